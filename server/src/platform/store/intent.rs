//! What a request means to do once, however often it is sent, and why it may be refused.

use serde::Serialize;

use crate::platform::audit;
use crate::platform::error::{Code, Error, Failure, Result, UserError};

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
            .is_some_and(|key| key.is_empty() || key.len() > 200)
        {
            return Err(Error::BadInput(
                "An idempotency key has 1 to 200 characters.".to_owned(),
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
