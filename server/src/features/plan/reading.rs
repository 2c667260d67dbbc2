//! From what the reader made of a source to what the schema shows. Where the reader tells more apart than a plan
//! keeps, the nearest word is taken; the words themselves are never changed.

use async_graphql::SimpleObject;

use super::content::{Citation, Clause, Deadline, Recipient, Signer};
use super::oddities::{PlanFindingCode, SourceLineRole};
use super::source::Sourced;
use super::vocabulary::{ClauseKind, DeadlineKind};
use crate::features::distribution::RecipientPurpose;
use crate::features::document::DocumentKind;
use crate::features::organization::DivisionKind;
use crate::platform::{Date, text};

/// Something odd that a person should look at.
#[derive(SimpleObject)]
pub struct PlanFinding {
    /// The line of the source; none where the whole lacks something.
    line: Option<i32>,
    /// What is odd, for translation.
    code: PlanFindingCode,
    /// What is odd, in Vietnamese.
    message: String,
    /// The words concerned.
    excerpt: Option<String>,
    /// What to write in their place.
    suggestion: Option<String>,
}

impl From<&reader::Finding> for PlanFinding {
    fn from(finding: &reader::Finding) -> Self {
        Self {
            line: finding.line.map(count),
            code: finding.code.into(),
            message: finding.message.clone(),
            excerpt: finding.excerpt.clone(),
            suggestion: finding.suggestion.clone(),
        }
    }
}

/// A line of the source that holds words.
#[derive(SimpleObject)]
pub struct SourceLine {
    /// Counted from 1, blank lines included.
    number: i32,
    /// Its words, without Markdown marks.
    text: String,
    /// Where it went.
    role: SourceLineRole,
}

/// What the reader made of a source; nothing is stored yet.
#[derive(SimpleObject)]
pub struct PlanReading {
    /// The uploaded file's name.
    file_name: Option<String>,
    /// The number, as written.
    number: Option<String>,
    /// What follows the number, as in KH-PGDĐT.
    symbol: Option<String>,
    /// What sort of paper it is.
    kind: Option<DocumentKind>,
    /// Where it was issued.
    place: Option<String>,
    /// When it was issued.
    issued_on: Option<Date>,
    /// Its title, without the word for its kind.
    title: Option<String>,
    /// As in 2020-2021.
    school_year: Option<String>,
    /// The issuing body, as written.
    issuer: Option<String>,
    /// The body above it, as written.
    parent_issuer: Option<String>,
    /// The documents that it names, each once.
    citations: Vec<Citation>,
    /// Its clauses in reading order.
    clauses: Vec<Clause>,
    /// Who gets it.
    recipients: Vec<Recipient>,
    /// Who signs it.
    signer: Option<Signer>,
    /// What is odd in it.
    findings: Vec<PlanFinding>,
    /// The lines whose place was not found.
    unplaced: Vec<SourceLine>,
    /// Every line that holds words, and where it went.
    lines: Vec<SourceLine>,
}

