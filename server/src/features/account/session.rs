//! Sessions: signing in, going on with a refresh token, ending.
//!
//! A refresh token is 256 random bits of which only the hash is kept. Each is used once and answered by the next; a
//! second use tells that two hold it, and ends the session, unless it comes within seconds of the first and nobody
//! has gone on since: then the answer was lost, and another is given.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use entity::session::Client;
use entity::{credential, refresh_token, session, user};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait,
    Set,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::attempt::{self, Attempt};
use super::events::SessionRevoked;
use super::gate::Gate;
use super::guard::GUARD;
use super::model::{self, Presented};
use super::password;
use super::policy::{EndSession, SignIn};
use super::token::GOOD_FOR;
use crate::platform::id::fresh;
use crate::platform::store::Refused;
use crate::platform::{Action, Actor, Db, Error, Intent, Writer};

/// How long a session lives without being used, and how long at most.
const IDLE: TimeDelta = TimeDelta::hours(12);
const IDLE_KEPT: TimeDelta = TimeDelta::days(30);
const AT_MOST: TimeDelta = TimeDelta::days(90);
const USER_AGENT_AT_MOST: usize = 300;

/// What a person gives to sign in.
pub struct Credentials {
    pub username: String,
    pub password: String,
    /// The session outlives the browser.
    pub keep: bool,
    pub client: Client,
    pub user_agent: String,
}

/// What he gets.
#[derive(Debug)]
pub struct Issued {
    pub session: Uuid,
    pub access_token: String,
    pub expires_in: TimeDelta,
    pub refresh_token: String,
    pub keep: bool,
    pub client: Client,
    /// Until when the refresh token is good, if it is used no sooner.
    pub idle: TimeDelta,
}

/// Why he does not.
#[derive(Debug)]
pub enum Refusal {
    /// Username or password: which of them, is not told.
    WrongCredentials,
    Locked {
        retry_after_seconds: u64,
    },
    /// Sign in again.
    RefreshInvalid,
    Error(Error),
}

impl<E: Into<Error>> From<E> for Refusal {
    #[track_caller]
    fn from(cause: E) -> Self {
        Self::Error(cause.into())
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Error(error) => Self::Error(error),
            Refused::State => Self::Error(Error::Unauthenticated),
        }
    }
}

#[derive(FromQueryResult)]
struct Known {
    tenant_id: Uuid,
    user_id: Uuid,
    name: String,
    password_hash: String,
}

impl Gate {
    pub async fn sign_in(&self, given: Credentials) -> Result<Issued, Refusal> {
        let username = model::username_key(&given.username);
        if let Attempt::Locked {
            retry_after_seconds,
        } = attempt::count(&self.db, &username).await?
        {
            return Err(Refusal::Locked {
                retry_after_seconds,
            });
        }
        let known = known(&self.db, &username).await?;
        let hash = known.as_ref().map(|known| known.password_hash.clone());
        if !password::verify(given.password, hash).await? {
            return Err(Refusal::WrongCredentials);
        }
        let known = known.ok_or(Refusal::WrongCredentials)?;
        let session = fresh();
        let actor = Actor::person(
            known.tenant_id,
            known.user_id,
            session,
            known.name,
            Vec::new(),
            self.db.clock().today(),
        );
        let mut writer = self.db.writer(Arc::new(actor), Intent::once()).await?;
        let now = writer.now();
        attempt::forget(&writer, &username).await?;
        let permit = writer
            .permit::<SignIn, user::Entity>(known.user_id, None)
            .await?;
        let session = session::ActiveModel {
            id: Set(session),
            user_id: Set(known.user_id),
            user_agent: Set(given.user_agent.chars().take(USER_AGENT_AT_MOST).collect()),
            client: Set(given.client),
            keep: Set(given.keep),
            last_seen_at: Set(now),
            expires_at: Set(now + idle(given.keep)),
            revoked_at: Set(None),
            revoked_reason: Set(None),
            ..Default::default()
        };
        let session = writer
            .create::<_, _, session::Entity>(&permit, session)
            .await?;
        let (_, token) = issue(&writer, &session).await?;
        writer.commit(&()).await?;
        self.issued(&session, token)
    }

