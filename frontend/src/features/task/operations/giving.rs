//! What a task is given with: where the viewer may give one, the clause that it carries out, and whom it can be given to.

use super::{Giver, ShortOrganization};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::grouping::{Cluster, Level};
use crate::shared::paper::DocumentKind;
use crate::shared::session::OrganizationKind;

/// Where the viewer is appointed.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct TaskGivers {
    pub viewer: GivingViewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Viewer")]
pub struct GivingViewer {
    pub appointments: Vec<GivingAppointment>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct GivingAppointment {
    pub organization: GivingOrganization,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct GivingOrganization {
    pub id: cynic::Id,
    pub name: String,
    pub kind: OrganizationKind,
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

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskOriginVariables {
    pub plan: cynic::Id,
}

/// The plan whose clause is given.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TaskOriginVariables")]
pub struct TaskOrigin {
    #[arguments(id: $plan)]
    pub plan: OriginPlan,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct OriginPlan {
    pub id: cynic::Id,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub organization: Giver,
    pub clauses: Vec<OriginClause>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanClause")]
pub struct OriginClause {
    pub id: cynic::Id,
    pub marker: Option<String>,
    pub text: String,
    pub deadlines: Vec<OriginDeadline>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanDeadline")]
pub struct OriginDeadline {
    pub date: Option<Date>,
}

/// The school years with their ends, from which deadlines are counted.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct TaskCalendar {
    pub school_years: Vec<CalendarYear>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SchoolYear")]
pub struct CalendarYear {
    pub id: cynic::Id,
    pub name: String,
    pub current: bool,
    pub ends_on: Date,
    pub terms: Vec<CalendarTerm>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Term")]
pub struct CalendarTerm {
    pub id: cynic::Id,
    pub name: String,
    pub ends_on: Date,
}

/// What schools are grouped by.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct TaskChoices {
    pub education_levels: Vec<Level>,
    pub clusters: Vec<Cluster>,
}

/// The positions that somebody may hold.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct TaskPositions {
    pub positions: Vec<ChargedPosition>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Position")]
pub struct ChargedPosition {
    pub id: cynic::Id,
    pub title: String,
    pub for_kind: Option<OrganizationKind>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskPeopleVariables {
    pub filter: PersonFilter,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonFilter {
    pub search: Option<String>,
    pub organization: Option<cynic::Id>,
    pub active: Option<bool>,
}

/// People by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TaskPeopleVariables")]
pub struct TaskPeople {
    #[arguments(filter: $filter, first: 10)]
    pub people: FoundPeople,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PersonConnection")]
pub struct FoundPeople {
    pub nodes: Vec<FoundPerson>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct FoundPerson {
    pub id: cynic::Id,
    pub name: String,
    pub appointments: Vec<Post>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct Post {
    pub active: bool,
    pub position: PostTitle,
    pub organization: ShortOrganization,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Position")]
pub struct PostTitle {
    pub title: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskSchoolsVariables {
    pub filter: OrganizationFilter,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationFilter {
    pub search: Option<String>,
    pub kind: Option<OrganizationKind>,
    pub open_on: Option<Date>,
}

/// Open schools by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TaskSchoolsVariables")]
pub struct TaskSchools {
    #[arguments(filter: $filter, first: 10)]
    pub organizations: FoundSchools,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct FoundSchools {
    pub nodes: Vec<FoundSchool>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct FoundSchool {
    pub id: cynic::Id,
    pub name: String,
    pub short_name: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskPaperVariables {
    pub arrival: cynic::Id,
}

/// The paper from which a task is to follow.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TaskPaperVariables")]
pub struct TaskPaper {
    #[arguments(id: $arrival)]
    pub arrival: OriginArrival,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Arrival")]
pub struct OriginArrival {
    pub id: cynic::Id,
    pub number: String,
    pub kind: DocumentKind,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub subject: String,
    pub organization: OriginReceiver,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct OriginReceiver {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
}
