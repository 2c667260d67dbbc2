//! My work first: what the viewer should do now, by deadline, each with what it is about.
//!
//! **Owns** no table: everything is read from plans, duties, periods, reports, tasks, activities and deliveries, in a
//! few statements however many schools there are. An item is a kind and its subject; the words for it are the client's.

mod activities;
mod deliveries;
mod graphql;
mod handovers;
mod office;
mod plans;
mod school;
mod tasks;

pub use graphql::ViewerWork;

use async_graphql::Enum;
use chrono::NaiveDate;
use entity::{activity, delivery, document, handover, plan, report, reporting_period, task};
use uuid::Uuid;

use crate::features::period::periods;
use crate::platform::{Reader, Result};

/// What is to be done.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub enum WorkKind {
    /// Finish a plan's draft and submit it.
    PlanFinishDraft,
    /// Mend a plan that was sent back.
    PlanFixReturned,
    /// Approve a plan, or send it back.
    PlanApprove,
    /// Number a plan and send it out.
    PlanIssue,
    /// Make the school's own plan under the office's.
    SchoolMakePlan,
    /// Name the school's focal point.
    SchoolNameFocalPoint,
    /// Register the school's channels.
    SchoolRegisterChannels,
    /// Write the school's report and hand it in.
    ReportWrite,
    /// Mend the school's report, which was sent back.
    ReportFixReturned,
    /// Accept reports, or send them back.
    ReportsAccept,
    /// Remind the schools that are overdue.
    ReportsOverdue,
    /// Open reports again that were sent back, and that no school mends any more since their period is closed.
    ReportsReopen,
    /// Say that a document arrived.
    DocumentAcknowledge,
    /// Remind those who should have said that a document arrived.
    DocumentRemind,
    /// Do a task.
    TaskDo,
    /// Mend what was done, which was sent back.
    TaskFixReturned,
    /// Confirm what was done, or send it back.
    TaskConfirm,
    /// Make another plan in the place of the one that the office sent back.
    SchoolReplacePlan,
    /// Accept schools' plans, or send them back.
    PlansReceive,
    /// Carry out an activity of the school's plan.
    ActivityDo,
    /// Mend an activity that was sent back.
    ActivityFixReturned,
    /// Confirm activities, or send them back.
    ActivitiesConfirm,
    /// Hand a position over.
    HandoverGive,
    /// Take a position over.
    HandoverTake,
}

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Item {
    pub kind: WorkKind,
    pub title: String,
    /// Whose work it is, or whom it is about.
    pub organization: Uuid,
    pub due_on: Option<NaiveDate>,
    pub count: Option<i64>,
    pub plan: Option<plan::Model>,
    pub report: Option<report::Model>,
    pub period: Option<reporting_period::Model>,
    pub task: Option<task::Model>,
    pub delivery: Option<delivery::Model>,
    pub document: Option<document::Model>,
    pub activity: Option<activity::Model>,
    pub handover: Option<handover::Model>,
}

impl Item {
    fn new(kind: WorkKind, title: &str, organization: Uuid, due_on: Option<NaiveDate>) -> Self {
        Self {
            kind,
            title: title.to_owned(),
            organization,
            due_on,
            count: None,
            plan: None,
            report: None,
            period: None,
            task: None,
            delivery: None,
            document: None,
            activity: None,
            handover: None,
        }
    }

    fn about_period(kind: WorkKind, period: &reporting_period::Model, organization: Uuid) -> Self {
        Self {
            period: Some(period.clone()),
            ..Self::new(kind, &period.name, organization, Some(period.due_on))
        }
    }
}

/// What the viewer should do in a school year, or in all, by deadline; what has none comes last.
pub async fn items(reader: &Reader, year: Option<Uuid>) -> Result<Vec<Item>> {
    let today = reader.actor().today();
    let begun: Vec<_> = periods(reader, year)
        .await?
        .into_iter()
        .filter(|period| period.opens_on <= today)
        .collect();
    let unfinished = plans::unfinished(reader, year).await?;
    let mut items = plans::items(reader.actor(), &unfinished);
    items.extend(plans::sent_back(reader, year, &unfinished).await?);
    items.extend(school::items(reader, year, &begun, &unfinished).await?);
    items.extend(office::items(reader, &begun).await?);
    items.extend(office::plans(reader, year).await?);
    items.extend(tasks::items(reader).await?);
    items.extend(deliveries::items(reader).await?);
    items.extend(activities::items(reader).await?);
    items.extend(handovers::items(reader).await?);
    items.sort_by(|a, b| {
        let place = |item: &Item| (item.due_on.is_none(), item.due_on, item.kind);
        place(a).cmp(&place(b)).then_with(|| a.title.cmp(&b.title))
    });
    Ok(items)
}