    /// Goes on with a session: a new access token, and the refresh token that follows the presented one. It leaves no
    /// audit line: nobody does anything, and a line for each ten minutes of each person would bury what was done. The
    /// session's beginning and end are on the record, and so is a token used twice.
    pub async fn refresh(&self, presented: &str, client: Client) -> Result<Issued, Refusal> {
        let (mut writer, token) = self.presented(presented).await?;
        let now = writer.now();
        let session = held(&writer, &token, client).await?;
        let later = writer
            .secrets(GUARD)
            .all(
                refresh_token::Entity::find()
                    .filter(refresh_token::Column::TenantId.eq(token.tenant_id))
                    .filter(refresh_token::Column::SessionId.eq(session.id))
                    .filter(refresh_token::Column::UsedAt.gt(token.issued_at)),
            )
            .await?;
        if model::judge(&token, &later, now) == Presented::Reused {
            end(&mut writer, session.id, "TOKEN_REUSED").await?;
            writer.commit(&()).await?;
            tracing::warn!(session = %session.id, "a refresh token was used twice; its session is over");
            return Err(Refusal::RefreshInvalid);
        }
        let expires_at = (now + idle(session.keep)).min(session.created_at + AT_MOST);
        let session = writer
            .secrets(GUARD)
            .update::<session::Entity>(session::ActiveModel {
                id: Set(session.id),
                last_seen_at: Set(now),
                expires_at: Set(expires_at),
                ..Default::default()
            })
            .await?;
        let (successor, issued) = issue(&writer, &session).await?;
        if token.used_at.is_none() {
            writer
                .secrets(GUARD)
                .update::<refresh_token::Entity>(refresh_token::ActiveModel {
                    id: Set(token.id),
                    used_at: Set(Some(now)),
                    successor_id: Set(Some(successor)),
                    ..Default::default()
                })
                .await?;
        }
        writer.commit(&()).await?;
        self.issued(&session, issued)
    }

    /// Ends the session of a refresh token, if it is anybody's.
    pub async fn sign_out(&self, presented: &str) -> Result<(), Refusal> {
        let (mut writer, token) = match self.presented(presented).await {
            Ok(found) => found,
            Err(Refusal::RefreshInvalid) => return Ok(()),
            Err(other) => return Err(other),
        };
        end(&mut writer, token.session_id, "SIGNED_OUT").await?;
        Ok(writer.commit(&()).await?)
    }

    /// Begins the work on a token that exists, as the system in its tenant.
    async fn presented(&self, token: &str) -> Result<(Writer, refresh_token::Model), Refusal> {
        let by_hash =
            refresh_token::Entity::find().filter(refresh_token::Column::TokenHash.eq(hash(token)));
        let found = self
            .db
            .secret(GUARD, by_hash)
            .await?
            .ok_or(Refusal::RefreshInvalid)?;
        let system = Actor::system(found.tenant_id, self.db.clock().today());
        let writer = self.db.writer(Arc::new(system), Intent::once()).await?;
        // Two uses of one session wait for each other here; only then is the token read.
        writer
            .secrets(GUARD)
            .one(session::Entity::find_by_id(found.session_id).lock(LockType::NoKeyUpdate))
            .await?;
        let token = writer
            .secrets(GUARD)
            .one(refresh_token::Entity::find_by_id(found.id))
            .await?
            .ok_or(Refusal::RefreshInvalid)?;
        Ok((writer, token))
    }

    fn issued(&self, session: &session::Model, refresh_token: String) -> Result<Issued, Refusal> {
        Ok(Issued {
            session: session.id,
            access_token: self
                .keys
                .sign(session.tenant_id, session.user_id, session.id)?,
            expires_in: GOOD_FOR,
            refresh_token,
            keep: session.keep,
            client: session.client,
            idle: idle(session.keep),
        })
    }
}

fn idle(keep: bool) -> TimeDelta {
    if keep { IDLE_KEPT } else { IDLE }
}

