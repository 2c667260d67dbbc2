//! How it is known that a document arrived, and what may be wrong with what was asked: pure.

use async_graphql::Enum;
use chrono::{Days, NaiveDate, TimeDelta};
use entity::delivery::{Model, Receipt};

use crate::platform::graphql::FeatureCode;
use crate::platform::{Code, UserError};

/// How long recipients have to say that it arrived, unless the sender says otherwise.
pub const ANSWER_WITHIN: Days = Days::new(7);
/// How long a link is good.
pub const LINK_GOOD_FOR: TimeDelta = TimeDelta::days(60);
/// Nobody is reminded of the same twice a day.
pub const REMIND_AFTER: TimeDelta = TimeDelta::hours(20);

/// How it is known that a document arrived.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::delivery::Receipt")]
pub enum DeliveryReceipt {
    /// It is not known yet.
    Awaited,
    /// The recipient said so, signed in.
    InApp,
    /// Somebody said so who holds the recipient's link.
    ByLink,
    /// The sender wrote down who said so.
    Recorded,
}

/// The day itself is in time.
pub fn is_late(row: &Model, today: NaiveDate) -> bool {
    row.receipt == Receipt::Awaited && row.due_on < today
}

/// What is wrong with what was asked of a delivery.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum DeliveryErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// It is known already that it arrived.
    WrongState,
    /// The day is before the document's, or yet to come.
    DateOrder,
    /// It gets the document already.
    AlreadyThere,
    /// The organization is no more, or not yet.
    Closed,
    /// Choose an organization, or name a body outside: one of the two.
    OneOnly,
    /// The link was ended, or its time has passed.
    LinkInvalid,
}

impl Code for DeliveryErrorCode {
    const WRONG_STATE: Self = Self::WrongState;

    fn taken(index: &str) -> Option<UserError<Self>> {
        (index == "delivery_document_id_organization_id_key").then(already_there)
    }
}

impl FeatureCode for DeliveryErrorCode {
    const FEATURE: &'static str = "Delivery";
}

pub fn already_there() -> UserError<DeliveryErrorCode> {
    let message = "It gets this document already.";
    UserError::new("organization", DeliveryErrorCode::AlreadyThere, message)
}
