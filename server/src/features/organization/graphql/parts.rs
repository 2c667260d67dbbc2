//! Levels, clusters and divisions.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::{cluster, division, education_level, organization_link, organization_name};
use uuid::Uuid;

use super::super::queries::{Divisions, MemberCount};
use super::{DivisionKind, Organization, OrganizationLinkKind};
use crate::platform::graphql::Call;
use crate::platform::{Date, Error, Id, Result};

/// What schools teach, as in mầm non.
#[derive(Clone)]
pub struct EducationLevel {
    row: education_level::Model,
}

impl EducationLevel {
    pub fn new(row: education_level::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl EducationLevel {
    pub async fn id(&self) -> ID {
        Id::<education_level::Entity>::new(self.row.id).into()
    }

    /// As in MN, TH, THCS.
    async fn code(&self) -> &str {
        &self.row.code
    }

    async fn name(&self) -> &str {
        &self.row.name
    }
}

/// A group of schools, with one that leads it.
#[derive(Clone)]
pub struct Cluster {
    row: cluster::Model,
}

impl Cluster {
    pub fn new(row: cluster::Model) -> Self {
        Self { row }
    }

    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        let row = Call::of(ctx)?.row::<cluster::Entity>(id).await?;
        row.map(Self::new).ok_or(Error::NotFound)
    }
}

#[Object]
impl Cluster {
    pub async fn id(&self) -> ID {
        Id::<cluster::Entity>::new(self.row.id).into()
    }

    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The school that leads it, if the viewer sees it.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.row.lead_id {
            Some(lead) => Organization::find(ctx, lead).await,
            None => Ok(None),
        }
    }

    /// How many belong to it, as far as the viewer sees them.
    async fn member_count(&self, ctx: &Context<'_>) -> Result<i32> {
        Call::of(ctx)?.load(MemberCount(self.row.id)).await
    }
}

/// A part of an office.
#[derive(Clone)]
pub struct Division {
    row: division::Model,
}

impl Division {
    pub fn new(row: division::Model) -> Self {
        Self { row }
    }

    /// The division of this kind, if there is one.
    pub async fn of_kind(ctx: &Context<'_>, kind: entity::division::Kind) -> Result<Option<Self>> {
        let divisions = Call::of(ctx)?.load(Divisions).await?;
        let found = divisions.into_iter().find(|row| row.kind == kind);
        Ok(found.map(Self::new))
    }
}

#[Object]
impl Division {
    pub async fn id(&self) -> ID {
        Id::<division::Entity>::new(self.row.id).into()
    }

    async fn kind(&self) -> DivisionKind {
        self.row.kind.into()
    }

    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The office that it is part of.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::load(ctx, self.row.organization_id).await
    }
}

/// A name that an organization has or had.
#[derive(SimpleObject)]
pub struct OrganizationName {
    /// As papers of that time write it.
    name: String,
    /// The name for lists.
    short_name: String,
    /// Its first day; null when that was before anybody wrote it down.
    valid_from: Option<Date>,
    /// Its last day; null for today's.
    valid_to: Option<Date>,
}

impl From<organization_name::Model> for OrganizationName {
    fn from(row: organization_name::Model) -> Self {
        Self {
            name: row.name,
            short_name: row.short_name,
            valid_from: row.valid_from.map(Date),
            valid_to: row.valid_to.map(Date),
        }
    }
}

/// From a day on an organization follows another in this.
pub struct OrganizationLink {
    row: organization_link::Model,
}

impl OrganizationLink {
    pub fn new(row: organization_link::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl OrganizationLink {
    pub async fn id(&self) -> ID {
        Id::<organization_link::Entity>::new(self.row.id).into()
    }

    /// In what.
    async fn kind(&self) -> OrganizationLinkKind {
        self.row.kind.into()
    }

    /// Whom.
    async fn target(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.target_id).await
    }

    /// The first day.
    async fn starts_on(&self) -> Date {
        Date(self.row.starts_on)
    }

    /// The last day; null while it lasts.
    async fn ends_on(&self) -> Option<Date> {
        self.row.ends_on.map(Date)
    }

    /// Number of the decision, as in «101/QĐ-UBND».
    async fn decision_number(&self) -> Option<&str> {
        self.row.decision_number.as_deref()
    }
}
