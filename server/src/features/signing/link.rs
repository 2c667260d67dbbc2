//! Where a signed copy is fetched.

use uuid::Uuid;

use crate::features::account::KeysFor;

pub const KEYS: KeysFor = KeysFor("signed copy link");

/// Where it is, before it is signed for.
pub fn address(copy: Uuid) -> String {
    format!("/files/signed/{}", copy.simple())
}
