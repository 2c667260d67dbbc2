//! The closed sets that plans speak in. A new member on the server does not compile here until it has words.

use crate::shared::api::schema;

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

/// The kinds of administrative paper, by their letters in a symbol.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    #[cynic(rename = "NQ")]
    Resolution,
    #[cynic(rename = "QD")]
    Decision,
    #[cynic(rename = "CT")]
    Directive,
    #[cynic(rename = "QC")]
    Regulation,
    #[cynic(rename = "TB")]
    Notice,
    #[cynic(rename = "HD")]
    Guidance,
    #[cynic(rename = "CTR")]
    Programme,
    #[cynic(rename = "KH")]
    Plan,
    #[cynic(rename = "PA")]
    Scheme,
    #[cynic(rename = "DA")]
    Project,
    #[cynic(rename = "BC")]
    Report,
    #[cynic(rename = "BB")]
    Minutes,
    #[cynic(rename = "TTR")]
    Submission,
    #[cynic(rename = "HDONG")]
    Contract,
    #[cynic(rename = "GM")]
    Invitation,
    #[cynic(rename = "CV")]
    OfficialLetter,
    #[cynic(rename = "KL")]
    Conclusion,
    #[cynic(rename = "TT")]
    Circular,
    #[cynic(rename = "ND")]
    Decree,
    #[cynic(rename = "LUAT")]
    Law,
    Other,
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
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadErrorCode {
    TooLarge,
    Empty,
    UnsupportedType,
    NotReceived,
    Expired,
}
