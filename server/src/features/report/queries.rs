//! Reads of reports, their figures, and what a period asks.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{organization, organization_level, report, report_value, reporting_period};
use futures_util::future::try_join_all;
use rust_decimal::Decimal;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, IntoCondition as _, JoinType};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::content::{Answer, Answers};
use super::policy::own_organizations;
use crate::features::indicator::{self, number};
use crate::features::period;
use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::{Direction, Key, KeyValue, distinct};
use crate::platform::{Error, Reader, Result};

/// What a body's period that is due on a day asks of one school, in the form's order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AskedOf {
    pub body: Uuid,
    pub due_on: NaiveDate,
    pub school: Uuid,
}

impl Loader<AskedOf> for Source {
    type Value = Vec<entity::indicator::Model>;
    type Error = Error;

    async fn load(&self, of: &[AskedOf]) -> Result<HashMap<AskedOf, Self::Value>> {
        asked_of(&self.reader, of).await
    }
}

pub async fn asked_of(
    reader: &Reader,
    of: &[AskedOf],
) -> Result<HashMap<AskedOf, Vec<entity::indicator::Model>>> {
    use organization_level::Column::OrganizationId;
    let taught = reader
        .find::<organization_level::Entity>()
        .filter(OrganizationId.is_in(of.iter().map(|of| of.school)));
    let taught = grouped(reader.all(taught).await?, |row| row.organization_id);
    let asked = indicator::Asked::read(reader, of.iter().map(|of| of.body)).await?;
    let own = |key: &AskedOf| {
        let taught = taught.get(&key.school).into_iter().flatten();
        let taught: Vec<Uuid> = taught.map(|row| row.level_id).collect();
        (*key, asked.of(key.body, key.due_on, &taught))
    };
    Ok(of.iter().map(own).collect())
}

/// What a report is read by: what is asked of the school, and what it answered when its levels or its office were others.
pub async fn read_by(
    call: &Call,
    of: AskedOf,
    answered: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<entity::indicator::Model>> {
    let mut asked = call.load(of).await?;
    let besides: Vec<Uuid> = answered
        .into_iter()
        .filter(|id| asked.iter().all(|row| row.id != *id))
        .collect();
    let besides = besides
        .into_iter()
        .map(|id| call.named::<entity::indicator::Entity>(id));
    asked.extend(try_join_all(besides).await?);
    asked.sort_by_key(|row| row.position);
    Ok(asked)
}

/// A school's figures of the period before one that is due on a day: of the same body, and due last before it. By code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Before {
    pub body: Uuid,
    pub due_on: NaiveDate,
    pub school: Uuid,
}

impl Loader<Before> for Source {
    type Value = Figures;
    type Error = Error;

    async fn load(&self, of: &[Before]) -> Result<HashMap<Before, Self::Value>> {
        before(&self.reader, of).await
    }
}

pub async fn before(reader: &Reader, of: &[Before]) -> Result<HashMap<Before, Figures>> {
    use reporting_period::Column::OrganizationId;
    let periods = reader
        .find::<reporting_period::Entity>()
        .filter(OrganizationId.is_in(of.iter().map(|of| of.body)));
    let periods = reader.all(periods).await?;
    let last = |of: &Before| {
        let earlier = periods
            .iter()
            .filter(|period| period.organization_id == of.body && period.due_on < of.due_on);
        earlier.max_by_key(|period| period.due_on)
    };
    let lasts: Vec<Uuid> = of.iter().filter_map(last).map(|last| last.id).collect();
    if lasts.is_empty() {
        return Ok(HashMap::new());
    }
    let reports = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.is_in(lasts))
        .filter(report::Column::OrganizationId.is_in(of.iter().map(|of| of.school)));
    let reports = reader.all(reports).await?;
    let told = values(reader, reports.iter().map(|row| row.id)).await?;
    let told = grouped(told, |row| row.report_id);
    let asked = indicator::Asked::read(reader, of.iter().map(|of| of.body)).await?;
    let figures = |of: &Before| {
        let last = last(of)?;
        let report = reports
            .iter()
            .find(|row| row.period_id == last.id && row.organization_id == of.school)?;
        let told = told.get(&report.id).into_iter().flatten();
        let figures = told.filter_map(|row| {
            let indicator = asked.find(row.indicator_id)?;
            Some((indicator.code.clone(), number(indicator.places, row.value?)))
        });
        Some(figures.collect::<Figures>())
    };
    Ok(of
        .iter()
        .filter_map(|key| Some((*key, figures(key)?)))
        .collect())
}

