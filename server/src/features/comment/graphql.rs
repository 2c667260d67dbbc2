//! Comments in the schema: the object, lists, and what is added to plans, clauses and tasks.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, OneofObject, SimpleObject, Subscription};
use chrono::{DateTime, Utc};
use entity::{comment, plan, plan_clause, task, user};
use futures_util::stream::Stream;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::events;
use super::model::Mentioned;
use super::policy::{CommentAction, READERS, available};
use super::queries::{self, OpenOf, Subject};
use crate::features::account::Person;
use crate::features::plan::{Plan, PlanClause};
use crate::features::task::Task;
use crate::platform::event::Published;
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::page::{self, Order, PageArgs};
use crate::platform::{Error, Id, Result};

mod write;

pub use write::CommentMutation;

/// How many people are offered to be mentioned.
const OFFERED: u64 = 10;

/// What somebody said of a plan, of one of its clauses, or of a task.
pub struct Comment {
    row: comment::Model,
}

impl Comment {
    pub fn new(row: comment::Model) -> Self {
        Self { row }
    }
}

/// Somebody who is named in a comment.
#[derive(SimpleObject)]
pub struct CommentMention {
    /// The person, if the viewer sees him.
    person: Option<Person>,
    /// By the name of that day.
    name: String,
}

async fn person(ctx: &Context<'_>, id: Uuid) -> Result<Option<Person>> {
    let row = Call::of(ctx)?.row::<user::Entity>(id).await?;
    Ok(row.map(Person::new))
}

#[Object]
impl Comment {
    pub async fn id(&self) -> ID {
        Id::<comment::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Who said it, if the viewer sees that person.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, self.row.author_id).await
    }

    /// Who said it, by the name of that day.
    async fn author_name(&self) -> &str {
        &self.row.author_name
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it was last said otherwise.
    async fn edited_at(&self) -> Option<DateTime<Utc>> {
        self.row.edited_at
    }

    /// What was said.
    async fn text(&self) -> &str {
        &self.row.text
    }

    /// Whom it names.
    async fn mentions(&self, ctx: &Context<'_>) -> Result<Vec<CommentMention>> {
        let named: Vec<Mentioned> = serde_json::from_value(self.row.mentions.clone())?;
        let mut mentions = Vec::with_capacity(named.len());
        for one in named {
            mentions.push(CommentMention {
                person: person(ctx, one.id).await?,
                name: one.name,
            });
        }
        Ok(mentions)
    }

    /// The plan that it is about.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<Plan>> {
        let Some(plan) = self.row.plan_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan::Entity>(plan).await?;
        Ok(row.map(Plan::new))
    }

    /// The clause that it is about, as long as the plan has it.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Option<PlanClause>> {
        let Some(clause) = self.row.clause_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan_clause::Entity>(clause).await?;
        let own = row.filter(|clause| Some(clause.plan_id) == self.row.plan_id);
        Ok(own.map(PlanClause::new))
    }

    /// The clause's first words as they were then.
    async fn quote(&self) -> Option<&str> {
        self.row.quote.as_deref()
    }

    /// The task that it is about.
    async fn task(&self, ctx: &Context<'_>) -> Result<Option<Task>> {
        let Some(task) = self.row.task_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<task::Entity>(task).await?;
        Ok(row.map(Task::new))
    }

    /// When it was settled.
    async fn resolved_at(&self) -> Option<DateTime<Utc>> {
        self.row.resolved_at
    }

    /// Who settled it, by the name of that day.
    async fn resolved_by_name(&self) -> Option<&str> {
        self.row.resolved_by_name.as_deref()
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<CommentAction>> {
        Ok(available(Call::of(ctx)?.actor(), &self.row))
    }
}

/// What is spoken of.
#[derive(OneofObject)]
pub enum CommentSubjectInput {
    /// A plan; in lists, with all its clauses.
    Plan(Id<plan::Entity>),
    /// One clause of a plan.
    Clause(Id<plan_clause::Entity>),
    /// A task.
    Task(Id<task::Entity>),
}

/// Reads of this feature.
#[derive(Default)]
pub struct CommentQuery;

