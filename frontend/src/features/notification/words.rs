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
    let about = told.report.as_ref().map(|report| &report.period);
    let period = about.or(told.period.as_ref()).map_or_else(
        || tr!(notification.some_period),
        |period| papers::period(&period.name),
    );
    let task = told.task.as_ref().map_or_else(
        || tr!(notification.some_task),
        |task| papers::beginning(&task.title, 140),
    );
    let document = told.delivery.as_ref().map(|delivery| &delivery.document);
    let document = document.map_or_else(
        || tr!(notification.some_document),
        |document| match &document.plan {
            Some(plan) => papers::plan(&plan.title),
            None => document.subject.clone(),
        },
    );
    let matter = told
        .comment
        .as_ref()
        .map(|comment| (&comment.plan, &comment.task));
    let matter = match matter {
        Some((Some(plan), _)) => papers::plan(&plan.title),
        Some((None, Some(task))) => {
            tr!(
                notification.commented_task,
                title = papers::beginning(&task.title, 140)
            )
        }
        _ => tr!(notification.some_matter),
    };
    let activity = told.activity.as_ref().map_or_else(
        || tr!(notification.some_activity),
        |activity| papers::beginning(&activity.title, 140),
    );
    let position = told.handover.as_ref().map_or_else(
        || tr!(notification.some_position),
        |handover| handover.position_title.clone(),
    );
    match told.kind {
        NotificationKind::CommentAdded => {
            tr!(notification.comment_added, actor = actor, title = matter)
        }
        NotificationKind::CommentMentioned => {
            tr!(
                notification.comment_mentioned,
                actor = actor,
                title = matter
            )
        }
        NotificationKind::DocumentIssued => tr!(
            notification.document_issued,
            organization = organization,
            title = told.document.as_ref().map_or_else(
                || tr!(notification.some_document),
                |document| document.subject.clone()
            )
        ),
        NotificationKind::DeliveryReminded => tr!(
            notification.delivery_reminded,
            organization = organization,
            title = document
        ),
        NotificationKind::ActivityAssigned => {
            tr!(
                notification.activity_assigned,
                actor = actor,
                title = activity
            )
        }
        NotificationKind::ActivityDone => {
            tr!(notification.activity_done, actor = actor, title = activity)
        }
        NotificationKind::ActivityReturned => {
            tr!(
                notification.activity_returned,
                actor = actor,
                title = activity
            )
        }
        NotificationKind::ActivityConfirmed => {
            tr!(
                notification.activity_confirmed,
                actor = actor,
                title = activity
            )
        }
        NotificationKind::PlanReceived => {
            tr!(
                notification.plan_received,
                organization = organization,
                title = title
            )
        }
        NotificationKind::PlanAccepted => {
            tr!(notification.plan_accepted, actor = actor, title = title)
        }
        NotificationKind::PlanSentBack => {
            tr!(notification.plan_sent_back, actor = actor, title = title)
        }
        NotificationKind::OrganizationReorganized => tr!(
            notification.organization_reorganized,
            organization = organization
        ),
        NotificationKind::HandoverOpened => tr!(
            notification.handover_opened,
            position = position,
            organization = organization
        ),
        NotificationKind::HandoverGiven => {
            tr!(
                notification.handover_given,
                actor = actor,
                position = position
            )
        }
        NotificationKind::HandoverReturned => {
            tr!(
                notification.handover_returned,
                actor = actor,
                position = position
            )
        }
        NotificationKind::HandoverTaken => {
            tr!(
                notification.handover_taken,
                actor = actor,
                position = position
            )
        }
        NotificationKind::FocalPointRelieved => {
            tr!(
                notification.focal_point_relieved,
                organization = organization
            )
        }
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
        NotificationKind::ReportEntered => {
            tr!(notification.report_entered, actor = actor, period = period)
        }
        NotificationKind::ReportReopened => {
            tr!(notification.report_reopened, actor = actor, period = period)
        }
        NotificationKind::PeriodExtended => tr!(notification.period_extended, period = period),
        NotificationKind::PeriodExcused => tr!(notification.period_excused, period = period),
        NotificationKind::PeriodRestored => tr!(notification.period_restored, period = period),
        NotificationKind::FocalPointNamed => {
            tr!(notification.focal_point_named, organization = organization)
        }
        NotificationKind::AppointmentMade => {
            tr!(notification.appointment_made, organization = organization)
        }
        NotificationKind::AppointmentEnded => {
            tr!(notification.appointment_ended, organization = organization)
        }
        NotificationKind::TaskReopened => {
            tr!(notification.task_reopened, actor = actor, title = task)
        }
        NotificationKind::TaskReassigned => {
            tr!(notification.task_reassigned, actor = actor, title = task)
        }
        NotificationKind::TaskWithdrawn => tr!(notification.task_withdrawn, actor = actor),
    }
}

pub fn glyph(kind: NotificationKind) -> Glyph {
    match kind {
        NotificationKind::DocumentIssued | NotificationKind::DeliveryReminded => Glyph::Doc,
        NotificationKind::CommentAdded | NotificationKind::CommentMentioned => Glyph::Inquiry,
        NotificationKind::PlanSubmitted
        | NotificationKind::PlanIssued
        | NotificationKind::PlanReceived => Glyph::Plan,
        NotificationKind::ActivityAssigned | NotificationKind::ActivityDone => Glyph::Calendar,
        NotificationKind::PlanReturned
        | NotificationKind::ReportReturned
        | NotificationKind::ReportReopened
        | NotificationKind::PlanSentBack
        | NotificationKind::ActivityReturned
        | NotificationKind::HandoverReturned
        | NotificationKind::TaskReturned => Glyph::Return,
        NotificationKind::PlanApproved
        | NotificationKind::ReportAccepted
        | NotificationKind::PlanAccepted
        | NotificationKind::ActivityConfirmed
        | NotificationKind::HandoverTaken
        | NotificationKind::TaskConfirmed => Glyph::CheckCircle,
        NotificationKind::TaskAssigned
        | NotificationKind::TaskChanged
        | NotificationKind::TaskReopened
        | NotificationKind::TaskReassigned
        | NotificationKind::TaskWithdrawn
        | NotificationKind::TaskDone => Glyph::Task,
        NotificationKind::ReportSubmitted | NotificationKind::ReportEntered => Glyph::Report,
        NotificationKind::PeriodExtended
        | NotificationKind::PeriodExcused
        | NotificationKind::PeriodRestored => Glyph::Clock,
        NotificationKind::OrganizationReorganized => Glyph::Org,
        NotificationKind::HandoverOpened | NotificationKind::HandoverGiven => Glyph::Users,
        NotificationKind::FocalPointNamed
        | NotificationKind::FocalPointRelieved
        | NotificationKind::AppointmentMade
        | NotificationKind::AppointmentEnded => Glyph::User,
    }
}
