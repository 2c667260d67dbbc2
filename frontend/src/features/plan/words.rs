//! What the plan's closed sets are called and look like.

mod refusals;

pub use refusals::{error, finding, rule, told};

use super::content::{Citation, Clause, Deadline};
use super::operations::{
    ClauseKind, DeadlineKind, DivisionKind, DocumentKind, DutyKind, NumberedPlan, PlanReception,
    PlanState, RecipientPurpose,
};
use super::review::Outcome;
use crate::shared::i18n::{dates, papers};
use crate::shared::paper::roman as roman_figures;
pub use crate::shared::paper::{designation, office_word};
use crate::shared::ui::{Glyph, Tone};
use crate::tr;

pub const STATES: [PlanState; 6] = [
    PlanState::Draft,
    PlanState::Submitted,
    PlanState::Returned,
    PlanState::Approved,
    PlanState::Issued,
    PlanState::Closed,
];

pub const CLAUSE_KINDS: [ClauseKind; 8] = [
    ClauseKind::Section,
    ClauseKind::Heading,
    ClauseKind::LegalBasis,
    ClauseKind::Objective,
    ClauseKind::Requirement,
    ClauseKind::Topic,
    ClauseKind::Duty,
    ClauseKind::Paragraph,
];

pub const PURPOSES: [RecipientPurpose; 7] = [
    RecipientPurpose::Report,
    RecipientPurpose::Direct,
    RecipientPurpose::Execute,
    RecipientPurpose::Inform,
    RecipientPurpose::Coordinate,
    RecipientPurpose::File,
    RecipientPurpose::Other,
];

pub const DEADLINE_KINDS: [DeadlineKind; 9] = [
    DeadlineKind::Date,
    DeadlineKind::BeforeDate,
    DeadlineKind::TermEnd,
    DeadlineKind::YearEnd,
    DeadlineKind::TimesPerYear,
    DeadlineKind::Quarterly,
    DeadlineKind::Monthly,
    DeadlineKind::Weekly,
    DeadlineKind::Text,
];

pub const DOCUMENT_KINDS: [DocumentKind; 34] = [
    DocumentKind::Law,
    DocumentKind::Decree,
    DocumentKind::Circular,
    DocumentKind::Resolution,
    DocumentKind::Conclusion,
    DocumentKind::Directive,
    DocumentKind::Decision,
    DocumentKind::Plan,
    DocumentKind::OfficialLetter,
    DocumentKind::Guidance,
    DocumentKind::Programme,
    DocumentKind::Project,
    DocumentKind::Scheme,
    DocumentKind::Regulation,
    DocumentKind::Notice,
    DocumentKind::Report,
    DocumentKind::Minutes,
    DocumentKind::Submission,
    DocumentKind::Contract,
    DocumentKind::Invitation,
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
    DocumentKind::Other,
];

pub fn state(state: PlanState) -> (Tone, Glyph, String) {
    match state {
        PlanState::Draft => (Tone::Idle, Glyph::Half, tr!(plan.draft)),
        PlanState::Submitted => (Tone::Info, Glyph::Send, tr!(plan.submitted)),
        PlanState::Returned => (Tone::Warn, Glyph::Return, tr!(plan.returned)),
        PlanState::Approved => (Tone::Info, Glyph::Check, tr!(plan.approved)),
        PlanState::Issued => (Tone::Ok, Glyph::CheckCircle, tr!(plan.issued)),
        PlanState::Closed => (Tone::Idle, Glyph::Lock, tr!(plan.closed)),
    }
}

/// What the office above said of it.
pub fn reception(of: PlanReception) -> (Tone, Glyph, String) {
    match of {
        PlanReception::Waiting => (Tone::Info, Glyph::Clock, tr!(plan.reception_waiting)),
        PlanReception::Accepted => (Tone::Ok, Glyph::CheckCircle, tr!(plan.reception_accepted)),
        PlanReception::SentBack => (Tone::Warn, Glyph::Return, tr!(plan.reception_sent_back)),
    }
}

/// `Kế hoạch số 05/KH-PGDĐT`, or by its title while it has no number.
pub fn called(plan: &NumberedPlan) -> String {
    match (&plan.number, &plan.symbol) {
        (Some(number), Some(symbol)) => {
            tr!(plan.numbered, number = format!("{number}/{symbol}"))
        }
        _ => papers::plan(&plan.title),
    }
}

pub fn division(kind: DivisionKind) -> String {
    match kind {
        DivisionKind::Office => tr!(plan.division_office),
        DivisionKind::Emulation => tr!(plan.division_emulation),
        DivisionKind::Inspection => tr!(plan.division_inspection),
    }
}

/// The tag in the paper's margin.
pub fn division_tag(kind: DivisionKind) -> String {
    match kind {
        DivisionKind::Office => tr!(plan.tag_office),
        DivisionKind::Emulation => tr!(plan.tag_emulation),
        DivisionKind::Inspection => tr!(plan.tag_inspection),
    }
}

