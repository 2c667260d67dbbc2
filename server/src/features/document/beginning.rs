//! A register that goes on from where one on paper had come: an office that begins within the year has given numbers already.

use chrono::Datelike as _;
use entity::{organization, register};
use sea_orm::{ColumnTrait as _, Set};
use uuid::Uuid;

use super::model::{DocumentErrorCode as Code, Errors};
use super::policy::BeginRegister;
use super::register::{Series, counted_in};
use crate::platform::{Outcome, Reader, Result, UserError, Writer};

/// More numbers than anybody gives in a year.
const MOST: i32 = 99_999;
/// The first year in which a paper of ours can be dated.
const FIRST_YEAR: i32 = 1990;

/// Where a register of a year begins.
#[derive(Clone, Copy)]
pub struct Beginning {
    pub keeper: Uuid,
    pub series: Series,
    pub year: i32,
    /// The last number that was given on paper.
    pub last_number: i32,
}

/// Has it go on from there. As long as it has given no number of its own, it may be said otherwise.
pub async fn begin(w: &mut Writer, on: Beginning) -> Outcome<register::Model, Code> {
    let permit = w
        .permit::<BeginRegister, organization::Entity>(on.keeper, None)
        .await?;
    let mut errors = Errors::default();
    if !(0..=MOST).contains(&on.last_number) {
        let message = format!("A number is 0 to {MOST}.");
        errors.push("lastNumber", Code::OutOfRange, &message);
    }
    let this_year = w.actor().today().year();
    if !(FIRST_YEAR..=this_year).contains(&on.year) {
        let message = format!("A register is of {FIRST_YEAR} to {this_year}.");
        errors.push("year", Code::OutOfRange, &message);
    }
    errors.settle()?;
    let kept = counted_in(w.reader(), on.keeper, on.series, on.year);
    let Some(kept) = w.reader().one(kept).await? else {
        let opened = register::ActiveModel {
            organization_id: Set(on.keeper),
            direction: Set(on.series.direction()),
            of_copies: Set(on.series.of_copies()),
            year: Set(on.year),
            last_number: Set(on.last_number),
            begun_after: Set(on.last_number),
            ..Default::default()
        };
        return Ok(w.create::<_, _, register::Entity>(&permit, opened).await?);
    };
    if kept.last_number > kept.begun_after {
        let message = "The register has given numbers of its own this year already.";
        return Err(UserError::new("lastNumber", Code::WrongState, message).into());
    }
    let change = w
        .permit::<BeginRegister, register::Entity>(kept.id, None)
        .await?;
    let said = w.update(change, |row| {
        row.last_number = Set(on.last_number);
        row.begun_after = Set(on.last_number);
    });
    Ok(said.await?)
}

/// The registers of an organization that were opened, the latest year first.
pub async fn registers(reader: &Reader, keeper: Uuid) -> Result<Vec<register::Model>> {
    use register::Column::{Direction, OfCopies, OrganizationId, Year};
    let kept = reader
        .find::<register::Entity>()
        .filter(OrganizationId.eq(keeper))
        .order_by_desc(Year)
        .order_by_asc(Direction)
        .order_by_asc(OfCopies);
    reader.all(kept).await
}
