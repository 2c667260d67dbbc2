//! What is odd or refused, in words.

use crate::features::plan::operations::{FindingCode, PlanErrorCode};
use crate::shared::i18n::{Locale, locale};
use crate::tr;

/// What a finding is about, in a few words.
pub fn finding(code: FindingCode) -> String {
    match code {
        FindingCode::MissingNationalHeading => tr!(plan.finding_national_heading),
        FindingCode::MissingIssuer => tr!(plan.finding_issuer),
        FindingCode::MissingNumber | FindingCode::BlankNumber => tr!(plan.finding_number),
        FindingCode::MissingSymbol => tr!(plan.finding_symbol),
        FindingCode::MissingDate | FindingCode::BlankDay => tr!(plan.finding_date),
        FindingCode::InvalidDate => tr!(plan.finding_invalid_date),
        FindingCode::MissingKind => tr!(plan.finding_kind),
        FindingCode::MissingTitle => tr!(plan.finding_title),
        FindingCode::MissingSchoolYear => tr!(plan.finding_school_year),
        FindingCode::MissingLegalBasis => tr!(plan.finding_legal_basis),
        FindingCode::MissingRecipients => tr!(plan.finding_recipients),
        FindingCode::MissingSigner => tr!(plan.finding_signer),
        FindingCode::MissingSignerName => tr!(plan.finding_signer_name),
        FindingCode::KindSymbolMismatch => tr!(plan.finding_kind_symbol),
        FindingCode::MalformedSymbol => tr!(plan.finding_malformed_symbol),
        FindingCode::CitationBlankNumber | FindingCode::CitationWithoutNumber => {
            tr!(plan.finding_citation_number)
        }
        FindingCode::CitationWithoutDate => tr!(plan.finding_citation_date),
        FindingCode::CitationWithoutIssuer => tr!(plan.finding_citation_issuer),
        FindingCode::CitationAfterIssue => tr!(plan.finding_citation_after),
        FindingCode::CitedPlanExpires => tr!(plan.finding_expires),
        FindingCode::CitedPlanExpired => tr!(plan.finding_expired),
        FindingCode::WrongLetter => tr!(plan.finding_letter),
        FindingCode::NumberingGap => tr!(plan.finding_gap),
        FindingCode::NumberingRepeated => tr!(plan.finding_repeated),
        FindingCode::DutyWithoutAssignee => tr!(plan.finding_assignee),
        FindingCode::DutyWithoutDivision => tr!(plan.finding_division),
        FindingCode::DutyWithoutDeadline => tr!(plan.finding_deadline),
        FindingCode::UnplacedText => tr!(plan.finding_unplaced),
        FindingCode::NationalHeadingForm => tr!(plan.finding_heading_form),
        FindingCode::LeadingZero => tr!(plan.finding_zero),
        FindingCode::WrongDash => tr!(plan.finding_dash),
        FindingCode::CitationPunctuation => tr!(plan.finding_citation_mark),
        FindingCode::RecipientPunctuation => tr!(plan.finding_recipient_mark),
        FindingCode::MissingArchive => tr!(plan.finding_archive),
        FindingCode::MissingEndMark => tr!(plan.finding_end_mark),
        FindingCode::SigningModeForm => tr!(plan.finding_signing_mode),
        FindingCode::FormerName => tr!(plan.finding_former_name),
    }
}

