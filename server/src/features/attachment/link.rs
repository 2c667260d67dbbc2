//! Links by which a browser fetches a file: good for this file, to this session alone, for a while.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::features::account::{KeysFor, keys_for};
use crate::platform::proof::Keys;
use crate::platform::{Actor, Db, Error, Result};

pub const KEYS: KeysFor = KeysFor("file link");
const HOUR: i64 = 60 * 60;

/// One or two hours from now, the same for a whole hour: a page that is read again shows the pictures that it has.
pub fn until(now: DateTime<Utc>) -> i64 {
    (now.timestamp().div_euclid(HOUR) + 2) * HOUR
}

/// Where the viewer fetches a file, relative to the server.
pub fn path(keys: &Keys, file: Uuid, viewer: &Actor, until: i64) -> Result<String> {
    let proof = URL_SAFE_NO_PAD.encode(keys.prove(&good_for(file, viewer, until)?)?);
    Ok(format!(
        "/files/{}?until={until}&proof={proof}",
        file.simple()
    ))
}

/// Whether the link was made here, for who asks.
pub async fn is_made(db: &Db, file: Uuid, asks: &Actor, until: i64, proof: &str) -> Result<bool> {
    let Ok(proof) = URL_SAFE_NO_PAD.decode(proof) else {
        return Ok(false);
    };
    let keys = keys_for(db, KEYS.0).await?;
    keys.made(&good_for(file, asks, until)?, &proof)
}

/// What a link is good for.
fn good_for(file: Uuid, viewer: &Actor, until: i64) -> Result<Vec<u8>> {
    let (tenant, user) = (viewer.tenant(), viewer.require_user()?);
    let session = viewer.session().ok_or(Error::Unauthenticated)?;
    let of_whom = [tenant, user, session, file].map(Uuid::into_bytes).concat();
    Ok([b"GET", of_whom.as_slice(), &until.to_be_bytes()].concat())
}
