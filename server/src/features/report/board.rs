//! The board of a period: who has not reported. Counts are made by the database in one statement for all schools, one
//! more by level and one by cluster; rows are read a page at a time. Everything is answered from indexes, and nothing
//! grows with the page but the page.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{cluster_member, organization, organization_level, report, reporting_period};
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::model::{ReportState, Timeliness};
use crate::platform::access::{ancestors, below};
use crate::platform::page::{Direction, Key, KeyValue, Page, PageArgs, distinct, search};
use crate::platform::{Place, Reader, Result, Scoped};

use organization::Column as School;
use report::Column as Sent;

/// What narrows the rows down.
#[derive(Debug, Clone, Default)]
pub struct BoardFilter {
    pub search: Option<String>,
    pub level: Option<Uuid>,
    pub cluster: Option<Uuid>,
    pub states: Option<Vec<ReportState>>,
    pub timeliness: Option<Vec<Timeliness>>,
}

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

/// How rows are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Name,
    /// Those who have not submitted come last either way.
    SubmittedAt,
}

/// One school's line.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Line {
    pub organization_id: Uuid,
    name_sort: Vec<u8>,
    pub report_id: Option<Uuid>,
    pub state: Option<report::State>,
    pub due_on: Option<NaiveDate>,
    pub first_submitted_on: Option<NaiveDate>,
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The schools that owe a report: in the subtree of the body that asks, and open on the due date.
fn expected(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Scoped<organization::Entity> {
    let opened = Condition::any()
        .add(School::OpenedOn.is_null())
        .add(School::OpenedOn.lte(period.due_on));
    let not_closed = Condition::any()
        .add(School::ClosedOn.is_null())
        .add(School::ClosedOn.gt(period.due_on));
    // Below the tenant's root is everything: without the range, a page by name is read off its index.
    let subtree = if ancestors(&place.path).count() == 1 {
        Condition::all()
    } else {
        below(&place.path)
    };
    reader
        .find::<organization::Entity>()
        .filter(School::TenantId.eq(period.tenant_id))
        .filter(subtree)
        .filter(School::Kind.eq(organization::Kind::School))
        .filter(opened)
        .filter(not_closed)
}

/// Beside each school its report for the period, if there is one.
fn with_reports(select: &mut SelectStatement, period: &reporting_period::Model) {
    let its_own = Condition::all()
        .add(sent(Sent::TenantId).eq(period.tenant_id))
        .add(sent(Sent::PeriodId).eq(period.id))
        .add(sent(Sent::OrganizationId).eq(school(School::Id)));
    select.join(JoinType::LeftJoin, report::Entity, its_own);
}

fn school(column: School) -> Expr {
    Expr::col((organization::Entity, column))
}

fn sent(column: Sent) -> Expr {
    Expr::col((report::Entity, column))
}

/// The rule of [`super::timeliness`], for the database.
fn is_timely(
    timeliness: Timeliness,
    period: &reporting_period::Model,
    today: NaiveDate,
) -> Condition {
    let first = || sent(Sent::FirstSubmittedOn);
    let due = || {
        Expr::expr(Func::coalesce([
            sent(Sent::DueOn),
            Expr::val(period.due_on),
        ]))
    };
    let all = Condition::all();
    match timeliness {
        Timeliness::OnTime => all.add(first().lte(sent(Sent::DueOn))),
        Timeliness::Late => all.add(first().gt(sent(Sent::DueOn))),
        Timeliness::Pending => all.add(first().is_null()).add(due().gte(today)),
        Timeliness::Overdue => all.add(first().is_null()).add(due().lt(today)),
    }
}

fn is_in(state: ReportState) -> Expr {
    match state.stored() {
        None => sent(Sent::Id).is_null(),
        Some(state) => Sent::State.eq(state),
    }
}

fn count_if(rule: impl Into<Condition>) -> Expr {
    let one: Expr = Expr::case(rule.into(), 1).into();
    Expr::expr(Func::count(one))
}

fn count(select: &mut SelectStatement, period: &reporting_period::Model, today: NaiveDate) {
    use ReportState::{Accepted, Draft, NotStarted, Returned, Submitted};
    let expected = Expr::expr(Func::count(school(School::Id)));
    select.expr_as(expected, "expected");
    for (state, name) in [
        (NotStarted, "not_started"),
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

/// Of all schools that owe a report. The caller has asked for the right to see the board.
pub async fn totals(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Result<Counts> {
    let today = reader.actor().today();
    let counted = expected(reader, period, place).shape(|select| {
        select.clear_selects();
        with_reports(select, period);
        count(select, period, today);
    });
    Ok(reader
        .rows::<_, Counts>(counted)
        .await?
        .into_iter()
        .next()
        .unwrap_or_default())
}

/// What counts are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Level,
    Cluster,
}

#[derive(FromQueryResult)]
struct Grouped {
    key: Uuid,
    #[sea_orm(nested)]
    counts: Counts,
}

/// By level or cluster. A school of several is counted in each.
pub async fn grouped(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
    group: Group,
) -> Result<HashMap<Uuid, Counts>> {
    let today = reader.actor().today();
    let counted = expected(reader, period, place).shape(|select| {
        select.clear_selects();
        let key = match group {
            Group::Level => {
                let (table, at) = (organization_level::Entity, Membership::LEVEL);
                join_members(select, table, at, period.tenant_id)
            }
            Group::Cluster => {
                let (table, at) = (cluster_member::Entity, Membership::CLUSTER);
                join_members(select, table, at, period.tenant_id)
            }
        };
        with_reports(select, period);
        select.expr_as(key.clone(), "key").add_group_by([key]);
        count(select, period, today);
    });
    let rows: Vec<Grouped> = reader.rows(counted).await?;
    Ok(rows.into_iter().map(|row| (row.key, row.counts)).collect())
}

/// The columns that say who belongs to what.
struct Membership<C> {
    tenant: C,
    organization: C,
    group: C,
}

impl Membership<organization_level::Column> {
    const LEVEL: Self = Self {
        tenant: organization_level::Column::TenantId,
        organization: organization_level::Column::OrganizationId,
        group: organization_level::Column::LevelId,
    };
}

impl Membership<cluster_member::Column> {
    const CLUSTER: Self = Self {
        tenant: cluster_member::Column::TenantId,
        organization: cluster_member::Column::OrganizationId,
        group: cluster_member::Column::ClusterId,
    };
}

fn join_members<E, C>(
    select: &mut SelectStatement,
    table: E,
    at: Membership<C>,
    tenant: Uuid,
) -> Expr
where
    E: sea_orm::EntityTrait,
    C: ColumnTrait,
{
    let its_own = Condition::all()
        .add(at.tenant.eq(tenant))
        .add(at.organization.into_expr().eq(school(School::Id)));
    select.join(JoinType::InnerJoin, table, its_own);
    at.group.into_expr()
}

fn filtered(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
    filter: &BoardFilter,
) -> Scoped<organization::Entity> {
    let today = reader.actor().today();
    let mut rows = expected(reader, period, place).shape(|select| with_reports(select, period));
    if let Some(typed) = &filter.search {
        rows = rows.filter(search(School::NameFolded, typed));
    }
    if let Some(level) = filter.level {
        use organization_level::Column::{LevelId, OrganizationId, TenantId};
        let mut members = Query::select();
        members
            .column(OrganizationId)
            .from(organization_level::Entity)
            .and_where(TenantId.eq(period.tenant_id))
            .and_where(LevelId.eq(level));
        rows = rows.filter(School::Id.in_subquery(members));
    }
    if let Some(cluster) = filter.cluster {
        use cluster_member::Column::{ClusterId, OrganizationId, TenantId};
        let mut members = Query::select();
        members
            .column(OrganizationId)
            .from(cluster_member::Entity)
            .and_where(TenantId.eq(period.tenant_id))
            .and_where(ClusterId.eq(cluster));
        rows = rows.filter(School::Id.in_subquery(members));
    }
    if let Some(states) = &filter.states {
        let any = distinct(states)
            .into_iter()
            .fold(Condition::any(), |any, state| any.add(is_in(state)));
        rows = rows.filter(any);
    }
    if let Some(wanted) = &filter.timeliness {
        let any = distinct(wanted)
            .into_iter()
            .fold(Condition::any(), |any, timeliness| {
                any.add(is_timely(timeliness, period, today))
            });
        rows = rows.filter(any);
    }
    rows
}

/// One page of schools, each with what is known of its report: one statement.
pub async fn page(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
    filter: &BoardFilter,
    (by, direction): (By, Direction),
    args: &PageArgs,
) -> Result<Page<Line>> {
    let never = match direction {
        Direction::Asc => far_ahead(),
        Direction::Desc => DateTime::UNIX_EPOCH,
    };
    let sorted_by = || match by {
        By::Name => school(School::NameSort),
        By::SubmittedAt => Expr::expr(Func::coalesce([sent(Sent::SubmittedAt), Expr::val(never)])),
    };
    let mut rows = filtered(reader, period, place, filter);
    let like = match by {
        By::Name => KeyValue::Bytes(String::new()),
        By::SubmittedAt => KeyValue::Instant(never),
    };
    if let Some(key) = args.key(&like)? {
        rows = rows.filter(key.after(sorted_by(), school(School::Id), direction));
    }
    let order = match direction {
        Direction::Asc => sea_orm::Order::Asc,
        Direction::Desc => sea_orm::Order::Desc,
    };
    let rows = rows.shape(|select| {
        select
            .clear_selects()
            .expr_as(school(School::Id), "organization_id")
            .expr_as(school(School::NameSort), "name_sort")
            .expr_as(sent(Sent::Id), "report_id")
            .expr_as(sent(Sent::State), "state")
            .expr_as(sent(Sent::DueOn), "due_on")
            .expr_as(sent(Sent::FirstSubmittedOn), "first_submitted_on")
            .expr_as(sent(Sent::SubmittedAt), "submitted_at")
            .order_by_expr(sorted_by(), order.clone())
            .order_by_expr(school(School::Id), order)
            .limit(args.size() + 1);
    });
    let lines: Vec<Line> = reader.rows(rows).await?;
    let keyed = lines
        .into_iter()
        .map(|line| {
            let place = match by {
                By::Name => KeyValue::Bytes(hex::encode(&line.name_sort)),
                By::SubmittedAt => KeyValue::Instant(line.submitted_at.unwrap_or(never)),
            };
            (Key(place, line.organization_id), line)
        })
        .collect();
    Ok(Page::from_overfull(keyed, args))
}

/// Later than anything is submitted; both databases keep it.
fn far_ahead() -> DateTime<Utc> {
    DateTime::from_timestamp(253_370_764_800, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// How many schools the filter leaves.
pub async fn size(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
    filter: &BoardFilter,
) -> Result<u64> {
    reader.count(filtered(reader, period, place, filter)).await
}
