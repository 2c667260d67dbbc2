//! Where a job's file is fetched.

use uuid::Uuid;

use crate::features::account::KeysFor;

pub const KEYS: KeysFor = KeysFor("job file link");

/// Before it is signed for.
pub fn address(job: Uuid) -> String {
    format!("/files/jobs/{}", job.simple())
}
