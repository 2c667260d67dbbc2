//! Reads of the calendar. It is small: the years are read once a request.

use entity::{school_year, term};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use crate::platform::Result;
use crate::platform::graphql::Call;

struct Years(Vec<school_year::Model>);
struct Terms(Vec<term::Model>);

/// All school years, the latest first.
pub async fn years(call: &Call) -> Result<Vec<school_year::Model>> {
    if let Some(read) = call.shelved::<Years>(Uuid::nil()) {
        return Ok(read.0.clone());
    }
    let reader = call.reader()?;
    let all = reader
        .find::<school_year::Entity>()
        .order_by_desc(school_year::Column::StartsOn);
    let rows = reader.all(all).await?;
    call.shelve(Uuid::nil(), Years(rows.clone()));
    Ok(rows)
}

/// The latest year that has begun; before the first, the first.
pub async fn current(call: &Call) -> Result<Option<school_year::Model>> {
    let today = call.actor().today();
    let years = years(call).await?;
    let begun = years.iter().find(|year| year.starts_on <= today);
    Ok(begun.or(years.last()).cloned())
}

pub async fn shelve_terms(call: &Call, years: &[Uuid]) -> Result<()> {
    let reader = call.reader()?;
    let all = reader
        .find::<term::Entity>()
        .filter(term::Column::SchoolYearId.is_in(years.iter().copied()))
        .order_by_asc(term::Column::Ordinal);
    let rows = reader.all(all).await?;
    for year in years {
        let own = rows.iter().filter(|row| row.school_year_id == *year);
        call.shelve(*year, Terms(own.cloned().collect()));
    }
    Ok(())
}

pub async fn terms_of(call: &Call, year: Uuid) -> Result<Vec<term::Model>> {
    if call.shelved::<Terms>(year).is_none() {
        shelve_terms(call, &[year]).await?;
    }
    let shelved = call.shelved::<Terms>(year);
    Ok(shelved.map_or_else(Vec::new, |terms| terms.0.clone()))
}
