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
    /// A document was issued and sent to the viewer's organization.
    DocumentIssued,
    /// The sender of a document waits for the viewer's organization to say that it arrived.
    DeliveryReminded,
    /// A school's plan has come to the office.
    PlanReceived,
    /// The office above accepted the school's plan.
    PlanAccepted,
    /// The office above sent the school's plan back.
    PlanSentBack,
    /// A school has handed in its report.
    ReportSubmitted,
    /// The school's report was sent back.
    ReportReturned,
    /// The school's report was accepted.
    ReportAccepted,
    /// The office handed the school's report in for it.
    ReportEntered,
    /// The office opened the school's report again.
    ReportReopened,
    /// The school has a later day for its report.
    PeriodExtended,
    /// The school need not report.
    PeriodExcused,
    /// For the school holds again what holds for all.
    PeriodRestored,
    /// The viewer is the organization's focal point.
    FocalPointNamed,
    /// The viewer is the organization's focal point no more.
    FocalPointRelieved,
    /// The viewer holds a position, from now on or from a day to come.
    AppointmentMade,
    /// A position of the viewer's has its last day.
    AppointmentEnded,
    /// A position of the viewer's, or one that he is to have, is to be handed over.
    HandoverOpened,
    /// A position waits for the viewer to take it over.
    HandoverGiven,
    /// Something is missing in what the viewer handed over.
    HandoverReturned,
    /// A position was taken over.
    HandoverTaken,
    /// An organization has another name, stands elsewhere, became part of another, or is no more.
    OrganizationReorganized,
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
    /// What was done, or was to be confirmed, is taken up again.
    TaskReopened,
    /// What the viewer was charged with is another's to do.
    TaskReassigned,
    /// What the viewer was charged with is not to be done any more.
    TaskWithdrawn,
    /// Somebody said something of what the viewer is charged with or spoke of.
    CommentAdded,
    /// Somebody named the viewer in a comment.
    CommentMentioned,
    /// The viewer is in charge of an activity.
    ActivityAssigned,
    /// An activity waits to be confirmed.
    ActivityDone,
    /// An activity that the viewer did was sent back.
    ActivityReturned,
    /// An activity that the viewer did was confirmed.
    ActivityConfirmed,
}

/// By the name of the event. What is not here is told to nobody.
pub const KINDS: [(&str, NotificationKind); 40] = [
    ("plan.submitted", NotificationKind::PlanSubmitted),
    ("plan.returned", NotificationKind::PlanReturned),
    ("plan.approved", NotificationKind::PlanApproved),
    ("plan.issued", NotificationKind::PlanIssued),
    ("document.issued", NotificationKind::DocumentIssued),
    ("delivery.reminded", NotificationKind::DeliveryReminded),
    ("plan.received", NotificationKind::PlanReceived),
    ("plan.accepted", NotificationKind::PlanAccepted),
    ("plan.sent_back", NotificationKind::PlanSentBack),
    ("report.submitted", NotificationKind::ReportSubmitted),
    ("report.returned", NotificationKind::ReportReturned),
    ("report.accepted", NotificationKind::ReportAccepted),
    ("report.entered", NotificationKind::ReportEntered),
    ("report.reopened", NotificationKind::ReportReopened),
    ("period.extended", NotificationKind::PeriodExtended),
    ("period.excused", NotificationKind::PeriodExcused),
    ("period.restored", NotificationKind::PeriodRestored),
    ("focal_point.named", NotificationKind::FocalPointNamed),
    ("focal_point.relieved", NotificationKind::FocalPointRelieved),
    ("appointment.made", NotificationKind::AppointmentMade),
    ("appointment.ended", NotificationKind::AppointmentEnded),
    ("handover.opened", NotificationKind::HandoverOpened),
    ("handover.given", NotificationKind::HandoverGiven),
    ("handover.returned", NotificationKind::HandoverReturned),
    ("handover.taken", NotificationKind::HandoverTaken),
    (
        "organization.reorganized",
        NotificationKind::OrganizationReorganized,
    ),
    ("task.assigned", NotificationKind::TaskAssigned),
    ("task.changed", NotificationKind::TaskChanged),
    ("task.done", NotificationKind::TaskDone),
    ("task.returned", NotificationKind::TaskReturned),
    ("task.confirmed", NotificationKind::TaskConfirmed),
    ("task.reopened", NotificationKind::TaskReopened),
    ("task.reassigned", NotificationKind::TaskReassigned),
    ("task.withdrawn", NotificationKind::TaskWithdrawn),
    ("comment.added", NotificationKind::CommentAdded),
    ("comment.mentioned", NotificationKind::CommentMentioned),
    ("activity.assigned", NotificationKind::ActivityAssigned),
    ("activity.done", NotificationKind::ActivityDone),
    ("activity.returned", NotificationKind::ActivityReturned),
    ("activity.confirmed", NotificationKind::ActivityConfirmed),
];
