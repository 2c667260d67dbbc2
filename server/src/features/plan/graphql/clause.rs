//! A clause of a plan.

use async_graphql::{Context, ID, Object};
use entity::plan_clause;

use crate::features::organization::DivisionKind;
use crate::features::plan::content::Deadline;
use crate::features::plan::vocabulary::ClauseKind;
use crate::graph::ClauseAdded;
use crate::platform::graphql::Call;
use crate::platform::{Id, Result};

/// A clause of a plan.
pub struct PlanClause {
    row: plan_clause::Model,
}

impl PlanClause {
    pub fn new(row: plan_clause::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl PlanClause {
    pub async fn id(&self) -> ID {
        Id::<plan_clause::Entity>::new(self.row.id).into()
    }

    /// The clause that it stands below.
    async fn parent_id(&self) -> Option<ID> {
        let parent = self.row.parent_id?;
        Some(Id::<plan_clause::Entity>::new(parent).into())
    }

    /// Its place in reading order, from 0.
    async fn position(&self) -> i32 {
        self.row.position
    }

    /// How far below the top it stands.
    async fn depth(&self) -> i32 {
        self.row.depth
    }

    /// Its number or letter, as written.
    async fn marker(&self) -> Option<&str> {
        self.row.marker.as_deref()
    }

    /// What it is within the plan.
    async fn kind(&self) -> ClauseKind {
        self.row.kind.into()
    }

    /// Its words, without the marker.
    async fn text(&self) -> &str {
        &self.row.text
    }

    /// The division in charge.
    async fn division(&self) -> Option<DivisionKind> {
        self.row.division_kind.map(Into::into)
    }

    /// Whether every school is charged with it.
    async fn schools(&self) -> bool {
        self.row.schools
    }

    /// Who is charged with it, as written.
    async fn assignee(&self) -> Option<&str> {
        self.row.assignee.as_deref()
    }

    /// The times it states.
    async fn deadlines(&self) -> Result<Vec<Deadline>> {
        Ok(serde_json::from_value(self.row.deadlines.clone())?)
    }

    /// The line of the source where it begins.
    async fn line(&self) -> Option<i32> {
        self.row.line
    }

    /// The clause of the plan above that it was taken from, if the viewer sees it.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        let Some(source) = self.row.source_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan_clause::Entity>(source).await?;
        Ok(row.map(Self::new))
    }

    #[graphql(flatten)]
    async fn added(&self) -> ClauseAdded {
        ClauseAdded::to(&self.row)
    }
}
