//! What a recipient's link carries: the delivery's id and a proof, made of the id and the link's serial with the server's
//! own key. It is kept nowhere, cannot be guessed, and is good for this delivery alone.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::delivery::{Entity, Model};
use hmac::{Hmac, Mac};
use sea_orm::EntityTrait as _;
use sha2::Sha256;
use uuid::Uuid;

use super::policy::BY_LINK;
use crate::features::account::keys_for;
use crate::platform::load::{Loader, Source};
use crate::platform::{Db, Error, Result};

const KEY_FOR: &str = "delivery link";
/// 128 bits: short enough for a message, too long to be guessed.
const PROOF: usize = 16;

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

/// Where the recipient follows it, relative to the server.
pub fn path(keys: &[Vec<u8>], row: &Model) -> Result<String> {
    let key = keys
        .first()
        .ok_or_else(|| Error::internal("there is no signing key to make a link with"))?;
    let proof = mac(key, row.id, row.link_serial)?.finalize().into_bytes();
    let carried: Vec<u8> = (row.id.as_bytes().iter().copied())
        .chain(proof.into_iter().take(PROOF))
        .collect();
    Ok(format!("/receipt/{}", URL_SAFE_NO_PAD.encode(carried)))
}

fn mac(key: &[u8], delivery: Uuid, serial: i32) -> Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
    mac.update(delivery.as_bytes());
    mac.update(&serial.to_be_bytes());
    Ok(mac)
}

/// What the link is about; `None` when it was not made here, was ended, or another has taken its place. A link whose time
/// has passed still shows what was said by it.
pub async fn find(db: &Db, carried: &str) -> Result<Option<Model>> {
    let Ok(carried) = URL_SAFE_NO_PAD.decode(carried) else {
        return Ok(None);
    };
    let Some((id, proof)) = carried.split_first_chunk() else {
        return Ok(None);
    };
    if proof.len() != PROOF {
        return Ok(None);
    }
    let delivery = Entity::find_by_id(Uuid::from_bytes(*id));
    let Some(row) = db.secret(BY_LINK, delivery).await? else {
        return Ok(None);
    };
    for key in keys_for(db, KEY_FOR).await? {
        let made = mac(&key, row.id, row.link_serial)?;
        if made.verify_truncated_left(proof).is_ok() {
            return Ok(row.link_until.is_some().then_some(row));
        }
    }
    Ok(None)
}
