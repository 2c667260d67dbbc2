//! What may be wrong with what was asked of an activity, and how a duty stands: pure.

use async_graphql::Enum;

use crate::platform::Code;
use crate::platform::graphql::FeatureCode;

/// What is wrong with what was asked of an activity.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum ActivityErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// It ends before it begins.
    DateOrder,
    /// Too far from the plan's school year.
    OutsideYear,
    /// The activity's state, or its plan's, does not allow this now.
    WrongState,
    /// Another plan is being written in this one's place: change its activities.
    BeingReplaced,
    /// A return needs a reason.
    ReasonRequired,
    /// More at once than allowed.
    TooMany,
    /// The person is not appointed at the school.
    NotAtOrganization,
    /// No open channel of the school.
    NotItsChannel,
    /// Neither a clause of the plan nor a duty of schools in the plan above.
    NotItsClause,
    /// No address of a page.
    NotALink,
}

impl Code for ActivityErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for ActivityErrorCode {
    const FEATURE: &'static str = "Activity";
}

/// How a duty stands with a school.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum CoverageState {
    /// No activity carries it out.
    NotCovered,
    /// Some do, and not all of them are confirmed.
    Planned,
    /// Some did, and all of them are confirmed.
    Done,
}

impl CoverageState {
    /// Of so many activities, so many of them confirmed.
    pub fn of(activities: i64, confirmed: i64) -> Self {
        match (activities, confirmed) {
            (0, _) => Self::NotCovered,
            (all, confirmed) if confirmed < all => Self::Planned,
            _ => Self::Done,
        }
    }
}