/// Figures by their indicators' codes.
pub type Figures = HashMap<String, Decimal>;

/// A report's figures.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FiguresOf(pub Uuid);

impl Loader<FiguresOf> for Source {
    type Value = Vec<report_value::Model>;
    type Error = Error;

    async fn load(&self, of: &[FiguresOf]) -> Result<HashMap<FiguresOf, Self::Value>> {
        let rows = values(&self.reader, of.iter().map(|of| of.0)).await?;
        Ok(grouped(rows, |row| FiguresOf(row.report_id)))
    }
}

async fn values(
    reader: &Reader,
    reports: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<report_value::Model>> {
    let of_reports = reader
        .find::<report_value::Entity>()
        .filter(report_value::Column::ReportId.is_in(reports));
    reader.all(of_reports).await
}

/// One report's answers, by indicator.
pub async fn answers(reader: &Reader, report: Uuid) -> Result<Answers> {
    Ok(told(values(reader, [report]).await?))
}

/// Rows as answers.
pub fn told(rows: impl IntoIterator<Item = report_value::Model>) -> Answers {
    let answer = |row: report_value::Model| {
        let answer = Answer {
            value: row.value,
            text: row.text,
            override_reason: row.override_reason,
            explanation: row.explanation,
            source: row.source,
        };
        (row.indicator_id, answer)
    };
    rows.into_iter().map(answer).collect()
}

/// A school's report for a period, if it was begun and is in sight.
pub async fn of_school(
    reader: &Reader,
    period: Uuid,
    organization: Uuid,
) -> Result<Option<report::Model>> {
    let one = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.eq(period))
        .filter(report::Column::OrganizationId.eq(organization));
    reader.one(one).await
}

/// The reports of the schools at which the viewer writes, for these periods.
pub async fn own_reports(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<report::Model>> {
    let own = own_organizations(reader.actor());
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let mine = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.is_in(periods))
        .filter(report::Column::OrganizationId.is_in(own));
    reader.all(mine).await
}

/// A school's report for a period, if it was begun and is in sight.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReportOf {
    pub period: Uuid,
    pub school: Uuid,
}

impl Loader<ReportOf> for Source {
    type Value = Option<report::Model>;
    type Error = Error;

    async fn load(&self, of: &[ReportOf]) -> Result<HashMap<ReportOf, Self::Value>> {
        let schools: Vec<Uuid> = of.iter().map(|of| of.school).collect();
        let begun = self
            .reader
            .find::<report::Entity>()
            .filter(report::Column::PeriodId.is_in(of.iter().map(|of| of.period)))
            .filter(report::Column::OrganizationId.is_in(distinct(&schools)));
        let own = |row: report::Model| {
            let of = ReportOf {
                period: row.period_id,
                school: row.organization_id,
            };
            (of, Some(row))
        };
        Ok(self.reader.all(begun).await?.into_iter().map(own).collect())
    }
}

/// The latest reports of an organization, at most so many.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LatestReports {
    pub organization: Uuid,
    pub first: usize,
}

/// There are two a year, so all are read and the rest dropped.
impl Loader<LatestReports> for Source {
    type Value = Vec<report::Model>;
    type Error = Error;

    async fn load(&self, of: &[LatestReports]) -> Result<HashMap<LatestReports, Self::Value>> {
        let latest = self
            .reader
            .find::<report::Entity>()
            .filter(report::Column::OrganizationId.is_in(of.iter().map(|of| of.organization)))
            .order_by_desc(report::Column::DueOn)
            .order_by_desc(report::Column::Id);
        let by_owner = grouped(self.reader.all(latest).await?, |row| row.organization_id);
        Ok(of
            .iter()
            .map(|key| {
                let own = by_owner.get(&key.organization).into_iter().flatten();
                (*key, own.take(key.first).cloned().collect())
            })
            .collect())
    }
}

#[derive(FromQueryResult)]
struct Waiting {
    period_id: Uuid,
    waiting: i64,
}

