//! What a reading is: the structure handed to the plan, the review screen and the command line. Plain data; the rules
//! that fill it live in the other modules.

use crate::finding::FindingCode;
use crate::vocabulary::{
    AssigneeKind, CitationPlace, ClauseKind, DeadlineKind, DivisionKind, DocumentKind,
    EducationLevel, LineRole, Purpose, RecurrenceUnit, SigningMode, Term,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A document as read. Every non-blank source line stands in `lines` exactly once with the role it was given; what
/// found no place stands in `unplaced` too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// As written, leading zeros kept; with the year where the number carries one ("30/2020").
    pub number: Option<String>,
    /// What follows the number, without the separator: "KH-PGDĐT".
    pub symbol: Option<String>,
    pub kind: Option<DocumentKind>,
    pub place: Option<String>,
    pub issued_on: Option<NaiveDate>,
    /// Trích yếu, without the word for the kind.
    pub title: Option<String>,
    pub school_year: Option<SchoolYear>,
    pub issuer: Option<String>,
    pub parent_issuer: Option<String>,
    /// "Kính gửi"
    pub addressees: Vec<String>,
    /// Each document once, however often it is named.
    pub citations: Vec<Citation>,
    pub clauses: Vec<Clause>,
    pub recipients: Vec<Recipient>,
    /// The one who signs for the issuer; others who sign stand in `co_signers`.
    pub signer: Option<Signer>,
    pub co_signers: Vec<Signer>,
    pub findings: Vec<Finding>,
    pub unplaced: Vec<Unplaced>,
    pub lines: Vec<Line>,
}

impl Reading {
    /// Every clause, parents before children, in the order of the document.
    pub fn walk(&self) -> impl Iterator<Item = &Clause> {
        let mut open: Vec<&Clause> = self.clauses.iter().rev().collect();
        std::iter::from_fn(move || {
            let clause = open.pop()?;
            open.extend(clause.children.iter().rev());
            Some(clause)
        })
    }

    /// The clauses of one kind, in the order of the document.
    pub fn clauses_of(&self, kind: ClauseKind) -> impl Iterator<Item = &Clause> {
        self.walk().filter(move |clause| clause.kind == kind)
    }
}

/// Năm học: two consecutive calendar years, written "2020-2021".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SchoolYear {
    first: i32,
}

impl SchoolYear {
    /// None outside 1900–2199: such a pair of numbers is not a school year.
    pub fn starting(first: i32) -> Option<Self> {
        (1900..2200).contains(&first).then_some(Self { first })
    }

    pub fn first(self) -> i32 {
        self.first
    }

    pub fn last(self) -> i32 {
        self.first + 1
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.first, self.last())
    }
}

impl From<SchoolYear> for String {
    fn from(year: SchoolYear) -> Self {
        year.to_string()
    }
}

impl TryFrom<String> for SchoolYear {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("not a school year: {text}");
        let (first, last) = text.split_once('-').ok_or_else(wrong)?;
        let first: i32 = first.parse().map_err(|_| wrong())?;
        let last: i32 = last.parse().map_err(|_| wrong())?;
        Self::starting(first)
            .filter(|year| year.last() == last)
            .ok_or_else(wrong)
    }
}

/// Another document that this one names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// By the word before the number; by the symbol where there is no word.
    pub kind: DocumentKind,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    /// The line that names it first.
    pub line: u32,
    /// Legal basis, if any mention stands there.
    pub place: CitationPlace,
    /// As written: "666/CT-BGDĐT".
    pub designation: Option<String>,
    /// The end of the period that the cited plan states for itself.
    pub valid_until: Option<NaiveDate>,
    /// Every line that names it.
    pub mentions: Vec<u32>,
}

/// A part of the plan: a section, a duty, a remark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// As written, without the space that follows: "I.", "1.2.", "đ)", "-".
    pub marker: Option<String>,
    pub kind: ClauseKind,
    /// The words as written, without the marker.
    pub text: String,
    /// The division in charge.
    pub division: Option<Division>,
    /// Those charged, by the clause itself or by the heading above it.
    pub assignees: Vec<Assignee>,
    pub deadlines: Vec<Deadline>,
    pub line: u32,
    /// The last source line of this clause's own words.
    pub last_line: u32,
    pub children: Vec<Clause>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    pub kind: DivisionKind,
    /// As written: "Bộ phận văn phòng".
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignee {
    pub kind: AssigneeKind,
    /// As written.
    pub name: String,
    /// For schools: the levels named; none named means all.
    pub levels: Vec<EducationLevel>,
}

/// A time stated in or under a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// As written.
    pub text: String,
    pub kind: DeadlineKind,
    pub line: u32,
    /// The last day meant, where the words settle it (with the school year's help).
    pub date: Option<NaiveDate>,
    /// For a period: its first day.
    pub from: Option<NaiveDate>,
    pub term: Option<Term>,
    /// For a recurrence: how many times in each `per`.
    pub times: Option<u32>,
    pub per: Option<RecurrenceUnit>,
    /// For a monthly duty: the day of the month.
    pub day: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    pub name: String,
    pub purpose: Option<Purpose>,
    /// As written: "để b/c".
    pub purpose_text: Option<String>,
    pub line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The lines above the title that give the right to sign: "KT. TRƯỞNG PHÒNG".
    pub authority: Option<String>,
    /// The signer's own title: "PHÓ TRƯỞNG PHÒNG".
    pub title: Option<String>,
    pub name: Option<String>,
    pub modes: Vec<SigningMode>,
    pub line: u32,
}

/// Something odd that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The line it concerns; none where the whole document lacks something.
    pub line: Option<u32>,
    pub code: FindingCode,
    /// In Vietnamese, for the officer.
    pub message: String,
    /// The words concerned, as they stand in that line.
    pub excerpt: Option<String>,
    /// Where the excerpt stands in the line's `text`.
    pub span: Option<Span>,
    /// What to write in place of the excerpt.
    pub suggestion: Option<String>,
}

/// A stretch of a line's text, counted in Unicode characters (not bytes) from its start; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    pub line: u32,
    pub text: String,
}

/// A non-blank source line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// From 1, blank lines counted.
    pub number: u32,
    /// Composed Unicode, runs of white space as one space, Markdown marks taken off.
    pub text: String,
    pub role: LineRole,
}
