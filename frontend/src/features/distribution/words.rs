//! What receipts, purposes, faults and happenings are called and look like.

use leptos::prelude::Get as _;

use super::model::Shown;
use super::operations::{
    DeliveryErrorCode, DeliveryReceipt, DeliveryRow, DeliveryUserError, Document, RecipientPurpose,
};
use crate::shared::api::{ApiError, FieldError};
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::paper::{designation, office_word};
use crate::shared::ui::{Glyph, Problem, Tone};
use crate::tr;

/// Those one may choose: what is filed is sent to nobody.
pub const PURPOSES: [RecipientPurpose; 6] = [
    RecipientPurpose::Execute,
    RecipientPurpose::Inform,
    RecipientPurpose::Coordinate,
    RecipientPurpose::Direct,
    RecipientPurpose::Report,
    RecipientPurpose::Other,
];

/// In a list, what is filed too.
pub const EVERY_PURPOSE: [RecipientPurpose; 7] = {
    let [execute, inform, coordinate, direct, report, other] = PURPOSES;
    let file = RecipientPurpose::File;
    [execute, inform, coordinate, direct, report, file, other]
};

pub const RECEIPTS: [DeliveryReceipt; 4] = [
    DeliveryReceipt::Awaited,
    DeliveryReceipt::InApp,
    DeliveryReceipt::ByLink,
    DeliveryReceipt::Recorded,
];

pub fn purpose(purpose: RecipientPurpose) -> String {
    match purpose {
        RecipientPurpose::Report => tr!(distribution.purpose_report),
        RecipientPurpose::Direct => tr!(distribution.purpose_direct),
        RecipientPurpose::Execute => tr!(distribution.purpose_execute),
        RecipientPurpose::Inform => tr!(distribution.purpose_inform),
        RecipientPurpose::Coordinate => tr!(distribution.purpose_coordinate),
        RecipientPurpose::File => tr!(distribution.purpose_file),
        RecipientPurpose::Other => tr!(distribution.purpose_other),
    }
}

/// `Kế hoạch 01/KH-PGDĐT`
pub fn named(paper: &Document) -> String {
    let number = designation(Some(&paper.number), &paper.symbol);
    format!("{} {number}", office_word(paper.kind))
}

pub fn shown(shown: Shown) -> String {
    match shown {
        Shown::All => tr!(distribution.shown_all),
        Shown::Waiting => tr!(distribution.shown_waiting),
        Shown::Received => tr!(distribution.shown_received),
        Shown::Late => tr!(distribution.shown_late),
    }
}

pub fn standing(receipt: DeliveryReceipt, late: bool) -> (Tone, Glyph, String) {
    match receipt {
        DeliveryReceipt::Awaited if late => (Tone::Bad, Glyph::Late, tr!(distribution.late)),
        DeliveryReceipt::Awaited => (Tone::Idle, Glyph::Clock, tr!(distribution.awaited)),
        DeliveryReceipt::InApp | DeliveryReceipt::ByLink | DeliveryReceipt::Recorded => {
            (Tone::Ok, Glyph::CheckCircle, tr!(distribution.received))
        }
    }
}

/// How it was said that it arrived.
pub fn way(receipt: DeliveryReceipt) -> String {
    match receipt {
        DeliveryReceipt::Awaited => String::new(),
        DeliveryReceipt::InApp => tr!(distribution.how_in_app),
        DeliveryReceipt::ByLink => tr!(distribution.how_by_link),
        DeliveryReceipt::Recorded => tr!(distribution.how_recorded),
    }
}

/// Under the badge: until when, or who said so, when and how.
pub fn told(row: &DeliveryRow) -> Vec<String> {
    let name = row.received_name.clone().unwrap_or_default();
    let day = row.received_on.map(dates::day).unwrap_or_default();
    let at = row.received_at.map_or_else(|| day.clone(), dates::moment);
    match row.receipt {
        DeliveryReceipt::Awaited => {
            let due = tr!(distribution.due_on, date = dates::day(row.due_on));
            let reminded = row
                .reminded_at
                .map(|at| tr!(distribution.reminded_at, at = dates::moment(at)));
            std::iter::once(due).chain(reminded).collect()
        }
        DeliveryReceipt::InApp => vec![tr!(distribution.said_in_app, name = name, at = at)],
        DeliveryReceipt::ByLink => vec![tr!(distribution.said_by_link, name = name, at = at)],
        DeliveryReceipt::Recorded => vec![tr!(distribution.written_down, name = name, date = day)],
    }
}

fn code(code: DeliveryErrorCode) -> String {
    match code {
        DeliveryErrorCode::Required => tr!(distribution.error_required),
        DeliveryErrorCode::TooLong => tr!(distribution.error_too_long),
        DeliveryErrorCode::WrongState => tr!(distribution.error_wrong_state),
        DeliveryErrorCode::DateOrder => tr!(distribution.error_date_order),
        DeliveryErrorCode::AlreadyThere => tr!(distribution.error_already_there),
        DeliveryErrorCode::Closed => tr!(distribution.error_closed),
        DeliveryErrorCode::OneOnly => tr!(distribution.error_one_only),
        DeliveryErrorCode::LinkInvalid => tr!(distribution.error_link_invalid),
    }
}

/// What is missing, named: the summary above the form must say which.
fn missing(path: &str) -> String {
    match path {
        "name" => tr!(distribution.name_missing),
        "receivedOn" => tr!(distribution.day_missing),
        "organization" => tr!(distribution.organization_missing),
        "purpose" => tr!(distribution.purpose_missing),
        _ => code(DeliveryErrorCode::Required),
    }
}

/// The server's findings in words.
pub fn errors(found: &[DeliveryUserError]) -> Vec<FieldError> {
    let words = |found: &DeliveryUserError| match found.code {
        DeliveryErrorCode::Required => missing(&found.path.join(".")),
        other => code(other),
    };
    FieldError::each(found, |found| (&found.path, words(found)))
}

/// Findings of this side: the paths that are left empty.
pub fn left_empty(paths: &[(&'static str, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(paths, missing)
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    let field = |path: &str| match path {
        "name" => "name",
        "receivedOn" => "received-on",
        "note" => "note",
        "organization" => "organization",
        "purpose" => "purpose",
        _ => "",
    };
    Problem::each(errors, field)
}

/// Why a button did nothing: the refusal, or what was found wrong.
pub fn refused(writing: Writing) -> Option<String> {
    match writing.refusal().get() {
        Some(ApiError::Conflict) => Some(tr!(distribution.changed_meanwhile)),
        _ => writing.said(),
    }
}
