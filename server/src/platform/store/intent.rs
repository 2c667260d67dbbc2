//! What a request means to do once, however often it is sent, and why it may be refused.

use chrono::TimeDelta;
use entity::idempotency::{self, Column};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::writer::Writer;
use crate::platform::audit;
use crate::platform::error::{Code, Error, Failure, Result, UserError};
use crate::platform::id::fresh;

/// How long a request's answer is kept for its repetition.
const REPEATABLE_FOR: TimeDelta = TimeDelta::hours(24);

/// What a request means to do once, however often it is sent.
#[derive(Debug, Clone, Default)]
pub struct Intent {
    pub(super) key: Option<String>,
    pub(super) fingerprint: Vec<u8>,
}

impl Intent {
    /// `key` is the client's, `action` and `input` are what it must not be reused for.
    pub fn new(key: Option<String>, action: &str, input: &impl Serialize) -> Result<Self> {
        if key
            .as_ref()
            .is_some_and(|key| key.is_empty() || key.len() > 200 || key.contains(char::is_control))
        {
            return Err(Error::BadInput(
                "An idempotency key has 1 to 200 characters, and no control characters.".to_owned(),
            ));
        }
        let fingerprint = audit::digest(&[action.as_bytes(), &serde_json::to_vec(input)?]);
        Ok(Self { key, fingerprint })
    }

    /// For the system's own work, which nobody repeats.
    pub fn once() -> Self {
        Self::default()
    }
}

impl Writer {
    /// Takes the request's key, or finds what was answered to it before. The row that is inserted here makes a
    /// concurrent repetition wait for this transaction.
    pub(super) async fn claim(&mut self) -> Result<()> {
        let (Some(key), Some(user)) = (self.intent.key.clone(), self.actor.user()) else {
            return Ok(());
        };
        let mine = Column::TenantId
            .eq(self.actor.tenant())
            .and(Column::UserId.eq(user))
            .and(Column::Key.eq(key.clone()));
        let executor = self.reader.executor();
        let anew = OnConflict::columns([Column::TenantId, Column::UserId, Column::Key])
            .update_columns([
                Column::Fingerprint,
                Column::Outcome,
                Column::ExpiresAt,
                Column::CreatedAt,
                Column::UpdatedAt,
            ])
            .action_and_where(Column::ExpiresAt.lt(self.now))
            .to_owned();
        let claim = idempotency::ActiveModel {
            id: Set(fresh()),
            tenant_id: Set(self.actor.tenant()),
            user_id: Set(user),
            key: Set(key),
            fingerprint: Set(self.intent.fingerprint.clone()),
            outcome: Set(serde_json::Value::Null),
            expires_at: Set(self.now + REPEATABLE_FOR),
            version: Set(1),
            created_at: Set(self.now),
            updated_at: Set(self.now),
        };
        let fresh = idempotency::Entity::insert(claim)
            .on_conflict(anew)
            .exec_without_returning(&executor)
            .await?;
        if fresh > 0 {
            return Ok(());
        }
        let before = idempotency::Entity::find()
            .filter(mine)
            .one(&executor)
            .await?
            .ok_or_else(|| Error::internal("a claimed key is gone"))?;
        if before.fingerprint != self.intent.fingerprint {
            return Err(Error::BadInput(
                "This idempotency key was used for another request. Use a new one.".to_owned(),
            ));
        }
        self.replay = Some(before.outcome);
        Ok(())
    }

    /// What was committed for this very request before, if it was: the caller answers with it and writes nothing.
    pub fn replayed<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        self.replay
            .clone()
            .map(serde_json::from_value)
            .transpose()
            .map_err(Error::internal)
    }
}

/// Why no permit was given.
#[derive(Debug)]
pub enum Refused {
    Error(Error),
    /// The record is in the wrong state for this.
    State,
}

impl<C: Code> From<Refused> for Failure<C> {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Error(error) => error.into(),
            Refused::State => Self::User(vec![UserError::new(
                "",
                C::WRONG_STATE,
                "The record's state does not allow this now. Read it again.",
            )]),
        }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}
