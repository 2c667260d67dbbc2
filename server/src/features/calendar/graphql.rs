//! The calendar as the schema shows it.

use async_graphql::{Context, ID, Object};
use entity::{school_year, term};
use uuid::Uuid;

use super::queries;
use crate::platform::graphql::Call;
use crate::platform::{Date, Error, Id, Result};

/// A school year.
#[derive(Clone)]
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

    /// The year that is under way, or the last one that was.
    pub async fn current(ctx: &Context<'_>) -> Result<Option<Self>> {
        let current = queries::current(Call::of(ctx)?).await?;
        Ok(current.map(Self::new))
    }
}

#[Object]
impl SchoolYear {
    pub async fn id(&self) -> ID {
        Id::<school_year::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
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

    /// Whether it is the one under way; between two years, the one that ended last.
    #[graphql(name = "current")]
    async fn is_current(&self, ctx: &Context<'_>) -> Result<bool> {
        let current = queries::current(Call::of(ctx)?).await?;
        Ok(current.is_some_and(|row| row.id == self.row.id))
    }

    /// Its terms, in order.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Vec<Term>> {
        let terms = Call::of(ctx)?.load(queries::TermsOf(self.row.id)).await?;
        Ok(terms.into_iter().map(Term::new).collect())
    }
}

/// A term of a school year.
#[derive(Clone)]
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
    pub async fn id(&self) -> ID {
        Id::<term::Entity>::new(self.row.id).into()
    }

    /// As in Học kỳ I.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// 1 for the first of its year.
    async fn ordinal(&self) -> i32 {
        self.row.ordinal
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

/// Reads of this feature.
#[derive(Default)]
pub struct CalendarQuery;

#[Object]
impl CalendarQuery {
    /// All school years, the latest first. Requires: an account.
    async fn school_years(&self, ctx: &Context<'_>) -> Result<Vec<SchoolYear>> {
        let years = Call::of(ctx)?.load(queries::Years).await?;
        Ok(years.into_iter().map(SchoolYear::new).collect())
    }
}
