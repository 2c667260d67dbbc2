//! How many schools stand where: sums of cohorts.

use std::collections::HashMap;
use std::ops::AddAssign;

use chrono::NaiveDate;
use entity::{cluster_member, organization_level, report, reporting_period};
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, SelectStatement};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::super::model::{ReportState, Timeliness};
use super::{School, Sent, expected, is_in, is_timely, school, sent};
use crate::platform::access::ancestors;
use crate::platform::{Error, Place, Protected, Reader, Result};

/// Parameters of one statement, well below what either database takes.
const EXAMPLES_AT_ONCE: usize = 1_000;

/// How many schools stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    pub expected: i64,
    pub not_started: i64,
    pub draft: i64,
    pub submitted: i64,
    pub returned: i64,
    pub accepted: i64,
    pub on_time: i64,
    pub late: i64,
    pub overdue: i64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.expected += more.expected;
        self.not_started += more.not_started;
        self.draft += more.draft;
        self.submitted += more.submitted;
        self.returned += more.returned;
        self.accepted += more.accepted;
        self.on_time += more.on_time;
        self.late += more.late;
        self.overdue += more.overdue;
    }
}

/// Schools that count alike.
#[derive(Debug, Clone, Copy)]
pub struct Cohort {
    /// One of them, which belongs to the levels and clusters to which all belong.
    example: Uuid,
    counts: Counts,
}

#[derive(FromQueryResult)]
struct Schools {
    cohort: Option<i64>,
    example: String,
    many: i64,
}

#[derive(FromQueryResult)]
struct Reports {
    cohort: Option<i64>,
    #[sea_orm(nested)]
    counts: Counts,
}

/// The counts of all schools that owe a report, in two statements: schools and reports are both counted by cohort,
/// and neither is looked up from the other. The caller has asked for the right to see the board.
pub async fn cohorts(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Result<Vec<Cohort>> {
    let today = reader.actor().today();
    let schools = expected(reader, period, place).shape(|select| {
        select
            .clear_selects()
            .expr_as(school(School::Cohort), "cohort")
            .expr_as(Func::min(school(School::Path)), "example")
            .expr_as(Func::count(school(School::Id)), "many")
            .add_group_by([school(School::Cohort)]);
    });
    let its_own = Condition::all()
        .add(sent(Sent::TenantId).eq(period.tenant_id))
        .add(sent(Sent::PeriodId).eq(period.id));
    let reports = reader
        .find::<reporting_period::Entity>()
        .by_id(period.id)
        .shape(|select| {
            select
                .clear_selects()
                .join(JoinType::InnerJoin, report::Entity, its_own)
                .expr_as(sent(Sent::Cohort), "cohort")
                .add_group_by([sent(Sent::Cohort)]);
            count(select, period, today);
        });
    let (schools, reports) = tokio::try_join!(
        reader.rows::<_, Schools>(schools),
        reader.rows::<_, Reports>(reports)
    )?;
    let mut counted: HashMap<Option<i64>, Counts> = reports
        .into_iter()
        .map(|row| (row.cohort, row.counts))
        .collect();
    let is_due = period.due_on < today;
    schools
        .into_iter()
        .map(|row| {
            let mut counts = counted.remove(&row.cohort).unwrap_or_default();
            counts.not_started = row.many - counts.expected;
            counts.expected = row.many;
            if is_due {
                counts.overdue += counts.not_started;
            }
            let example = ancestors(&row.example).last();
            let example = example.ok_or_else(|| Error::internal("a path without an end"))?;
            Ok(Cohort { example, counts })
        })
        .collect()
}

/// Of reports; those that were not begun are counted as schools.
fn count(select: &mut SelectStatement, period: &reporting_period::Model, today: NaiveDate) {
    use ReportState::{Accepted, Draft, Returned, Submitted};
    select
        .expr_as(Func::count(sent(Sent::Cohort)), "expected")
        .expr_as(Expr::val(0_i64), "not_started");
    for (state, name) in [
        (Draft, "draft"),
        (Submitted, "submitted"),
        (Returned, "returned"),
        (Accepted, "accepted"),
    ] {
        select.expr_as(count_if(Condition::all().add(is_in(state))), name);
    }
    for (timeliness, name) in [
        (Timeliness::OnTime, "on_time"),
        (Timeliness::Late, "late"),
        (Timeliness::Overdue, "overdue"),
    ] {
        select.expr_as(count_if(is_timely(timeliness, period, today)), name);
    }
}

fn count_if(rule: impl Into<Condition>) -> Expr {
    let one: Expr = Expr::case(rule.into(), 1).into();
    Expr::expr(Func::count(one))
}

/// Of all of them.
pub fn totals(cohorts: &[Cohort]) -> Counts {
    let mut totals = Counts::default();
    for cohort in cohorts {
        totals += cohort.counts;
    }
    totals
}

/// By level. A school of several is counted in each.
pub async fn by_level(reader: &Reader, cohorts: &[Cohort]) -> Result<HashMap<Uuid, Counts>> {
    use organization_level::Column::{LevelId, OrganizationId};
    grouped::<organization_level::Entity>(reader, cohorts, OrganizationId, LevelId).await
}

/// By cluster. A school of several is counted in each.
pub async fn by_cluster(reader: &Reader, cohorts: &[Cohort]) -> Result<HashMap<Uuid, Counts>> {
    use cluster_member::Column::{ClusterId, OrganizationId};
    grouped::<cluster_member::Entity>(reader, cohorts, OrganizationId, ClusterId).await
}

#[derive(FromQueryResult)]
struct Member {
    school: Uuid,
    of: Uuid,
}

async fn grouped<E: Protected>(
    reader: &Reader,
    cohorts: &[Cohort],
    school: E::Column,
    group: E::Column,
) -> Result<HashMap<Uuid, Counts>> {
    let by_example: HashMap<Uuid, Counts> = cohorts
        .iter()
        .map(|cohort| (cohort.example, cohort.counts))
        .collect();
    let mut groups: HashMap<Uuid, Counts> = HashMap::new();
    for examples in cohorts.chunks(EXAMPLES_AT_ONCE) {
        let these = school.is_in(examples.iter().map(|cohort| cohort.example));
        let members = reader.find::<E>().filter(these).shape(|select| {
            select
                .clear_selects()
                .expr_as(Expr::col((E::default(), school)), "school")
                .expr_as(Expr::col((E::default(), group)), "of");
        });
        for member in reader.rows::<_, Member>(members).await? {
            if let Some(counts) = by_example.get(&member.school) {
                *groups.entry(member.of).or_default() += *counts;
            }
        }
    }
    Ok(groups)
}
