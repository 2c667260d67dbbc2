//! What the record asks of the server.

use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::{PageInfo, schema};

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct AuditFilter {
    pub from: Option<Date>,
    pub actor: Option<cynic::Id>,
    pub action: Option<String>,
    pub subject: Option<cynic::Id>,
    pub note: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct RecordVariables {
    pub filter: AuditFilter,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "RecordVariables")]
pub struct RecordLines {
    #[arguments(filter: $filter, first: 50, after: $after)]
    pub audit_lines: LineConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "AuditLineConnection")]
pub struct LineConnection {
    pub nodes: Vec<AuditLine>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct AuditLine {
    pub number: String,
    pub at: DateTime,
    pub actor_name: String,
    pub actor: Option<Actor>,
    pub action: String,
    pub subject_id: Option<cynic::Id>,
    pub organization: Option<Organization>,
    pub note: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct Actor {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Organization {
    pub short_name: String,
}

crate::operations! {
    query RecordLines(RecordVariables) pages audit_lines;
}
