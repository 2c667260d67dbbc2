//! Where a file is fetched.

use uuid::Uuid;

use crate::features::account::KeysFor;

pub const KEYS: KeysFor = KeysFor("file link");

/// Where a file is, before it is signed for.
pub fn address(file: Uuid) -> String {
    format!("/files/{}", file.simple())
}
