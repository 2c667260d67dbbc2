//! Links that work once: to set the installation up, to take up an invitation, to choose a new password. Only the
//! hash of what they carry is kept. What a person's link carries is made of its row's id with the server's own key, so
//! that a repeated request is told the same link though it is kept nowhere.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use entity::one_time_link::{self, Column, Entity, Purpose};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use super::guard::{GUARD, keys_for, keys_within};
use super::session::{hash, secret};
use super::tenancy::begin_tenant;
use crate::platform::id::fresh;
use crate::platform::{Db, Result, Writer};

const GOOD_FOR: TimeDelta = TimeDelta::days(7);
const KEY_FOR: &str = "one-time link";

/// Where a link leads; the page there asks for what is missing.
pub fn address(public_url: &str, token: &str) -> String {
    format!("{public_url}/set-up?token={token}")
}

/// The link with which the first administrator sets the installation up, as long as nobody has: a new one each time,
/// and the last one alone is good.
pub async fn set_up_link(db: &Db, public_url: &str) -> Result<Option<String>> {
    let Some(mut writer) = begin_tenant(db).await? else {
        return Ok(None);
    };
    let tenant = writer.actor().tenant();
    writer
        .secrets(GUARD)
        .delete::<Entity>(
            Condition::all()
                .add(Column::TenantId.eq(tenant))
                .add(Column::Purpose.eq(Purpose::SetUp)),
        )
        .await?;
    let token = secret()?;
    let link = make(&writer, fresh(), Purpose::SetUp, None, &token).await?;
    writer.note::<Entity>("set_up_link.make", &link, None)?;
    writer.commit(&()).await?;
    Ok(Some(address(public_url, &token)))
}

/// Makes a link for a person: which, and its token. Earlier ones of his are good no more.
pub async fn make_for(writer: &Writer, user: Uuid, purpose: Purpose) -> Result<(Uuid, String)> {
    end_all(writer, user).await?;
    let id = fresh();
    let keys = keys_within(writer, KEY_FOR).await?;
    let token = match keys.proofs(id.as_bytes())?.first() {
        Some(proof) => URL_SAFE_NO_PAD.encode(proof),
        // Made at the terminal before the server ever ran: nobody repeats that.
        None => secret()?,
    };
    make(writer, id, purpose, Some(user), &token).await?;
    Ok((id, token))
}

/// A person's links are good no more: whoever holds one got it for somebody who was less.
pub async fn end_all(writer: &Writer, user: Uuid) -> Result<()> {
    let own = Condition::all()
        .add(Column::TenantId.eq(writer.actor().tenant()))
        .add(Column::UserId.eq(user));
    writer.secrets(GUARD).delete::<Entity>(own).await?;
    Ok(())
}

/// The token of a person's link once more, also when it is used up or another has taken its place.
pub async fn token_again(db: &Db, link: Uuid) -> Result<Option<String>> {
    let proofs = keys_for(db, KEY_FOR).await?.proofs(link.as_bytes())?;
    let tokens: Vec<String> = (proofs.iter())
        .map(|proof| URL_SAFE_NO_PAD.encode(proof))
        .collect();
    let kept = db.secret(GUARD, Entity::find_by_id(link)).await?;
    let is_kept = |token: &&String| {
        kept.as_ref()
            .is_some_and(|link| link.token_hash == hash(token))
    };
    let token = match kept {
        Some(_) => tokens.iter().find(is_kept),
        None => tokens.first(),
    };
    Ok(token.cloned())
}

async fn make(
    writer: &Writer,
    id: Uuid,
    purpose: Purpose,
    user: Option<Uuid>,
    token: &str,
) -> Result<one_time_link::Model> {
    writer
        .secrets(GUARD)
        .insert::<Entity>(one_time_link::ActiveModel {
            id: Set(id),
            user_id: Set(user),
            purpose: Set(purpose),
            token_hash: Set(hash(token)),
            expires_at: Set(writer.now() + GOOD_FOR),
            used_at: Set(None),
            ..Default::default()
        })
        .await
}

/// The link with this token, if it is still good.
pub async fn find(db: &Db, token: &str) -> Result<Option<one_time_link::Model>> {
    let found = db
        .secret(
            GUARD,
            Entity::find().filter(Column::TokenHash.eq(hash(token))),
        )
        .await?;
    let now = db.clock().now();
    Ok(found.filter(|link| link.used_at.is_none() && link.expires_at > now))
}

/// Uses it up. `false` when somebody was faster.
pub async fn redeem(writer: &Writer, link: Uuid) -> Result<bool> {
    let secrets = writer.secrets(GUARD);
    let row = secrets
        .one(Entity::find_by_id(link).lock(LockType::NoKeyUpdate))
        .await?
        .filter(|row| row.used_at.is_none());
    let Some(row) = row else {
        return Ok(false);
    };
    secrets
        .update::<Entity>(one_time_link::ActiveModel {
            id: Set(row.id),
            used_at: Set(Some(writer.now())),
            ..Default::default()
        })
        .await?;
    Ok(true)
}
