//! A period's days, where it stands on a day, and what may be wrong with what was asked of it: pure.

use async_graphql::Enum;
use chrono::NaiveDate;
use entity::{organization, report_exception, reporting_period, school_year};

use crate::features::organization::is_open_on;
use crate::platform::access::ancestors;
use crate::platform::graphql::FeatureCode;
use crate::platform::text::{tidy_line, tidy_text};
use crate::platform::{Code, UserError};

const LONGEST_NAME: usize = 200;

/// Where a period stands.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum PeriodState {
    /// Nobody writes yet.
    NotOpen,
    /// What comes is in time.
    Open,
    /// What comes is late, and taken.
    Overdue,
    /// Nothing more is taken.
    Closed,
}

/// What is wrong with what was asked of a period.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum PeriodErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// A day lies before another that it follows.
    DateOrder,
    /// Schools have begun: the period can only be made longer.
    AlreadyBegun,
    /// The school has handed its report in.
    HandedIn,
    /// Another period of the year is due on that day.
    AlreadyThere,
    /// Only bodies above schools ask for reports.
    NotAnOffice,
    /// The period asks only schools below its body.
    NotASchool,
    /// A plan asks for it.
    InUse,
    /// Schools have days of their own in it.
    HasExceptions,
    /// The term belongs to another school year.
    TermOfAnotherYear,
    /// Not now.
    WrongState,
}

impl Code for PeriodErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for PeriodErrorCode {
    const FEATURE: &'static str = "Period";
}

/// What a period is to be.
#[derive(Debug, Clone)]
pub struct Days {
    pub name: String,
    pub opens_on: NaiveDate,
    pub due_on: NaiveDate,
    pub closes_on: Option<NaiveDate>,
    pub office_due_on: Option<NaiveDate>,
}

