//! Lists of organizations, levels, clusters and divisions.

use async_graphql::{Context, Enum, InputObject, Object};
use entity::{cluster, education_level, organization};

use super::super::queries;
use super::{
    Cluster, Division, EducationLevel, Organization, OrganizationKind, OrganizationLinkKind,
};
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::page::{Direction, Order, PageArgs};
use crate::platform::{Date, Id, Result};

/// Which organizations. All conditions must hold.
#[derive(InputObject, Default)]
pub struct OrganizationFilter {
    /// Words of a name, with or without marks.
    pub search: Option<String>,
    /// What it is.
    pub kind: Option<OrganizationKind>,
    /// Directly below this one.
    pub parent: Option<Id<organization::Entity>>,
    /// Schools that teach this level.
    pub level: Option<Id<education_level::Entity>>,
    /// Members of this cluster.
    pub cluster: Option<Id<cluster::Entity>>,
    /// Open on this day.
    pub open_on: Option<Date>,
    /// Which follow another, on the day of `openOn` or today.
    pub follows: Option<OrganizationFollowed>,
}

/// Whom organizations follow.
#[derive(InputObject)]
pub struct OrganizationFollowed {
    /// Whom.
    pub organization: Id<organization::Entity>,
    /// In what.
    pub kind: OrganizationLinkKind,
}

/// How organizations are ordered.
#[derive(InputObject)]
pub struct OrganizationOrder {
    /// By what.
    field: OrganizationOrderField,
    /// Which way.
    direction: Direction,
}

/// What organizations are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganizationOrderField {
    /// The name, as a Vietnamese dictionary orders it.
    Name,
    /// When it was put in.
    CreatedAt,
}

impl From<Option<OrganizationOrder>> for Order<organization::Entity> {
    fn from(order: Option<OrganizationOrder>) -> Self {
        let (field, direction) = order
            .map_or((OrganizationOrderField::Name, Direction::Asc), |order| {
                (order.field, order.direction)
            });
        let column = match field {
            OrganizationOrderField::Name => organization::Column::NameSort,
            OrganizationOrderField::CreatedAt => organization::Column::CreatedAt,
        };
        Self { column, direction }
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct OrganizationQuery;

#[Object]
impl OrganizationQuery {
    /// One organization by id. Requires: at, below or above an appointment of the viewer's.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: Id<organization::Entity>,
    ) -> Result<Organization> {
        Ok(Organization::new(
            reader(ctx)?.get::<organization::Entity>(id.uuid()).await?,
        ))
    }

    /// The organizations that the viewer sees: at, below or above his appointments.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which; all when left out.")] filter: Option<OrganizationFilter>,
        #[graphql(desc = "By name when left out.")] order_by: Option<OrganizationOrder>,
        #[graphql(desc = "How many on a page, 1 to 100; 50 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
    ) -> Result<List<Organization>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = queries::matching(reader, &filter.unwrap_or_default());
        page(ctx, found, order_by, &args, Organization::new).await
    }

    /// The clusters of the offices that the viewer sees.
    async fn clusters(&self, ctx: &Context<'_>) -> Result<Vec<Cluster>> {
        let rows = queries::clusters(reader(ctx)?).await?;
        Ok(rows.into_iter().map(Cluster::new).collect())
    }

    /// What schools teach, from the youngest pupils up.
    async fn education_levels(&self, ctx: &Context<'_>) -> Result<Vec<EducationLevel>> {
        let rows = queries::levels(reader(ctx)?).await?;
        Ok(rows.into_iter().map(EducationLevel::new).collect())
    }

    /// The divisions of the offices that the viewer sees.
    async fn divisions(&self, ctx: &Context<'_>) -> Result<Vec<Division>> {
        let rows = Call::of(ctx)?.load(queries::Divisions).await?;
        Ok(rows.into_iter().map(Division::new).collect())
    }
}
