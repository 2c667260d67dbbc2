//! The tables that nobody reads: passwords, tokens, keys, and what must be found before it is known who asks. Only code
//! of this feature can show their key.

use entity::{
    credential, one_time_link, refresh_token, session, sign_in_attempt, signing_key, tenant, user,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::platform::{Db, Result, Secret, audit};

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
pub async fn keys_for(db: &Db, purpose: &str) -> Result<Vec<Vec<u8>>> {
    let current = signing_key::Entity::find()
        .filter(signing_key::Column::RetiredAt.is_null())
        .order_by_desc(signing_key::Column::CreatedAt);
    let keys = db.secrets(GUARD, current).await?;
    Ok(keys
        .iter()
        .map(|key| audit::digest(&[purpose.as_bytes(), key.private_pem.as_bytes()]))
        .collect())
}