/// The person with a username, if he has a password and is not disabled.
async fn known(db: &Db, username: &str) -> Result<Option<Known>, Error> {
    let select = credential::Entity::find()
        .select_only()
        .column(credential::Column::TenantId)
        .column(credential::Column::UserId)
        .column(credential::Column::PasswordHash)
        .column(user::Column::Name)
        .join(JoinType::InnerJoin, credential::Relation::User.def())
        .filter(user::Column::Username.eq(username))
        .filter(user::Column::DisabledAt.is_null());
    Ok(db.secret_rows(GUARD, select).await?.pop())
}

/// The token's session, if both still hold.
async fn held(
    writer: &Writer,
    token: &refresh_token::Model,
    client: Client,
) -> Result<session::Model, Refusal> {
    let now: DateTime<Utc> = writer.now();
    let (session, person) = (
        writer
            .secrets(GUARD)
            .one(session::Entity::find_by_id(token.session_id))
            .await?
            .ok_or(Refusal::RefreshInvalid)?,
        writer.reader(),
    );
    let person = person.get::<user::Entity>(session.user_id).await?;
    let holds = token.expires_at > now
        && session.expires_at > now
        && session.revoked_at.is_none()
        && session.client == client
        && person.disabled_at.is_none();
    if holds {
        Ok(session)
    } else {
        Err(Refusal::RefreshInvalid)
    }
}

async fn issue(writer: &Writer, session: &session::Model) -> Result<(Uuid, String), Error> {
    let token = secret()?;
    let row = writer
        .secrets(GUARD)
        .insert::<refresh_token::Entity>(refresh_token::ActiveModel {
            session_id: Set(session.id),
            token_hash: Set(hash(&token)),
            issued_at: Set(writer.now()),
            used_at: Set(None),
            successor_id: Set(None),
            expires_at: Set(session.expires_at),
            ..Default::default()
        })
        .await?;
    Ok((row.id, token))
}

/// 256 random bits, as text.
pub(super) fn secret() -> Result<String, Error> {
    let mut bits = [0; 32];
    getrandom::fill(&mut bits).map_err(Error::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(bits))
}

/// What is kept of a token: it is random, so one quick hash is enough.
pub(super) fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Ends a session now: its access tokens die with it. One that is over stays as it is.
pub(super) async fn end(
    writer: &mut Writer,
    session: Uuid,
    reason: &'static str,
) -> Result<session::Model, Refused> {
    let permit = match writer
        .permit::<EndSession, session::Entity>(session, None)
        .await
    {
        Ok(permit) => permit,
        Err(Refused::State) => {
            return Ok(writer.reader().get::<session::Entity>(session).await?);
        }
        Err(other) => return Err(other),
    };
    let now = writer.now();
    let session = writer
        .update(permit.noting(reason), |row| {
            row.revoked_at = Set(Some(now));
            row.revoked_reason = Set(Some(reason.to_owned()));
        })
        .await?;
    writer.raise(&SessionRevoked::of(&session))?;
    Ok(session)
}

/// Ends all sessions of a person, but for one.
pub(super) async fn end_all(
    writer: &mut Writer,
    user: Uuid,
    but: Option<Uuid>,
    reason: &'static str,
) -> Result<(), Error> {
    let open = session::Entity::find()
        .filter(session::Column::TenantId.eq(writer.actor().tenant()))
        .filter(session::Column::UserId.eq(user))
        .filter(session::Column::RevokedAt.is_null());
    for row in writer.secrets(GUARD).all(open).await? {
        if Some(row.id) == but {
            continue;
        }
        let ended = writer
            .secrets(GUARD)
            .update::<session::Entity>(session::ActiveModel {
                id: Set(row.id),
                revoked_at: Set(Some(writer.now())),
                revoked_reason: Set(Some(reason.to_owned())),
                ..Default::default()
            })
            .await?;
        writer.note::<session::Entity>(EndSession::NAME, &ended, Some(reason))?;
        writer.raise(&SessionRevoked::of(&ended))?;
    }
    Ok(())
}
