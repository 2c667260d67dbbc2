//! The board's rows, filtered and ordered, a page at a time.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    cluster_member, organization, organization_level, report, report_exception, reporting_period,
};
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, SelectStatement};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::super::model::{ReportState, Timeliness};
use super::{Granted, School, Sent, asked, excused, grant, is_in, is_timely, school, sent};
use crate::platform::page::{Direction, Key, KeyValue, Page, PageArgs, distinct, search};
use crate::platform::{Place, Reader, Result, Scoped};

/// What narrows the rows down.
#[derive(Debug, Clone, Default)]
pub struct BoardFilter {
    pub search: Option<String>,
    pub level: Option<Uuid>,
    pub cluster: Option<Uuid>,
    pub states: Option<Vec<ReportState>>,
    pub timeliness: Option<Vec<Timeliness>>,
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

/// Beside each school its report for the period and what was granted it, if there are any.
fn with_reports(select: &mut SelectStatement, period: &reporting_period::Model) {
    let its_own = Condition::all()
        .add(sent(Sent::TenantId).eq(period.tenant_id))
        .add(sent(Sent::PeriodId).eq(period.id))
        .add(sent(Sent::OrganizationId).eq(school(School::Id)));
    select.join(JoinType::LeftJoin, report::Entity, its_own);
    let granted = Condition::all()
        .add(grant(Granted::TenantId).eq(period.tenant_id))
        .add(grant(Granted::PeriodId).eq(period.id))
        .add(grant(Granted::OrganizationId).eq(school(School::Id)));
    select.join(JoinType::LeftJoin, report_exception::Entity, granted);
}

fn filtered(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
    filter: &BoardFilter,
) -> Scoped<organization::Entity> {
    let today = reader.actor().today();
    let mut rows = asked(reader, period, place)
        .filter(School::Id.not_in_subquery(excused(period)))
        .shape(|select| with_reports(select, period));
    if let Some(typed) = &filter.search {
        rows = rows.filter(search(School::NameFolded, typed));
    }
    if let Some(level) = filter.level {
        use organization_level::Column::{LevelId, OrganizationId};
        let teach = reader.find::<organization_level::Entity>();
        let teach = teach.filter(LevelId.eq(level)).values_of(OrganizationId);
        rows = rows.filter(School::Id.in_subquery(teach));
    }
    if let Some(cluster) = filter.cluster {
        use cluster_member::Column::{ClusterId, OrganizationId};
        let members = reader.find::<cluster_member::Entity>();
        let members = members.filter(ClusterId.eq(cluster));
        rows = rows.filter(School::Id.in_subquery(members.values_of(OrganizationId)));
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
            .expr_as(
                Func::coalesce([sent(Sent::DueOn), grant(Granted::DueOn)]),
                "due_on",
            )
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
