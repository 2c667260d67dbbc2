//! Reads: lists of tasks by due day, what is the viewer's to do, and how a plan's clauses stand.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::division;
use entity::task::{self, Column, Entity, State};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, Iterable as _};
use uuid::Uuid;

use super::model::OPEN;
use super::policy::{ANSWERING, GIVERS, LEADERS, own, own_positions, role_of, unnamed};
use crate::features::account::{is_held, serves};
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::{self, distinct};
use crate::platform::{Actor, Error, Reader, Result, Scoped, Sight};

/// Which tasks a list shows.
#[derive(Default)]
pub struct Filter {
    pub search: Option<String>,
    pub states: Vec<State>,
    pub mine: bool,
    pub overdue: bool,
    pub due_from: Option<NaiveDate>,
    pub due_until: Option<NaiveDate>,
    pub organization: Option<Uuid>,
    pub assignee: Option<Uuid>,
    pub plan: Option<Uuid>,
    pub clause: Option<Uuid>,
    pub arrival: Option<Uuid>,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Scoped<Entity> {
    let actor = reader.actor();
    let mut tasks = reader.find::<Entity>();
    if let Some(typed) = &filter.search {
        tasks = tasks.filter(page::search(Column::TitleFolded, typed));
    }
    if !filter.states.is_empty() {
        tasks = tasks.filter(Column::State.is_in(distinct(&filter.states)));
    }
    if filter.mine {
        tasks = tasks.filter(charged(actor));
    }
    if filter.overdue {
        tasks = tasks.filter(overdue(actor.today()));
    }
    if let Some(first) = filter.due_from {
        tasks = tasks.filter(Column::DueOn.gte(first));
    }
    if let Some(last) = filter.due_until {
        tasks = tasks.filter(Column::DueOn.lte(last));
    }
    for (column, id) in [
        (Column::OrganizationId, filter.organization),
        (Column::AssigneeId, filter.assignee),
        (Column::PlanId, filter.plan),
        (Column::ClauseId, filter.clause),
        (Column::ArrivalId, filter.arrival),
    ] {
        if let Some(id) = id {
            tasks = tasks.filter(column.eq(id));
        }
    }
    tasks
}

fn overdue(today: NaiveDate) -> Condition {
    Condition::all()
        .add(Column::State.is_in(OPEN))
        .add(Column::DueOn.lt(today))
}

/// Those that are the actor's to do, as [`is_charged`](super::policy::is_charged) says.
fn charged(actor: &Actor) -> Condition {
    let at = |roles: &[_]| -> Vec<Uuid> {
        let grants = actor.with(roles);
        grants.map(|grant| grant.at.organization).collect()
    };
    let led = Sight::among(Column::AssigneeId, at(&LEADERS)).only(unnamed().not());
    let whole = Sight::among(Column::AssigneeId, at(&ANSWERING))
        .only(unnamed().add(Column::DivisionKind.is_null()));
    let divisions = division::Kind::iter().map(|kind| {
        Sight::among(Column::AssigneeId, at(&[role_of(kind)]))
            .only(unnamed().add(Column::DivisionKind.eq(kind)))
    });
    divisions
        .fold(
            own(actor).or(own_positions(actor)).or(led).or(whole),
            Sight::or,
        )
        .into()
}

/// Charged to somebody who serves there no more, or to a position that nobody holds: nobody's, until it is passed on.
fn left_behind(actor: &Actor) -> Condition {
    let gone = Condition::all()
        .add(Column::PersonId.is_not_null())
        .add(serves(actor, Column::PersonId, Column::AssigneeId).not());
    let vacant = Condition::all()
        .add(Column::PersonId.is_null())
        .add(Column::PositionId.is_not_null())
        .add(is_held(actor, Column::PositionId, Column::AssigneeId).not());
    Condition::any().add(gone).add(vacant)
}

/// What is the viewer's to do, the first due first; at most `most`. What others may do as well as he is among it, but of
/// his people's only what is his own, and what was left behind; of what comes again, what its time has come for.
pub async fn to_do(reader: &Reader, most: u64) -> Result<Vec<task::Model>> {
    let opened = Condition::any()
        .add(Column::OpensOn.is_null())
        .add(Column::OpensOn.lte(reader.actor().today()));
    let open = to_come(reader)?.filter(opened);
    reader.all(first_due(open, most)).await
}

/// The same with all that comes again, its time come or not: for a calendar.
pub async fn coming(reader: &Reader, most: u64) -> Result<Vec<task::Model>> {
    reader.all(first_due(to_come(reader)?, most)).await
}

fn to_come(reader: &Reader) -> Result<Scoped<Entity>> {
    let actor = reader.actor();
    Ok(reader
        .find::<Entity>()
        .filter(Column::State.is_in(OPEN))
        .filter(charged(actor))
        .filter(
            Condition::any()
                .add(unnamed())
                .add(own_positions(actor))
                .add(Column::PersonId.eq(actor.require_user()?))
                .add(left_behind(actor)),
        ))
}

/// What was given at once and nobody has begun.
pub async fn not_begun(reader: &Reader, batch: Uuid) -> Result<Vec<task::Model>> {
    let given = reader
        .find::<Entity>()
        .filter(Column::BatchId.eq(batch))
        .filter(Column::State.eq(State::Assigned))
        .filter(Column::Result.is_null());
    reader.all(given).await
}

/// What waits at one of the viewer's organizations to be confirmed.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Waiting {
    pub organization: Uuid,
    pub count: i64,
    pub due_on: NaiveDate,
}

