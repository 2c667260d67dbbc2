//! A task's states, and what may be wrong with what was asked of it: pure.

use async_graphql::Enum;
use chrono::NaiveDate;
use entity::task::{Model, State};

use crate::platform::Code;
use crate::platform::graphql::FeatureCode;

/// Where a task stands.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::task::State")]
pub enum TaskState {
    /// Given, and not begun.
    Assigned,
    /// Begun, or sent back.
    InProgress,
    /// Done, as whoever did it says.
    Done,
    /// Done, as whoever gave it says.
    Confirmed,
}

/// In which one still has something to do.
pub const OPEN: [State; 2] = [State::Assigned, State::InProgress];

/// The day itself is in time.
pub fn is_overdue(row: &Model, today: NaiveDate) -> bool {
    OPEN.contains(&row.state) && row.due_on < today
}

/// What is wrong with what was asked of a task.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum TaskErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// The day lies in the past.
    DateOrder,
    /// The task's state does not allow this now.
    WrongState,
    /// A return needs a reason.
    ReasonRequired,
    /// There is nobody to give it to: no open school among those named.
    Nobody,
    /// More at once than allowed.
    TooMany,
    /// The person is not appointed there.
    NotAtOrganization,
    /// Not at or below the organization that gives it.
    NotBelow,
    /// The clause is of a plan that is not issued, or not this organization's.
    NotIssued,
    /// The paper stands in another organization's register, or is void there.
    NotEntered,
    /// A task that was given has one assignee.
    OneOnly,
    /// No address of a page.
    NotALink,
}

impl Code for TaskErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for TaskErrorCode {
    const FEATURE: &'static str = "Task";
}
