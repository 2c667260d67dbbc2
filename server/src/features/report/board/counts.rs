//! How many schools stand where: sums of cohorts.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    cluster_member, organization, organization_level, report, report_exception, reporting_period,
};
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType,
    WithClause,
};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::super::model::{ReportState, Timeliness};
use super::{Granted, School, Sent, asked, due_by, grant, granted, is_in, school, sent};
use crate::platform::{Place, Reader, Result};

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

/// How many schools stand where, together and apart.
#[derive(Debug, Default)]
pub struct Tally {
    /// All schools that owe a report.
    pub totals: Counts,
    /// By level. A school of several is counted in each.
    pub by_level: HashMap<Uuid, Counts>,
    /// By cluster. A school of several is counted in each.
    pub by_cluster: HashMap<Uuid, Counts>,
}

/// The schools of one level or cluster, or all.
#[derive(FromQueryResult)]
struct Counted {
    level: Option<Uuid>,
    cluster: Option<Uuid>,
    #[sea_orm(nested)]
    counts: Counts,
}

/// Schools and reports are both counted by cohort, neither is looked up from the other, and what a cohort has in common
/// is what one of its schools has: one statement, so that all figures are of one moment. The caller has asked for the
/// right to see the board.
pub async fn tally(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Result<Tally> {
    use {cluster_member::Column as Member, organization_level::Column as Taught};
    let none = || Expr::val(None::<Uuid>);
    let cluster = || Expr::col((cluster_member::Entity, Member::ClusterId));
    let by_cluster = reader.find::<cluster_member::Entity>().shape(|select| {
        summed(select, none(), cluster());
        shared_by(select, Member::OrganizationId).add_group_by([cluster()]);
    });
    let level = || Expr::col((organization_level::Entity, Taught::LevelId));
    let mut all = Query::select();
    summed(&mut all, none(), none());
    let lines = reader.find::<organization_level::Entity>().shape(|select| {
        summed(select, level(), none());
        shared_by(select, Taught::OrganizationId)
            .add_group_by([level()])
            .with_cte(cohorts(reader, period, place))
            .union(UnionType::All, by_cluster.part())
            .union(UnionType::All, all);
    });
    let mut tally = Tally::default();
    for line in reader.rows::<_, Counted>(lines).await? {
        match (line.level, line.cluster) {
            (Some(level), _) => drop(tally.by_level.insert(level, line.counts)),
            (None, Some(cluster)) => drop(tally.by_cluster.insert(cluster, line.counts)),
            (None, None) => tally.totals = line.counts,
        }
    }
    Ok(tally)
}

const COHORT: &str = "cohort";
const OWED: &str = "owed";
const SENT: &str = "sent";
/// What of a cohort does not count, or not yet, because it was granted.
const SPARED: &str = "spared";

/// The counts of cohorts, added up.
fn summed(select: &mut SelectStatement, level: Expr, cluster: Expr) {
    select
        .clear_selects()
        .from_clear()
        .from(COHORT)
        .expr_as(level, "level")
        .expr_as(cluster, "cluster");
    for name in ["expected", "not_started"].into_iter().chain(OF_REPORTS) {
        // A sum of none is null, and PostgreSQL's is a decimal number.
        let sum = Func::coalesce([Expr::col((COHORT, name)).sum(), Expr::val(0_i64)]);
        select.expr_as(Expr::expr(sum).cast_as("bigint"), name);
    }
}

/// The rows of a table that one school of each cohort has. SQLite keeps the order of a cross join: it has no
/// statistics by which to find it.
fn shared_by(select: &mut SelectStatement, school: impl ColumnTrait) -> &mut SelectStatement {
    let table = school.entity_name();
    select
        .cross_join(table)
        .and_where(school.into_expr().equals((COHORT, "school")))
}

/// `cohort`: schools that count alike, one of them, and how many of them stand where.
fn cohorts(reader: &Reader, period: &reporting_period::Model, place: &Place) -> WithClause {
    let today = reader.actor().today();
    let owed = asked(reader, period, place).shape(|select| {
        select
            .clear_selects()
            .expr_as(school(School::Cohort), "cohort")
            // Not the id, because not every PostgreSQL knows the least of several.
            .expr_as(Func::min(school(School::Path)), "path")
            .expr_as(Func::count(school(School::Id)), "schools")
            .add_group_by([school(School::Cohort)]);
    });
    let of = |part: &'static str, name: &'static str| {
        Expr::expr(Func::coalesce([Expr::col((part, name)), Expr::val(0_i64)]))
    };
    let counted = |name: &'static str| of(SENT, name).sub(of(SPARED, name));
    let schools = || Expr::col((OWED, "schools")).sub(of(SPARED, "schools"));
    let not_started = || schools().sub(counted("reports"));
    let mut cohort = Query::select();
    cohort
        .expr_as(school(School::Id), "school")
        .expr_as(schools(), "expected")
        .expr_as(not_started(), "not_started")
        .from(OWED)
        .cross_join(organization::Entity)
        .left_join(SENT, Expr::col((SENT, "cohort")).equals((OWED, "cohort")))
        .left_join(
            SPARED,
            Expr::col((SPARED, "cohort")).equals((OWED, "cohort")),
        )
        .and_where(School::TenantId.eq(period.tenant_id))
        .and_where(school(School::Path).equals((OWED, "path")));
    for name in OF_REPORTS {
        let late = name == "overdue" && period.due_on < today;
        let count = counted(name);
        let count = if late {
            count.add(not_started()).sub(of(SPARED, "waiting"))
        } else {
            count
        };
        cohort.expr_as(count, name);
    }
    let mut with = Query::with();
    for (name, select) in [
        (OWED, owed.part()),
        (SENT, reports(period, today)),
        (SPARED, spared(period, today)),
        (COHORT, cohort),
    ] {
        let mut part = CommonTableExpression::new();
        part.table_name(name).query(select).materialized(true);
        with.cte(part);
    }
    with
}

/// What is counted of reports. Of schools it is how many are expected and how many have not started; those that have not,
/// after the due date, are overdue as well.
const OF_REPORTS: [&str; 7] = [
    "draft",
    "submitted",
    "returned",
    "accepted",
    "on_time",
    "late",
    "overdue",
];

/// The period's reports by cohort, also those of schools that owe none.
fn reports(period: &reporting_period::Model, today: NaiveDate) -> SelectStatement {
    let mut select = Query::select();
    select
        .from(report::Entity)
        .expr_as(sent(Sent::Cohort), "cohort")
        .expr_as(Func::count(sent(Sent::Cohort)), "reports");
    each_count(&mut select, &Condition::all(), today);
    select
        .and_where(sent(Sent::TenantId).eq(period.tenant_id))
        .and_where(sent(Sent::PeriodId).eq(period.id))
        .add_group_by([sent(Sent::Cohort)])
        .take()
}

/// What was granted in the period, by cohort: schools that were let off, with the reports that they had begun; and those that
/// have not begun and still have time. Few, so that each is looked up.
fn spared(period: &reporting_period::Model, today: NaiveDate) -> SelectStatement {
    let its_report = Condition::all()
        .add(sent(Sent::TenantId).eq(period.tenant_id))
        .add(sent(Sent::PeriodId).eq(period.id))
        .add(sent(Sent::OrganizationId).eq(grant(Granted::OrganizationId)));
    let excused = Condition::all().add(grant(Granted::DueOn).is_null());
    let begun = excused.clone().add(sent(Sent::Id).is_not_null());
    let waiting = Condition::all()
        .add(grant(Granted::DueOn).gte(today))
        .add(sent(Sent::Id).is_null());
    let mut select = granted(period);
    select
        .inner_join(
            organization::Entity,
            school(School::Id).equals((report_exception::Entity, Granted::OrganizationId)),
        )
        .join(JoinType::LeftJoin, report::Entity, its_report)
        .expr_as(school(School::Cohort), "cohort")
        .expr_as(count_if(excused), "schools")
        .expr_as(count_if(begun.clone()), "reports")
        .expr_as(count_if(waiting), "waiting")
        .add_group_by([school(School::Cohort)]);
    each_count(&mut select, &begun, today);
    select
}

/// Of the reports for which a rule holds, how many stand where.
fn each_count(select: &mut SelectStatement, rule: &Condition, today: NaiveDate) {
    use ReportState::{Accepted, Draft, Returned, Submitted};
    for (state, name) in [
        (Draft, "draft"),
        (Submitted, "submitted"),
        (Returned, "returned"),
        (Accepted, "accepted"),
    ] {
        select.expr_as(count_if(rule.clone().add(is_in(state))), name);
    }
    for (timeliness, name) in [
        (Timeliness::OnTime, "on_time"),
        (Timeliness::Late, "late"),
        (Timeliness::Overdue, "overdue"),
    ] {
        let timely = due_by(timeliness, sent(Sent::DueOn), today);
        select.expr_as(count_if(rule.clone().add(timely)), name);
    }
}

fn count_if(rule: impl Into<Condition>) -> Expr {
    let one: Expr = Expr::case(rule.into(), 1).into();
    Expr::expr(Func::count(one))
}
