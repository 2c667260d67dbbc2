//! Tasks in the schema: the object, lists, and what is added to a plan's clause.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{arrival, organization, plan, plan_clause, position, task, user};
use uuid::Uuid;

use super::model::{TaskState, is_overdue};
use super::policy::{TaskAction, available};
use super::queries::{self, CountsOf, Filter, TasksOf};
use crate::features::account::{Person, Position};
use crate::features::arrival::Arrival;
use crate::features::organization::{DivisionKind, Organization};
use crate::features::plan::{Plan, PlanClause};
use crate::graph::TaskAdded;
use crate::platform::evidence::Link;
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::history::{self, AuditEntry};
use crate::platform::page::{Order, PageArgs};
use crate::platform::{Date, Id, Result};

mod write;

pub use write::TaskMutation;

/// What one has to do for another, by a day.
pub struct Task {
    row: task::Model,
}

impl Task {
    pub fn new(row: task::Model) -> Self {
        Self { row }
    }
}

async fn person(ctx: &Context<'_>, id: Option<Uuid>) -> Result<Option<Person>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let row = Call::of(ctx)?.row::<user::Entity>(id).await?;
    Ok(row.map(Person::new))
}

#[Object]
impl Task {
    pub async fn id(&self) -> ID {
        Id::<task::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What is to be done.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// When it counts as done.
    async fn criterion(&self) -> Option<&str> {
        self.row.criterion.as_deref()
    }

    /// By when.
    async fn due_on(&self) -> Date {
        self.row.due_on.into()
    }

    /// Whether that day has passed, and it is not done.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(is_overdue(&self.row, Call::of(ctx)?.actor().today()))
    }

    /// How many were given with it, to others or for later, itself among them, as far as the viewer sees them.
    async fn given_together(&self, ctx: &Context<'_>) -> Result<i64> {
        match self.row.batch_id {
            Some(batch) => Call::of(ctx)?.load(queries::TogetherOf(batch)).await,
            None => Ok(1),
        }
    }

    /// From when it is to be done: one that comes again waits for its turn.
    async fn opens_on(&self) -> Option<Date> {
        self.row.opens_on.map(Into::into)
    }

    /// Where it stands.
    async fn state(&self) -> TaskState {
        self.row.state.into()
    }

    /// Who gave it.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.organization_id).await
    }

    /// Where it is to be done.
    async fn assignee(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.assignee_id).await
    }

    /// The division of it that is charged, if one is.
    async fn division(&self) -> Option<DivisionKind> {
        self.row.division_kind.map(Into::into)
    }

    /// The position there whose holder is charged, if it is charged to one.
    async fn position(&self, ctx: &Context<'_>) -> Result<Option<Position>> {
        let Some(position) = self.row.position_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<position::Entity>(position).await?;
        Ok(row.map(Position::new))
    }

    /// The person who is charged, if one is and the viewer sees him.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, self.row.person_id).await
    }

    /// The plan that asks for it.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<Plan>> {
        let Some(plan) = self.row.plan_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan::Entity>(plan).await?;
        Ok(row.map(Plan::new))
    }

    /// The clause that asks for it.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Option<PlanClause>> {
        let Some(clause) = self.row.clause_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan_clause::Entity>(clause).await?;
        Ok(row.map(PlanClause::new))
    }

    /// The paper from which it follows, if the viewer sees it.
    async fn arrival(&self, ctx: &Context<'_>) -> Result<Option<Arrival>> {
        let Some(arrival) = self.row.arrival_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<arrival::Entity>(arrival).await?;
        Ok(row.map(Arrival::new))
    }

    /// What came of it, in the words of whoever did it.
    async fn result(&self) -> Option<&str> {
        self.row.result.as_deref()
    }

    /// Pages that show it.
    async fn links(&self) -> Result<Vec<Link>> {
        Ok(serde_json::from_value(self.row.links.clone())?)
    }

    /// Why it was sent back, until it is done again.
    async fn return_reason(&self) -> Option<&str> {
        self.row.return_reason.as_deref()
    }

    /// Who gave it, if the viewer sees the person.
    async fn given_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, Some(self.row.given_by)).await
    }

    /// When it was given.
    async fn given_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// Who did it, if the viewer sees the person.
    async fn done_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, self.row.done_by).await
    }

    /// When he said so.
    async fn done_at(&self) -> Option<DateTime<Utc>> {
        self.row.done_at
    }

    /// Who confirmed it, if the viewer sees the person.
    async fn confirmed_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, self.row.confirmed_by).await
    }

    /// When it was confirmed.
    async fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.row.confirmed_at
    }

    /// Who did what with it and when, newest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 unless said.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<task::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    #[graphql(flatten)]
    async fn added(&self) -> TaskAdded {
        TaskAdded::to(&self.row)
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<TaskAction>> {
        Ok(available(Call::of(ctx)?.actor(), &self.row))
    }
}