pub fn clause_kind(kind: ClauseKind) -> String {
    match kind {
        ClauseKind::Section => tr!(plan.kind_section),
        ClauseKind::LegalBasis => tr!(plan.kind_legal_basis),
        ClauseKind::Objective => tr!(plan.kind_objective),
        ClauseKind::Requirement => tr!(plan.kind_requirement),
        ClauseKind::Topic => tr!(plan.kind_topic),
        ClauseKind::Duty => tr!(plan.kind_duty),
        ClauseKind::Heading => tr!(plan.kind_heading),
        ClauseKind::Paragraph => tr!(plan.kind_paragraph),
    }
}

pub fn purpose(purpose: RecipientPurpose) -> String {
    match purpose {
        RecipientPurpose::Report => tr!(plan.purpose_report),
        RecipientPurpose::Direct => tr!(plan.purpose_direct),
        RecipientPurpose::Execute => tr!(plan.purpose_execute),
        RecipientPurpose::Inform => tr!(plan.purpose_inform),
        RecipientPurpose::Coordinate => tr!(plan.purpose_coordinate),
        RecipientPurpose::File => tr!(plan.purpose_file),
        RecipientPurpose::Other => tr!(plan.purpose_other),
    }
}

pub fn deadline_kind(kind: DeadlineKind) -> String {
    match kind {
        DeadlineKind::Date => tr!(plan.deadline_date),
        DeadlineKind::TermEnd => tr!(plan.deadline_term_end),
        DeadlineKind::YearEnd => tr!(plan.deadline_year_end),
        DeadlineKind::TimesPerYear => tr!(plan.deadline_times),
        DeadlineKind::Monthly => tr!(plan.deadline_monthly),
        DeadlineKind::Quarterly => tr!(plan.deadline_quarterly),
        DeadlineKind::Weekly => tr!(plan.deadline_weekly),
        DeadlineKind::BeforeDate => tr!(plan.deadline_before),
        DeadlineKind::Text => tr!(plan.deadline_text),
    }
}

/// A deadline in one line: what it is, and the day where it is settled.
pub fn deadline(deadline: &Deadline) -> String {
    let what = match (deadline.kind, deadline.term, deadline.times) {
        (DeadlineKind::TermEnd, Some(term), _) => {
            tr!(plan.deadline_term_end_of, term = roman(term))
        }
        (DeadlineKind::TimesPerYear, _, Some(times)) => {
            tr!(plan.deadline_times_of, times = format!("{times:02}"))
        }
        (DeadlineKind::Text, ..) => deadline.text.clone(),
        (kind, ..) => deadline_kind(kind),
    };
    match deadline.date {
        Some(date) => format!("{what} · {}", dates::day(date)),
        None => what,
    }
}

fn roman(term: i32) -> String {
    usize::try_from(term).map_or_else(|_| term.to_string(), roman_figures)
}

/// Who does a clause and until when, in one line.
pub fn charge(clause: &Clause) -> String {
    let who = clause.division.map(division);
    let schools = clause.schools.then(|| tr!(plan.schools_short));
    let assignee = Some(clause.assignee.clone()).filter(|name| !name.is_empty());
    let when = clause.deadlines.iter().map(deadline);
    let parts = [who, schools, assignee].into_iter().flatten().chain(when);
    parts.collect::<Vec<_>>().join(" · ")
}

/// `Chỉ thị 666/CT-BGDĐT · 24/08/2020`.
pub fn citation(citation: &Citation) -> String {
    let name = designation(
        Some(citation.number.as_str()).filter(|number| !number.is_empty()),
        &citation.symbol,
    );
    let word = office_word(citation.kind);
    match citation.issued_on {
        Some(date) => format!("{word} {name} · {}", dates::day(date)),
        None => format!("{word} {name}"),
    }
}

pub fn duty_kind(kind: DutyKind) -> Glyph {
    match kind {
        DutyKind::OwnPlan => Glyph::Plan,
        DutyKind::FocalPoint => Glyph::Users,
        DutyKind::Channels => Glyph::Channel,
        DutyKind::Report => Glyph::Report,
    }
}

/// The chip that says what a line became; none where the words beside it say all.
pub fn outcome(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Title => Some(tr!(plan.became_title)),
        Outcome::PlaceAndDate => Some(tr!(plan.became_date)),
        Outcome::Symbol => Some(tr!(plan.became_symbol)),
        Outcome::Recipients => Some(tr!(plan.became_recipients)),
        Outcome::Signer => Some(tr!(plan.became_signer)),
        Outcome::Clause(_)
        | Outcome::Continues(_)
        | Outcome::Supplied
        | Outcome::Left
        | Outcome::Unplaced => None,
    }
}
