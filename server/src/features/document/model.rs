//! What a paper says of itself, what may be wrong with what was typed of it, and whether it is in force: pure.

use async_graphql::{Enum, InputObject, SimpleObject};
use chrono::NaiveDate;
use entity::document::Urgency;
use entity::plan_recipient::Purpose;
use serde::{Deserialize, Serialize};

use super::DocumentKind;
use super::register::Next;
use crate::platform::date::is_of_our_time;
use crate::platform::graphql::FeatureCode;
use crate::platform::text::{tidy_line, tidy_text};
use crate::platform::{Code, Date, UserError};

const LONGEST_SUBJECT: usize = 1_000;
pub const LONGEST_NAME: usize = 200;

/// How quickly a paper has to be delivered and dealt with.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::document::Urgency")]
pub enum DocumentUrgency {
    /// Thường
    Normal,
    /// Khẩn
    Urgent,
    /// Thượng khẩn
    VeryUrgent,
    /// Hỏa tốc
    Express,
}

/// What a paper does to the one that it follows.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::document::FollowKind")]
pub enum DocumentFollowKind {
    /// It mends it: đính chính.
    Corrects,
    /// It takes its place: thay thế.
    Replaces,
    /// It takes it back: thu hồi.
    Recalls,
}

/// Whether a paper is in force today.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum DocumentValidity {
    /// Its validity begins on a day to come.
    Upcoming,
    /// It is in force, or says nothing of its validity.
    InForce,
    /// Its last day has passed.
    Ended,
    /// Another took its place.
    Replaced,
    /// It was taken back.
    Recalled,
}

impl DocumentValidity {
    /// By its days alone.
    pub fn by_days(from: Option<NaiveDate>, until: Option<NaiveDate>, today: NaiveDate) -> Self {
        if until.is_some_and(|last| last < today) {
            return Self::Ended;
        }
        match from.is_some_and(|first| first > today) {
            true => Self::Upcoming,
            false => Self::InForce,
        }
    }
}

/// Who signed a paper, as it says under the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, InputObject)]
#[graphql(input_name = "DocumentSignerInput")]
pub struct DocumentSigner {
    /// In whose name, as in KT. TRƯỞNG PHÒNG.
    pub authority: Option<String>,
    /// The signer's position.
    pub title: Option<String>,
    /// The signer.
    pub name: Option<String>,
}

/// A line under «Nơi nhận».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientLine {
    pub name: String,
    pub purpose: Purpose,
    /// It stands for all schools below the issuer, or for those of the levels that it names.
    pub schools: bool,
}

/// What every paper says, whoever issued it.
#[derive(InputObject, Clone)]
pub struct DocumentFacts {
    /// What sort of paper it is.
    pub kind: DocumentKind,
    /// What it is about (trích yếu).
    pub subject: String,
    /// The day that it bears.
    pub issued_on: Date,
    /// How quickly it has to be dealt with; NORMAL unless said.
    pub urgency: Option<DocumentUrgency>,
    /// From when it is in force, where it says so.
    pub valid_from: Option<Date>,
    /// Its last day in force, where it has one.
    pub valid_until: Option<Date>,
}

impl DocumentFacts {
    pub fn tidied(mut self, errors: &mut Errors) -> Self {
        self.subject = errors.required("subject", &self.subject, LONGEST_SUBJECT);
        errors.our_time("issuedOn", Some(self.issued_on));
        errors.our_time("validFrom", self.valid_from);
        errors.our_time("validUntil", self.valid_until);
        let begins = self.valid_from.unwrap_or(self.issued_on);
        if self.valid_until.is_some_and(|last| last < begins) {
            let message = "The last day in force is before the first. Check both days.";
            errors.push("validUntil", DocumentErrorCode::DateOrder, message);
        }
        self
    }

    pub fn urgency(&self) -> Urgency {
        self.urgency.map_or(Urgency::Normal, Into::into)
    }
}

