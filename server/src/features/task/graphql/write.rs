//! The mutations of tasks.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{arrival, organization, plan_clause, task, user};

use super::Task;
use crate::features::task::assigning::TaskAssigneeInput;
use crate::features::task::commands::{self, Seen};
use crate::features::task::content::Content;
use crate::features::task::due::{Asked, TaskAnchoredInput, TaskRepeatInput};
use crate::features::task::model::TaskErrorCode;
use crate::platform::evidence::LinkInput;
use crate::platform::graphql::{UserErrorObject, run, write, write_telling};
use crate::platform::{Date, Id, Outcome, Result, Writer};

/// A task to give.
#[derive(InputObject)]
pub struct TaskAssignInput {
    /// In whose name.
    organization: Id<organization::Entity>,
    /// The clause of its issued plan that asks for it.
    clause: Option<Id<plan_clause::Entity>>,
    /// The paper in its register of what arrived from which it follows.
    arrival: Option<Id<arrival::Entity>>,
    /// What is to be done.
    title: String,
    /// When it counts as done.
    criterion: Option<String>,
    /// By when: today or later.
    due_on: Option<Date>,
    /// By when, counted from the end of a term or of the year; instead of a day.
    due_at: Option<TaskAnchoredInput>,
    /// It comes again.
    repeat: Option<TaskRepeatInput>,
    /// To whom.
    to: TaskAssigneeInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says otherwise what is to be done.
#[derive(InputObject)]
pub struct TaskUpdateInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What is to be done.
    title: String,
    /// When it counts as done.
    criterion: Option<String>,
    /// By when: today or later, or as it was.
    due_on: Date,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Gives a task to another.
#[derive(InputObject)]
pub struct TaskReassignInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// To whom: to one.
    to: TaskAssigneeInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Passes a task on.
#[derive(InputObject)]
pub struct TaskDelegateInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// To whom: somebody who is appointed where it is to be done.
    person: Id<user::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to a task.
#[derive(InputObject)]
pub struct TaskActInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Takes a task back.
#[derive(InputObject)]
pub struct TaskWithdrawInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// And whatever was given with it, to others or for later, and nobody has begun.
    all: Option<bool>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says that a task is done.
#[derive(InputObject)]
pub struct TaskFinishInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What came of it.
    result: String,
    /// Pages that show it, 20 at most.
    links: Vec<LinkInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Sends a task back.
#[derive(InputObject)]
pub struct TaskReturnInput {
    /// Which one.
    id: Id<task::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What has to be mended.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<TaskErrorCode>>;

/// The task, or what to mend.
#[derive(SimpleObject)]
pub struct TaskPayload {
    /// As it is now.
    task: Option<Task>,
    /// What to mend.
    user_errors: Errors,
}

/// What was given, or what to mend.
#[derive(SimpleObject)]
pub struct TaskAssignPayload {
    /// The first.
    task: Option<Task>,
    /// How many.
    count: usize,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct TaskWithdrawPayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

impl TaskPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<task::Model, TaskErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            task: row.map(Task::new),
            user_errors,
        })
    }
}

fn seen(id: Id<task::Entity>, version: Option<i32>) -> Seen {
    Seen { id, version }
}

/// Writes of this feature.
#[derive(Default)]
pub struct TaskMutation;

#[Object]
impl TaskMutation {
    /// Gives a task to each of those named. Requires: HEAD, DEPUTY_HEAD, OFFICE, PRINCIPAL or FOCAL_POINT at the
    /// organization that gives it.
    async fn task_assign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskAssignInput,
    ) -> Result<TaskAssignPayload> {
        let content = Content {
            title: input.title,
            criterion: input.criterion,
            due_on: None,
        };
        let due = Asked {
            on: input.due_on,
            at: input.due_at,
            repeat: input.repeat,
        };
        let (organization, to) = (input.organization, input.to);
        let (clause, arrival) = (input.clause, input.arrival);
        let (given, user_errors) = write_telling(ctx, input.idempotency_key, async |w| {
            commands::assign(w, organization, clause, arrival, content, due, to).await
        })
        .await?;
        let (task, count) = given.unzip();
        Ok(TaskAssignPayload {
            task: task.map(Task::new),
            count: count.unwrap_or_default(),
            user_errors,
        })
    }

    /// Says otherwise what is to be done, or by when. Requires: as giving it.
    async fn task_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskUpdateInput,
    ) -> Result<TaskPayload> {
        let content = Content {
            title: input.title,
            criterion: input.criterion,
            due_on: Some(input.due_on.0),
        };
        let seen = seen(input.id, input.expected_version);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::update(w, seen, content).await
        })
        .await
    }

    /// Gives it to another, who begins anew. Requires: as giving it.
    async fn task_reassign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskReassignInput,
    ) -> Result<TaskPayload> {
        let (seen, to) = (seen(input.id, input.expected_version), input.to);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::reassign(w, seen, to).await
        })
        .await
    }

    /// Takes a task back that nobody has begun: it is gone. Requires: as giving it.
    async fn task_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskWithdrawInput,
    ) -> Result<TaskWithdrawPayload> {
        let (seen, all) = (
            seen(input.id, input.expected_version),
            input.all.unwrap_or_default(),
        );
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::withdraw(w, seen, all).await
        })
        .await?;
        Ok(TaskWithdrawPayload { user_errors })
    }

    /// Begins it. Requires: being charged with it.
    async fn task_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskActInput,
    ) -> Result<TaskPayload> {
        let seen = seen(input.id, input.expected_version);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::start(w, seen).await
        })
        .await
    }

    /// Passes it on to one of the organization's people. Requires: being charged with it.
    async fn task_delegate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskDelegateInput,
    ) -> Result<TaskPayload> {
        let (seen, person) = (seen(input.id, input.expected_version), input.person);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::delegate(w, seen, person.uuid()).await
        })
        .await
    }

    /// Says that it is done, and what came of it. Requires: being charged with it.
    async fn task_finish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskFinishInput,
    ) -> Result<TaskPayload> {
        let seen = seen(input.id, input.expected_version);
        let links = input.links;
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::finish(w, seen, &input.result, links).await
        })
        .await
    }

    /// Takes it up again before it is confirmed. Requires: being charged with it.
    async fn task_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskActInput,
    ) -> Result<TaskPayload> {
        let seen = seen(input.id, input.expected_version);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::reopen(w, seen).await
        })
        .await
    }

    /// Says that it is done well. Requires: as giving it, and not having done it.
    async fn task_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskActInput,
    ) -> Result<TaskPayload> {
        let seen = seen(input.id, input.expected_version);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::confirm(w, seen).await
        })
        .await
    }

    /// Sends it back with a reason. Requires: as giving it, and not having done it.
    async fn task_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: TaskReturnInput,
    ) -> Result<TaskPayload> {
        let seen = seen(input.id, input.expected_version);
        TaskPayload::of(ctx, input.idempotency_key, async |w| {
            commands::send_back(w, seen, &input.reason).await
        })
        .await
    }
}
