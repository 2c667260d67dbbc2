//! A handover's states, and what may be wrong with what was asked of it: pure.

use async_graphql::Enum;

use crate::platform::graphql::FeatureCode;
use crate::platform::{Code, UserError};

/// Where a handover stands.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::handover::State")]
pub enum HandoverState {
    /// The giver has not confirmed.
    Open,
    /// The giver has confirmed, the receiver has not.
    HandedOver,
    /// Both have, and it has gone.
    TakenOver,
}

/// What is wrong with what was asked of a handover.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum HandoverErrorCode {
    /// Longer than allowed.
    TooLong,
    /// The giver holds it for no day before, or the day is too far ahead.
    DateOrder,
    /// Nobody hands over to himself.
    SamePerson,
    /// The receiver may not sign in.
    PersonDisabled,
    /// This position is being handed over already.
    AlreadyOpen,
    /// It has to be said why.
    ReasonRequired,
    /// The giver is there and confirms himself.
    StillThere,
    /// Not before its day.
    TooEarly,
    /// Not as things stand.
    WrongState,
}

impl Code for HandoverErrorCode {
    const WRONG_STATE: Self = Self::WrongState;

    fn taken(index: &str) -> Option<UserError<Self>> {
        (index == "handover_appointment_id_key").then(|| {
            let message = "This position is being handed over already.";
            UserError::new("appointment", Self::AlreadyOpen, message)
        })
    }
}

impl FeatureCode for HandoverErrorCode {
    const FEATURE: &'static str = "Handover";
}
