//! School years and their terms, kept by those who keep the calendar: the next one is made, the ministry's frame moves days.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use chrono::{Datelike, NaiveDate};
use entity::{day_off, school_year, term};
use sea_orm::{ColumnTrait as _, Set};
use uuid::Uuid;

use super::founding::{YearDays, school_year as new_year};
use super::graphql::SchoolYear;
use super::holidays::{knows_tet, public_holidays};
use super::model::CalendarErrorCode as Code;
use super::policy::KeepDays;
use crate::platform::graphql::{UserErrorObject, reader, write};
use crate::platform::{Date, Id, Outcome, Reader, Result, UserError, Writer};

/// What is wrong with a year's days, beside the other years.
fn faults(days: &YearDays, others: &[school_year::Model]) -> Vec<UserError<Code>> {
    let mut faults = Vec::new();
    let mut wrong = |path: &str, code, message: &str| {
        faults.push(UserError::new(path, code, message));
    };
    if days.ends_on <= days.starts_on {
        wrong("endsOn", Code::DateOrder, "The year ends after it starts.");
    } else if days.ends_on.year() != days.starts_on.year() + 1 {
        let message = "A school year ends in the calendar year after that in which it starts.";
        wrong("endsOn", Code::DateOrder, message);
    }
    let overlaps = |other: &&school_year::Model| {
        other.starts_on <= days.ends_on && days.starts_on <= other.ends_on
    };
    if let Some(other) = others.iter().find(overlaps) {
        let message = format!(
            "On these days it is the school year {} already.",
            other.name
        );
        wrong("startsOn", Code::Overlaps, &message);
    }
    let mut last = None;
    for (at, (starts_on, ends_on)) in days.terms.into_iter().enumerate() {
        if starts_on < days.starts_on || last.is_some_and(|last| starts_on <= last) {
            let message = "A term begins within the year, after the term before it.";
            wrong(&format!("terms.{at}.startsOn"), Code::DateOrder, message);
        }
        if ends_on <= starts_on || ends_on > days.ends_on {
            let message = "A term ends after it begins, and within the year.";
            wrong(&format!("terms.{at}.endsOn"), Code::DateOrder, message);
        }
        last = Some(ends_on);
    }
    faults
}

async fn others(reader: &Reader, but: Option<Uuid>) -> Result<Vec<school_year::Model>> {
    let years = reader
        .find::<school_year::Entity>()
        .order_by_asc(school_year::Column::StartsOn);
    let mut years = reader.all(years).await?;
    years.retain(|year| Some(year.id) != but);
    Ok(years)
}

/// Makes a year, and writes down the public holidays of its days as far as nobody did.
async fn add(w: &mut Writer, days: YearDays) -> Outcome<school_year::Model, Code> {
    let years = others(w.reader(), None).await?;
    let first = years.first().ok_or_else(Code::no_year)?;
    let permit = w
        .permit::<KeepDays, school_year::Entity>(first.id, None)
        .await?;
    let faults = faults(&days, &years);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let (year, terms) = new_year(&days);
    let year = w.create::<_, _, school_year::Entity>(&permit, year).await?;
    for term in terms {
        w.create::<_, _, term::Entity>(&permit, term).await?;
    }
    let within = day_off::Column::Day.between(
        first_of(days.starts_on.year()),
        first_of(days.ends_on.year() + 1),
    );
    let known = w.reader().find::<day_off::Entity>().filter(within);
    let known = w.reader().all(known).await?;
    // A calendar year that another school year lies in was written down with that one: what is not there any more was
    // taken out by somebody.
    let is_new = |year: &i32| {
        let mut lie_in = years.iter();
        !lie_in.any(|other| (other.starts_on.year()..=other.ends_on.year()).contains(year))
    };
    let new_years = (days.starts_on.year()..=days.ends_on.year()).filter(is_new);
    for row in new_years.flat_map(|year| public_holidays(year..=year)) {
        let day = row.day.clone().take();
        if !known.iter().any(|known| Some(known.day) == day) {
            w.create::<_, _, day_off::Entity>(&permit, row).await?;
        }
    }
    Ok(year)
}

/// Tết falls between the end of January and the end of February, in the second half of a school year.
async fn lacks_tet(reader: &Reader, year: &school_year::Model) -> Result<bool> {
    let ends = year.ends_on.year();
    if knows_tet(ends) {
        return Ok(false);
    }
    let day = |month, day| NaiveDate::from_ymd_opt(ends, month, day).unwrap_or_default();
    let off = reader
        .find::<day_off::Entity>()
        .filter(day_off::Column::Day.between(day(1, 20), day(2, 24)))
        .filter(day_off::Column::Works.eq(false));
    Ok(reader.count(off).await? == 0)
}

