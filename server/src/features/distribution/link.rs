//! What a recipient's link carries: the delivery's id and a proof, made of the id and the link's serial with the server's
//! own key. It is kept nowhere, cannot be guessed, and is good for this delivery alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::delivery::{Entity, Model};
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use super::policy::BY_LINK;
use crate::features::account::{KeysFor, keys_for};
use crate::platform::proof::Keys;
use crate::platform::{Db, Result};

pub const KEYS: KeysFor = KeysFor("delivery link");
/// 128 bits: short enough for a message, too long to be guessed.
const PROOF: usize = 16;

fn good_for(row: &Model) -> Vec<u8> {
    [row.id.as_bytes(), row.link_serial.to_be_bytes().as_slice()].concat()
}

/// Where the recipient follows it, relative to the server.
pub fn path(keys: &Keys, row: &Model) -> Result<String> {
    let proof = keys.prove(&good_for(row))?;
    let carried: Vec<u8> = (row.id.as_bytes().iter().copied())
        .chain(proof.into_iter().take(PROOF))
        .collect();
    Ok(format!("/receipt/{}", URL_SAFE_NO_PAD.encode(carried)))
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
    let keys = keys_for(db, KEYS.0).await?;
    let made = keys.made_short(&good_for(&row), proof, PROOF)?;
    Ok((made && row.link_until.is_some()).then_some(row))
}
