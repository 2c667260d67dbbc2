//! The calendar as the schema shows it.

use async_graphql::{Context, ID, Object};
use entity::{school_year, term};
use uuid::Uuid;

use crate::platform::graphql::Call;
use crate::platform::{Date, Error, Id, Result};

/// A school year.
pub struct SchoolYear {
    row: school_year::Model,
}

impl SchoolYear {
    pub fn new(row: school_year::Model) -> Self {
        Self { row }
    }

    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<school_year::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }
}

#[Object]
impl SchoolYear {
    async fn id(&self) -> ID {
        Id::<school_year::Entity>::new(self.row.id).into()
    }

    /// As in 2020-2021.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Its first day.
    async fn starts_on(&self) -> Date {
        Date(self.row.starts_on)
    }

    /// Its last day.
    async fn ends_on(&self) -> Date {
        Date(self.row.ends_on)
    }
}

/// A term of a school year.
pub struct Term {
    row: term::Model,
}

impl Term {
    pub fn new(row: term::Model) -> Self {
        Self { row }
    }

    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<term::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }
}

#[Object]
impl Term {
    async fn id(&self) -> ID {
        Id::<term::Entity>::new(self.row.id).into()
    }

    /// As in Học kỳ I.
    async fn name(&self) -> &str {
        &self.row.name
    }
}
