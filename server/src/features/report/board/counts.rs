//! How many schools stand where: sums of cohorts.

use std::collections::HashMap;
use std::ops::AddAssign;

use chrono::NaiveDate;
use entity::{cluster_member, organization_level, report, reporting_period};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
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

/// A cohort's schools, or its reports.
#[derive(FromQueryResult)]
struct Counted {
    cohort: i64,
    /// The highest path among the schools; none in a line of reports.
    example: Option<String>,
    schools: i64,
    reports: i64,
    #[sea_orm(nested)]
    counts: Counts,
}

/// The counts of all schools that owe a report, in one statement: schools and reports are both counted by cohort, and
/// neither is looked up from the other. The caller has asked for the right to see the board.
pub async fn cohorts(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Result<Vec<Cohort>> {
    let today = reader.actor().today();
    let lines = expected(reader, period, place).shape(|select| {
        select
            .clear_selects()
            .expr_as(school(School::Cohort), "cohort")
            // A path, because not every PostgreSQL knows the least of several ids; it ends with the school's.
            .expr_as(Func::min(school(School::Path)), "example")
            .expr_as(Func::count(school(School::Id)), "schools")
            .expr_as(Expr::val(0_i64), "reports")
            .add_group_by([school(School::Cohort)]);
        for name in COUNTED {
            select.expr_as(Expr::val(0_i64), name);
        }
        select.union(UnionType::All, reports(period, today));
    });
    let mut schools: HashMap<i64, Cohort> = HashMap::new();
    let mut begun: Vec<Counted> = Vec::new();
    for line in reader.rows::<_, Counted>(lines).await? {
        let Some(path) = &line.example else {
            begun.push(line);
            continue;
        };
        let example = ancestors(path).last();
        let example = example.ok_or_else(|| Error::internal("a path without an end"))?;
        let counts = Counts {
            expected: line.schools,
            not_started: line.schools,
            ..Counts::default()
        };
        schools.insert(line.cohort, Cohort { example, counts });
    }
    for line in begun {
        // What schools handed in that do not owe it is not on the board.
        if let Some(Cohort { counts, .. }) = schools.get_mut(&line.cohort) {
            *counts += line.counts;
            counts.not_started -= line.reports;
        }
    }
    let mut cohorts: Vec<Cohort> = schools.into_values().collect();
    if period.due_on < today {
        for Cohort { counts, .. } in &mut cohorts {
            counts.overdue += counts.not_started;
        }
    }
    Ok(cohorts)
}

/// The counts that are counted.
const COUNTED: [&str; 9] = [
    "expected",
    "not_started",
    "draft",
    "submitted",
    "returned",
    "accepted",
    "on_time",
    "late",
    "overdue",
];

/// The period's reports by cohort. How many schools there are it does not know.
fn reports(period: &reporting_period::Model, today: NaiveDate) -> SelectStatement {
    use ReportState::{Accepted, Draft, Returned, Submitted};
    let mut select = Query::select();
    select
        .from(report::Entity)
        .expr_as(sent(Sent::Cohort), "cohort")
        .expr_as(Expr::val(None::<String>), "example")
        .expr_as(Expr::val(0_i64), "schools")
        .expr_as(Func::count(sent(Sent::Cohort)), "reports")
        .expr_as(Expr::val(0_i64), "expected")
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
    select
        .and_where(sent(Sent::TenantId).eq(period.tenant_id))
        .and_where(sent(Sent::PeriodId).eq(period.id))
        .add_group_by([sent(Sent::Cohort)])
        .take()
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
