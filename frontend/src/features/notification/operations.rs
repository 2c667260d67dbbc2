//! What the bell and the list ask of the server.

use crate::shared::api::scalars::DateTime;
use crate::shared::api::schema;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct NewNotifications {
    pub viewer: NewViewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Viewer")]
pub struct NewViewer {
    pub new_notifications: i32,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct NotificationsVariables {
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "NotificationsVariables")]
pub struct Notifications {
    pub viewer: NotificationViewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Viewer", variables = "NotificationsVariables")]
pub struct NotificationViewer {
    #[arguments(first: 100, after: $after)]
    pub notifications: NotificationConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct NotificationConnection {
    pub nodes: Vec<Notification>,
    pub page_info: NotificationPage,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PageInfo")]
pub struct NotificationPage {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Notification {
    pub id: cynic::Id,
    pub kind: NotificationKind,
    pub at: DateTime,
    pub actor: Option<String>,
    pub is_new: bool,
    pub organization: Option<ToldOrganization>,
    pub plan: Option<ToldPlan>,
    pub report: Option<ToldReport>,
    pub task: Option<ToldTask>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotificationKind {
    PlanSubmitted,
    PlanReturned,
    PlanApproved,
    PlanIssued,
    ReportSubmitted,
    ReportReturned,
    ReportAccepted,
    FocalPointNamed,
    AppointmentMade,
    TaskAssigned,
    TaskChanged,
    TaskDone,
    TaskReturned,
    TaskConfirmed,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ToldOrganization {
    pub id: cynic::Id,
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct ToldPlan {
    pub id: cynic::Id,
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct ToldReport {
    pub period: ToldPeriod,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct ToldPeriod {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct ToldTask {
    pub id: cynic::Id,
    pub title: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct NotificationsReadVariables {
    pub input: NotificationsReadInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct NotificationsReadInput {
    pub until: DateTime,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "NotificationsReadVariables")]
#[expect(dead_code, reason = "only that it was done matters")]
pub struct NotificationsRead {
    #[arguments(input: $input)]
    pub notifications_read: NotificationsReadPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[expect(dead_code, reason = "only that it was done matters")]
pub struct NotificationsReadPayload {
    pub user_errors: Vec<NotificationUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[expect(dead_code, reason = "only that it was done matters")]
pub struct NotificationUserError {
    pub message: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Subscription")]
#[expect(dead_code, reason = "only that it happened matters")]
pub struct NotificationCame {
    pub notification_arrived: bool,
}

crate::operations! {
    query NewNotifications(());
    query Notifications(NotificationsVariables);
    mutation NotificationsRead(NotificationsReadVariables);
    subscription NotificationCame(());
}
