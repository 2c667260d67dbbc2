//! What the registers ask of the server, and what they tell it.

mod arrivals;
mod copying;
mod finding;
mod issued;
mod registers;
mod writing;

pub use arrivals::*;
pub use copying::*;
pub use finding::*;
pub use issued::*;
pub use registers::*;
pub use writing::*;

use crate::shared::api::schema;

/// Where the viewer is appointed, and whose registers he keeps.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct RegisterKeepers {
    pub viewer: KeepingViewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Viewer")]
pub struct KeepingViewer {
    pub appointments: Vec<KeepingAppointment>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct KeepingAppointment {
    pub organization: KeepingOrganization,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct KeepingOrganization {
    pub id: cynic::Id,
    pub name: String,
    pub available_actions: Vec<OrganizationAction>,
}

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
pub enum DocumentUrgency {
    Normal,
    Urgent,
    VeryUrgent,
    Express,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentValidity {
    Upcoming,
    InForce,
    Ended,
    Replaced,
    Recalled,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFollowKind {
    Corrects,
    Replaces,
    Recalls,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentErrorCode {
    Required,
    TooLong,
    TooMany,
    DateInFuture,
    DateOrder,
    Duplicate,
    WrongState,
    ReasonRequired,
    NotOwn,
    Own,
    NotCopyable,
    NotHeld,
    NotInText,
    BeforeOriginal,
    NotPdf,
    SameFile,
    OutOfRange,
}

/// What is counted for itself.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterSeries {
    Issued,
    Copies,
    Arrived,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DocumentUserError {
    pub path: Vec<String>,
    pub code: DocumentErrorCode,
}

/// An organization by its name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct NamedOrganization {
    pub id: cynic::Id,
    pub short_name: String,
}

crate::operations! {
    query RegisterKeepers(());
    query OpenRegisters(RegistersVariables);
    query ArrivalList(ArrivalsVariables) pages arrivals;
    query ArrivalView(ArrivalVariables);
    query WaitingDocuments(WaitingVariables);
    query IssuedList(IssuedVariables) pages documents;
    query IssuedView(IssuedOneVariables);
    query SymbolProposed(SymbolVariables);
    query PapersFound(WordsVariables);
    query DocumentPreview(DocumentPreviewVariables);
    query CopiedView(CopiedVariables);
    query DocumentCopyPreview(DocumentCopyVariables);
    mutation ArrivalEnter(ArrivalEnterVariables);
    mutation ArrivalTake(ArrivalTakeVariables);
    mutation ArrivalCorrect(ArrivalCorrectVariables);
    mutation ArrivalVoid(ArrivalVoidVariables);
    mutation RegisterBegin(RegisterBeginVariables);
    mutation DocumentIssue(DocumentIssueVariables);
    mutation DocumentCopy(DocumentCopyVariables);
}