/// The rule that a finding goes by.
pub fn rule(code: FindingCode) -> String {
    match code {
        FindingCode::MissingNationalHeading => tr!(rule.national_heading),
        FindingCode::MissingIssuer => tr!(rule.issuer),
        FindingCode::MissingNumber | FindingCode::BlankNumber => tr!(rule.number),
        FindingCode::MissingSymbol => tr!(rule.symbol),
        FindingCode::MissingDate | FindingCode::BlankDay => tr!(rule.date),
        FindingCode::InvalidDate => tr!(rule.invalid_date),
        FindingCode::MissingKind => tr!(rule.kind),
        FindingCode::MissingTitle => tr!(rule.title),
        FindingCode::MissingSchoolYear => tr!(rule.school_year),
        FindingCode::MissingLegalBasis => tr!(rule.legal_basis),
        FindingCode::MissingRecipients => tr!(rule.recipients),
        FindingCode::MissingSigner => tr!(rule.signer),
        FindingCode::MissingSignerName => tr!(rule.signer_name),
        FindingCode::KindSymbolMismatch => tr!(rule.kind_symbol),
        FindingCode::MalformedSymbol => tr!(rule.malformed_symbol),
        FindingCode::CitationBlankNumber | FindingCode::CitationWithoutNumber => {
            tr!(rule.citation_number)
        }
        FindingCode::CitationWithoutDate => tr!(rule.citation_date),
        FindingCode::CitationWithoutIssuer => tr!(rule.citation_issuer),
        FindingCode::CitationAfterIssue => tr!(rule.citation_after),
        FindingCode::CitedPlanExpires => tr!(rule.expires),
        FindingCode::CitedPlanExpired => tr!(rule.expired),
        FindingCode::WrongLetter => tr!(rule.letter),
        FindingCode::NumberingGap => tr!(rule.gap),
        FindingCode::NumberingRepeated => tr!(rule.repeated),
        FindingCode::DutyWithoutAssignee => tr!(rule.assignee),
        FindingCode::DutyWithoutDivision => tr!(rule.division),
        FindingCode::DutyWithoutDeadline => tr!(rule.deadline),
        FindingCode::UnplacedText => tr!(rule.unplaced),
        FindingCode::NationalHeadingForm => tr!(rule.heading_form),
        FindingCode::LeadingZero => tr!(rule.zero),
        FindingCode::WrongDash => tr!(rule.dash),
        FindingCode::CitationPunctuation => tr!(rule.citation_mark),
        FindingCode::RecipientPunctuation => tr!(rule.recipient_mark),
        FindingCode::MissingArchive => tr!(rule.archive),
        FindingCode::MissingEndMark => tr!(rule.end_mark),
        FindingCode::SigningModeForm => tr!(rule.signing_mode),
        FindingCode::FormerName => tr!(rule.former_name),
    }
}

pub fn error(code: PlanErrorCode) -> String {
    match code {
        PlanErrorCode::Required => tr!(plan.error_required),
        PlanErrorCode::TooLong => tr!(plan.error_too_long),
        PlanErrorCode::WrongState => tr!(plan.error_wrong_state),
        PlanErrorCode::AlreadyBegun => tr!(plan.error_already_begun),
        PlanErrorCode::ClauseUnknown => tr!(plan.error_clause_unknown),
        PlanErrorCode::SameYear => tr!(plan.error_same_year),
        PlanErrorCode::NoClauses => tr!(plan.error_no_clauses),
        PlanErrorCode::NoSigner => tr!(plan.error_no_signer),
        PlanErrorCode::NoRecipients => tr!(plan.error_no_recipients),
        PlanErrorCode::ReasonRequired => tr!(plan.error_reason),
        PlanErrorCode::DepthJumps => tr!(plan.error_depth),
        PlanErrorCode::DateInFuture => tr!(plan.error_date_future),
        PlanErrorCode::DateOrder => tr!(plan.error_date_order),
        PlanErrorCode::SchoolYearUnknown => tr!(plan.error_school_year),
        PlanErrorCode::TermsMissing => tr!(plan.error_terms),
        PlanErrorCode::AlreadyIssued => tr!(plan.error_issued),
        PlanErrorCode::SourceUnreadable => tr!(plan.error_unreadable),
        PlanErrorCode::SourceTooLarge => tr!(plan.error_source_large),
        PlanErrorCode::SourceEmpty => tr!(plan.error_source_empty),
    }
}

/// What is wrong, led by the words that it is about where it does not name them itself: the server's message, which is in
/// the office's language; to who reads another, the rule.
pub fn told(code: FindingCode, message: &str, excerpt: Option<&str>) -> String {
    match locale() {
        Locale::vi => led(message, excerpt),
        Locale::en => led(&rule(code), excerpt),
    }
}

fn led(message: &str, excerpt: Option<&str>) -> String {
    const LONGEST: usize = 80;
    match excerpt {
        Some(excerpt)
            if excerpt.contains(char::is_whitespace)
                && excerpt.chars().count() <= LONGEST
                && !message.contains(excerpt) =>
        {
            format!("“{excerpt}”: {message}")
        }
        _ => message.to_owned(),
    }
}
