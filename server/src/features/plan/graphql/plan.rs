//! A plan and its text.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{organization as organizations, plan, plan_clause};
use uuid::Uuid;

use super::duty::Duty;
use crate::features::account::Person;
use crate::features::calendar::SchoolYear;
use crate::features::organization::{DivisionKind, Organization};
use crate::features::plan::content::{Citation, Deadline, Recipient, Signer};
use crate::features::plan::queries::DutiesOf;
use crate::features::plan::reading::PlanFinding;
use crate::features::plan::vocabulary::{ClauseKind, PlanAction, PlanState};
use crate::features::plan::{parts, policy};
use crate::graph::ClauseAdded;
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Error, Id, Result};

/// A communication plan: an office's, or a school's under it.
pub struct Plan {
    row: plan::Model,
}

impl Plan {
    pub fn new(row: plan::Model) -> Self {
        Self { row }
    }

    /// By id, `NOT_FOUND` when out of sight.
    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<plan::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }

    async fn organization_row(&self, ctx: &Context<'_>) -> Result<organizations::Model> {
        Call::of(ctx)?
            .row::<organizations::Entity>(self.row.organization_id)
            .await?
            .ok_or(Error::NotFound)
    }
}

#[Object]
impl Plan {
    pub async fn id(&self) -> ID {
        Id::<plan::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Where it stands.
    async fn state(&self) -> PlanState {
        self.row.state.into()
    }

    /// Its title, without the word for its kind.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The school year that it is for.
    async fn school_year(&self, ctx: &Context<'_>) -> Result<SchoolYear> {
        SchoolYear::load(ctx, self.row.school_year_id).await
    }

    /// Whose plan it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Ok(Organization::new(self.organization_row(ctx).await?))
    }

    /// The plan that it stands under, if the viewer sees it.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        let Some(parent) = self.row.parent_id else {
            return Ok(None);
        };
        let parent = Call::of(ctx)?.row::<plan::Entity>(parent).await?;
        Ok(parent.map(Self::new))
    }

    /// Its number in the register, once issued; below ten with a leading nought.
    async fn number(&self) -> Option<&str> {
        self.row.number.as_deref()
    }

    /// What follows the number, as in KH-PGDĐT. Left empty, it is made from the issuer's letters when issued.
    async fn symbol(&self) -> Option<&str> {
        self.row.symbol.as_deref()
    }

    /// Where it is issued.
    async fn place(&self) -> Option<&str> {
        self.row.place.as_deref()
    }

    /// The day that it bears.
    async fn issued_on(&self) -> Option<Date> {
        self.row.issued_on.map(Date)
    }

    /// The issuing body's name as the paper bears it: frozen when issued.
    async fn issuer_name(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.row.issuer_name {
            Some(name) => Ok(name.clone()),
            None => Ok(self.organization_row(ctx).await?.name),
        }
    }

    /// The name of the body above it as the paper bears it: frozen when issued.
    async fn parent_issuer_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.row.issuer_name.is_some() {
            return Ok(self.row.parent_issuer_name.clone());
        }
        let Some(above) = self.organization_row(ctx).await?.parent_id else {
            return Ok(None);
        };
        let above = Call::of(ctx)?.row::<organizations::Entity>(above).await?;
        Ok(above.map(|above| above.name))
    }

    /// Why it was sent back, until it is submitted again.
    async fn return_reason(&self) -> Option<&str> {
        self.row.return_reason.as_deref()
    }

    /// SHA-256 over everything that was issued, in hexadecimal.
    async fn content_hash(&self) -> Option<String> {
        self.row.content_hash.as_ref().map(hex::encode)
    }

    /// The documents that it names, in order.
    async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        let rows = Call::of(ctx)?.load(parts::CitationsOf(self.row.id)).await?;
        rows.into_iter().map(parts::citation).collect()
    }

    /// Its clauses in reading order; `parentId` and `depth` give the tree.
    async fn clauses(&self, ctx: &Context<'_>) -> Result<Vec<PlanClause>> {
        let rows = Call::of(ctx)?.load(parts::ClausesOf(self.row.id)).await?;
        Ok(rows.into_iter().map(PlanClause::new).collect())
    }

    /// Who gets it, in order.
    async fn recipients(&self, ctx: &Context<'_>) -> Result<Vec<Recipient>> {
        let rows = Call::of(ctx)?
            .load(parts::RecipientsOf(self.row.id))
            .await?;
        Ok(rows.into_iter().map(parts::recipient).collect())
    }

    /// Who signs it.
    async fn signer(&self) -> Option<Signer> {
        parts::signer(&self.row)
    }

    /// What was odd in the source that it was read from.
    async fn findings(&self) -> Result<Vec<PlanFinding>> {
        let findings: Vec<reader::Finding> = serde_json::from_value(self.row.findings.clone())?;
        Ok(findings.iter().map(Into::into).collect())
    }

    /// What it asks of the schools, once issued.
    async fn duties(&self, ctx: &Context<'_>) -> Result<Vec<Duty>> {
        let duties = Call::of(ctx)?.load(DutiesOf(self.row.id)).await?;
        Ok(duties.into_iter().map(Duty::new).collect())
    }

    /// Who did what to it, newest first: 20 lines unless `first` (1 to 100) says otherwise. Requires: to work at or
    /// above the plan's organization; empty for others.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many lines, 1 to 100.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<plan::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    /// What the viewer may do to it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<PlanAction>> {
        Ok(policy::available(Call::of(ctx)?.actor(), &self.row))
    }

    /// Who began it, if the viewer sees that person.
    async fn created_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let person = Call::of(ctx)?
            .row::<entity::user::Entity>(self.row.created_by)
            .await?;
        Ok(person.map(Person::new))
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.row.updated_at
    }
}

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

    #[graphql(flatten)]
    async fn added(&self) -> ClauseAdded {
        ClauseAdded::to(&self.row)
    }
}
