//! Schools against periods: who came in time, late or not at all, this school year and the one before.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{organization, report, reporting_period, school_year};
use sea_orm::sea_query::{Expr, ExprTrait, JoinType};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::model::{Timeliness, timeliness};
use crate::features::plan::{SchoolFilter, page_by_name, schools};
use crate::platform::page::{Key, KeyValue, Page, PageArgs};
use crate::platform::{Place, Reader, Result};

/// As many periods as are told: two a year is usual.
const MOST: u64 = 24;

/// A body's periods of a school year and of the one before, the first due first.
pub async fn periods(
    reader: &Reader,
    body: Uuid,
    year: &school_year::Model,
) -> Result<Vec<reporting_period::Model>> {
    use reporting_period::Column::{DueOn, Id, OrganizationId, SchoolYearId};
    use school_year::Column::StartsOn;
    let years = reader
        .find::<school_year::Entity>()
        .filter(StartsOn.lte(year.starts_on))
        .order_by_desc(StartsOn)
        .limit(2);
    let years = reader.all(years).await?;
    let periods = reader
        .find::<reporting_period::Entity>()
        .filter(OrganizationId.eq(body))
        .filter(SchoolYearId.is_in(years.iter().map(|year| year.id)))
        .order_by_desc(DueOn)
        .order_by_desc(Id)
        .limit(MOST);
    let mut periods = reader.all(periods).await?;
    periods.reverse();
    Ok(periods)
}

/// A school's report for a period, as far as it tells when it came.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Sent {
    organization: Uuid,
    period: Uuid,
    pub report: Uuid,
    pub state: report::State,
    due_on: NaiveDate,
    first_submitted_on: Option<NaiveDate>,
}

/// A school with its reports, by period.
#[derive(Debug, Clone)]
pub struct Line {
    pub school: organization::Model,
    sent: HashMap<Uuid, Sent>,
}

impl Line {
    pub fn sent(&self, period: Uuid) -> Option<&Sent> {
        self.sent.get(&period)
    }

    /// Whether it came in time; none where the school was not there on the due date, and so is not asked.
    pub fn timeliness(
        &self,
        period: &reporting_period::Model,
        today: NaiveDate,
    ) -> Option<Timeliness> {
        let due = period.due_on;
        if let Some(sent) = self.sent(period.id) {
            return Some(timeliness(sent.due_on, sent.first_submitted_on, today));
        }
        let (opened, closed) = (self.school.opened_on, self.school.closed_on);
        let was_there = opened.is_none_or(|day| day <= due) && closed.is_none_or(|day| day > due);
        was_there.then(|| timeliness(due, None, today))
    }
}

/// A page of the open schools below a place by name, with what they sent: two statements. The caller has asked for the right to
/// see every state.
pub async fn page(
    reader: &Reader,
    place: &Place,
    periods: &[reporting_period::Model],
    filter: &SchoolFilter,
    args: &PageArgs,
) -> Result<Page<Line>> {
    let found = page_by_name(schools(reader, place, filter), args)?;
    let found = reader.all(found).await?;
    let ids = found.iter().map(|school| school.id);
    let mut sent = sent_by(reader, ids, periods).await?;
    let keyed = found.into_iter().map(|school| {
        let key = Key(KeyValue::Bytes(hex::encode(&school.name_sort)), school.id);
        let sent = sent.remove(&school.id).unwrap_or_default();
        (key, Line { school, sent })
    });
    Ok(Page::from_overfull(keyed.collect(), args))
}

pub async fn size(reader: &Reader, place: &Place, filter: &SchoolFilter) -> Result<u64> {
    reader.count(schools(reader, place, filter)).await
}

/// Read beside the schools, as the board's rows are: that a report is a draft is told, what it says is not.
async fn sent_by(
    reader: &Reader,
    schools: impl Iterator<Item = Uuid>,
    periods: &[reporting_period::Model],
) -> Result<HashMap<Uuid, HashMap<Uuid, Sent>>> {
    use report::Column;
    let of = |column| Expr::col((report::Entity, column));
    let school = |column| Expr::col((organization::Entity, column));
    let its_own = Condition::all()
        .add(of(Column::TenantId).eq(school(organization::Column::TenantId)))
        .add(of(Column::OrganizationId).eq(school(organization::Column::Id)))
        .add(of(Column::PeriodId).is_in(periods.iter().map(|period| period.id)));
    let rows = reader
        .find::<organization::Entity>()
        .filter(organization::Column::Id.is_in(schools))
        .shape(|select| {
            select
                .clear_selects()
                .join(JoinType::InnerJoin, report::Entity, its_own)
                .expr_as(of(Column::OrganizationId), "organization")
                .expr_as(of(Column::PeriodId), "period")
                .expr_as(of(Column::Id), "report")
                .expr_as(of(Column::State), "state")
                .expr_as(of(Column::DueOn), "due_on")
                .expr_as(of(Column::FirstSubmittedOn), "first_submitted_on");
        });
    let mut by_school: HashMap<Uuid, HashMap<Uuid, Sent>> = HashMap::new();
    for sent in reader.rows::<_, Sent>(rows).await? {
        let own = by_school.entry(sent.organization).or_default();
        own.insert(sent.period, sent);
    }
    Ok(by_school)
}
