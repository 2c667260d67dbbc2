//! What each kind of work is called, looks like, and where its button leads.

use super::model::Urgency;
use super::operations::{WorkItem, WorkKind};
use crate::shared::i18n::papers;
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
    match item.kind {
        WorkKind::TaskDo => task,
        WorkKind::TaskFixReturned => tr!(work.task_fix_returned, title = task),
        WorkKind::TaskConfirm if count > 1 => tr!(work.tasks_confirm, count = count),
        WorkKind::TaskConfirm => tr!(work.task_confirm, title = task),
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
    let organization = item
        .organization
        .as_ref()
        .map(|organization| organization.short_name.clone());
    let year = year
        .filter(|_| item.period.is_none())
        .map(|year| tr!(work.of_year, year = year));
    [plan, year, organization]
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
        WorkKind::TaskDo => tr!(work.do_task_do),
        WorkKind::TaskFixReturned => tr!(work.do_task_fix),
        WorkKind::TaskConfirm => tr!(work.do_task_confirm),
    }
}

pub fn glyph(kind: WorkKind) -> Glyph {
    match kind {
        WorkKind::PlanFinishDraft | WorkKind::PlanFixReturned | WorkKind::SchoolMakePlan => {
            Glyph::Plan
        }
        WorkKind::PlanApprove | WorkKind::PlanIssue => Glyph::Doc,
        WorkKind::SchoolNameFocalPoint => Glyph::Users,
        WorkKind::SchoolRegisterChannels => Glyph::Channel,
        WorkKind::ReportWrite | WorkKind::ReportFixReturned | WorkKind::ReportsAccept => {
            Glyph::Report
        }
        WorkKind::ReportsOverdue => Glyph::Late,
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
        (WorkKind::PlanApprove | WorkKind::PlanIssue, Some(id), _) => format!("/plans/{id}"),
        (WorkKind::TaskDo | WorkKind::TaskFixReturned | WorkKind::TaskConfirm, ..) => {
            let task = item.task.as_ref().map(|task| task.id.inner());
            let several = || "/tasks?who=given&state=DONE".to_owned();
            task.map_or_else(several, |id| format!("/tasks/{id}"))
        }
        (WorkKind::SchoolNameFocalPoint, ..) => "/school#focal-point".into(),
        (WorkKind::SchoolRegisterChannels, ..) => "/school#channels".into(),
        (WorkKind::ReportWrite | WorkKind::ReportFixReturned, _, Some(id)) => {
            format!("/reports/{id}/write")
        }
        (WorkKind::ReportsAccept, _, Some(id)) => format!("/reports/{id}/board?state=SUBMITTED"),
        (WorkKind::ReportsOverdue, _, Some(id)) => {
            format!("/reports/{id}/board?timeliness=OVERDUE")
        }
        (
            WorkKind::PlanFinishDraft
            | WorkKind::PlanFixReturned
            | WorkKind::PlanApprove
            | WorkKind::PlanIssue,
            ..,
        ) => "/plans".into(),
        (WorkKind::ReportWrite | WorkKind::ReportFixReturned, ..) => "/reports".into(),
        (WorkKind::ReportsAccept | WorkKind::ReportsOverdue, ..) => "/reports".into(),
    }
}
