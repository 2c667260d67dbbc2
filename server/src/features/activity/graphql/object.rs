//! An activity.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{activity, channel, plan, plan_clause, user};
use uuid::Uuid;

use crate::features::account::Person;
use crate::features::activity::policy::{ActivityAction, available_in};
use crate::features::activity::queries::{ChannelsOf, ClausesOf};
use crate::features::channel::Channel;
use crate::features::organization::Organization;
use crate::features::plan::{Plan, PlanClause};
use crate::features::task::{OPEN, TaskState};
use crate::graph::ActivityAdded;
use crate::platform::evidence::Link;
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Id, Result};

/// What a school does to carry its plan out.
pub struct Activity {
    row: activity::Model,
}

impl Activity {
    pub fn new(row: activity::Model) -> Self {
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
impl Activity {
    pub async fn id(&self) -> ID {
        Id::<activity::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// The plan that it carries out.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Plan> {
        Plan::load(ctx, self.row.plan_id).await
    }

    /// Whose it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.organization_id).await
    }

    /// What is to be done.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The person in charge, if one is and the viewer sees him.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, self.row.person_id).await
    }

    /// Who does it, in words.
    async fn doer(&self) -> Option<&str> {
        self.row.doer.as_deref()
    }

    /// The first day.
    async fn starts_on(&self) -> Date {
        self.row.starts_on.into()
    }

    /// The last day.
    async fn ends_on(&self) -> Date {
        self.row.ends_on.into()
    }

    /// Whether that day has passed, and it is not done.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        let today = Call::of(ctx)?.actor().today();
        Ok(OPEN.contains(&self.row.state) && self.row.ends_on < today)
    }

    /// Where.
    async fn place(&self) -> Option<&str> {
        self.row.place.as_deref()
    }

    /// What should come of it.
    async fn output(&self) -> Option<&str> {
        self.row.output.as_deref()
    }

    /// The clauses that it carries out: of its plan, or duties of the plan above.
    async fn clauses(&self, ctx: &Context<'_>) -> Result<Vec<PlanClause>> {
        let call = Call::of(ctx)?;
        let ids = call.load(ClausesOf(self.row.id)).await?;
        let rows = ids
            .into_iter()
            .map(|id| call.row::<plan_clause::Entity>(id));
        let rows = futures_util::future::try_join_all(rows).await?;
        Ok(rows.into_iter().flatten().map(PlanClause::new).collect())
    }

    /// The school's channels that it runs on.
    async fn channels(&self, ctx: &Context<'_>) -> Result<Vec<Channel>> {
        let call = Call::of(ctx)?;
        let ids = call.load(ChannelsOf(self.row.id)).await?;
        let rows = ids.into_iter().map(|id| call.row::<channel::Entity>(id));
        let rows = futures_util::future::try_join_all(rows).await?;
        Ok(rows.into_iter().flatten().map(Channel::new).collect())
    }

    /// Where it stands.
    async fn state(&self) -> TaskState {
        self.row.state.into()
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
        history::of::<activity::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    #[graphql(flatten)]
    async fn added(&self) -> ActivityAdded {
        ActivityAdded::to(&self.row)
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<ActivityAction>> {
        let call = Call::of(ctx)?;
        let plan = call.row::<plan::Entity>(self.row.plan_id).await?;
        Ok(plan
            .map(|plan| available_in(&plan, call.actor(), &self.row))
            .unwrap_or_default())
    }
}