/// What waits for the viewer to be confirmed, by the organization that gave it.
pub async fn to_confirm(reader: &Reader) -> Result<Vec<Waiting>> {
    let actor = reader.actor();
    let given = actor.with(&GIVERS).map(|grant| grant.at.organization);
    let given: Vec<Uuid> = given.collect();
    if given.is_empty() {
        return Ok(Vec::new());
    }
    let done = done_by_others(reader)?
        .filter(Column::OrganizationId.is_in(distinct(&given)))
        .shape(|select| {
            let of = |column: Column| Expr::col((Entity, column));
            select
                .clear_selects()
                .expr_as(of(Column::OrganizationId), "organization")
                .expr_as(Func::count(of(Column::Id)), "count")
                .expr_as(Func::min(of(Column::DueOn)), "due_on")
                .add_group_by([of(Column::OrganizationId)]);
        });
    reader.rows(done).await
}

/// What waits for the viewer of these organizations, the first due first; at most `most`.
pub async fn waiting_of(
    reader: &Reader,
    organizations: &[Uuid],
    most: u64,
) -> Result<Vec<task::Model>> {
    if organizations.is_empty() {
        return Ok(Vec::new());
    }
    let done =
        done_by_others(reader)?.filter(Column::OrganizationId.is_in(distinct(organizations)));
    reader.all(first_due(done, most)).await
}

/// Done, by somebody else, and not the viewer's own to do.
fn done_by_others(reader: &Reader) -> Result<Scoped<Entity>> {
    let user = reader.actor().require_user()?;
    Ok(reader
        .find::<Entity>()
        .filter(Column::State.eq(State::Done))
        .filter(Column::DoneBy.ne(user))
        .filter(
            Condition::any()
                .add(Column::PersonId.is_null())
                .add(Column::PersonId.ne(user)),
        ))
}

fn first_due(tasks: Scoped<Entity>, most: u64) -> Scoped<Entity> {
    tasks
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(most)
}

/// How many tasks were given of a clause, and how they stand, as far as they are in sight.
#[derive(Debug, Clone, Copy, Default, FromQueryResult)]
pub struct Counts {
    pub given: i64,
    pub confirmed: i64,
    pub overdue: i64,
}

/// Of a clause.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CountsOf(pub Uuid);

#[derive(FromQueryResult)]
struct Counted {
    clause_id: Uuid,
    #[sea_orm(nested)]
    counts: Counts,
}

impl Loader<CountsOf> for Source {
    type Value = Counts;
    type Error = Error;

    async fn load(&self, of: &[CountsOf]) -> Result<HashMap<CountsOf, Counts>> {
        let count_if = |rule: Condition| {
            let one: Expr = Expr::case(rule, 1).into();
            Func::count(one)
        };
        let today = self.reader.actor().today();
        let counted = self
            .reader
            .find::<Entity>()
            .filter(Column::ClauseId.is_in(of.iter().map(|of| of.0)))
            .shape(|select| {
                let clause = (Entity, Column::ClauseId);
                let confirmed = Condition::all().add(Column::State.eq(State::Confirmed));
                select
                    .clear_selects()
                    .column(clause)
                    .expr_as(Func::count(Expr::col((Entity, Column::Id))), "given")
                    .expr_as(count_if(confirmed), "confirmed")
                    .expr_as(count_if(overdue(today)), "overdue")
                    .add_group_by([Expr::col(clause)]);
            });
        let rows: Vec<Counted> = self.reader.rows(counted).await?;
        Ok(rows
            .into_iter()
            .map(|row| (CountsOf(row.clause_id), row.counts))
            .collect())
    }
}

/// How many were given at once.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TogetherOf(pub Uuid);

#[derive(FromQueryResult)]
struct Together {
    batch_id: Uuid,
    many: i64,
}

impl Loader<TogetherOf> for Source {
    type Value = i64;
    type Error = Error;

    async fn load(&self, of: &[TogetherOf]) -> Result<HashMap<TogetherOf, i64>> {
        let counted = self
            .reader
            .find::<Entity>()
            .filter(Column::BatchId.is_in(of.iter().map(|of| of.0)))
            .shape(|select| {
                let batch = (Entity, Column::BatchId);
                select
                    .clear_selects()
                    .column(batch)
                    .expr_as(Func::count(Expr::col((Entity, Column::Id))), "many")
                    .add_group_by([Expr::col(batch)]);
            });
        let rows: Vec<Together> = self.reader.rows(counted).await?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|row| (TogetherOf(row.batch_id), row.many))
            .collect())
    }
}

/// What follows from a paper that arrived.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TasksOf(pub Uuid);

impl Loader<TasksOf> for Source {
    type Value = Vec<task::Model>;
    type Error = Error;

    /// The first due first.
    async fn load(&self, of: &[TasksOf]) -> Result<HashMap<TasksOf, Self::Value>> {
        let tasks = self
            .reader
            .find::<Entity>()
            .filter(Column::ArrivalId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(Column::DueOn)
            .order_by_asc(Column::Id);
        let rows = self.reader.all(tasks).await?.into_iter();
        let follow = rows.filter_map(|row| Some((row.arrival_id?, row)));
        let grouped = grouped(follow, |(arrival, _)| TasksOf(*arrival)).into_iter();
        Ok(grouped
            .map(|(of, rows)| (of, rows.into_iter().map(|(_, row)| row).collect()))
            .collect())
    }
}
