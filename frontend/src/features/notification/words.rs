//! What each kind says, looks like, and where one acts on it.

use super::operations::{Notification, NotificationKind};
use crate::shared::i18n::papers;
use crate::shared::ui::Glyph;
use crate::tr;

/// What happened, in one line. Of what is out of sight by now it says no more than that.
pub fn what(told: &Notification) -> String {
    let actor = told.actor.as_deref().unwrap_or_default();
    let organization = told.organization.as_ref().map_or_else(
        || tr!(notification.some_place),
        |organization| organization.short_name.clone(),
    );
    let title = told.plan.as_ref().map_or_else(
        || tr!(notification.some_plan),
        |plan| papers::plan(&plan.title),
    );
    let period = told.report.as_ref().map_or_else(
        || tr!(notification.some_period),
        |report| papers::period(&report.period.name),
    );
    let task = told.task.as_ref().map_or_else(
        || tr!(notification.some_task),
        |task| papers::beginning(&task.title, 140),
    );
    match told.kind {
        NotificationKind::TaskChanged => tr!(notification.task_changed, title = task),
        NotificationKind::TaskAssigned => {
            tr!(notification.task_assigned, actor = actor, title = task)
        }
        NotificationKind::TaskDone => tr!(
            notification.task_done,
            organization = organization,
            title = task
        ),
        NotificationKind::TaskReturned => {
            tr!(notification.task_returned, actor = actor, title = task)
        }
        NotificationKind::TaskConfirmed => {
            tr!(notification.task_confirmed, actor = actor, title = task)
        }
        NotificationKind::PlanSubmitted => {
            tr!(notification.plan_submitted, actor = actor, title = title)
        }
        NotificationKind::PlanReturned => {
            tr!(notification.plan_returned, actor = actor, title = title)
        }
        NotificationKind::PlanApproved => {
            tr!(notification.plan_approved, actor = actor, title = title)
        }
        NotificationKind::PlanIssued => tr!(
            notification.plan_issued,
            organization = organization,
            title = title
        ),
        NotificationKind::ReportSubmitted => tr!(
            notification.report_submitted,
            organization = organization,
            period = period
        ),
        NotificationKind::ReportReturned => {
            tr!(notification.report_returned, actor = actor, period = period)
        }
        NotificationKind::ReportAccepted => tr!(notification.report_accepted, period = period),
        NotificationKind::FocalPointNamed => {
            tr!(notification.focal_point_named, organization = organization)
        }
        NotificationKind::AppointmentMade => {
            tr!(notification.appointment_made, organization = organization)
        }
    }
}

pub fn glyph(kind: NotificationKind) -> Glyph {
    match kind {
        NotificationKind::PlanSubmitted | NotificationKind::PlanIssued => Glyph::Plan,
        NotificationKind::PlanReturned
        | NotificationKind::ReportReturned
        | NotificationKind::TaskReturned => Glyph::Return,
        NotificationKind::PlanApproved
        | NotificationKind::ReportAccepted
        | NotificationKind::TaskConfirmed => Glyph::CheckCircle,
        NotificationKind::TaskAssigned
        | NotificationKind::TaskChanged
        | NotificationKind::TaskDone => Glyph::Task,
        NotificationKind::ReportSubmitted => Glyph::Report,
        NotificationKind::FocalPointNamed | NotificationKind::AppointmentMade => Glyph::User,
    }
}

/// Where one acts; nowhere once it is out of sight.
pub fn address(told: &Notification) -> Option<String> {
    let plan = told.plan.as_ref().map(|plan| plan.id.inner());
    let report = told.report.as_ref();
    let period = report.map(|report| report.period.id.inner());
    match told.kind {
        NotificationKind::TaskAssigned
        | NotificationKind::TaskChanged
        | NotificationKind::TaskDone
        | NotificationKind::TaskReturned
        | NotificationKind::TaskConfirmed => {
            let task = told.task.as_ref()?;
            Some(format!("/tasks/{}", task.id.inner()))
        }
        NotificationKind::PlanReturned => Some(format!("/plans/{}/edit", plan?)),
        NotificationKind::PlanSubmitted
        | NotificationKind::PlanApproved
        | NotificationKind::PlanIssued => Some(format!("/plans/{}", plan?)),
        NotificationKind::ReportSubmitted => {
            let school = told.organization.as_ref()?.id.inner();
            Some(format!("/reports/{}/board/{school}", period?))
        }
        NotificationKind::ReportReturned | NotificationKind::ReportAccepted => {
            Some(format!("/reports/{}/write", period?))
        }
        NotificationKind::FocalPointNamed => {
            let own = told.organization.as_ref();
            own.map(|_| "/school".to_owned())
        }
        NotificationKind::AppointmentMade => told.organization.as_ref().map(|_| "/".to_owned()),
    }
}
