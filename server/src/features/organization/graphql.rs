//! Organizations as the schema shows them.

use async_graphql::{Context, ID, Object};
use entity::organization;

use crate::platform::graphql::{Call, reader};
use crate::platform::{Error, Id, Result};

/// An office, a school or another body in the tree.
pub struct Organization {
    row: organization::Model,
}

impl Organization {
    pub fn new(row: organization::Model) -> Self {
        Self { row }
    }

    /// By id, from this request's shelf or the database: `NOT_FOUND` when out of sight.
    pub async fn load(ctx: &Context<'_>, id: uuid::Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<organization::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }
}

#[Object]
impl Organization {
    async fn id(&self) -> ID {
        Id::<organization::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Its full name, as papers write it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The body above it, if the viewer sees it.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        let Some(parent) = self.row.parent_id else {
            return Ok(None);
        };
        Ok(Call::of(ctx)?
            .row::<organization::Entity>(parent)
            .await?
            .map(Self::new))
    }

    #[graphql(flatten)]
    async fn added(&self) -> crate::graph::OrganizationAdded {
        crate::graph::OrganizationAdded::to(&self.row)
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
        id: Id<organization::Entity>,
    ) -> Result<Organization> {
        Ok(Organization::new(
            reader(ctx)?.get::<organization::Entity>(id.uuid()).await?,
        ))
    }
}

/// One of an office's three divisions.
#[derive(
    async_graphql::Enum,
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[graphql(remote = "entity::division::Kind")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DivisionKind {
    /// Bộ phận văn phòng
    Office,
    /// Bộ phận thi đua
    Emulation,
    /// Bộ phận kiểm tra
    Inspection,
}
