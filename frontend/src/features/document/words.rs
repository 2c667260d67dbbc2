//! The server's codes in words, and how a paper is named.

use super::operations::{
    DocumentErrorCode, DocumentFollowKind, DocumentUrgency, DocumentUserError, DocumentValidity,
    TaskState,
};
use crate::shared::api::FieldError;
use crate::shared::api::scalars::Date;
use crate::shared::i18n::dates;
use crate::shared::paper::{DocumentKind, designation, office_word};
use crate::shared::ui::{Choice, Glyph, Problem, Tone};
use crate::tr;

/// The commonest first.
pub const KINDS: [DocumentKind; 24] = [
    DocumentKind::OfficialLetter,
    DocumentKind::Plan,
    DocumentKind::Decision,
    DocumentKind::Notice,
    DocumentKind::Report,
    DocumentKind::Submission,
    DocumentKind::Guidance,
    DocumentKind::Directive,
    DocumentKind::Invitation,
    DocumentKind::Conclusion,
    DocumentKind::Resolution,
    DocumentKind::Programme,
    DocumentKind::Scheme,
    DocumentKind::Project,
    DocumentKind::Regulation,
    DocumentKind::Minutes,
    DocumentKind::Contract,
    DocumentKind::Circular,
    DocumentKind::Decree,
    DocumentKind::Law,
    DocumentKind::CertifiedCopy,
    DocumentKind::CertifiedExcerpt,
    DocumentKind::CopyOfCopy,
    DocumentKind::Other,
];
pub const URGENCIES: [DocumentUrgency; 4] = [
    DocumentUrgency::Normal,
    DocumentUrgency::Urgent,
    DocumentUrgency::VeryUrgent,
    DocumentUrgency::Express,
];
const VALIDITIES: [DocumentValidity; 5] = [
    DocumentValidity::InForce,
    DocumentValidity::Upcoming,
    DocumentValidity::Ended,
    DocumentValidity::Replaced,
    DocumentValidity::Recalled,
];

pub fn kinds() -> Vec<Choice> {
    Choice::each(KINDS, kind)
}

/// Those that are issued by themselves: all but copies.
pub fn issued_kinds() -> Vec<Choice> {
    Choice::each(KINDS.into_iter().filter(|kind| !kind.is_copy()), kind)
}

fn kind(of: DocumentKind) -> String {
    match of {
        DocumentKind::Other => tr!(document.kind_other),
        of => office_word(of).to_owned(),
    }
}

pub fn urgencies() -> Vec<Choice> {
    Choice::each(URGENCIES, urgency)
}

pub fn validities() -> Vec<Choice> {
    Choice::each(VALIDITIES, |of| standing(of).2)
}

pub fn urgency(of: DocumentUrgency) -> String {
    match of {
        DocumentUrgency::Normal => tr!(document.urgency_normal),
        DocumentUrgency::Urgent => tr!(document.urgency_urgent),
        DocumentUrgency::VeryUrgent => tr!(document.urgency_very_urgent),
        DocumentUrgency::Express => tr!(document.urgency_express),
    }
}

/// As a mark; what is not urgent bears none.
pub fn urgency_mark(of: DocumentUrgency) -> Option<(Tone, Glyph, String)> {
    let tone = match of {
        DocumentUrgency::Normal => return None,
        DocumentUrgency::Urgent => Tone::Warn,
        DocumentUrgency::VeryUrgent | DocumentUrgency::Express => Tone::Bad,
    };
    Some((tone, Glyph::Alert, urgency(of)))
}

pub fn standing(of: DocumentValidity) -> (Tone, Glyph, String) {
    match of {
        DocumentValidity::Upcoming => (Tone::Info, Glyph::Clock, tr!(document.validity_upcoming)),
        DocumentValidity::InForce => (
            Tone::Ok,
            Glyph::CheckCircle,
            tr!(document.validity_in_force),
        ),
        DocumentValidity::Ended => (Tone::Idle, Glyph::Ban, tr!(document.validity_ended)),
        DocumentValidity::Replaced => (Tone::Warn, Glyph::Return, tr!(document.validity_replaced)),
        DocumentValidity::Recalled => (Tone::Bad, Glyph::Ban, tr!(document.validity_recalled)),
    }
}

/// The same where there is anything to tell: days are given, or another paper has changed it.
pub fn told_standing(
    of: DocumentValidity,
    from: Option<Date>,
    until: Option<Date>,
) -> Option<(Tone, Glyph, String)> {
    let told = of != DocumentValidity::InForce || from.is_some() || until.is_some();
    told.then(|| standing(of))
}

/// `đến 31/05/2021`, `từ 01/01/2021 đến 31/05/2021`
pub fn days_in_force(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from.map(dates::day), until.map(dates::day)) {
        (None, None) => None,
        (Some(from), None) => Some(tr!(document.in_force_from, from = from)),
        (None, Some(until)) => Some(tr!(document.in_force_until, until = until)),
        (Some(from), Some(until)) => {
            Some(tr!(document.in_force_between, from = from, until = until))
        }
    }
}

/// `Công văn số 29/PGDĐT-VP`
pub fn named(kind: DocumentKind, number: Option<&str>, symbol: Option<&str>) -> String {
    let designation = designation(number, symbol.unwrap_or_default());
    match designation.is_empty() {
        true => office_word(kind).to_owned(),
        false => tr!(
            document.named,
            kind = office_word(kind),
            designation = designation
        ),
    }
}

