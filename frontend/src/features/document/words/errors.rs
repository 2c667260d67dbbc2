//! What the server finds wrong, in words, and the field in which it is mended.

use crate::features::document::operations::{DocumentErrorCode, DocumentUserError};
use crate::shared::api::FieldError;
use crate::shared::paper::roman;
use crate::shared::ui::Problem;
use crate::tr;

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
        DocumentErrorCode::BeforeOriginal => tr!(document.error_before_original),
        DocumentErrorCode::NotPdf => tr!(signing.needs_pdf),
        DocumentErrorCode::OutOfRange => tr!(document.error_out_of_range),
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
        "signer" => tr!(document.signer_missing),
        "lastNumber" => tr!(document.last_on_paper_missing),
        path => appendix_missing(path).unwrap_or_else(|| code(DocumentErrorCode::Required)),
    }
}

fn appendix_missing(path: &str) -> Option<String> {
    let (place, part) = path.strip_prefix("appendices.")?.split_once('.')?;
    let number = roman(place.parse::<usize>().ok()? + 1);
    Some(match part {
        "title" => tr!(document.appendix_title_missing, number = number),
        _ => tr!(document.appendix_body_missing, number = number),
    })
}

/// The same of a document that is issued: its day follows that of the number before.
pub fn issuing_errors(found: &[DocumentUserError]) -> Vec<FieldError> {
    let mut errors = errors(found);
    for (found, error) in found.iter().zip(&mut errors) {
        if found.code == DocumentErrorCode::DateOrder && error.path == "issuedOn" {
            error.words = tr!(document.error_issued_order);
        }
        // The lines stand in one field.
        if error.path.starts_with("recipients.") {
            error.path = "recipients".to_owned();
        }
    }
    errors.dedup_by(|next, error| next.path == error.path && next.words == error.words);
    errors
}

/// The same of a certified copy.
pub fn copying_errors(found: &[DocumentUserError]) -> Vec<FieldError> {
    of_copy(issuing_errors(found))
}

/// A copy has a day of its own, and no kind.
pub fn of_copy(mut errors: Vec<FieldError>) -> Vec<FieldError> {
    for error in &mut errors {
        match error.path.as_str() {
            "issuedOn" if error.words == missing("issuedOn") => {
                error.words = tr!(document.copied_on_missing);
            }
            // The choice of the form is where one mends it.
            "document" => error.path = "form".to_owned(),
            _ => {}
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
        "signerName" => "signer-name",
        "signer" => match parts.next() {
            Some("authority") => "signer-authority",
            Some("title") => "signer-title",
            _ => "signer-name",
        },
        "form" => "form",
        "lastNumber" => "last-number",
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