#[Object]
impl CommentQuery {
    /// What was said of a matter, the first first. Requires: of a plan, HEAD, DEPUTY_HEAD, a division, PRINCIPAL or
    /// FOCAL_POINT at or above its organization; of a task, to see the task.
    async fn comments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of what.")] about: CommentSubjectInput,
        #[graphql(desc = "Those that are settled, or those that are not.")] resolved: Option<bool>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Comment>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let subject = Subject::find(reader, about).await?;
        let mut said = queries::about(reader, &subject);
        said = match resolved {
            Some(true) => said.filter(comment::Column::ResolvedAt.is_not_null()),
            Some(false) => said.filter(comment::Column::ResolvedAt.is_null()),
            None => said,
        };
        let order = Order::asc(comment::Column::CreatedAt);
        page(ctx, said, order, &args, Comment::new).await
    }

    /// Whom one may name in a comment, by name, 10 at most. Requires: to see what it is about.
    async fn comment_readers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of what.")] about: CommentSubjectInput,
        #[graphql(desc = "Part of the name, with or without diacritics.")] search: Option<String>,
    ) -> Result<Vec<Person>> {
        let reader = reader(ctx)?;
        let subject = Subject::find(reader, about).await?;
        let mut people = queries::readers(reader, &subject).await?;
        if let Some(typed) = search {
            people = people.filter(page::search(user::Column::NameFolded, &typed));
        }
        let people = people
            .order_by_asc(user::Column::NameSort)
            .order_by_asc(user::Column::Id)
            .limit(OFFERED);
        let found = reader.all(people).await?;
        Ok(found.into_iter().map(Person::new).collect())
    }
}

/// What is told as it happens.
#[derive(Default)]
pub struct CommentSubscription;

#[Subscription]
impl CommentSubscription {
    /// That there may be something new to read of a matter: always true; the list tells what. Requires: as `comments`.
    async fn comment_added(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of what.")] about: CommentSubjectInput,
    ) -> Result<impl Stream<Item = Result<bool>> + use<>> {
        let (call, reader) = (Call::of(ctx)?, reader(ctx)?.clone());
        let subject = Arc::new(Subject::find(&reader, about).await?);
        if !queries::still_read(&reader, &subject).await? {
            return Err(Error::Forbidden);
        }
        let (field, id) = match subject.as_ref() {
            Subject::Plan(_, Some(clause)) => ("clause", clause.id),
            Subject::Plan(plan, None) => ("plan", plan.id),
            Subject::Task(task) => ("task", task.id),
        };
        let tell = move |events: Vec<Arc<Published>>| {
            let (reader, subject, wanted) = (reader.clone(), subject.clone(), id.to_string());
            let is_about = move |event: &Arc<Published>| {
                event.payload.get(field).and_then(|id| id.as_str()) == Some(wanted.as_str())
            };
            let about = events.iter().any(is_about);
            async move {
                // Whoever does not see the matter any more is told nothing of it.
                let seen = about && queries::still_read(&reader, &subject).await?;
                Ok(seen.then_some(true).into_iter().collect())
            }
        };
        call.events(events::PREFIX, None, tell).await
    }
}

/// What this feature adds to a plan's clause.
pub struct ClauseComments(pub Uuid);

#[Object]
impl ClauseComments {
    /// How many of its comments are not settled, as far as the viewer sees them.
    async fn open_comments(&self, ctx: &Context<'_>) -> Result<i64> {
        Call::of(ctx)?.load(OpenOf(self.0)).await
    }
}

/// What this feature adds to a plan.
pub struct PlanComments {
    pub organization: Uuid,
}

#[Object]
impl PlanComments {
    /// Whether the viewer reads what is said of it, and may say something.
    async fn viewer_may_comment(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = Call::of(ctx)?;
        let place = call.place(self.organization).await?;
        Ok(call.actor().user().is_some() && call.actor().holds(&READERS, &place))
    }
}

/// What this feature adds to a task.
#[derive(Default)]
pub struct TaskComments;

#[Object]
impl TaskComments {
    /// Whether the viewer may say something of it: whoever sees it does.
    async fn viewer_may_comment(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(Call::of(ctx)?.actor().user().is_some())
    }
}
