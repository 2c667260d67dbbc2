//! The reader's words about a source, as the schema shows them. The compiler holds both lists equal.

/// Where a line of the source went.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "reader::LineRole")]
pub enum SourceLineRole {
    /// Quốc hiệu, tiêu ngữ
    NationalHeading,
    /// The issuing body or the one above it.
    Issuer,
    /// Number and symbol.
    Number,
    /// Place and date.
    PlaceAndDate,
    /// A row of the two-column header pasted as one line.
    HeaderRow,
    /// The kind of paper.
    Kind,
    /// The title.
    Title,
    /// Trích yếu of a công văn.
    Subject,
    /// Kính gửi
    Addressee,
    /// The title of whoever issues a decision.
    Authority,
    /// Căn cứ
    LegalBasis,
    /// A part at the top.
    Section,
    /// A heading below a section.
    Heading,
    /// An objective.
    Objective,
    /// A requirement.
    Requirement,
    /// A topic.
    Topic,
    /// A duty.
    Duty,
    /// Điều
    Article,
    /// An enumerated line of no nearer kind.
    Item,
    /// A labelled remark on the clause above.
    Note,
    /// Running text.
    Paragraph,
    /// The closing sentence.
    Closing,
    /// The head of a table.
    TableHeader,
    /// Nơi nhận
    Recipients,
    /// Who signs.
    Signer,
    /// A rule or mark without words.
    Ornament,
    /// Kept as text: its place was not found.
    Unplaced,
}

/// What is odd in a source, for a person to look at.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "reader::FindingCode")]
pub enum PlanFindingCode {
    /// No quốc hiệu and tiêu ngữ.
    MissingNationalHeading,
    /// No issuing body.
    MissingIssuer,
    /// No number.
    MissingNumber,
    /// A place for the number, left blank.
    BlankNumber,
    /// No symbol.
    MissingSymbol,
    /// No date.
    MissingDate,
    /// A date whose day is blank.
    BlankDay,
    /// A date that is on no calendar.
    InvalidDate,
    /// No word for the kind of paper.
    MissingKind,
    /// No title.
    MissingTitle,
    /// No school year.
    MissingSchoolYear,
    /// No legal basis.
    MissingLegalBasis,
    /// No recipients.
    MissingRecipients,
    /// No signer.
    MissingSigner,
    /// A signer's title without a name.
    MissingSignerName,
    /// The word for the kind and the symbol name different kinds.
    KindSymbolMismatch,
    /// A symbol not written as the decree says.
    MalformedSymbol,
    /// A cited document whose number is blank.
    CitationBlankNumber,
    /// A cited document without a number.
    CitationWithoutNumber,
    /// A cited document without its day.
    CitationWithoutDate,
    /// A cited document without its issuer.
    CitationWithoutIssuer,
    /// A cited document dated after this one.
    CitationAfterIssue,
    /// A cited plan that ends before the school year does.
    CitedPlanExpires,
    /// A cited plan that ended before the school year began.
    CitedPlanExpired,
    /// A letter that is not of the Vietnamese order: f), j).
    WrongLetter,
    /// A number left out.
    NumberingGap,
    /// A number given twice.
    NumberingRepeated,
    /// A duty that nobody is charged with.
    DutyWithoutAssignee,
    /// A duty of the office that no division is charged with.
    DutyWithoutDivision,
    /// A duty without a deadline.
    DutyWithoutDeadline,
    /// Words whose place was not found.
    UnplacedText,
    /// Quốc hiệu or tiêu ngữ not written as the decree says.
    NationalHeadingForm,
    /// A nought that is missing before a figure below ten, or one too many.
    LeadingZero,
    /// A symbol whose groups are joined by something else than a hyphen.
    WrongDash,
    /// A legal basis that does not end with ";", the last with ".".
    CitationPunctuation,
    /// A recipient that does not end with ";", the last with ".".
    RecipientPunctuation,
    /// Recipients without "Lưu".
    MissingArchive,
    /// A text that does not end with "./.".
    MissingEndMark,
    /// "KT", "TL", "TM" without the point.
    SigningModeForm,
    /// An organization by a name of another day.
    FormerName,
}
