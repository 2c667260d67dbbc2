//! What the calendar says of when schools report: at the end of the first term, and at the end of the school year.

use chrono::{Days as Span, NaiveDate};
use entity::{reporting_period, school_year, term};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::model::Days;
use crate::platform::{Reader, Result};

/// How long after its schools an office has for its own report, and how long what is late is still taken.
const OFFICE_AFTER: Span = Span::new(7);
const CLOSES_AFTER: Span = Span::new(30);

/// A time at which schools report.
pub struct Occasion {
    pub term: Option<Uuid>,
    pub name: String,
    /// When the time that is reported on begins; nobody writes of it before.
    pub begins_on: NaiveDate,
    pub due_on: NaiveDate,
}

impl Occasion {
    /// With the days that an office would give it.
    pub fn proposed(&self) -> Days {
        Days {
            name: self.name.clone(),
            opens_on: self.begins_on.min(self.due_on),
            due_on: self.due_on,
            closes_on: self.due_on.checked_add_days(CLOSES_AFTER),
            office_due_on: self.due_on.checked_add_days(OFFICE_AFTER),
        }
    }
}

/// The end of the first term and the end of the school year; none while the year has no first term. What is left of the year
/// begins with the second term; a calendar without one has the day after the first.
pub async fn occasions(
    reader: &Reader,
    year: &school_year::Model,
) -> Result<Option<[Occasion; 2]>> {
    let terms = reader
        .find::<term::Entity>()
        .filter(term::Column::SchoolYearId.eq(year.id))
        .order_by_asc(term::Column::Ordinal);
    let mut terms = reader.all(terms).await?.into_iter();
    let Some(first) = terms.next().filter(|term| term.ordinal == 1) else {
        return Ok(None);
    };
    let second = terms.next().map(|term| term.starts_on);
    let rest = second.or_else(|| first.ends_on.succ_opt());
    Ok(Some([
        Occasion {
            term: Some(first.id),
            name: first.name,
            begins_on: first.starts_on,
            due_on: first.ends_on,
        },
        Occasion {
            term: None,
            name: "Cuối năm học".to_owned(),
            begins_on: rest.unwrap_or(year.ends_on),
            due_on: year.ends_on,
        },
    ]))
}

/// Whether a period of the same body and year is there for it already, also where its days were changed since.
pub fn is_same(occasion: &Occasion, period: &reporting_period::Model) -> bool {
    let same_term = occasion.term.is_some() && occasion.term == period.term_id;
    same_term || occasion.due_on == period.due_on || occasion.name == period.name
}
