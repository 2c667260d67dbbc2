//! The tables that nobody reads: passwords, tokens, keys, and what must be found before it is known who asks. Only code
//! of this feature can show their key.

use std::collections::HashMap;

use entity::{
    credential, one_time_link, refresh_token, session, sign_in_attempt, signing_key, tenant, user,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::platform::load::{Loader, Source};
use crate::platform::proof::Keys;
use crate::platform::{Db, Error, Result, Secret, Writer, audit};

/// Shown wherever these tables are read or written. It is made here alone, and cannot be named outside this feature.
#[derive(Debug, Clone, Copy)]
pub struct Guard(());

pub(super) const GUARD: Guard = Guard(());

macro_rules! guarded {
    ($($table:ident),+) => {
        $(impl Secret for $table::Entity {
            type Key = Guard;
        })+
    };
}

guarded!(
    credential,
    one_time_link,
    refresh_token,
    sign_in_attempt,
    signing_key,
    tenant
);
// Usernames are unique over all tenants, so signing in must look beyond one. A person sees his own sessions; finding
// them before there is an actor, and keeping them alive, is the gate's.
guarded!(session, user);

/// Keys for another purpose, made from the signing keys in use, the newest first: every node has the same, nobody
/// outside has any, and the signing keys themselves are not told.
pub async fn keys_for(db: &Db, purpose: &str) -> Result<Keys> {
    Ok(made_for(purpose, &db.secrets(GUARD, in_use()).await?))
}

/// The same, read once for all links of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeysFor(pub &'static str);

impl Loader<KeysFor> for Source {
    type Value = Keys;
    type Error = Error;

    async fn load(&self, asked: &[KeysFor]) -> Result<HashMap<KeysFor, Keys>> {
        let mut keys = HashMap::new();
        for one in asked {
            keys.insert(*one, keys_for(&self.db, one.0).await?);
        }
        Ok(keys)
    }
}

/// The same, within a transaction.
pub(super) async fn keys_within(writer: &Writer, purpose: &str) -> Result<Keys> {
    Ok(made_for(
        purpose,
        &writer.secrets(GUARD).all(in_use()).await?,
    ))
}

fn in_use() -> Select<signing_key::Entity> {
    signing_key::Entity::find()
        .filter(signing_key::Column::RetiredAt.is_null())
        .order_by_desc(signing_key::Column::CreatedAt)
}

fn made_for(purpose: &str, keys: &[signing_key::Model]) -> Keys {
    let made =
        |key: &signing_key::Model| audit::digest(&[purpose.as_bytes(), key.private_pem.as_bytes()]);
    Keys::new(keys.iter().map(made).collect())
}
