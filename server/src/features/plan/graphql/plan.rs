//! A plan.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{document, organization as organizations, plan};
use uuid::Uuid;

use super::clause::PlanClause;
use super::duty::Duty;
use crate::features::account::Person;
use crate::features::calendar::SchoolYear;
use crate::features::document::Document;
use crate::features::organization::Organization;
use crate::features::plan::content::{Citation, Recipient, Signer};
use crate::features::plan::policy::PlanAction;
use crate::features::plan::queries::{DutiesOf, PlanOf};
use crate::features::plan::reading::PlanFinding;
use crate::features::plan::vocabulary::{PlanReception, PlanState};
use crate::features::plan::{parts, policy};
use crate::graph::PlanAdded;
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Action as _, Date, Error, Id, Result};

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

    async fn other(&self, ctx: &Context<'_>, id: Option<Uuid>) -> Result<Option<Self>> {
        let Some(id) = id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan::Entity>(id).await?;
        Ok(row.map(Self::new))
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
        self.other(ctx, self.row.parent_id).await
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

    /// The document as which it was issued.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<Document>> {
        let Some(document) = self.row.document_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<document::Entity>(document).await?;
        Ok(row.map(Document::new))
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

    /// The organization that it was sent to when issued, if the viewer sees it.
    async fn addressee(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(addressee) = self.row.addressee_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<organizations::Entity>(addressee);
        Ok(row.await?.map(Organization::new))
    }

    /// What that organization said of it.
    async fn reception(&self) -> Option<PlanReception> {
        PlanReception::of(&self.row)
    }

    /// Why another has to take its place.
    async fn reception_reason(&self) -> Option<&str> {
        self.row.reception_reason.as_deref()
    }

    /// Who received it, if the viewer sees that person.
    async fn received_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let Some(person) = self.row.received_by else {
            return Ok(None);
        };
        let person = Call::of(ctx)?.row::<entity::user::Entity>(person).await?;
        Ok(person.map(Person::new))
    }

    /// When it was received.
    async fn received_at(&self) -> Option<DateTime<Utc>> {
        self.row.received_at
    }

    /// The issued plan in whose place it stands, or will.
    async fn replaces(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        self.other(ctx, self.row.replaces_id).await
    }

    /// The issued plan that stands in its place: this one counts no more.
    async fn replaced_by(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        self.other(ctx, self.row.replaced_by_id).await
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

    /// Whether the viewer may see how the schools below its organization stand with it.
    async fn may_oversee(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = Call::of(ctx)?;
        let place = call.place(self.row.organization_id).await?;
        Ok(policy::Oversee::allowed(call.actor(), &self.row, &place).is_ok())
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

    #[graphql(flatten)]
    async fn added(&self) -> PlanAdded {
        PlanAdded::to(&self.row)
    }
}

/// What this feature adds to a document.
pub struct DocumentPlan(pub Uuid);

#[Object]
impl DocumentPlan {
    /// The plan that was issued as it, if it is one and the viewer sees it.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<Plan>> {
        let row = Call::of(ctx)?.load(PlanOf(self.0)).await?;
        Ok(row.map(Plan::new))
    }
}
