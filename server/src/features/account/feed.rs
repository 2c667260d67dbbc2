//! Addresses that one's calendar reads. Each is a session that signs nobody in: it is listed and ended like any other,
//! and gives what is its person's today. What the address carries is made of the session's id with the server's own key;
//! it is kept nowhere.

use chrono::TimeDelta;
use entity::session::{self, Client};
use entity::user;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::gate::Gate;
use super::model::AccountErrorCode;
use super::policy::OpenFeed;
use super::presence::{proof, proven};
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
    let proof = proof(db, KEY_FOR, feed).await?;
    Ok(format!("/calendar/{}.{proof}.ics", feed.simple()))
}

impl Gate {
    /// Whose calendar it is, as he is now, or `UNAUTHENTICATED`: guessed, ended, expired, or of a person who is disabled.
    pub async fn calendar(&self, feed: Uuid, proof: &str) -> Result<Actor> {
        let row = proven(&self.db, KEY_FOR, feed, proof).await?;
        if row.user_agent != AGENT {
            return Err(Error::Unauthenticated);
        }
        self.actor(&row.into()).await
    }
}
