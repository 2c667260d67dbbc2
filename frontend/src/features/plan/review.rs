//! The review of an import: every line of the source beside what became of it, and every oddity until a person has
//! decided. Nothing here is stored on the server before the person says so.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::operations as op;
use super::operations::{FindingCode, SourceLineRole};

/// What was brought, as the server can find it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    Text(String),
    Upload(String),
}

impl From<&Origin> for op::PlanSource {
    fn from(origin: &Origin) -> Self {
        match origin {
            Origin::Text(text) => Self {
                text: Some(text.clone()),
                upload: None,
            },
            Origin::Upload(id) => Self {
                text: None,
                upload: Some(cynic::Id::new(id)),
            },
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The reader's number, blank lines counted.
    pub number: i32,
    pub text: String,
    pub role: SourceLineRole,
}

/// What a person said to an oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    Applied,
    Kept,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub line: Option<i32>,
    pub code: FindingCode,
    pub message: String,
    pub excerpt: Option<String>,
    pub suggestion: Option<String>,
    pub decision: Option<Decision>,
}

/// How a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The system brings it by itself when the plan is issued: only said.
    Supplied,
    /// Worth knowing; asks nothing.
    Note,
    /// Waits for a person.
    Open,
}

impl Finding {
    fn weight(&self) -> Weight {
        match self.code {
            FindingCode::MissingNationalHeading
            | FindingCode::MissingIssuer
            | FindingCode::MissingNumber
            | FindingCode::BlankNumber
            | FindingCode::MissingKind
            | FindingCode::MissingDate
            | FindingCode::BlankDay => Weight::Supplied,
            FindingCode::DutyWithoutDeadline | FindingCode::DutyWithoutDivision => Weight::Note,
            FindingCode::MissingSymbol
            | FindingCode::InvalidDate
            | FindingCode::MissingTitle
            | FindingCode::MissingSchoolYear
            | FindingCode::MissingLegalBasis
            | FindingCode::MissingRecipients
            | FindingCode::MissingSigner
            | FindingCode::MissingSignerName
            | FindingCode::KindSymbolMismatch
            | FindingCode::MalformedSymbol
            | FindingCode::CitationBlankNumber
            | FindingCode::CitationWithoutNumber
            | FindingCode::CitationWithoutDate
            | FindingCode::CitationWithoutIssuer
            | FindingCode::CitationAfterIssue
            | FindingCode::CitedPlanExpires
            | FindingCode::CitedPlanExpired
            | FindingCode::WrongLetter
            | FindingCode::NumberingGap
            | FindingCode::NumberingRepeated
            | FindingCode::DutyWithoutAssignee
            | FindingCode::UnplacedText => Weight::Open,
            // A plan read from a source is drawn anew: marks and noughts are set then.
            FindingCode::NationalHeadingForm
            | FindingCode::LeadingZero
            | FindingCode::WrongDash
            | FindingCode::CitationPunctuation
            | FindingCode::RecipientPunctuation
            | FindingCode::MissingArchive
            | FindingCode::MissingEndMark
            | FindingCode::SigningModeForm
            | FindingCode::FormerName => Weight::Supplied,
        }
    }

    /// Whether what was missing has been filled in meanwhile; none: it is not about a field that was empty.
    pub fn is_filled(&self, content: &Content) -> Option<bool> {
        let there = |text: &str| !text.trim().is_empty();
        Some(match self.code {
            FindingCode::MissingSymbol => there(&content.symbol),
            FindingCode::MissingTitle => there(&content.title),
            FindingCode::MissingSchoolYear => there(&content.school_year),
            FindingCode::MissingRecipients => !content.recipients.is_empty(),
            FindingCode::MissingSigner => {
                there(&content.signer.name) && there(&content.signer.title)
            }
            FindingCode::MissingSignerName => there(&content.signer.name),
            FindingCode::MissingLegalBasis => !content.citations.is_empty(),
            _ => return None,
        })
    }

    pub fn is_open(&self, content: &Content) -> bool {
        self.weight() == Weight::Open
            && self.decision.is_none()
            && self.is_filled(content) != Some(true)
    }

    /// Whether a person is asked at all, now or before.
    pub fn is_asking(&self) -> bool {
        self.weight() == Weight::Open
    }

