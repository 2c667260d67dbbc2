//! Whether an office may enter a school's report in its stead, and why not: what `commands` would answer, told beforehand.

use std::collections::HashMap;

use async_graphql::Enum;
use entity::report::{self, State};
use entity::{organization, reporting_period};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::policy::{entering_office, enters};
use super::queries::ReportOf;
use crate::features::period::{self, ExceptionOf, asks, is_closed};
use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Place, Result};

/// Whether an office may enter a school's report.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum Entering {
    /// Nobody has begun it, or the office itself has.
    Free,
    /// The school or another office has begun it.
    Begun,
    /// It was handed in.
    HandedIn,
    /// The school need not report.
    Excused,
    /// Nothing more is taken.
    Closed,
    /// Nobody writes yet.
    NotOpen,
}

/// Null for whoever enters none for the school, and where the period does not ask it.
pub async fn entering(
    call: &Call,
    of: &reporting_period::Model,
    school: Uuid,
) -> Result<Option<Entering>> {
    let Some(row) = call.row::<organization::Entity>(school).await? else {
        return Ok(None);
    };
    let place = Place {
        organization: row.id,
        path: row.path.clone(),
    };
    let (actor, period) = (call.actor(), of.id);
    if entering_office(actor, &place).is_none() || !asks(of, &row) {
        return Ok(None);
    }
    let report = call.load(ReportOf { period, school }).await?;
    let granted = call.load(ExceptionOf { period, school }).await?;
    let own_day = period::due_on(of, granted.as_ref());
    let due_on = report.as_ref().map_or(own_day, |row| row.due_on);
    let state = report.as_ref().map(|row| row.state);
    let opened_again = report.as_ref().is_some_and(|row| row.reopened_at.is_some());
    let is_own = |row: &report::Model| enters(actor, row, &place);
    Ok(Some(if of.opens_on > actor.today() {
        Entering::NotOpen
    } else if matches!(state, Some(State::Submitted | State::Accepted)) {
        Entering::HandedIn
    } else if granted.is_some_and(|row| row.due_on.is_none()) {
        Entering::Excused
    } else if is_closed(of, due_on, actor.today()) && !opened_again {
        Entering::Closed
    } else if report.as_ref().is_some_and(is_own) {
        Entering::Free
    } else if report.is_some() || call.load(Begun { period, school }).await? {
        Entering::Begun
    } else {
        Entering::Free
    }))
}

/// Whether a school's report was begun, in whosever sight.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Begun {
    period: Uuid,
    school: Uuid,
}

impl Loader<Begun> for Source {
    type Value = bool;
    type Error = Error;

    async fn load(&self, of: &[Begun]) -> Result<HashMap<Begun, bool>> {
        use report::Column::{OrganizationId, PeriodId};
        let mut begun = HashMap::new();
        for (period, of) in grouped(of, |of| of.period) {
            let schools: Vec<Uuid> = of.iter().map(|of| of.school).collect();
            let found = self
                .reader
                .pointed_by::<report::Entity>(OrganizationId, &schools, PeriodId.eq(period))
                .await?;
            begun.extend(of.into_iter().map(|of| (*of, found.contains(&of.school))));
        }
        Ok(begun)
    }
}
