//! The code by which anybody asks whether a paper is genuine. It is printed on the paper, so it opens nothing but what the
//! paper itself says. It is made by chance and kept: what is printed is good for as long as the paper is.

use entity::document::{Column, Entity, Model};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::platform::{Db, Error, Result, Secret};

/// 96 bits: short enough for a small picture and to be typed, too long to be guessed.
const BYTES: usize = 12;

/// Shown to find a paper by its code, before it is known who asks and in whose register it stands.
pub struct ByCode(());

impl Secret for Entity {
    type Key = ByCode;
}

/// Another one.
pub(super) fn code() -> Result<String> {
    let mut bits = [0; BYTES];
    getrandom::fill(&mut bits).map_err(Error::internal)?;
    Ok(hex::encode(bits))
}

/// The paper that bears this code; `None` of whatever is not one.
pub async fn by_code(db: &Db, typed: &str) -> Result<Option<Model>> {
    let code = typed.trim().to_lowercase();
    if !matches!(hex::decode(&code), Ok(bits) if bits.len() == BYTES) {
        return Ok(None);
    }
    let paper = Entity::find().filter(Column::VerificationCode.eq(code));
    db.secret(ByCode(()), paper).await
}

/// Where anybody checks it, relative to the server.
pub fn verified_at(row: &Model) -> Option<String> {
    let code = row.verification_code.as_ref()?;
    Some(format!("/verify/{code}"))
}
