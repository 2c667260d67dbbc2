//! The closed sets that plans speak in, as the schema shows them. What the reader and the tables speak in is mirrored
//! member for member.

use entity::plan::Reception;
use serde::{Deserialize, Serialize};

/// Where a plan stands.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[graphql(remote = "entity::plan::State")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlanState {
    /// Being written.
    Draft,
    /// Waiting for whoever approves.
    Submitted,
    /// Sent back, with the reason.
    Returned,
    /// Ready to be numbered and issued.
    Approved,
    /// Numbered, dated and sent out; never changes again.
    Issued,
    /// Its school year is over.
    Closed,
}

/// What the office above said of a school's issued plan.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanReception {
    /// Nothing yet.
    Waiting,
    /// It is as the office wants it.
    Accepted,
    /// Another has to take its place.
    SentBack,
}

impl PlanReception {
    /// None of a plan that was sent to nobody.
    pub fn of(row: &entity::plan::Model) -> Option<Self> {
        row.addressee_id?;
        Some(match row.reception {
            None => Self::Waiting,
            Some(Reception::Accepted) => Self::Accepted,
            Some(Reception::SentBack) => Self::SentBack,
        })
    }
}

/// Where a school stands with its plan under an office's.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanSchoolState {
    /// It has begun none.
    None,
    /// It is writing one.
    Writing,
    /// It has issued one, and the office has said nothing of it yet.
    Waiting,
    /// The office has accepted it.
    Accepted,
    /// The office has sent it back: another has to take its place.
    SentBack,
}

/// What a clause is within its plan.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[graphql(remote = "entity::plan_clause::Kind")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ClauseKind {
    /// A part at the top: I, II, III.
    Section,
    /// Căn cứ
    LegalBasis,
    /// Mục đích, mục tiêu
    Objective,
    /// Yêu cầu
    Requirement,
    /// Nội dung trọng tâm
    Topic,
    /// Nhiệm vụ
    Duty,
    /// A heading below a section.
    Heading,
    /// Running text.
    Paragraph,
}

/// What ended the writing of a version.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entity::plan_version::Reason")]
pub enum PlanVersionReason {
    /// Another person took over, or half an hour passed; or it is still being written.
    Saved,
    /// It was handed to whoever approves.
    Submitted,
    /// A deputy approved it, and signs for the head.
    Approved,
    /// It was numbered and sent out.
    Issued,
    /// An earlier version was taken up again.
    Restored,
}

/// What sort of time a deadline states.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeadlineKind {
    /// On or by the day in `date`.
    Date,
    /// The end of the term in `term`.
    TermEnd,
    /// The end of the school year.
    YearEnd,
    /// `times` a school year.
    TimesPerYear,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every week.
    Weekly,
    /// Before the day in `date`.
    BeforeDate,
    /// As the words say.
    Text,
}

/// What fulfils a duty.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entity::duty::Kind")]
pub enum DutyKind {
    /// A plan of the school's own, issued.
    OwnPlan,
    /// A focal point, named.
    FocalPoint,
    /// Channels, registered.
    Channels,
    /// A report of the period.
    Report,
}

/// What is wrong with a request about a plan.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanErrorCode {
    /// It cannot be left empty.
    Required,
    /// It is longer than it may be.
    TooLong,
    /// The plan's state does not allow this now.
    WrongState,
    /// A plan without clauses cannot be submitted.
    NoClauses,
    /// A plan without a signer's title and name cannot be submitted.
    NoSigner,
    /// A plan without recipients cannot be submitted.
    NoRecipients,
    /// A reason has to be given.
    ReasonRequired,
    /// A clause stands more than one step below the one before it.
    DepthJumps,
    /// A paper cannot be dated in the future.
    DateInFuture,
    /// The register's dates follow its numbers.
    DateOrder,
    /// There is no such school year.
    SchoolYearUnknown,
    /// The school year's first term is not in the calendar, so nothing can be due at its end.
    TermsMissing,
    /// The plan was issued: it never changes again.
    AlreadyIssued,
    /// The source is no document that can be read.
    SourceUnreadable,
    /// The source is too large.
    SourceTooLarge,
    /// The source holds no words.
    SourceEmpty,
    /// The organization has a plan under that one already.
    AlreadyBegun,
    /// The plan has no such clause.
    ClauseUnknown,
    /// The plan is for that school year already.
    SameYear,
}

impl crate::platform::Code for PlanErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl crate::platform::graphql::FeatureCode for PlanErrorCode {
    const FEATURE: &'static str = "Plan";
}