/// Which tasks.
#[derive(InputObject, Default)]
pub struct TaskFilter {
    /// Words of the title, with or without diacritics.
    search: Option<String>,
    /// In one of these states.
    states: Option<Vec<TaskState>>,
    /// Those that are the viewer's to do, himself or by his post.
    mine: Option<bool>,
    /// Those whose day has passed, and which are not done.
    overdue: Option<bool>,
    /// Due on this day or later.
    due_from: Option<Date>,
    /// Due on this day or before.
    due_until: Option<Date>,
    /// Given by this organization.
    organization: Option<Id<organization::Entity>>,
    /// To be done at this organization.
    assignee: Option<Id<organization::Entity>>,
    /// Of this plan.
    plan: Option<Id<plan::Entity>>,
    /// Of this clause.
    clause: Option<Id<plan_clause::Entity>>,
    /// That follow from this paper.
    arrival: Option<Id<arrival::Entity>>,
}

impl From<TaskFilter> for Filter {
    fn from(filter: TaskFilter) -> Self {
        Self {
            search: filter.search,
            states: (filter.states.into_iter().flatten())
                .map(Into::into)
                .collect(),
            mine: filter.mine.unwrap_or_default(),
            overdue: filter.overdue.unwrap_or_default(),
            due_from: filter.due_from.map(|day| day.0),
            due_until: filter.due_until.map(|day| day.0),
            organization: filter.organization.map(Id::uuid),
            assignee: filter.assignee.map(Id::uuid),
            plan: filter.plan.map(Id::uuid),
            clause: filter.clause.map(Id::uuid),
            arrival: filter.arrival.map(Id::uuid),
        }
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct TaskQuery;

#[Object]
impl TaskQuery {
    /// One task. Requires: HEAD, DEPUTY_HEAD, a division, PRINCIPAL or FOCAL_POINT at or above where it was given or is to
    /// be done; or being the person in charge.
    async fn task(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task's id.")] id: Id<task::Entity>,
    ) -> Result<Task> {
        Ok(Task::new(
            reader(ctx)?.get::<task::Entity>(id.uuid()).await?,
        ))
    }

    /// The tasks that the viewer sees, the first due first. Requires: as `task`, for each.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tasks.")] filter: Option<TaskFilter>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Task>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let tasks = queries::matching(reader, &filter.unwrap_or_default().into());
        let order = Order::asc(task::Column::DueOn);
        page(ctx, tasks, order, &args, Task::new).await
    }
}

/// How the tasks stand that were given of a clause, as far as the viewer sees them.
#[derive(SimpleObject)]
pub struct TaskCounts {
    /// How many were given.
    given: i64,
    /// How many of them are done for good.
    confirmed: i64,
    /// How many of them should be done, and are not.
    overdue: i64,
}

/// What this feature adds to a plan's clause.
pub struct ClauseTasks(pub Uuid);

#[Object]
impl ClauseTasks {
    /// How the tasks stand that were given of it.
    async fn task_counts(&self, ctx: &Context<'_>) -> Result<TaskCounts> {
        let counts = Call::of(ctx)?.load(CountsOf(self.0)).await?;
        Ok(TaskCounts {
            given: counts.given,
            confirmed: counts.confirmed,
            overdue: counts.overdue,
        })
    }
}

/// What this feature adds to an arrival.
pub struct ArrivalTasks(pub Uuid);

#[Object]
impl ArrivalTasks {
    /// What follows from it, the first due first, as far as the viewer sees it.
    async fn tasks(&self, ctx: &Context<'_>) -> Result<Vec<Task>> {
        let tasks = Call::of(ctx)?.load(TasksOf(self.0)).await?;
        Ok(tasks.into_iter().map(Task::new).collect())
    }
}
