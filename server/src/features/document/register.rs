//! Numbers: the next one of an organization's register for a calendar year, from 01, without gaps or doubles.

use chrono::{Datelike, NaiveDate};
use entity::register::Direction;
use entity::{document, organization, register};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::entry::{Entry, issued};
use super::{DocumentKind, Register};
use crate::platform::store::Refused;
use crate::platform::{Action, Permit, Protected, Reader, Result, Scoped, Writer};

/// The number that comes next in a register, for a paper of a day.
#[derive(Clone, Copy)]
pub struct Next {
    pub number: i32,
    pub issued_on: NaiveDate,
    latest: Option<NaiveDate>,
    pub copy_of: Option<Uuid>,
}

impl Next {
    /// Whether the paper may bear its day under this number.
    pub fn in_order(&self, today: NaiveDate) -> Result<(), Misdated> {
        in_order(self.issued_on, self.latest, today)
    }
}

/// The same, held by this transaction. Undone with it; entered with [`Numbered::enter`].
pub struct Numbered {
    permit: Permit<Register, organization::Entity>,
    next: Next,
}

/// Why an entry cannot bear a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misdated {
    InFuture,
    /// An earlier number bears a later day.
    BeforeLatest,
}

impl Misdated {
    pub fn message(self) -> &'static str {
        match self {
            Self::InFuture => "A paper is dated today or earlier.",
            Self::BeforeLatest => "The register already has a later date under an earlier number.",
        }
    }
}

/// A register's dates follow its numbers, and none is yet to come.
pub fn in_order(
    day: NaiveDate,
    latest: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Misdated> {
    if day > today {
        return Err(Misdated::InFuture);
    }
    match latest.is_some_and(|latest| day < latest) {
        true => Err(Misdated::BeforeLatest),
        false => Ok(()),
    }
}

/// The register in which an organization counts: what it issues, its certified copies of all three kinds in one series, or
/// what arrives.
pub(super) fn counted_in(
    reader: &Reader,
    keeper: Uuid,
    series: Series,
    year: i32,
) -> Scoped<register::Entity> {
    use register::Column;
    reader
        .find::<register::Entity>()
        .filter(Column::OrganizationId.eq(keeper))
        .filter(Column::Direction.eq(series.direction()))
        .filter(Column::OfCopies.eq(series.of_copies()))
        .filter(Column::Year.eq(year))
}

/// What is counted for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    Issued,
    /// Certified copies, all forms together.
    Copies,
    Arrived,
}

impl Series {
    const fn of(copy_of: Option<Uuid>) -> Self {
        match copy_of {
            None => Self::Issued,
            Some(_) => Self::Copies,
        }
    }

    pub const fn direction(self) -> Direction {
        match self {
            Self::Issued | Self::Copies => Direction::Outgoing,
            Self::Arrived => Direction::Incoming,
        }
    }

    pub const fn of_copies(self) -> bool {
        matches!(self, Self::Copies)
    }
}

/// The number that comes next, if nobody takes it before; for a certified copy, in the series of copies.
pub async fn foreseen(
    reader: &Reader,
    keeper: Uuid,
    issued_on: NaiveDate,
    copy_of: Option<Uuid>,
) -> Result<Next> {
    let series = Series::of(copy_of);
    let kept = counted_in(reader, keeper, series, issued_on.year());
    let kept = reader.one(kept).await?;
    let number = kept.map_or(1, |kept| kept.last_number + 1);
    at(reader, keeper, number, issued_on, copy_of).await
}

/// The next number of a register. The organization's row is held until the end of the transaction, so others wait for it,
/// and get what follows.
pub async fn count<A: Action<organization::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, organization::Entity>,
    series: Series,
    year: i32,
) -> Result<i32, Refused> {
    let of_year = counted_in(w.reader(), permit.row().id, series, year);
    let Some(kept) = w.reader().one(of_year).await? else {
        let opened = register::ActiveModel {
            organization_id: Set(permit.row().id),
            direction: Set(series.direction()),
            of_copies: Set(series.of_copies()),
            year: Set(year),
            last_number: Set(1),
            begun_after: Set(0),
            ..Default::default()
        };
        w.create::<_, _, register::Entity>(permit, opened).await?;
        return Ok(1);
    };
    let count = w
        .permit::<Register, register::Entity>(kept.id, None)
        .await?;
    let number = count.row().last_number + 1;
    w.update(count, |row| row.last_number = Set(number)).await?;
    Ok(number)
}

/// Takes the issuer's next number of the year in which the paper is dated.
pub async fn next(w: &mut Writer, issuer: Uuid, issued_on: NaiveDate) -> Result<Numbered, Refused> {
    numbered(w, issuer, issued_on, None).await
}

/// The same for a certified copy, whoever issued what is copied.
pub async fn next_copy(
    w: &mut Writer,
    copier: Uuid,
    issued_on: NaiveDate,
    copy_of: Uuid,
) -> Result<Numbered, Refused> {
    numbered(w, copier, issued_on, Some(copy_of)).await
}

