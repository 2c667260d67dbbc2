//! A report's states and timeliness: pure.

use async_graphql::Enum;
use chrono::NaiveDate;
use entity::report::State;
use entity::report_correction::Text;

use crate::platform::Code;
use crate::platform::graphql::FeatureCode;

/// Where a school's report for a period stands.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReportState {
    /// There is none yet.
    NotStarted,
    /// The school is writing; nobody else reads it.
    Draft,
    /// Handed in, waiting for the office.
    Submitted,
    /// Sent back with a reason.
    Returned,
    /// Accepted: its figures are summed.
    Accepted,
}

impl From<State> for ReportState {
    fn from(state: State) -> Self {
        match state {
            State::Draft => Self::Draft,
            State::Submitted => Self::Submitted,
            State::Returned => Self::Returned,
            State::Accepted => Self::Accepted,
        }
    }
}

impl ReportState {
    /// The row's state; none for a report that has no row.
    pub fn stored(self) -> Option<State> {
        match self {
            Self::NotStarted => None,
            Self::Draft => Some(State::Draft),
            Self::Submitted => Some(State::Submitted),
            Self::Returned => Some(State::Returned),
            Self::Accepted => Some(State::Accepted),
        }
    }
}

/// What a report says in words.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "Text")]
pub enum ReportText {
    /// What was done.
    Summary,
    /// What was difficult.
    Difficulties,
    /// What the school proposes.
    Proposals,
}

/// Whether a report came in time.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Timeliness {
    /// Not handed in, and not due yet.
    Pending,
    /// Handed in on the due date or before.
    OnTime,
    /// Handed in after the due date.
    Late,
    /// Not handed in, and due.
    Overdue,
}

/// Days are Việt Nam's; the due date itself is in time. A return does not undo the day of the first submission.
pub fn timeliness(
    due_on: NaiveDate,
    first_submitted_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Timeliness {
    match first_submitted_on {
        Some(day) if day <= due_on => Timeliness::OnTime,
        Some(_) => Timeliness::Late,
        None if today <= due_on => Timeliness::Pending,
        None => Timeliness::Overdue,
    }
}

/// How many days after the due date it came, or has not come yet.
pub fn days_late(
    due_on: NaiveDate,
    first_submitted_on: Option<NaiveDate>,
    today: NaiveDate,
) -> i32 {
    let days = (first_submitted_on.unwrap_or(today) - due_on).num_days();
    i32::try_from(days.max(0)).unwrap_or(i32::MAX)
}

/// What is wrong with what was asked of a report.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum ReportErrorCode {
    /// Has to be filled in before the report is handed in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// A figure below zero.
    Negative,
    /// A figure that cannot be right.
    TooBig,
    /// The report's state does not allow this now.
    WrongState,
    /// The period has not begun, or does not ask this school.
    PeriodNotOpen,
    /// Only schools report.
    NotASchool,
    /// There is a draft with content already.
    AlreadyStarted,
    /// The period is closed, for this school as well.
    PeriodClosed,
    /// The office does not expect this school to report.
    Excused,
    /// The school has begun the report itself: nobody enters it in its stead.
    BegunBySchool,
    /// Who enters a school's report says how he came to know it.
    NoteRequired,
    /// A return needs a reason.
    ReasonRequired,
    /// The period does not ask for this figure.
    UnknownIndicator,
    /// More decimals than the figure has.
    TooManyPlaces,
    /// A figure is not what the records say, and nobody said why.
    OverrideReasonRequired,
    /// A figure is unusual, and nobody said why it is right.
    ExplanationRequired,
    /// The office sent the report back for other fields.
    NotReturned,
    /// A figure that is worked out is nobody's to mend.
    WorkedOut,
    /// More at once than allowed.
    TooMany,
    /// It was changed since it was last seen.
    Stale,
}

impl Code for ReportErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for ReportErrorCode {
    const FEATURE: &'static str = "Report";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 1, day).unwrap_or_default()
    }

    #[test]
    fn timeliness_follows_from_three_days() {
        use Timeliness::{Late, OnTime, Overdue, Pending};
        let due = 15;
        // first submitted, today, what it is, days late
        let table = [
            (None, 14, Pending, 0),
            (None, 15, Pending, 0),
            (None, 16, Overdue, 1),
            (None, 31, Overdue, 16),
            (Some(1), 31, OnTime, 0),
            (Some(15), 15, OnTime, 0),
            (Some(15), 31, OnTime, 0),
            (Some(16), 16, Late, 1),
            (Some(18), 31, Late, 3),
        ];
        for (first, today, expected, late) in table {
            let first = first.map(day);
            assert_eq!(timeliness(day(due), first, day(today)), expected);
            assert_eq!(days_late(day(due), first, day(today)), late);
        }
    }
}