fn first_of(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default()
}

/// Says otherwise when it begins and ends. What was counted from its days before stays as it was counted.
async fn change(
    w: &mut Writer,
    year: Uuid,
    expected_version: Option<i32>,
    days: YearDays,
) -> Outcome<school_year::Model, Code> {
    let permit = w
        .permit::<KeepDays, school_year::Entity>(year, expected_version)
        .await?;
    let mut faults = faults(&days, &others(w.reader(), Some(year)).await?);
    // Issued plans bear the year's name.
    if days.name() != permit.row().name {
        let message = format!(
            "The school year {} keeps its calendar years. Make another year for others.",
            permit.row().name
        );
        faults.push(UserError::new("startsOn", Code::DateOrder, message));
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let known = w
        .reader()
        .find::<term::Entity>()
        .filter(term::Column::SchoolYearId.eq(year))
        .order_by_asc(term::Column::Ordinal);
    let before = w.reader().all(known).await?;
    let (_, mut terms) = new_year(&days);
    for (term, known) in terms.iter_mut().zip(&before) {
        term.id = Set(known.id);
        term.school_year_id = Set(year);
        term.name = Set(known.name.clone());
    }
    w.put_parts::<_, _, term::Entity>(&permit, term::Column::SchoolYearId, before, terms)
        .await?;
    let changed = w.update(permit, |row| {
        row.starts_on = Set(days.starts_on);
        row.ends_on = Set(days.ends_on);
    });
    Ok(changed.await?)
}

/// The days of a term.
#[derive(InputObject)]
pub struct TermDaysInput {
    /// Its first day.
    starts_on: Date,
    /// Its last day.
    ends_on: Date,
}

/// A school year to make, or to change.
#[derive(InputObject)]
pub struct SchoolYearSaveInput {
    /// Which one; a new one when left out.
    id: Option<Id<school_year::Entity>>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Its first day.
    starts_on: Date,
    /// Its last day.
    ends_on: Date,
    /// Its two terms, in order.
    terms: Vec<TermDaysInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The school year, or what to mend.
#[derive(SimpleObject)]
pub struct SchoolYearPayload {
    /// As it is now.
    school_year: Option<SchoolYear>,
    /// Whether nobody has written down yet when Tết and Giỗ Tổ are in it: so far ahead they are not known here.
    lacks_tet: bool,
    /// What to mend.
    user_errors: Vec<UserErrorObject<Code>>,
}

/// Writes of school years.
#[derive(Default)]
pub struct SchoolYearMutation;

#[Object]
impl SchoolYearMutation {
    /// Makes a school year, with the public holidays of its days, or changes the days of one; it is named after them.
    /// Requires: ADMIN, OFFICE or HEAD at the top of the tree.
    async fn school_year_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: SchoolYearSaveInput,
    ) -> Result<SchoolYearPayload> {
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            let terms = input.terms.iter();
            let terms: Vec<_> = terms
                .map(|term| (term.starts_on.0, term.ends_on.0))
                .collect();
            let Ok(terms) = <[_; 2]>::try_from(terms) else {
                let message = "A school year has two terms.";
                return Err(UserError::new("terms", Code::Required, message).into());
            };
            let days = YearDays {
                starts_on: input.starts_on.0,
                ends_on: input.ends_on.0,
                terms,
            };
            match input.id {
                Some(id) => change(w, id.uuid(), input.expected_version, days).await,
                None => add(w, days).await,
            }
        })
        .await?;
        let lacks_tet = match &row {
            Some(year) => lacks_tet(reader(ctx)?, year).await?,
            None => false,
        };
        Ok(SchoolYearPayload {
            lacks_tet,
            school_year: row.map(SchoolYear::new),
            user_errors,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn found(days: &YearDays, others: &[school_year::Model]) -> Vec<(String, Code)> {
        let faults = faults(days, others).into_iter();
        faults
            .map(|fault| (fault.path.join("."), fault.code))
            .collect()
    }

    #[test]
    fn terms_lie_in_their_year_one_after_the_other() {
        let Some(usual) = YearDays::usual(2026) else {
            return assert!(YearDays::usual(2026).is_some());
        };
        assert_eq!(found(&usual, &[]), []);
        let [first, second] = usual.terms;
        let crossed = YearDays {
            terms: [(first.0, second.1), second],
            ..usual
        };
        let begins = ("terms.1.startsOn".to_owned(), Code::DateOrder);
        assert_eq!(found(&crossed, &[]), [begins]);
        let late = YearDays {
            terms: [first, (second.0, day("2027-08-01"))],
            ..usual
        };
        let ends = ("terms.1.endsOn".to_owned(), Code::DateOrder);
        assert_eq!(found(&late, &[]), [ends]);
    }
}