/// How many submitted reports in sight wait for a decision, by period.
pub async fn submitted_by_period(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, i64>> {
    let submitted = report::Column::State.eq(report::State::Submitted);
    counted(reader, periods, submitted.into_condition()).await
}

/// How many reports in sight were sent back and not opened again, by period: of closed ones nobody mends them any more.
pub async fn stuck_by_period(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, i64>> {
    let past = report::Column::DueOn.lt(reader.actor().today());
    let returned = Condition::all()
        .add(report::Column::State.eq(report::State::Returned))
        .add(report::Column::ReopenedAt.is_null())
        .add(past);
    counted(reader, periods, returned).await
}

async fn counted(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
    which: Condition,
) -> Result<HashMap<Uuid, i64>> {
    let waiting = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.is_in(periods))
        .filter(which)
        .shape(|select| {
            let period = (report::Entity, report::Column::PeriodId);
            select
                .clear_selects()
                .column(period)
                .expr_as(
                    Func::count(Expr::col((report::Entity, report::Column::Id))),
                    "waiting",
                )
                .add_group_by([Expr::col(period)]);
        });
    let rows: Vec<Waiting> = reader.rows(waiting).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.period_id, row.waiting))
        .collect())
}

/// The report of the same period that waits for a decision next to this one, by the schools' names.
pub async fn waiting_beside(
    reader: &Reader,
    row: &report::Model,
    direction: Direction,
) -> Result<Option<report::Model>> {
    use organization::Column::{Id, NameSort, TenantId};
    let school = reader
        .named::<organization::Entity>([row.organization_id])
        .await?;
    let Some(own) = school.get(&row.organization_id) else {
        return Ok(None);
    };
    let of = |column| Expr::col((organization::Entity, column));
    let report = |column| Expr::col((report::Entity, column));
    let here = Key(KeyValue::Bytes(hex::encode(&own.name_sort)), own.id);
    let order = match direction {
        Direction::Asc => sea_orm::Order::Asc,
        Direction::Desc => sea_orm::Order::Desc,
    };
    let next = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.eq(row.period_id))
        .filter(report::Column::State.eq(report::State::Submitted))
        .filter(here.after(of(NameSort), of(Id), direction))
        .shape(|select| {
            let its_school = Condition::all()
                .add(of(TenantId).eq(report(report::Column::TenantId)))
                .add(of(Id).eq(report(report::Column::OrganizationId)));
            select
                .join(JoinType::InnerJoin, organization::Entity, its_school)
                .order_by_expr(of(NameSort), order.clone())
                .order_by_expr(of(Id), order);
        });
    reader.one(next.limit(1)).await
}

/// The reports of these organizations that were begun and can still be handed in, the first due first.
pub async fn unfinished_at(reader: &Reader, organizations: &[Uuid]) -> Result<Vec<report::Model>> {
    use report::Column;
    let unfinished = reader
        .find::<report::Entity>()
        .filter(Column::OrganizationId.is_in(distinct(organizations)))
        .filter(Column::State.is_in([report::State::Draft, report::State::Returned]))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id);
    let mut rows = reader.all(unfinished).await?;
    let begun = || rows.iter().map(|row| row.period_id);
    let periods = reader.named::<reporting_period::Entity>(begun()).await?;
    let granted = period::exceptions(reader, begun(), organizations).await?;
    let today = reader.actor().today();
    rows.retain(|row| {
        let closed = periods
            .get(&row.period_id)
            .is_some_and(|period| period::is_closed(period, row.due_on, today));
        let excused = granted.iter().any(|granted| {
            let of = (granted.period_id, granted.organization_id);
            granted.due_on.is_none() && of == (row.period_id, row.organization_id)
        });
        !excused && (!closed || row.reopened_at.is_some())
    });
    Ok(rows)
}

/// An organization's reports that are not accepted, of periods that are due on a day or later.
pub async fn not_accepted_from(
    reader: &Reader,
    organization: Uuid,
    day: chrono::NaiveDate,
) -> Result<Vec<report::Model>> {
    use report::Column;
    let periods = reader
        .find::<reporting_period::Entity>()
        .filter(reporting_period::Column::DueOn.gte(day));
    let open = reader
        .find::<report::Entity>()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::State.ne(report::State::Accepted))
        .filter(Column::PeriodId.in_subquery(periods.ids()))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id);
    reader.all(open).await
}
