//! Reads of the calendar. It is small: the years are read once a request.

use std::collections::HashMap;

use entity::{school_year, term};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Result};

/// All school years, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years;

impl Loader<Years> for Source {
    type Value = Vec<school_year::Model>;
    type Error = Error;

    async fn load(&self, _: &[Years]) -> Result<HashMap<Years, Self::Value>> {
        let all = self
            .reader
            .find::<school_year::Entity>()
            .order_by_desc(school_year::Column::StartsOn);
        Ok(HashMap::from([(Years, self.reader.all(all).await?)]))
    }
}

/// The latest year that has begun; before the first, the first.
pub async fn current(call: &Call) -> Result<Option<school_year::Model>> {
    let today = call.actor().today();
    let years = call.load(Years).await?;
    let begun = years.iter().find(|year| year.starts_on <= today);
    Ok(begun.or(years.last()).cloned())
}

/// A year's terms, in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TermsOf(pub Uuid);

impl Loader<TermsOf> for Source {
    type Value = Vec<term::Model>;
    type Error = Error;

    async fn load(&self, of: &[TermsOf]) -> Result<HashMap<TermsOf, Self::Value>> {
        let all = self
            .reader
            .find::<term::Entity>()
            .filter(term::Column::SchoolYearId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(term::Column::Ordinal);
        let rows = self.reader.all(all).await?;
        Ok(grouped(rows, |row| TermsOf(row.school_year_id)))
    }
}
