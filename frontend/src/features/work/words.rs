//! What each kind of work is called, looks like, and where its button leads.

use super::model::Urgency;
use super::operations::{WorkItem, WorkKind};
use crate::shared::i18n::papers;
use crate::shared::paper::designation;
use crate::shared::ui::Glyph;
use crate::tr;

pub fn urgency(urgency: Urgency) -> String {
    match urgency {
        Urgency::Overdue => tr!(work.overdue),
        Urgency::Today => tr!(work.today),
        Urgency::ThisWeek => tr!(work.this_week),
        Urgency::Later => tr!(work.later),
    }
}

/// What is to be done, in one line; of which year, where that is another than the page's.
pub fn what(item: &WorkItem, year: Option<&str>) -> String {
    let count = item.count.unwrap_or_default();
    let period = item
        .period
        .as_ref()
        .map(|period| papers::period(&period.name))
        .map(|period| match year {
            Some(year) => format!("{period}, {year}"),
            None => period,
        })
        .unwrap_or_default();
    let title = item
        .plan
        .as_ref()
        .map_or_else(|| item.title.clone(), |plan| papers::plan(&plan.title));
    let task = item
        .task
        .as_ref()
        .map_or(item.title.as_str(), |task| task.title.as_str());
    let task = papers::beginning(task, 140);
    let document = item.document.as_ref().map_or_else(String::new, |document| {
        // A plan's subject is its title without the word for its kind.
        match document.plan {
            Some(_) => papers::plan(&document.subject),
            None => document.subject.clone(),
        }
    });
    let activity = item
        .activity
        .as_ref()
        .map_or("", |activity| &activity.title);
    let activity = papers::beginning(activity, 140);
    match item.kind {
        WorkKind::DocumentAcknowledge => tr!(work.document_acknowledge, title = document),
        WorkKind::DocumentRemind => {
            tr!(work.document_remind, count = count, title = document)
        }
        WorkKind::ActivityDo => tr!(work.activity_do, title = activity),
        WorkKind::ActivityFixReturned => tr!(work.activity_fix_returned, title = activity),
        WorkKind::ActivitiesConfirm => tr!(work.activities_confirm, count = count),
        WorkKind::SchoolReplacePlan => tr!(work.school_replace_plan, title = title),
        WorkKind::PlansReceive => tr!(work.plans_receive, count = count),
        WorkKind::TaskDo => task,
        WorkKind::TaskFixReturned => tr!(work.task_fix_returned, title = task),
        WorkKind::TaskConfirm if count > 1 => tr!(work.tasks_confirm, count = count),
        WorkKind::TaskConfirm => tr!(work.task_confirm, title = task),
        WorkKind::HandoverGive => tr!(work.handover_give, title = item.title.clone()),
        WorkKind::HandoverTake => tr!(work.handover_take, title = item.title.clone()),
        WorkKind::PlanFinishDraft => tr!(work.plan_finish_draft, title = title),
        WorkKind::PlanFixReturned => tr!(work.plan_fix_returned, title = title),
        WorkKind::PlanApprove => tr!(work.plan_approve, title = title),
        WorkKind::PlanIssue => tr!(work.plan_issue, title = title),
        WorkKind::SchoolMakePlan => tr!(work.school_make_plan),
        WorkKind::SchoolNameFocalPoint => tr!(work.school_name_focal_point),
        WorkKind::SchoolRegisterChannels => tr!(work.school_register_channels),
        WorkKind::ReportWrite => tr!(work.report_write, period = period),
        WorkKind::ReportFixReturned => tr!(work.report_fix_returned, period = period),
        WorkKind::ReportsAccept if count == 1 => tr!(work.report_accept_one, period = period),
        WorkKind::ReportsAccept => tr!(work.reports_accept, count = count, period = period),
        WorkKind::ReportsOverdue if count == 1 => tr!(work.report_overdue_one, period = period),
        WorkKind::ReportsOverdue => tr!(work.reports_overdue, count = count, period = period),
        WorkKind::ReportsReopen if count == 1 => tr!(work.report_reopen_one, period = period),
        WorkKind::ReportsReopen => tr!(work.reports_reopen, count = count, period = period),
    }
}

