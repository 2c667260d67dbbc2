//! Numbers: the next one of an organization's register for a calendar year, from 01, without gaps or doubles.

use chrono::{Datelike, NaiveDate};
use entity::{document, organization, register};
use sea_orm::{ColumnTrait, Set};

use super::{DocumentKind, Register};
use crate::platform::store::Refused;
use crate::platform::{Permit, Result, Writer, text};

/// A number that this transaction holds. Undone with it; entered with [`Numbered::enter`].
pub struct Numbered {
    permit: Permit<Register, organization::Entity>,
    number: i32,
    issued_on: NaiveDate,
    latest: Option<NaiveDate>,
}

/// A paper to enter.
pub struct Entry {
    pub kind: DocumentKind,
    /// What follows the number, as in KH-PGDĐT.
    pub symbol: String,
    /// Trích yếu.
    pub subject: String,
    pub content_hash: Vec<u8>,
    pub signer_name: Option<String>,
}

/// Takes the issuer's next number of the year in which the paper is dated. The issuer's row is held until the end of
/// the transaction, so others wait for it, and get what follows.
pub async fn next(
    w: &mut Writer,
    issuer: uuid::Uuid,
    issued_on: NaiveDate,
) -> Result<Numbered, Refused> {
    let permit = w
        .permit::<Register, organization::Entity>(issuer, None)
        .await?;
    let year = issued_on.year();
    let of_year = w
        .reader()
        .find::<register::Entity>()
        .filter(register::Column::OrganizationId.eq(issuer))
        .filter(register::Column::Year.eq(year));
    let kept = w.reader().one(of_year).await?;
    let number = match kept {
        Some(kept) => {
            let count = w
                .permit::<Register, register::Entity>(kept.id, None)
                .await?;
            let number = count.row().last_number + 1;
            w.update(count, |row| row.last_number = Set(number)).await?;
            number
        }
        None => {
            let opened = register::ActiveModel {
                organization_id: Set(issuer),
                year: Set(year),
                last_number: Set(1),
                ..Default::default()
            };
            w.create::<_, _, register::Entity>(&permit, opened).await?;
            1
        }
    };
    let latest = w
        .reader()
        .find::<document::Entity>()
        .filter(document::Column::OrganizationId.eq(issuer))
        .filter(document::Column::Year.eq(year))
        .order_by_desc(document::Column::Number)
        .limit(1);
    let latest = w.reader().one(latest).await?.map(|paper| paper.issued_on);
    Ok(Numbered {
        permit,
        number,
        issued_on,
        latest,
    })
}

impl Numbered {
    pub fn number(&self) -> i32 {
        self.number
    }

    /// The issuer, as it is on this day.
    pub fn issuer(&self) -> &organization::Model {
        self.permit.row()
    }

    /// The date of the number before this one: a register's dates follow its numbers.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.latest
    }

    pub async fn enter(self, w: &mut Writer, entry: Entry) -> Result<document::Model> {
        let paper = document::ActiveModel {
            organization_id: Set(self.permit.row().id),
            issuer_name: Set(self.permit.row().name.clone()),
            number: Set(self.number),
            year: Set(self.issued_on.year()),
            kind: Set(entry.kind.code()?),
            symbol: Set(entry.symbol),
            subject_folded: Set(text::fold(&entry.subject)),
            subject: Set(entry.subject),
            issued_on: Set(self.issued_on),
            content_hash: Set(entry.content_hash),
            signer_name: Set(entry.signer_name),
            ..Default::default()
        };
        let permit = self.permit.noting(number_text(self.number));
        w.create::<_, _, document::Entity>(&permit, paper).await
    }
}

/// A number as paper bears it: below ten with a leading nought.
pub fn number_text(number: i32) -> String {
    format!("{number:02}")
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
