//! What comments ask of the server, and what they tell it.

use crate::shared::api::scalars::DateTime;
use crate::shared::api::{PageInfo, schema};

/// Of what: exactly one of these.
#[derive(cynic::InputObject, Clone, Debug, Default, PartialEq)]
pub struct CommentSubjectInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub plan: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub clause: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub task: Option<cynic::Id>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentAction {
    Edit,
    Remove,
    Resolve,
    Reopen,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentErrorCode {
    Required,
    TooLong,
    WrongState,
    #[cynic(rename = "NOT_A_READER")]
    NotAReader,
    TooMany,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct CommentUserError {
    pub path: Vec<String>,
    pub code: CommentErrorCode,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CommentsVariables {
    pub about: CommentSubjectInput,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CommentsVariables")]
pub struct CommentList {
    #[arguments(about: $about, first: 100, after: $after)]
    pub comments: CommentConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct CommentConnection {
    pub nodes: Vec<Comment>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Comment {
    pub id: cynic::Id,
    pub version: i32,
    pub author_name: String,
    pub at: DateTime,
    pub edited_at: Option<DateTime>,
    pub text: String,
    pub mentions: Vec<CommentMention>,
    pub clause: Option<CommentClause>,
    pub quote: Option<String>,
    pub resolved_at: Option<DateTime>,
    pub resolved_by_name: Option<String>,
    pub available_actions: Vec<CommentAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct CommentMention {
    pub name: String,
    pub person: Option<PersonId>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct PersonId {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanClause")]
pub struct CommentClause {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReadersVariables {
    pub about: CommentSubjectInput,
    pub search: Option<String>,
}

/// Whom one may name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ReadersVariables")]
pub struct CommentReaders {
    #[arguments(about: $about, search: $search)]
    pub comment_readers: Vec<CommentReader>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct CommentReader {
    pub id: cynic::Id,
    pub name: String,
    pub appointments: Vec<ReaderPost>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct ReaderPost {
    pub active: bool,
    pub position: ReaderPosition,
    pub organization: ReaderPlace,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Position")]
pub struct ReaderPosition {
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ReaderPlace {
    pub short_name: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TalkVariables {
    pub plan: cynic::Id,
}

/// How much of a plan is open, clause by clause.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TalkVariables")]
pub struct TalkOfPlan {
    #[arguments(id: $plan)]
    pub plan: TalkedPlan,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct TalkedPlan {
    pub viewer_may_comment: bool,
    pub clauses: Vec<TalkedClause>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanClause")]
pub struct TalkedClause {
    pub id: cynic::Id,
    pub open_comments: i32,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct CommentAddInput {
    pub about: CommentSubjectInput,
    pub text: String,
    pub mentions: Vec<cynic::Id>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct CommentEditInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub text: String,
    pub mentions: Vec<cynic::Id>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct CommentActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CommentAddVariables {
    pub input: CommentAddInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CommentEditVariables {
    pub input: CommentEditInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CommentActVariables {
    pub input: CommentActInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct CommentPayload {
    pub comment: Option<Comment>,
    pub user_errors: Vec<CommentUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct CommentRemovePayload {
    pub user_errors: Vec<CommentUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CommentAddVariables")]
pub struct CommentAdd {
    #[arguments(input: $input)]
    pub comment_add: CommentPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CommentEditVariables")]
pub struct CommentEdit {
    #[arguments(input: $input)]
    pub comment_edit: CommentPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CommentActVariables")]
pub struct CommentRemove {
    #[arguments(input: $input)]
    pub comment_remove: CommentRemovePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CommentActVariables")]
pub struct CommentResolve {
    #[arguments(input: $input)]
    pub comment_resolve: CommentPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CommentActVariables")]
pub struct CommentReopen {
    #[arguments(input: $input)]
    pub comment_reopen: CommentPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CommentNewsVariables {
    pub about: CommentSubjectInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Subscription", variables = "CommentNewsVariables")]
#[expect(dead_code, reason = "only that it happened matters")]
pub struct CommentNews {
    #[arguments(about: $about)]
    pub comment_added: bool,
}

crate::operations! {
    query CommentList(CommentsVariables);
    query CommentReaders(ReadersVariables);
    query TalkOfPlan(TalkVariables);
    mutation CommentAdd(CommentAddVariables);
    mutation CommentEdit(CommentEditVariables);
    mutation CommentRemove(CommentActVariables);
    mutation CommentResolve(CommentActVariables);
    mutation CommentReopen(CommentActVariables);
    subscription CommentNews(CommentNewsVariables);
}
