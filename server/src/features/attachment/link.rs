//! Where a file is fetched.

use uuid::Uuid;

use crate::features::account::KeysFor;

pub const KEYS: KeysFor = KeysFor("file link");

pub fn path(file: Uuid) -> String {
    format!("/files/{}", file.simple())
}
