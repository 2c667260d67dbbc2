//! One organization.

use async_graphql::{Context, Enum, ID, Object};
use entity::organization;
use uuid::Uuid;

use super::super::queries::{ChildCount, ClustersOf, LevelsOf, LinksOf, NamesOf};
use super::{Cluster, EducationLevel, OrganizationKind, OrganizationLink, OrganizationName};
use crate::graph::{self, OrganizationAdded};
use crate::platform::graphql::{Call, reader};
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Error, Id, Result};

/// An office, a school or another body in the tree.
#[derive(Clone)]
pub struct Organization {
    row: organization::Model,
}

/// What the viewer may do with an organization now.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganizationAction {
    /// Make an organization below it.
    CreateChild,
    /// Change what is known of it.
    Update,
    /// Name its focal point.
    NameFocalPoint,
    /// Register a channel of its.
    RegisterChannel,
    /// Appoint people to its positions.
    Appoint,
    /// Write a plan for it.
    CreatePlan,
    /// Say whom it follows.
    Link,
    /// Group the organizations below it.
    ManageClusters,
    /// Give tasks in its name.
    AssignTask,
    /// Enter what arrives in its register, and issue papers in its name.
    RegisterDocument,
}

impl Organization {
    pub fn new(row: organization::Model) -> Self {
        Self { row }
    }

    /// By id, `NOT_FOUND` when out of sight.
    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Self::find(ctx, id).await?.ok_or(Error::NotFound)
    }

    /// Which a row in sight names: after a move the school of a task that is still open may lie out of sight.
    pub async fn named(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Ok(Self::new(
            Call::of(ctx)?.named::<organization::Entity>(id).await?,
        ))
    }

    /// As [`load`](Self::load), for what may point out of the viewer's sight.
    pub async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = Call::of(ctx)?.row::<organization::Entity>(id).await?;
        Ok(row.map(Self::new))
    }
}

#[Object]
impl Organization {
    pub async fn id(&self) -> ID {
        Id::<organization::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What it is.
    async fn kind(&self) -> OrganizationKind {
        self.row.kind.into()
    }

    /// Its full name, as papers write it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// A name for lists.
    async fn short_name(&self) -> &str {
        &self.row.short_name
    }

    /// Letters that stand for it in a document's symbol, as in PGDĐT.
    async fn symbol(&self) -> Option<&str> {
        self.row.symbol.as_deref()
    }

    /// Where its papers are dated, as in «Sen Hồng, ngày 05 tháng 10 năm 2020».
    async fn place(&self) -> Option<&str> {
        self.row.place.as_deref()
    }

    async fn phone(&self) -> Option<&str> {
        self.row.phone.as_deref()
    }

    async fn email(&self) -> Option<&str> {
        self.row.email.as_deref()
    }

    async fn address(&self) -> Option<&str> {
        self.row.address.as_deref()
    }

    /// The body above it, if the viewer sees it.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        match self.row.parent_id {
            Some(parent) => Self::find(ctx, parent).await,
            None => Ok(None),
        }
    }

    /// What a school teaches: MN, TH, THCS.
    async fn levels(&self, ctx: &Context<'_>) -> Result<Vec<EducationLevel>> {
        let levels = Call::of(ctx)?.load(LevelsOf(self.row.id)).await?;
        Ok(levels.into_iter().map(EducationLevel::new).collect())
    }

    /// The clusters that it belongs to.
    async fn clusters(&self, ctx: &Context<'_>) -> Result<Vec<Cluster>> {
        let clusters = Call::of(ctx)?.load(ClustersOf(self.row.id)).await?;
        Ok(clusters.into_iter().map(Cluster::new).collect())
    }

    /// Its first day; null when it was there before anybody wrote it down.
    async fn opened_on(&self) -> Option<Date> {
        self.row.opened_on.map(Date)
    }

    /// The day from which it is no more.
    async fn closed_on(&self) -> Option<Date> {
        self.row.closed_on.map(Date)
    }

    /// What it became part of, if it did and the viewer sees that.
    async fn merged_into(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        match self.row.merged_into_id {
            Some(other) => Self::find(ctx, other).await,
            None => Ok(None),
        }
    }

    /// What it is and was called, the first name first; empty for one that always had the same.
    async fn names(&self, ctx: &Context<'_>) -> Result<Vec<OrganizationName>> {
        let names = Call::of(ctx)?.load(NamesOf(self.row.id)).await?;
        Ok(names.into_iter().map(OrganizationName::from).collect())
    }

    /// Whom it follows and followed, beside what it stands below; by kind, the latest first.
    async fn links(&self, ctx: &Context<'_>) -> Result<Vec<OrganizationLink>> {
        let links = Call::of(ctx)?.load(LinksOf(self.row.id)).await?;
        Ok(links.into_iter().map(OrganizationLink::new).collect())
    }

    /// How many organizations stand directly below it, as far as the viewer sees them.
    async fn child_count(&self, ctx: &Context<'_>) -> Result<i32> {
        Call::of(ctx)?.load(ChildCount(self.row.id)).await
    }

    /// What was done to it, the latest first. Requires: work at or above it.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many lines, 1 to 100; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<organization::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<OrganizationAction>> {
        let place = Call::of(ctx)?.place(self.row.id).await?;
        Ok(graph::organization_actions(reader(ctx)?, &self.row, &place))
    }

    #[graphql(flatten)]
    async fn added(&self) -> OrganizationAdded {
        OrganizationAdded::to(&self.row)
    }
}
