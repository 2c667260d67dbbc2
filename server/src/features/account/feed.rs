//! Addresses that one's calendar reads. Each is a session that signs nobody in: it is listed and ended like any other,
//! and gives what is its person's today. What the address carries is made of the session's id with the server's own key;
//! it is kept nowhere.

use chrono::TimeDelta;
use entity::session::{self, Client};
use entity::user;
use hmac::{Hmac, Mac};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sha2::Sha256;
use uuid::Uuid;

use super::gate::{Bearer, Gate};
use super::guard::{GUARD, keys_for};
use super::model::AccountErrorCode;
use super::policy::OpenFeed;
use crate::platform::{Actor, Db, Error, Outcome, Result, Writer};

/// More than a school year.
const GOOD_FOR: TimeDelta = TimeDelta::days(400);
const KEY_FOR: &str = "calendar feed";
/// What the list of sessions calls it.
const AGENT: &str = "iCalendar";

/// Opens another one for oneself.
pub async fn open(w: &mut Writer) -> Outcome<session::Model, AccountErrorCode> {
    let person = w.actor().require_user()?;
    let permit = w.permit::<OpenFeed, user::Entity>(person, None).await?;
    let now = w.now();
    let feed = session::ActiveModel {
        user_id: Set(person),
        user_agent: Set(AGENT.to_owned()),
        client: Set(Client::App),
        keep: Set(true),
        last_seen_at: Set(now),
        expires_at: Set(now + GOOD_FOR),
        revoked_at: Set(None),
        revoked_reason: Set(None),
        ..Default::default()
    };
    Ok(w.create::<_, _, session::Entity>(&permit, feed).await?)
}

/// Where a calendar reads it, relative to the server.
pub async fn path(db: &Db, feed: Uuid) -> Result<String> {
    let keys = keys_for(db, KEY_FOR).await?;
    let key = keys
        .first()
        .ok_or_else(|| Error::internal("there is no signing key to make an address with"))?;
    let proof = hex::encode(mac(key, feed)?.finalize().into_bytes());
    Ok(format!("/calendar/{}.{proof}.ics", feed.simple()))
}

fn mac(key: &[u8], feed: Uuid) -> Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
    mac.update(feed.as_bytes());
    Ok(mac)
}

impl Gate {
    /// Whose calendar it is, as he is now, or `UNAUTHENTICATED`: guessed, ended, expired, or of a person who is disabled.
    pub async fn calendar(&self, feed: Uuid, proof: &str) -> Result<Actor> {
        let proof = hex::decode(proof).map_err(|_| Error::Unauthenticated)?;
        let mut proven = false;
        for key in keys_for(&self.db, KEY_FOR).await? {
            proven |= mac(&key, feed)?.verify_slice(&proof).is_ok();
        }
        let opened = session::Entity::find_by_id(feed);
        match self.db.secret(GUARD, opened).await? {
            Some(row) if proven && row.user_agent == AGENT => {
                self.actor(&Bearer {
                    tenant: row.tenant_id,
                    user: row.user_id,
                    session: row.id,
                })
                .await
            }
            _ => Err(Error::Unauthenticated),
        }
    }
}
