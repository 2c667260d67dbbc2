//! The closed sets that plans speak in. A new member on the server does not compile here until it has words.

use crate::shared::api::schema;
pub use crate::shared::paper::DocumentKind;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanState {
    Draft,
    Submitted,
    Returned,
    Approved,
    Issued,
    Closed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanAction {
    Update,
    Submit,
    Approve,
    Return,
    Issue,
    Delete,
    Accept,
    SendBack,
    Replace,
    Withdraw,
}

/// What the office above said of a school's issued plan.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanReception {
    Waiting,
    Accepted,
    SentBack,
}

/// How a duty stands with a school.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageState {
    NotCovered,
    Planned,
    Done,
}

/// What may be done in the name of the plan's organization.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationAction {
    CreateChild,
    Update,
    NameFocalPoint,
    RegisterChannel,
    Appoint,
    CreatePlan,
    ManageClusters,
    AssignTask,
    Link,
    RegisterDocument,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DivisionKind {
    Office,
    Emulation,
    Inspection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    Section,
    LegalBasis,
    Objective,
    Requirement,
    Topic,
    Duty,
    Heading,
    Paragraph,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipientPurpose {
    Report,
    Direct,
    Execute,
    Inform,
    Coordinate,
    File,
    Other,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineKind {
    Date,
    TermEnd,
    YearEnd,
    TimesPerYear,
    Monthly,
    Quarterly,
    Weekly,
    BeforeDate,
    Text,
}

/// What may be done with what was sent to the viewer's organization.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryAction {
    Acknowledge,
    Record,
    EndLink,
    RenewLink,
    Withdraw,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyKind {
    OwnPlan,
    FocalPoint,
    Channels,
    Report,
}

/// Where the reader put a line of the source.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceLineRole {
    NationalHeading,
    Issuer,
    Number,
    PlaceAndDate,
    HeaderRow,
    Kind,
    Title,
    Subject,
    Addressee,
    Authority,
    LegalBasis,
    Section,
    Heading,
    Objective,
    Requirement,
    Topic,
    Duty,
    Article,
    Item,
    Note,
    Paragraph,
    Closing,
    TableHeader,
    Recipients,
    Signer,
    Ornament,
    Unplaced,
}

/// What the reader found odd.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "PlanFindingCode")]
pub enum FindingCode {
    MissingNationalHeading,
    MissingIssuer,
    MissingNumber,
    BlankNumber,
    MissingSymbol,
    MissingDate,
    BlankDay,
    InvalidDate,
    MissingKind,
    MissingTitle,
    MissingSchoolYear,
    MissingLegalBasis,
    MissingRecipients,
    MissingSigner,
    MissingSignerName,
    KindSymbolMismatch,
    MalformedSymbol,
    CitationBlankNumber,
    CitationWithoutNumber,
    CitationWithoutDate,
    CitationWithoutIssuer,
    CitationAfterIssue,
    CitedPlanExpires,
    CitedPlanExpired,
    WrongLetter,
    NumberingGap,
    NumberingRepeated,
    DutyWithoutAssignee,
    DutyWithoutDivision,
    DutyWithoutDeadline,
    UnplacedText,
    NationalHeadingForm,
    LeadingZero,
    WrongDash,
    CitationPunctuation,
    RecipientPunctuation,
    MissingArchive,
    MissingEndMark,
    SigningModeForm,
    FormerName,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanErrorCode {
    Required,
    TooLong,
    WrongState,
    NoClauses,
    NoSigner,
    NoRecipients,
    ReasonRequired,
    DepthJumps,
    DateInFuture,
    DateOrder,
    SchoolYearUnknown,
    TermsMissing,
    AlreadyIssued,
    SourceUnreadable,
    SourceTooLarge,
    SourceEmpty,
    AlreadyBegun,
    ClauseUnknown,
    SameYear,
}
