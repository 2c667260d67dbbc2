//! The server's codes in words, and how a paper is named.

mod errors;

pub use errors::{code, copying_errors, errors, issuing_errors, left_empty, of_copy, problems};

use super::operations::{DocumentFollowKind, DocumentUrgency, DocumentValidity, TaskState};
use crate::shared::api::scalars::Date;
use crate::shared::i18n::dates;
use crate::shared::paper::{DocumentKind, designation, office_word};
use crate::shared::ui::{Choice, Glyph, Tone};
use crate::tr;

/// The commonest first.
pub const KINDS: [DocumentKind; 37] = [
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
    DocumentKind::Rules,
    DocumentKind::Communique,
    DocumentKind::Undertaking,
    DocumentKind::Telegram,
    DocumentKind::Memorandum,
    DocumentKind::Agreement,
    DocumentKind::Authorization,
    DocumentKind::Introduction,
    DocumentKind::LeavePermit,
    DocumentKind::DispatchSlip,
    DocumentKind::ForwardingSlip,
    DocumentKind::NoticeSlip,
    DocumentKind::PublicLetter,
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

/// The three forms of a certified copy.
pub fn copied_kinds() -> Vec<Choice> {
    Choice::each(KINDS.into_iter().filter(|kind| kind.is_copy()), kind)
}

/// Those that are issued by themselves: all but copies, each under the name of its kind.
pub fn issued_kinds() -> Vec<Choice> {
    let issued = |kind: &DocumentKind| !kind.is_copy() && *kind != DocumentKind::Other;
    Choice::each(KINDS.into_iter().filter(issued), kind)
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

/// What its day is called and who made it: a certified copy has both of its own.
pub fn day_and_maker(copy: bool) -> (String, String) {
    match copy {
        true => (tr!(document.copied_on), tr!(document.copier)),
        false => (tr!(document.issued_on), tr!(document.issuer)),
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
