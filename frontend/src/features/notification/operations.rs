//! What the bell and the list ask of the server.

use crate::shared::api::scalars::DateTime;
use crate::shared::api::{PageInfo, schema};

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
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Notification {
    pub id: cynic::Id,
    pub kind: NotificationKind,
    pub at: DateTime,
    pub actor: Option<String>,
    pub path: Option<String>,
    pub is_new: bool,
    pub organization: Option<ToldOrganization>,
    pub plan: Option<ToldPlan>,
    pub report: Option<ToldReport>,
    pub period: Option<ToldPeriod>,
    pub task: Option<ToldTask>,
    pub delivery: Option<ToldDelivery>,
    pub document: Option<IssuedDocument>,
    pub comment: Option<ToldComment>,
    pub activity: Option<ToldActivity>,
    pub handover: Option<ToldHandover>,
}

/// A paper of its own.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct IssuedDocument {
    pub subject: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotificationKind {
    PlanSubmitted,
    PlanReturned,
    PlanApproved,
    PlanIssued,
    DocumentIssued,
    DeliveryReminded,
    ReportSubmitted,
    ReportReturned,
    ReportAccepted,
    ReportEntered,
    ReportReopened,
    PeriodExtended,
    PeriodExcused,
    PeriodRestored,
    FocalPointNamed,
    FocalPointRelieved,
    AppointmentMade,
    AppointmentEnded,
    HandoverOpened,
    HandoverGiven,
    HandoverReturned,
    HandoverTaken,
    OrganizationReorganized,
    TaskAssigned,
    TaskChanged,
    TaskDone,
    TaskReturned,
    TaskConfirmed,
    TaskReopened,
    TaskReassigned,
    TaskWithdrawn,
    CommentAdded,
    CommentMentioned,
    PlanReceived,
    PlanAccepted,
    PlanSentBack,
    ActivityAssigned,
    ActivityDone,
    ActivityReturned,
    ActivityConfirmed,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ToldOrganization {
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct ToldPlan {
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
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct ToldTask {
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Delivery")]
pub struct ToldDelivery {
    pub document: ToldDocument,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct ToldDocument {
    pub subject: String,
    pub plan: Option<ToldPlan>,
}

/// What was said: of a plan, or of a task.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Comment")]
pub struct ToldComment {
    pub plan: Option<ToldPlan>,
    pub task: Option<ToldTask>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Activity")]
pub struct ToldActivity {
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Handover")]
pub struct ToldHandover {
    pub position_title: String,
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

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct MailSettings {
    pub viewer: MailViewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Viewer")]
pub struct MailViewer {
    pub person: MailPerson,
    pub mail_setting: MailSetting,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct MailPerson {
    pub email: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq)]
pub struct MailSetting {
    pub mode: MailMode,
    pub language: MailLanguage,
    pub sends: bool,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailMode {
    Off,
    AtOnce,
    Daily,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailLanguage {
    Vi,
    En,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct MailSettingSaveVariables {
    pub input: MailSettingSaveInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct MailSettingSaveInput {
    pub mode: MailMode,
    pub language: MailLanguage,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MailSettingSaveVariables")]
#[expect(dead_code, reason = "only that it was done matters")]
pub struct MailSettingSave {
    #[arguments(input: $input)]
    pub mail_setting_save: MailSettingSavePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[expect(dead_code, reason = "only that it was done matters")]
pub struct MailSettingSavePayload {
    pub user_errors: Vec<NotificationUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Subscription")]
#[expect(dead_code, reason = "only that it happened matters")]
pub struct NotificationCame {
    pub notification_arrived: bool,
}

crate::operations! {
    query NewNotifications(());
    query Notifications(NotificationsVariables) pages viewer.notifications;
    mutation NotificationsRead(NotificationsReadVariables);
    query MailSettings(());
    mutation MailSettingSave(MailSettingSaveVariables);
    subscription NotificationCame(());
}
