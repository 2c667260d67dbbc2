//! What people are told of: pure.

use async_graphql::Enum;

/// What happened.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationKind {
    /// A plan waits to be approved.
    PlanSubmitted,
    /// A plan's draft was sent back.
    PlanReturned,
    /// A plan may be numbered and issued.
    PlanApproved,
    /// A plan was issued.
    PlanIssued,
    /// A school has handed in its report.
    ReportSubmitted,
    /// The school's report was sent back.
    ReportReturned,
    /// The school's report was accepted.
    ReportAccepted,
    /// The viewer is the organization's focal point.
    FocalPointNamed,
    /// The viewer holds a position, from now on or from a day to come.
    AppointmentMade,
    /// The viewer is charged with a task.
    TaskAssigned,
    /// A task with which the viewer is charged says otherwise what is to be done, or by when.
    TaskChanged,
    /// What the viewer gave waits to be confirmed.
    TaskDone,
    /// What the viewer did was sent back.
    TaskReturned,
    /// What the viewer did was confirmed.
    TaskConfirmed,
}

/// By the name of the event. What is not here is told to nobody.
pub const KINDS: [(&str, NotificationKind); 14] = [
    ("plan.submitted", NotificationKind::PlanSubmitted),
    ("plan.returned", NotificationKind::PlanReturned),
    ("plan.approved", NotificationKind::PlanApproved),
    ("plan.issued", NotificationKind::PlanIssued),
    ("report.submitted", NotificationKind::ReportSubmitted),
    ("report.returned", NotificationKind::ReportReturned),
    ("report.accepted", NotificationKind::ReportAccepted),
    ("focal_point.named", NotificationKind::FocalPointNamed),
    ("appointment.made", NotificationKind::AppointmentMade),
    ("task.assigned", NotificationKind::TaskAssigned),
    ("task.changed", NotificationKind::TaskChanged),
    ("task.done", NotificationKind::TaskDone),
    ("task.returned", NotificationKind::TaskReturned),
    ("task.confirmed", NotificationKind::TaskConfirmed),
];
