//! Links by which a browser fetches a file: good for this file, to this session alone, for a while. Their key is made from
//! the server's signing keys, which every node shares and nobody outside knows; they are kept nowhere.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::features::account::keys_for;
use crate::platform::load::{Loader, Source};
use crate::platform::{Actor, Db, Error, Result};

const KEY_FOR: &str = "file link";
const HOUR: i64 = 60 * 60;

/// The server's keys, read once for all links of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LinkKeys;

impl Loader<LinkKeys> for Source {
    type Value = Vec<Vec<u8>>;
    type Error = Error;

    async fn load(&self, _: &[LinkKeys]) -> Result<HashMap<LinkKeys, Self::Value>> {
        let keys = keys_for(&self.db, KEY_FOR).await?;
        Ok(HashMap::from([(LinkKeys, keys)]))
    }
}

/// One or two hours from now, the same for a whole hour: a page that is read again shows the pictures that it has.
pub fn until(now: DateTime<Utc>) -> i64 {
    (now.timestamp().div_euclid(HOUR) + 2) * HOUR
}

/// Where the viewer fetches a file, relative to the server.
pub fn path(keys: &[Vec<u8>], file: Uuid, viewer: &Actor, until: i64) -> Result<String> {
    let key = keys
        .first()
        .ok_or_else(|| Error::internal("there is no signing key to make a link with"))?;
    let proof = mac(key, file, viewer, until)?.finalize().into_bytes();
    let proof = URL_SAFE_NO_PAD.encode(proof);
    Ok(format!(
        "/files/{}?until={until}&proof={proof}",
        file.simple()
    ))
}

/// Whether the link was made here, for who asks; compared in constant time.
pub async fn is_made(db: &Db, file: Uuid, asks: &Actor, until: i64, proof: &str) -> Result<bool> {
    let Ok(proof) = URL_SAFE_NO_PAD.decode(proof) else {
        return Ok(false);
    };
    let mut made = false;
    for key in keys_for(db, KEY_FOR).await? {
        made |= mac(&key, file, asks, until)?.verify_slice(&proof).is_ok();
    }
    Ok(made)
}

fn mac(key: &[u8], file: Uuid, viewer: &Actor, until: i64) -> Result<Hmac<Sha256>> {
    let session = viewer.session().ok_or(Error::Unauthenticated)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
    mac.update(b"GET");
    mac.update(viewer.tenant().as_bytes());
    mac.update(viewer.require_user()?.as_bytes());
    mac.update(session.as_bytes());
    mac.update(file.as_bytes());
    mac.update(&until.to_be_bytes());
    Ok(mac)
}