/// From which plan, for which organization; what is about no period says here of which year it is.
pub fn whence(item: &WorkItem, year: Option<&str>) -> String {
    let plan = item.plan.as_ref().and_then(|plan| {
        let symbol = plan.symbol.as_deref()?;
        Some(tr!(
            work.of_plan,
            number = format!("{}/{symbol}", plan.number.as_deref().unwrap_or("…"))
        ))
    });
    let document = item.document.as_ref().map(|document| {
        let number = designation(Some(&document.number), &document.symbol);
        match document.plan {
            Some(_) => tr!(work.of_plan, number = number),
            None => tr!(work.of_document, number = number),
        }
    });
    let organization = item
        .organization
        .as_ref()
        .map(|organization| organization.short_name.clone());
    let year = year
        .filter(|_| item.period.is_none())
        .map(|year| tr!(work.of_year, year = year));
    [plan, document, year, organization]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The word on the button.
pub fn verb(kind: WorkKind) -> String {
    match kind {
        WorkKind::PlanFinishDraft => tr!(work.do_plan_finish_draft),
        WorkKind::PlanFixReturned | WorkKind::ReportFixReturned => tr!(work.do_fix),
        WorkKind::PlanApprove => tr!(work.do_plan_approve),
        WorkKind::PlanIssue => tr!(work.do_plan_issue),
        WorkKind::SchoolMakePlan => tr!(work.do_school_make_plan),
        WorkKind::SchoolNameFocalPoint => tr!(work.do_school_name_focal_point),
        WorkKind::SchoolRegisterChannels => tr!(work.do_school_register_channels),
        WorkKind::ReportWrite => tr!(work.do_report_write),
        WorkKind::ReportsAccept => tr!(work.do_reports_accept),
        WorkKind::ReportsOverdue => tr!(work.do_reports_overdue),
        WorkKind::ReportsReopen => tr!(work.do_reports_reopen),
        WorkKind::DocumentAcknowledge => tr!(work.do_document_acknowledge),
        WorkKind::DocumentRemind => tr!(work.do_document_remind),
        WorkKind::SchoolReplacePlan => tr!(work.do_school_replace_plan),
        WorkKind::PlansReceive => tr!(work.do_plans_receive),
        WorkKind::ActivityDo => tr!(work.do_task_do),
        WorkKind::ActivityFixReturned => tr!(work.do_task_fix),
        WorkKind::ActivitiesConfirm => tr!(work.do_task_confirm),
        WorkKind::TaskDo => tr!(work.do_task_do),
        WorkKind::TaskFixReturned => tr!(work.do_task_fix),
        WorkKind::TaskConfirm => tr!(work.do_task_confirm),
        WorkKind::HandoverGive => tr!(work.do_handover_give),
        WorkKind::HandoverTake => tr!(work.do_handover_take),
    }
}

pub fn glyph(kind: WorkKind) -> Glyph {
    match kind {
        WorkKind::PlanFinishDraft
        | WorkKind::PlanFixReturned
        | WorkKind::SchoolMakePlan
        | WorkKind::SchoolReplacePlan
        | WorkKind::PlansReceive => Glyph::Plan,
        WorkKind::ActivityDo | WorkKind::ActivityFixReturned | WorkKind::ActivitiesConfirm => {
            Glyph::Calendar
        }
        WorkKind::PlanApprove
        | WorkKind::PlanIssue
        | WorkKind::DocumentAcknowledge
        | WorkKind::DocumentRemind => Glyph::Doc,
        WorkKind::SchoolNameFocalPoint | WorkKind::HandoverGive | WorkKind::HandoverTake => {
            Glyph::Users
        }
        WorkKind::SchoolRegisterChannels => Glyph::Channel,
        WorkKind::ReportWrite | WorkKind::ReportFixReturned | WorkKind::ReportsAccept => {
            Glyph::Report
        }
        WorkKind::ReportsOverdue => Glyph::Late,
        WorkKind::ReportsReopen => Glyph::Return,
        WorkKind::TaskDo | WorkKind::TaskFixReturned | WorkKind::TaskConfirm => Glyph::Task,
    }
}

/// Where it is done.
pub fn address(item: &WorkItem) -> String {
    let plan = item.plan.as_ref().map(|plan| plan.id.inner());
    let period = item.period.as_ref().map(|period| period.id.inner());
    match (item.kind, plan, period) {
        (WorkKind::SchoolMakePlan, parent, ..) => {
            parent.map_or("/plans/new".into(), |id| format!("/plans/new?parent={id}"))
        }
        (WorkKind::PlanFinishDraft | WorkKind::PlanFixReturned, Some(id), _) => {
            format!("/plans/{id}/edit")
        }
        (WorkKind::DocumentAcknowledge, ..) => {
            let document = item.document.as_ref();
            let plan = document.and_then(|document| document.plan.as_ref());
            plan.map_or("/plans".into(), |plan| {
                format!("/plans/{}", plan.id.inner())
            })
        }
        (WorkKind::DocumentRemind, ..) => {
            let document = item.document.as_ref();
            let late = |id: &str| format!("/documents/{id}?show=late");
            document.map_or("/plans".into(), |document| late(document.id.inner()))
        }
        (WorkKind::PlanApprove | WorkKind::PlanIssue, Some(id), _) => format!("/plans/{id}"),
        (WorkKind::TaskDo | WorkKind::TaskFixReturned | WorkKind::TaskConfirm, ..) => {
            let task = item.task.as_ref().map(|task| task.id.inner());
            let several = || "/tasks?who=given&state=DONE".to_owned();
            task.map_or_else(several, |id| format!("/tasks/{id}"))
        }
        (WorkKind::SchoolReplacePlan, Some(id), _) => format!("/plans/{id}"),
        (WorkKind::PlansReceive, Some(id), _) => format!("/plans/{id}/schools?state=WAITING"),
        (WorkKind::ActivitiesConfirm, Some(id), _) => format!("/plans/{id}/activities?state=DONE"),
        (WorkKind::ActivityDo | WorkKind::ActivityFixReturned, ..) => {
            item.activity.as_ref().map_or("/plans".into(), |activity| {
                let (plan, own) = (activity.plan.id.inner(), activity.id.inner());
                format!("/plans/{plan}/activities/{own}")
            })
        }
        (WorkKind::HandoverGive | WorkKind::HandoverTake, ..) => {
            let handover = item.handover.as_ref();
            let several = || "/handovers".to_owned();
            handover.map_or_else(several, |row| format!("/handovers/{}", row.id.inner()))
        }
        (WorkKind::SchoolNameFocalPoint, ..) => "/school#focal-point".into(),
        (WorkKind::SchoolRegisterChannels, ..) => "/school#channels".into(),
        (WorkKind::ReportWrite | WorkKind::ReportFixReturned, _, Some(id)) => {
            format!("/reports/{id}/write")
        }
        (WorkKind::ReportsAccept, _, Some(id)) => format!("/reports/{id}/board?state=SUBMITTED"),
        (WorkKind::ReportsReopen, _, Some(id)) => format!("/reports/{id}/board?state=RETURNED"),
        (WorkKind::ReportsOverdue, _, Some(id)) => {
            format!("/reports/{id}/board?timeliness=OVERDUE")
        }
        (
            WorkKind::PlanFinishDraft
            | WorkKind::PlanFixReturned
            | WorkKind::PlanApprove
            | WorkKind::PlanIssue
            | WorkKind::SchoolReplacePlan
            | WorkKind::PlansReceive
            | WorkKind::ActivitiesConfirm,
            ..,
        ) => "/plans".into(),
        (WorkKind::ReportWrite | WorkKind::ReportFixReturned, ..) => "/reports".into(),
        (WorkKind::ReportsAccept | WorkKind::ReportsOverdue | WorkKind::ReportsReopen, ..) => {
            "/reports".into()
        }
    }
}
