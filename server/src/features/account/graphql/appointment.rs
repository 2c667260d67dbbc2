//! Positions, and who holds them where and when.

use async_graphql::{Context, ID, Object};
use entity::{appointment, position};
use uuid::Uuid;

use super::super::queries;
use super::{Person, Role};
use crate::features::organization::{Division, Organization, OrganizationKind};
use crate::platform::graphql::Call;
use crate::platform::{Date, Error, Id, Result};

/// A post that people are appointed to.
#[derive(Clone)]
pub struct Position {
    row: position::Model,
}

impl Position {
    pub fn new(row: position::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Position {
    pub async fn id(&self) -> ID {
        Id::<position::Entity>::new(self.row.id).into()
    }

    /// As papers write it.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What it lets its holder do.
    async fn role(&self) -> Role {
        self.row.role.into()
    }

    /// Whether its holder heads the organization or deputizes for its head.
    async fn leads(&self) -> bool {
        self.row.leads
    }

    /// The division that it is in, if it is in one.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Division>> {
        match self.row.division_kind {
            Some(kind) => Division::of_kind(ctx, kind).await,
            None => Ok(None),
        }
    }

    /// The only kind of organization that has it; null when any may.
    async fn for_kind(&self) -> Option<OrganizationKind> {
        self.row.for_kind.map(Into::into)
    }
}

/// A person in a position at an organization, for a time.
#[derive(Clone)]
pub struct Appointment {
    row: appointment::Model,
}

impl Appointment {
    pub fn new(row: appointment::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Appointment {
    pub async fn id(&self) -> ID {
        Id::<appointment::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Who.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Person::load(ctx, self.row.user_id).await
    }

    /// As what.
    async fn position(&self, ctx: &Context<'_>) -> Result<Position> {
        let row = Call::of(ctx)?
            .row::<position::Entity>(self.row.position_id)
            .await?;
        row.map(Position::new).ok_or(Error::NotFound)
    }

    /// Where.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::load(ctx, self.row.organization_id).await
    }

    /// The first day.
    async fn starts_on(&self) -> Date {
        Date(self.row.starts_on)
    }

    /// The last day; null as long as nobody has set one.
    async fn ends_on(&self) -> Option<Date> {
        self.row.ends_on.map(Date)
    }

    /// The number of the decision.
    async fn decision_number(&self) -> Option<&str> {
        self.row.decision_number.as_deref()
    }

    /// Whether it holds today.
    async fn active(&self, ctx: &Context<'_>) -> Result<bool> {
        let today = Call::of(ctx)?.actor().today();
        Ok(queries::holds(&self.row, today))
    }
}

/// What accounts add to an organization.
pub struct OrganizationPeople(pub Uuid);

#[Object]
impl OrganizationPeople {
    /// Who is appointed there today or from a day to come, the highest position first.
    async fn appointments(&self, ctx: &Context<'_>) -> Result<Vec<Appointment>> {
        let held = Call::of(ctx)?.load(queries::AppointmentsAt(self.0)).await?;
        Ok(held.into_iter().map(Appointment::new).collect())
    }
}