async fn numbered(
    w: &mut Writer,
    issuer: Uuid,
    issued_on: NaiveDate,
    copy_of: Option<Uuid>,
) -> Result<Numbered, Refused> {
    let permit = w
        .permit::<Register, organization::Entity>(issuer, None)
        .await?;
    let number = count(w, &permit, Series::of(copy_of), issued_on.year()).await?;
    let next = at(w.reader(), issuer, number, issued_on, copy_of).await?;
    Ok(Numbered { permit, next })
}

async fn at(
    reader: &Reader,
    keeper: Uuid,
    number: i32,
    issued_on: NaiveDate,
    copy_of: Option<Uuid>,
) -> Result<Next> {
    use document::Column;
    let of_series = match copy_of {
        None => Column::CopyOfId.is_null(),
        Some(_) => Column::CopyOfId.is_not_null(),
    };
    let latest = reader
        .find::<document::Entity>()
        .filter(Column::OrganizationId.eq(keeper))
        .filter(Column::Year.eq(issued_on.year()))
        .filter(of_series)
        .order_by_desc(Column::Number)
        .limit(1);
    let latest = reader.one(latest).await?.map(|paper| paper.issued_on);
    Ok(Next {
        number,
        issued_on,
        latest,
        copy_of,
    })
}

impl Numbered {
    pub fn next(&self) -> &Next {
        &self.next
    }

    /// The issuer, as it is on this day.
    pub fn issuer(&self) -> &organization::Model {
        self.permit.row()
    }

    pub async fn enter(self, w: &mut Writer, entry: Entry) -> Result<document::Model> {
        let Self { permit, next } = self;
        let paper = issued(permit.row(), &next, entry)?;
        let permit = permit.noting(number_text(next.number));
        w.create::<_, _, document::Entity>(&permit, paper).await
    }

    /// The same, on the record as what another permit of the keeper's is for.
    pub async fn enter_by<A: Action<E>, E: Protected>(
        self,
        w: &mut Writer,
        permit: Permit<A, E>,
        entry: Entry,
    ) -> Result<document::Model> {
        let paper = issued(self.issuer(), &self.next, entry)?;
        let permit = permit.noting(number_text(self.next.number));
        w.create::<_, _, document::Entity>(&permit, paper).await
    }
}

/// A number as paper bears it: below ten with a leading nought.
pub fn number_text(number: i32) -> String {
    format!("{number:02}")
}

/// As in 05/KH-PGDĐT; a party's paper has a hyphen after its number: 29-NQ/TW.
pub fn designation(number: Option<&str>, symbol: &str) -> String {
    match number {
        None => symbol.to_owned(),
        Some(number) if symbol.is_empty() => number.to_owned(),
        Some(number) if symbol.contains('/') => format!("{number}-{symbol}"),
        Some(number) => format!("{number}/{symbol}"),
    }
}

/// A paper's symbol: the kind's letters, then the issuer's own, as in KH-PGDĐT. An issuer without letters of its own
/// gets those of its short name.
pub fn symbol(kind: DocumentKind, issuer: &organization::Model) -> String {
    let own = issuer
        .symbol
        .clone()
        .unwrap_or_else(|| initials(&issuer.short_name));
    match kind.letters() {
        Some(letters) => format!("{letters}-{own}"),
        None => own,
    }
}

/// "Trường THCS Hùng Vương" → "THCSHV": words already in capitals stay whole; "Trường" is left out.
fn initials(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "Trường")
        .map(|word| {
            let capitals = word.chars().all(|c| c.is_uppercase() || c.is_numeric());
            if capitals {
                word.to_owned()
            } else {
                word.chars().take(1).flat_map(char::to_uppercase).collect()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_numbers() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        let (monday, tuesday) = (day("2020-10-19"), day("2020-10-20"));
        assert_eq!(in_order(tuesday, Some(tuesday), tuesday), Ok(()));
        assert_eq!(
            in_order(monday, Some(tuesday), tuesday),
            Err(Misdated::BeforeLatest)
        );
        assert_eq!(in_order(tuesday, None, monday), Err(Misdated::InFuture));
    }

    #[test]
    fn numbers_below_ten_have_two_digits() {
        assert_eq!(number_text(5), "05");
        assert_eq!(number_text(10), "10");
        assert_eq!(number_text(123), "123");
    }

    #[test]
    fn a_school_without_a_symbol_gets_its_initials() {
        assert_eq!(initials("Trường THCS Hùng Vương"), "THCSHV");
        assert_eq!(initials("MN Sen Hồng"), "MNSH");
        assert_eq!(initials("TH Trưng Vương 2"), "THTV2");
        assert_eq!(initials("TH Đầm Sen"), "THĐS");
    }
}