impl Days {
    /// With its name tidied; or all that is wrong, each under its own field.
    pub fn parse(mut self) -> Result<Self, Vec<UserError<PeriodErrorCode>>> {
        use PeriodErrorCode::{DateOrder, Required, TooLong};
        let mut faults = Vec::new();
        match tidy_line(&self.name) {
            None => faults.push(UserError::new("name", Required, "Give the period a name.")),
            Some(name) if name.chars().count() > LONGEST_NAME => {
                let message = format!("Use at most {LONGEST_NAME} characters.");
                faults.push(UserError::new("name", TooLong, message));
            }
            Some(name) => self.name = name,
        }
        if self.due_on < self.opens_on {
            let message = "The reports fall due before anybody can write them.";
            faults.push(UserError::new("dueOn", DateOrder, message));
        }
        if self.closes_on.is_some_and(|day| day < self.due_on) {
            let message = "The period closes before the reports fall due.";
            faults.push(UserError::new("closesOn", DateOrder, message));
        }
        if self.office_due_on.is_some_and(|day| day <= self.due_on) {
            let message = "The office reports after its schools: choose a later day.";
            faults.push(UserError::new("officeDueOn", DateOrder, message));
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }
}

/// As long as a reason may be.
const LONGEST_REASON: usize = 2_000;

/// Why something is done, for the school and the record; each says itself what is wrong without one.
pub fn parse_reason<C>(
    reason: &str,
    missing: UserError<C>,
    too_long: C,
) -> Result<String, UserError<C>> {
    let Some(reason) = tidy_text(reason) else {
        return Err(missing);
    };
    if reason.chars().count() > LONGEST_REASON {
        let message = format!("Use at most {LONGEST_REASON} characters.");
        return Err(UserError::new("reason", too_long, message));
    }
    Ok(reason)
}

/// How long after the year's end its last reports may fall due: the summer.
const AFTER_YEAR: chrono::Days = chrono::Days::new(92);

impl Days {
    /// As [`Days::parse`], within a school year or the summer after it.
    pub fn parse_in(
        self,
        year: &school_year::Model,
    ) -> Result<Self, Vec<UserError<PeriodErrorCode>>> {
        let due_on = self.due_on;
        let parsed = self.parse();
        let summer_ends = year.ends_on.checked_add_days(AFTER_YEAR);
        if due_on >= year.starts_on && summer_ends.is_none_or(|end| due_on <= end) {
            return parsed;
        }
        let mut faults = parsed.err().unwrap_or_default();
        let message =
            "The day lies outside the school year: choose one in it, or in the summer after it.";
        let code = PeriodErrorCode::DateOrder;
        faults.push(UserError::new("dueOn", code, message));
        Err(faults)
    }
}

/// Whether it asks a school: one below its body that is open on the due day.
pub fn asks(period: &reporting_period::Model, school: &organization::Model) -> bool {
    school.kind == organization::Kind::School
        && ancestors(&school.path).any(|above| above == period.organization_id)
        && is_open_on(school, period.due_on)
}

/// When a school's report is due that it has not begun.
pub fn due_on(
    period: &reporting_period::Model,
    exception: Option<&report_exception::Model>,
) -> NaiveDate {
    let later = exception.and_then(|row| row.due_on);
    later.unwrap_or(period.due_on)
}

/// Where a period stands for whoever owes a report by `due_on`.
pub fn standing(
    period: &reporting_period::Model,
    due_on: NaiveDate,
    today: NaiveDate,
) -> PeriodState {
    if today < period.opens_on {
        PeriodState::NotOpen
    } else if today <= due_on {
        PeriodState::Open
    } else if period.closes_on.is_none_or(|closes| today <= closes) {
        PeriodState::Overdue
    } else {
        PeriodState::Closed
    }
}

/// Whether nothing more is taken of whoever owed a report by `due_on`.
pub fn is_closed(period: &reporting_period::Model, due_on: NaiveDate, today: NaiveDate) -> bool {
    standing(period, due_on, today) == PeriodState::Closed
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 1, day).unwrap_or_default()
    }

    fn period(closes: Option<u32>) -> reporting_period::Model {
        let (id, at) = (Uuid::from_u128(1), DateTime::UNIX_EPOCH);
        reporting_period::Model {
            id,
            tenant_id: id,
            version: 1,
            created_at: at,
            updated_at: at,
            organization_id: id,
            school_year_id: id,
            term_id: None,
            plan_id: None,
            name: "Học kỳ I".to_owned(),
            opens_on: day(4),
            due_on: day(15),
            closes_on: closes.map(day),
            office_due_on: None,
        }
    }

    #[test]
    fn late_is_taken_until_it_is_closed_and_a_later_day_holds_longer() {
        use PeriodState::{Closed, NotOpen, Open, Overdue};
        // closes, due, today
        let table = [
            (Some(20), 15, 3, NotOpen),
            (Some(20), 15, 4, Open),
            (Some(20), 15, 15, Open),
            (Some(20), 15, 16, Overdue),
            (Some(20), 15, 20, Overdue),
            (Some(20), 15, 21, Closed),
            (None, 15, 31, Overdue),
            (Some(20), 25, 21, Open),
            (Some(20), 25, 25, Open),
            (Some(20), 25, 26, Closed),
            (Some(20), 18, 19, Overdue),
        ];
        for (closes, due, today, expected) in table {
            let found = standing(&period(closes), day(due), day(today));
            assert_eq!(
                found, expected,
                "closes {closes:?}, due {due}, today {today}"
            );
        }
    }

    #[test]
    fn days_stand_in_their_order_and_each_fault_under_its_field() {
        let days = |opens, due, closes: Option<u32>, office: Option<u32>| Days {
            name: " Học  kỳ I ".to_owned(),
            opens_on: day(opens),
            due_on: day(due),
            closes_on: closes.map(day),
            office_due_on: office.map(day),
        };
        let found = |days: Days| match days.parse() {
            Ok(days) => vec![days.name],
            Err(faults) => faults.iter().map(|fault| fault.path.join(".")).collect(),
        };
        assert_eq!(found(days(4, 15, Some(15), Some(16))), ["Học kỳ I"]);
        assert_eq!(found(days(15, 15, None, None)), ["Học kỳ I"]);
        assert_eq!(
            found(days(16, 15, Some(14), Some(15))),
            ["dueOn", "closesOn", "officeDueOn"]
        );
        let unnamed = Days {
            name: " ".to_owned(),
            ..days(4, 15, None, None)
        };
        assert_eq!(found(unnamed), ["name"]);
    }
}