impl From<Sourced> for PlanReading {
    fn from(sourced: Sourced) -> Self {
        let read = sourced.reading;
        let lines = || read.lines.iter();
        let mut clauses = Vec::new();
        flatten(&read.clauses, 0, &mut clauses);
        Self {
            file_name: sourced.file_name,
            kind: read.kind.map(kind),
            school_year: read.school_year.map(|year| year.to_string()),
            citations: read.citations.iter().map(citation).collect(),
            clauses,
            recipients: read.recipients.iter().map(recipient).collect(),
            signer: read.signer.as_ref().and_then(signer),
            findings: read.findings.iter().map(Into::into).collect(),
            unplaced: lines()
                .filter(|line| line.role == reader::LineRole::Unplaced)
                .map(Into::into)
                .collect(),
            lines: lines().map(Into::into).collect(),
            number: read.number,
            symbol: read.symbol,
            place: read.place,
            issued_on: read.issued_on.map(Date),
            title: read.title,
            issuer: read.issuer,
            parent_issuer: read.parent_issuer,
        }
    }
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

impl From<&reader::Line> for SourceLine {
    fn from(line: &reader::Line) -> Self {
        Self {
            number: count(line.number),
            text: line.text.clone(),
            role: line.role.into(),
        }
    }
}

fn flatten(clauses: &[reader::Clause], depth: i32, into: &mut Vec<Clause>) {
    for clause in clauses {
        into.push(one_clause(clause, depth));
        flatten(&clause.children, depth + 1, into);
    }
}

fn one_clause(clause: &reader::Clause, depth: i32) -> Clause {
    let names: Vec<&str> = clause
        .assignees
        .iter()
        .map(|who| who.name.as_str())
        .collect();
    Clause {
        id: None,
        depth,
        marker: clause.marker.clone(),
        kind: clause_kind(clause.kind),
        text: clause.text.clone(),
        division: clause.division.as_ref().and_then(|it| division(it.kind)),
        schools: clause
            .assignees
            .iter()
            .any(|who| who.kind == reader::AssigneeKind::Schools),
        assignee: (!names.is_empty()).then(|| names.join("; ")),
        deadlines: clause.deadlines.iter().map(deadline).collect(),
        line: Some(count(clause.line)),
        source: None,
    }
}

fn clause_kind(kind: reader::ClauseKind) -> ClauseKind {
    use reader::ClauseKind as Read;
    match kind {
        Read::Section => ClauseKind::Section,
        Read::Heading | Read::Article => ClauseKind::Heading,
        Read::LegalBasis => ClauseKind::LegalBasis,
        Read::Objective => ClauseKind::Objective,
        Read::Requirement => ClauseKind::Requirement,
        Read::Topic => ClauseKind::Topic,
        Read::Duty => ClauseKind::Duty,
        Read::Item | Read::Note | Read::Paragraph | Read::Closing => ClauseKind::Paragraph,
    }
}

fn division(kind: reader::DivisionKind) -> Option<DivisionKind> {
    match kind {
        reader::DivisionKind::Office => Some(DivisionKind::Office),
        reader::DivisionKind::Emulation => Some(DivisionKind::Emulation),
        reader::DivisionKind::Inspection => Some(DivisionKind::Inspection),
        reader::DivisionKind::Other => None,
    }
}

fn citation(cited: &reader::Citation) -> Citation {
    Citation {
        kind: kind(cited.kind),
        number: cited.number.clone(),
        symbol: cited.symbol.clone().unwrap_or_default(),
        issued_on: cited.issued_on.map(Date),
        issuer: cited.issuer.clone(),
        subject: cited.subject.clone(),
        line: Some(count(cited.line)),
        in_legal_basis: cited.place == reader::CitationPlace::LegalBasis,
    }
}

fn kind(kind: reader::DocumentKind) -> DocumentKind {
    use reader::DocumentKind as Read;
    match kind {
        Read::Law => DocumentKind::Luat,
        Read::Decree => DocumentKind::Nd,
        Read::Circular | Read::JointCircular => DocumentKind::Tt,
        Read::Resolution | Read::JointResolution => DocumentKind::Nq,
        Read::Decision => DocumentKind::Qd,
        Read::Directive => DocumentKind::Ct,
        Read::Statute => DocumentKind::Qc,
        Read::Notice => DocumentKind::Tb,
        Read::Guideline => DocumentKind::Hd,
        Read::Programme => DocumentKind::Ctr,
        Read::Plan => DocumentKind::Kh,
        Read::Scheme => DocumentKind::Pa,
        Read::Project => DocumentKind::Da,
        Read::Report => DocumentKind::Bc,
        Read::Minutes => DocumentKind::Bb,
        Read::Submission => DocumentKind::Ttr,
        Read::Contract => DocumentKind::Hdong,
        Read::OfficialLetter => DocumentKind::Cv,
        Read::Invitation => DocumentKind::Gm,
        Read::Conclusion => DocumentKind::Kl,
        Read::Regulation => DocumentKind::Qyd,
        Read::Communique => DocumentKind::Tc,
        Read::Undertaking => DocumentKind::Duan,
        Read::Telegram => DocumentKind::Cd,
        Read::Constitution | Read::Ordinance | Read::Order | Read::Other => DocumentKind::Other,
    }
}

fn deadline(stated: &reader::Deadline) -> Deadline {
    use reader::DeadlineKind as Read;
    use reader::RecurrenceUnit as Per;
    let times = stated.times.map(count);
    let (kind, times) = match (stated.kind, stated.per) {
        (Read::Date, _) if text::fold(&stated.text).starts_with("truoc") => {
            (DeadlineKind::BeforeDate, None)
        }
        (Read::Date | Read::Month | Read::CalendarYearEnd, _) => (DeadlineKind::Date, None),
        (Read::TermEnd, _) => (DeadlineKind::TermEnd, None),
        (Read::SchoolYearEnd, _) => (DeadlineKind::YearEnd, None),
        (Read::Recurrence, Some(Per::Week)) | (Read::Weekly, _) => (DeadlineKind::Weekly, times),
        (Read::Recurrence, Some(Per::Month)) | (Read::Monthly, _) => (DeadlineKind::Monthly, times),
        (Read::Recurrence, Some(Per::Quarter)) | (Read::Quarterly, _) => {
            (DeadlineKind::Quarterly, times)
        }
        // A school year has two terms.
        (Read::Recurrence, Some(Per::Term)) => (
            DeadlineKind::TimesPerYear,
            times.map(|times| times.saturating_mul(2)),
        ),
        (Read::Recurrence, Some(Per::SchoolYear | Per::Year) | None) => {
            (DeadlineKind::TimesPerYear, times)
        }
        (Read::Yearly, _) => (DeadlineKind::TimesPerYear, times.or(Some(1))),
        (Read::Period | Read::Quarter, _) if stated.date.is_some() => (DeadlineKind::Date, None),
        (Read::Period | Read::Quarter | Read::Daily | Read::Ongoing, _) => {
            (DeadlineKind::Text, times)
        }
    };
    Deadline {
        kind,
        text: stated.text.clone(),
        date: stated.date.map(Date),
        term: stated.term.map(|term| match term {
            reader::Term::First => 1,
            reader::Term::Second => 2,
        }),
        times,
    }
}

fn recipient(listed: &reader::Recipient) -> Recipient {
    use reader::Purpose as Read;
    Recipient {
        name: listed.name.clone(),
        purpose: match listed.purpose {
            Some(Read::Report) => RecipientPurpose::Report,
            Some(Read::Direct) => RecipientPurpose::Direct,
            Some(Read::Implement) => RecipientPurpose::Execute,
            Some(Read::Inform) => RecipientPurpose::Inform,
            Some(Read::Coordinate) => RecipientPurpose::Coordinate,
            Some(Read::Archive) => RecipientPurpose::File,
            Some(Read::Monitor | Read::Publish | Read::Other) | None => RecipientPurpose::Other,
        },
        purpose_text: listed.purpose_text.clone(),
        schools: all_schools(&listed.name),
    }
}

/// "Các trường MN, TH, THCS", but not "Các trưởng phòng": folding would make them the same word.
fn all_schools(name: &str) -> bool {
    text::tidy_line(name).is_some_and(|name| name.to_lowercase().contains("các trường"))
}

fn signer(signs: &reader::Signer) -> Option<Signer> {
    if signs.title.is_none() && signs.name.is_none() {
        return None;
    }
    Some(Signer {
        authority: signs.authority.clone(),
        title: signs.title.clone().unwrap_or_default(),
        name: signs.name.clone().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_schools_are_known_from_those_who_lead_rooms() {
        assert!(all_schools("Các trường MN, TH, THCS"));
        assert!(all_schools("Hiệu trưởng các trường trực thuộc"));
        assert!(!all_schools("Các Trưởng phòng"));
        assert!(!all_schools("Các Phó Trưởng phòng GD"));
        assert!(!all_schools("Trường THCS Hùng Vương"));
    }
}