    /// Whether it is said as a remark beside its line.
    pub fn is_note(&self) -> bool {
        self.weight() == Weight::Note
    }
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Taken,
    Skipped,
}

/// What became of a line, with what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Title,
    PlaceAndDate,
    Symbol,
    /// The clause that begins here.
    Clause(u32),
    /// Further words of the clause above.
    Continues(u32),
    Recipients,
    Signer,
    /// The system writes it by itself.
    Supplied,
    /// Not part of a plan's content; stays in the kept source.
    Left,
    /// Its place was not found.
    Unplaced,
}

/// What one line became. `content` may have been changed since it was read.
pub fn outcome(line: &Line, content: &Content) -> Outcome {
    if let Some(clause) = content
        .clauses
        .iter()
        .find(|clause| clause.line == Some(line.number))
    {
        return Outcome::Clause(clause.key);
    }
    match line.role {
        SourceLineRole::Title | SourceLineRole::Kind | SourceLineRole::Subject => Outcome::Title,
        SourceLineRole::PlaceAndDate => Outcome::PlaceAndDate,
        SourceLineRole::Number | SourceLineRole::HeaderRow if !content.symbol.is_empty() => {
            Outcome::Symbol
        }
        SourceLineRole::NationalHeading
        | SourceLineRole::Issuer
        | SourceLineRole::Number
        | SourceLineRole::HeaderRow => Outcome::Supplied,
        SourceLineRole::Recipients => Outcome::Recipients,
        SourceLineRole::Signer | SourceLineRole::Authority => Outcome::Signer,
        SourceLineRole::Ornament | SourceLineRole::TableHeader | SourceLineRole::Addressee => {
            Outcome::Left
        }
        SourceLineRole::Unplaced => Outcome::Unplaced,
        SourceLineRole::LegalBasis
        | SourceLineRole::Section
        | SourceLineRole::Heading
        | SourceLineRole::Objective
        | SourceLineRole::Requirement
        | SourceLineRole::Topic
        | SourceLineRole::Duty
        | SourceLineRole::Article
        | SourceLineRole::Item
        | SourceLineRole::Note
        | SourceLineRole::Paragraph
        | SourceLineRole::Closing => {
            covering(line.number, content).map_or(Outcome::Left, Outcome::Continues)
        }
    }
}

/// The clause whose words go on in this line: the last that begins before it.
pub fn covering(number: i32, content: &Content) -> Option<u32> {
    content
        .clauses
        .iter()
        .filter(|clause| clause.line.is_some_and(|line| line <= number))
        .max_by_key(|clause| clause.line)
        .map(|clause| clause.key)
}

/// How a line stands: open while an oddity in it waits.
pub fn standing(line: &Line, content: &Content, findings: &[Finding]) -> Standing {
    let here = || {
        findings
            .iter()
            .filter(|finding| finding.line == Some(line.number))
    };
    if here().any(|finding| finding.is_open(content)) {
        return Standing::Open;
    }
    match outcome(line, content) {
        Outcome::Supplied | Outcome::Left | Outcome::Unplaced => Standing::Skipped,
        Outcome::Title
        | Outcome::PlaceAndDate
        | Outcome::Symbol
        | Outcome::Clause(_)
        | Outcome::Continues(_)
        | Outcome::Recipients
        | Outcome::Signer => Standing::Taken,
    }
}

/// How many places wait to be looked at.
pub fn open_count(content: &Content, findings: &[Finding]) -> usize {
    let open = findings.iter().filter(|finding| finding.is_open(content));
    places(open.map(|finding| finding.line))
}

/// How many places these lines are: the two oddities of one line stand in one, those of the whole document in another.
pub fn places(lines: impl Iterator<Item = Option<i32>>) -> usize {
    lines.collect::<BTreeSet<_>>().len()
}

/// How many lines stand so.
pub fn count(standings: &[Standing], wanted: Standing) -> usize {
    standings
        .iter()
        .filter(|standing| **standing == wanted)
        .count()
}

/// The school year whose name holds the one that was read: "2020-2021" in "Năm học 2020 - 2021".
pub fn school_year<'a>(
    read: Option<&str>,
    years: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<String> {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let wanted = digits(read?);
    years
        .into_iter()
        .find(|(_, name)| !wanted.is_empty() && digits(name) == wanted)
        .map(|(id, _)| id.to_owned())
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
