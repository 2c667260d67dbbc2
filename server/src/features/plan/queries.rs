//! Reads: lists of plans, their duties.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::duty;
use entity::plan::{self, Column, Entity};
use sea_orm::sea_query::{Expr, Func, SelectStatement};
use sea_orm::{ColumnTrait, Condition, Iterable};
use uuid::Uuid;

use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::{self, Direction, Key, KeyValue, Order, Page, PageArgs, distinct};
use crate::platform::{Error, Reader, Result, Scoped};

/// In these a plan says for good what it says.
pub const ISSUED: [plan::State; 2] = [plan::State::Issued, plan::State::Closed];

/// Which plans a list shows.
#[derive(Default)]
pub struct Filter {
    pub search: Option<String>,
    pub states: Vec<plan::State>,
    pub school_year: Option<Uuid>,
    pub organization: Option<Uuid>,
    pub parent: Option<Uuid>,
}

/// What a list of plans is ordered by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    Updated,
    Title,
    Issued,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Scoped<Entity> {
    let mut plans = reader.find::<Entity>();
    if let Some(typed) = &filter.search {
        plans = plans.filter(page::search(Column::TitleFolded, typed));
    }
    if !filter.states.is_empty() {
        plans = plans.filter(Column::State.is_in(distinct(&filter.states)));
    }
    for (column, id) in [
        (Column::SchoolYearId, filter.school_year),
        (Column::OrganizationId, filter.organization),
        (Column::ParentId, filter.parent),
    ] {
        if let Some(id) = id {
            plans = plans.filter(column.eq(id));
        }
    }
    plans
}

pub async fn page(
    reader: &Reader,
    plans: Scoped<Entity>,
    by: By,
    direction: Direction,
    args: &PageArgs,
) -> Result<Page<plan::Model>> {
    let plans = plans.shape(without_source);
    let column = match by {
        By::Updated => Column::UpdatedAt,
        By::Title => Column::TitleSort,
        By::Issued => return page_by_issue(reader, plans, direction, args).await,
    };
    reader.page(plans, &Order { column, direction }, args).await
}

const UNDATED: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// What has no date yet comes after all that has.
async fn page_by_issue(
    reader: &Reader,
    plans: Scoped<Entity>,
    direction: Direction,
    args: &PageArgs,
) -> Result<Page<plan::Model>> {
    let undated = UNDATED.unwrap_or(NaiveDate::MAX);
    let sorted_by: Expr =
        Func::coalesce([Expr::col((Entity, Column::IssuedOn)), Expr::val(undated)]).into();
    let id = Expr::col((Entity, Column::Id));
    let plans = match args.key(&KeyValue::Day(undated))? {
        Some(key) => plans.filter(key.after(sorted_by.clone(), id.clone(), direction)),
        None => plans,
    };
    let order = match direction {
        Direction::Asc => sea_orm::Order::Asc,
        Direction::Desc => sea_orm::Order::Desc,
    };
    let plans = plans
        .shape(|select| {
            select
                .order_by_expr(sorted_by, order.clone())
                .order_by_expr(id, order);
        })
        .limit(args.size() + 1);
    let rows = reader
        .all(plans)
        .await?
        .into_iter()
        .map(|row| {
            let day = row.issued_on.unwrap_or(undated);
            (Key(KeyValue::Day(day), row.id), row)
        })
        .collect();
    Ok(Page::from_overfull(rows, args))
}

/// A list shows no sources: they are many times the rest.
fn without_source(select: &mut SelectStatement) {
    select.clear_selects();
    for column in Column::iter() {
        if matches!(column, Column::SourceText) {
            select.expr_as(Expr::cust("NULL"), "source_text");
        } else {
            select.expr(column.select_as(Expr::col((Entity, column))));
        }
    }
}

/// Where these plans stand, as far as they are in sight and meet a condition.
pub async fn states(
    reader: &Reader,
    ids: HashSet<Uuid>,
    condition: Condition,
) -> Result<HashMap<Uuid, plan::State>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let plans = reader.find::<Entity>().filter(Column::Id.is_in(ids));
    let plans = plans.filter(condition).shape(without_source);
    let rows = reader.all(plans).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.state)).collect())
}

/// What a plan asks of schools.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DutiesOf(pub Uuid);

impl Loader<DutiesOf> for Source {
    type Value = Vec<duty::Model>;
    type Error = Error;

    async fn load(&self, of: &[DutiesOf]) -> Result<HashMap<DutiesOf, Self::Value>> {
        let of_plans = self
            .reader
            .find::<duty::Entity>()
            .filter(duty::Column::PlanId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(duty::Column::Id);
        let rows = self.reader.all(of_plans).await?;
        Ok(grouped(rows, |row| DutiesOf(row.plan_id)))
    }
}

/// The plan that was issued as a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlanOf(pub Uuid);

impl Loader<PlanOf> for Source {
    type Value = Option<plan::Model>;
    type Error = Error;

    async fn load(&self, of: &[PlanOf]) -> Result<HashMap<PlanOf, Self::Value>> {
        let issued = self
            .reader
            .find::<Entity>()
            .filter(Column::DocumentId.is_in(of.iter().map(|of| of.0)))
            .shape(without_source);
        let rows = self.reader.all(issued).await?.into_iter();
        Ok(rows
            .filter_map(|row| Some((PlanOf(row.document_id?), Some(row))))
            .collect())
    }
}

/// The plans of these organizations that one of these people began or handed in last, and that are not issued.
pub async fn unfinished_of(
    reader: &Reader,
    people: &[Uuid],
    organizations: &[Uuid],
) -> Result<Vec<plan::Model>> {
    use plan::Column;
    let his = Condition::any()
        .add(Column::CreatedBy.is_in(distinct(people)))
        .add(Column::DraftedBy.is_in(distinct(people)));
    let unfinished = reader
        .find::<plan::Entity>()
        .filter(Column::OrganizationId.is_in(distinct(organizations)))
        .filter(Column::State.is_not_in([plan::State::Issued, plan::State::Closed]))
        .filter(his)
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id);
    reader.all(unfinished).await
}

/// How many plans of an organization are not issued.
pub async fn count_unfinished(reader: &Reader, organization: Uuid) -> Result<u64> {
    use plan::Column;
    let unfinished = reader
        .find::<plan::Entity>()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::State.is_not_in([plan::State::Issued, plan::State::Closed]));
    reader.count(unfinished).await
}
