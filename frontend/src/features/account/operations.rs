//! What the account screens ask of the server.

use crate::shared::api::scalars::DateTime;
use crate::shared::api::schema;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct MySessions {
    pub viewer: Viewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Viewer {
    pub sessions: Vec<Session>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Session {
    pub id: cynic::Id,
    pub user_agent: String,
    pub created_at: DateTime,
    pub last_seen_at: DateTime,
    pub current: bool,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SessionRevokeVariables {
    pub input: SessionRevokeInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct SessionRevokeInput {
    pub id: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SessionRevokeVariables")]
pub struct SessionRevoke {
    #[arguments(input: $input)]
    pub session_revoke: SessionRevokePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct SessionRevokePayload {
    pub user_errors: Vec<AccountUserError>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CalendarOpenVariables {
    pub input: CalendarOpenInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct CalendarOpenInput {
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CalendarOpenVariables")]
pub struct CalendarOpen {
    #[arguments(input: $input)]
    pub calendar_open: CalendarOpenPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct CalendarOpenPayload {
    pub path: Option<String>,
    pub user_errors: Vec<AccountUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct AccountUserError {
    pub path: Vec<String>,
    pub code: AccountErrorCode,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountErrorCode {
    Required,
    TooLong,
    PasswordTooShort,
    PasswordTooCommon,
    PasswordWrong,
    UsernameTaken,
    UsernameInvalid,
    EmailInvalid,
    LinkInvalid,
    DateOrder,
    OverlappingAppointment,
    SelfNotAllowed,
    PositionNotForOrganization,
    PhoneInvalid,
    WrongState,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PasswordChangeVariables {
    pub input: PasswordChangeInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PasswordChangeInput {
    pub current: String,
    pub new: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PasswordChangeVariables")]
pub struct PasswordChange {
    #[arguments(input: $input)]
    pub password_change: PasswordChangePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PasswordChangePayload {
    pub changed: bool,
    pub user_errors: Vec<AccountUserError>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SetupCompleteVariables {
    pub input: SetupCompleteInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct SetupCompleteInput {
    pub token: String,
    pub installation_name: Option<String>,
    pub username: Option<String>,
    pub name: Option<String>,
    pub password: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SetupCompleteVariables")]
pub struct SetupComplete {
    #[arguments(input: $input)]
    pub setup_complete: SetupCompletePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct SetupCompletePayload {
    pub username: Option<String>,
    pub user_errors: Vec<AccountUserError>,
}

crate::operations! {
    query MySessions(());
    mutation SessionRevoke(SessionRevokeVariables);
    mutation CalendarOpen(CalendarOpenVariables);
    mutation PasswordChange(PasswordChangeVariables);
    mutation SetupComplete(SetupCompleteVariables);
}
