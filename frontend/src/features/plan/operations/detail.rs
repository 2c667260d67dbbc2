//! One plan with all that its page and its editor show, and its news.

use super::{
    ClauseKind, CoverageState, DeadlineKind, DeliveryAction, DivisionKind, DocumentKind, DutyKind,
    FindingCode, OrganizationAction, PlanAction, PlanReception, PlanState, PlanVersionStamp,
    RecipientPurpose,
};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::history::AuditEntry;
use crate::shared::session::YearName;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanVariables")]
pub struct PlanView {
    #[arguments(id: $id)]
    pub plan: Plan,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Plan {
    pub id: cynic::Id,
    pub version: i32,
    pub state: PlanState,
    pub title: String,
    pub school_year: YearName,
    pub organization: PlanOrganization,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<Date>,
    pub issuer_name: String,
    pub parent_issuer_name: Option<String>,
    pub return_reason: Option<String>,
    pub parent: Option<NumberedPlan>,
    pub addressee: Option<Addressee>,
    pub reception: Option<PlanReception>,
    pub reception_reason: Option<String>,
    pub received_by: Option<PlanPerson>,
    pub received_at: Option<DateTime>,
    pub replaces: Option<NumberedPlan>,
    pub replaced_by: Option<NumberedPlan>,
    pub may_oversee: bool,
    pub duty_coverage: Vec<Covered>,
    pub content_hash: Option<String>,
    pub citations: Vec<PlanCitation>,
    pub clauses: Vec<PlanClause>,
    pub recipients: Vec<PlanRecipient>,
    pub signer: Option<PlanSigner>,
    pub findings: Vec<PlanFinding>,
    pub duties: Vec<PlanDuty>,
    #[arguments(first: 30)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<PlanAction>,
    pub created_by: Option<PlanPerson>,
    pub updated_at: DateTime,
    pub document: Option<PlanDocument>,
}

/// The document as which it was issued: who has it, and what waits for the viewer.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct PlanDocument {
    pub id: cynic::Id,
    pub delivery_counts: PlanDeliveryCounts,
    pub own_deliveries: Vec<OwnDelivery>,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DocumentDeliveryCounts")]
pub struct PlanDeliveryCounts {
    pub total: i32,
    pub received: i32,
    pub late: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Delivery")]
pub struct OwnDelivery {
    pub id: cynic::Id,
    pub name: String,
    pub due_on: Date,
    pub late: bool,
    pub received_name: Option<String>,
    pub received_on: Option<Date>,
    pub received_at: Option<DateTime>,
    pub available_actions: Vec<DeliveryAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct PlanOrganization {
    pub id: cynic::Id,
    pub name: String,
    pub child_count: i32,
    pub available_actions: Vec<OrganizationAction>,
}

/// Another plan, by what it is called.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct NumberedPlan {
    pub id: cynic::Id,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Addressee {
    pub short_name: String,
}

/// How a duty of the plan above stands with this one.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DutyCoverage")]
pub struct Covered {
    pub state: CoverageState,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct PlanPerson {
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanCitation {
    pub kind: DocumentKind,
    pub number: Option<String>,
    pub symbol: String,
    pub issued_on: Option<Date>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    pub line: Option<i32>,
    pub in_legal_basis: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanClause {
    pub id: cynic::Id,
    pub depth: i32,
    pub marker: Option<String>,
    pub kind: ClauseKind,
    pub text: String,
    pub division: Option<DivisionKind>,
    pub schools: bool,
    pub assignee: Option<String>,
    pub deadlines: Vec<PlanDeadline>,
    pub line: Option<i32>,
    pub source: Option<ClauseSource>,
    pub task_counts: TaskCounts,
}

/// The clause of the plan above that one was taken from.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanClause")]
pub struct ClauseSource {
    pub id: cynic::Id,
    pub marker: Option<String>,
}

/// The tasks that were given of a clause.
#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskCounts {
    pub given: i32,
    pub confirmed: i32,
    pub overdue: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanDeadline {
    pub kind: DeadlineKind,
    pub text: String,
    pub date: Option<Date>,
    pub term: Option<i32>,
    pub times: Option<i32>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanRecipient {
    pub name: String,
    pub purpose: RecipientPurpose,
    pub purpose_text: Option<String>,
    pub schools: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanSigner {
    pub authority: Option<String>,
    pub title: String,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanFinding {
    pub line: Option<i32>,
    pub code: FindingCode,
    pub message: String,
    pub excerpt: Option<String>,
    pub suggestion: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Duty")]
pub struct PlanDuty {
    pub id: cynic::Id,
    pub kind: DutyKind,
    pub title: String,
    pub due_on: Option<Date>,
    pub period: Option<DutyPeriod>,
    pub progress: Option<DutyProgress>,
    pub done: Option<bool>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct DutyPeriod {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyProgress {
    pub expected: i32,
    pub done: i32,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanNewsVariables {
    pub plan: Option<cynic::Id>,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Subscription", variables = "PlanNewsVariables")]
pub struct PlanNews {
    #[arguments(plan: $plan, after: $after)]
    pub plan_changed: PlanChanged,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanChanged {
    pub cursor: String,
    pub plan_id: cynic::Id,
}

/// Whether somebody else has saved meanwhile.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanVariables")]
pub struct PlanStanding {
    #[arguments(id: $id)]
    pub plan: PlanVersionStamp,
}