/// What is wrong with what was asked of a document or an arrival.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum DocumentErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// More than allowed.
    TooMany,
    /// The day is yet to come.
    DateInFuture,
    /// The day does not fit another: the register's, or the paper's own.
    DateOrder,
    /// A paper with this number, symbol and issuer was entered before. Send `allowDuplicate` to enter it all the same.
    Duplicate,
    /// The record's state does not allow this now.
    WrongState,
    /// It needs a reason.
    ReasonRequired,
    /// A paper is corrected, replaced or recalled by its own issuer.
    NotOwn,
    /// The paper is the receiver's own.
    Own,
    /// A certified copy of this form is not made from this paper.
    NotCopyable,
    /// The organization does not have the paper: neither did it issue it, nor does it stand among what arrived.
    NotHeld,
    /// What is to be copied are not the paper's own words.
    NotInText,
    /// A certified copy is not dated before what it copies.
    BeforeOriginal,
    /// The file is no PDF.
    NotPdf,
    /// These very bytes are kept already.
    SameFile,
    /// No register has such a number, or is of such a year.
    OutOfRange,
}

impl Code for DocumentErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for DocumentErrorCode {
    const FEATURE: &'static str = "Document";
}

/// Everything that is wrong with what was typed, told at once.
#[derive(Default)]
pub struct Errors(Vec<UserError<DocumentErrorCode>>);

impl Errors {
    pub fn push(&mut self, path: &str, code: DocumentErrorCode, message: &str) {
        let error = UserError::new(path, code, message);
        // A day that is off by years is out of every order: once is enough.
        let told = |known: &UserError<_>| known.path == error.path && known.code == code;
        if !self.0.iter().any(told) {
            self.0.push(error);
        }
    }

    /// That a paper may bear its day under its number.
    pub fn dated(&mut self, next: &Next, today: NaiveDate) {
        if let Err(misdated) = next.in_order(today) {
            self.push("issuedOn", misdated.into(), misdated.message());
        }
    }

    fn our_time(&mut self, path: &str, day: Option<Date>) {
        if day.is_some_and(|day| !is_of_our_time(day.0)) {
            let message = "Check the year: papers of our time bear another.";
            self.push(path, DocumentErrorCode::DateOrder, message);
        }
    }

    pub fn fits(&mut self, path: &str, text: &str, longest: usize) {
        if text.chars().count() > longest {
            let message = format!("Use {longest} characters at most.");
            self.push(path, DocumentErrorCode::TooLong, &message);
        }
    }

    /// One line that has to be there.
    pub fn required(&mut self, path: &str, typed: &str, longest: usize) -> String {
        match self.line(path, Some(typed), longest) {
            Some(line) => line,
            None => {
                let message = "This has to be filled in.";
                self.push(path, DocumentErrorCode::Required, message);
                String::new()
            }
        }
    }

    /// One line, if anything is left of it.
    pub fn line(&mut self, path: &str, typed: Option<&str>, longest: usize) -> Option<String> {
        let line = typed.and_then(tidy_line)?;
        self.fits(path, &line, longest);
        Some(line)
    }

    /// As [`Self::line`], of several lines.
    pub fn text(&mut self, path: &str, typed: Option<&str>, longest: usize) -> Option<String> {
        let text = typed.and_then(tidy_text)?;
        self.fits(path, &text, longest);
        Some(text)
    }

    pub fn settle(self) -> Result<(), Vec<UserError<DocumentErrorCode>>> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn the_last_day_is_in_force_and_the_next_is_not() {
        let until = |last| {
            DocumentValidity::by_days(Some(day("2020-10-01")), Some(day(last)), day("2020-10-20"))
        };
        assert_eq!(until("2020-10-20"), DocumentValidity::InForce);
        assert_eq!(until("2020-10-19"), DocumentValidity::Ended);
        let from = DocumentValidity::by_days(Some(day("2020-10-21")), None, day("2020-10-20"));
        assert_eq!(from, DocumentValidity::Upcoming);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let facts = DocumentFacts {
            kind: DocumentKind::Cv,
            subject: " ".to_owned(),
            issued_on: Date(day("2020-10-20")),
            urgency: None,
            valid_from: None,
            valid_until: Some(Date(day("2020-10-19"))),
        };
        let mut errors = Errors::default();
        facts.tidied(&mut errors);
        let told = errors.settle().err().unwrap_or_default();
        let paths: Vec<_> = told.iter().map(|error| error.path.join(".")).collect();
        assert_eq!(paths, ["subject", "validUntil"]);
    }
}