/// What a paper does to the one that it follows.
pub fn follows(kind: DocumentFollowKind) -> String {
    match kind {
        DocumentFollowKind::Corrects => tr!(document.corrects),
        DocumentFollowKind::Replaces => tr!(document.replaces),
        DocumentFollowKind::Recalls => tr!(document.recalls),
    }
}

/// The same, from the other's side.
pub fn followed(kind: DocumentFollowKind) -> String {
    match kind {
        DocumentFollowKind::Corrects => tr!(document.corrected_by),
        DocumentFollowKind::Replaces => tr!(document.replaced_by),
        DocumentFollowKind::Recalls => tr!(document.recalled_by),
    }
}

pub fn task(state: TaskState, overdue: bool) -> (Tone, Glyph, String) {
    match state {
        _ if overdue => (Tone::Bad, Glyph::Late, tr!(document.task_overdue)),
        TaskState::Assigned => (Tone::Idle, Glyph::Todo, tr!(document.task_assigned)),
        TaskState::InProgress => (Tone::Info, Glyph::Half, tr!(document.task_in_progress)),
        TaskState::Done => (Tone::Info, Glyph::Check, tr!(document.task_done)),
        TaskState::Confirmed => (Tone::Ok, Glyph::CheckCircle, tr!(document.task_confirmed)),
    }
}

pub fn code(code: DocumentErrorCode) -> String {
    match code {
        DocumentErrorCode::Required => tr!(document.error_required),
        DocumentErrorCode::TooLong => tr!(document.error_too_long),
        DocumentErrorCode::TooMany => tr!(document.error_too_many),
        DocumentErrorCode::DateInFuture => tr!(document.error_date_in_future),
        DocumentErrorCode::DateOrder => tr!(document.error_date_order),
        DocumentErrorCode::Duplicate => tr!(document.error_duplicate),
        DocumentErrorCode::WrongState => tr!(document.error_wrong_state),
        DocumentErrorCode::ReasonRequired => tr!(document.error_reason_required),
        DocumentErrorCode::NotOwn => tr!(document.error_not_own),
        DocumentErrorCode::Own => tr!(document.error_own),
        DocumentErrorCode::NotCopyable => tr!(document.error_not_copyable),
        DocumentErrorCode::NotHeld => tr!(document.error_not_held),
        DocumentErrorCode::NotInText => tr!(document.error_not_in_text),
        DocumentErrorCode::NotPdf => tr!(signing.needs_pdf),
        DocumentErrorCode::SameFile => tr!(signing.same_file),
    }
}

/// A day that does not fit, by the field in which it stands.
fn misdated(path: &str) -> String {
    match path {
        "arrivedOn" => tr!(document.error_arrived_order),
        "validUntil" => tr!(document.error_validity_order),
        _ => code(DocumentErrorCode::DateOrder),
    }
}

/// A missing field, named: the summary above the form must say which.
fn missing(path: &str) -> String {
    match path {
        "kind" => tr!(document.kind_missing),
        "subject" => tr!(document.subject_missing),
        "issuerName" => tr!(document.issuer_missing),
        "issuedOn" => tr!(document.issued_on_missing),
        "arrivedOn" => tr!(document.arrived_on_missing),
        "excerpt" => tr!(document.excerpt_missing),
        path if path.starts_with("appendices") => tr!(document.appendix_missing),
        _ => code(DocumentErrorCode::Required),
    }
}

/// The same of a document that is issued: its day follows that of the number before.
pub fn issuing_errors(found: &[DocumentUserError]) -> Vec<FieldError> {
    let mut errors = errors(found);
    for (found, error) in found.iter().zip(&mut errors) {
        if found.code == DocumentErrorCode::DateOrder && error.path == "issuedOn" {
            error.words = tr!(document.error_issued_order);
        }
    }
    errors
}

/// The server's findings in words.
pub fn errors(found: &[DocumentUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| {
        let path = found.path.join(".");
        let words = match found.code {
            DocumentErrorCode::Required => missing(&path),
            DocumentErrorCode::DateOrder => misdated(&path),
            other => code(other),
        };
        (&found.path, words)
    })
}

/// Findings of this side: the paths that are left empty.
pub fn left_empty(paths: &[(&'static str, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(paths, missing)
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

fn field(path: &str) -> String {
    let mut parts = path.split('.');
    let field = match parts.next().unwrap_or_default() {
        "kind" => "kind",
        "issuedOn" => "issued-on",
        "arrivedOn" => "arrived-on",
        "validFrom" => "valid-from",
        "validUntil" => "valid-until",
        "paperNumber" => "paper-number",
        "symbol" => "symbol",
        "issuerName" => "issuer-name",
        "signerName" | "signer" => "signer-name",
        "recipient" => "recipient",
        "recipients" => "recipients",
        "note" => "note",
        "body" => "body",
        "excerpt" => "excerpt",
        "appendices" => {
            let place = parts.next().unwrap_or("0");
            let part = parts.next().unwrap_or("title");
            return format!("appendix-{part}-{place}");
        }
        _ => "subject",
    };
    field.to_owned()
}
