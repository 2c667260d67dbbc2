//! Lists of people and positions; the viewer; the installation.

use async_graphql::{Context, Enum, InputObject, Object};
use entity::{organization, user};

use super::super::queries;
use super::{Installation, Person, Position, Role, Viewer};
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::page::{Direction, Order, PageArgs};
use crate::platform::{Id, Result};

/// Which people. All conditions must hold.
#[derive(InputObject, Default)]
pub struct PersonFilter {
    /// Words of the name, with or without marks; for ADMIN and PRINCIPAL of the username too.
    pub search: Option<String>,
    /// Appointed at this very organization today or from a day to come.
    pub organization: Option<Id<organization::Entity>>,
    /// Holds this role today or from a day to come.
    pub role: Option<Role>,
    /// May sign in, or may not.
    pub active: Option<bool>,
}

/// How people are ordered.
#[derive(InputObject)]
pub struct PersonOrder {
    /// By what.
    field: PersonOrderField,
    /// Which way.
    direction: Direction,
}

/// What people are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonOrderField {
    /// The given name, then the family name, as a Vietnamese dictionary orders them.
    Name,
    /// When he was put in.
    CreatedAt,
}

impl From<Option<PersonOrder>> for Order<user::Entity> {
    fn from(order: Option<PersonOrder>) -> Self {
        let (field, direction) = order.map_or((PersonOrderField::Name, Direction::Asc), |order| {
            (order.field, order.direction)
        });
        let column = match field {
            PersonOrderField::Name => user::Column::NameSort,
            PersonOrderField::CreatedAt => user::Column::CreatedAt,
        };
        Self { column, direction }
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct AccountQuery;

#[Object]
impl AccountQuery {
    /// What everybody may know of the installation. Requires: nothing.
    async fn installation(&self, ctx: &Context<'_>) -> Result<Installation> {
        Installation::of(Call::of(ctx)?).await
    }

    /// Who asks. Requires: an account.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Viewer> {
        reader(ctx)?.actor().require_user()?;
        Ok(Viewer)
    }

    /// The people whom the viewer sees: himself, those appointed where his overseeing roles reach, and today's
    /// colleagues at his own organizations.
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which; all when left out.")] filter: Option<PersonFilter>,
        #[graphql(desc = "By name when left out.")] order_by: Option<PersonOrder>,
        #[graphql(desc = "How many on a page, 1 to 100; 50 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which the page begins.")] after: Option<String>,
    ) -> Result<List<Person>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = queries::matching(reader, &filter.unwrap_or_default());
        page(ctx, found, order_by, &args, Person::new).await
    }

    /// The positions that people are appointed to, the highest first. Requires: an account.
    async fn positions(&self, ctx: &Context<'_>) -> Result<Vec<Position>> {
        let rows = queries::positions(reader(ctx)?).await?;
        Ok(rows.into_iter().map(Position::new).collect())
    }
}
