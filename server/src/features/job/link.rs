//! Where a job's file is fetched.

use uuid::Uuid;

use crate::features::account::KeysFor;

pub const KEYS: KeysFor = KeysFor("job file link");

pub fn path(job: Uuid) -> String {
    format!("/files/jobs/{}", job.simple())
}
