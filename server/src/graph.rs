//! What features add to the objects of features below them. A lower feature flattens the addition into its object and
//! knows nothing of who adds; composed here, like the schema, and nothing is decided here.

use async_graphql::MergedObject;
use entity::{
    activity, arrival, document, duty, organization, plan, plan_clause, report, reporting_period,
    task,
};

use crate::features::account::{self, OrganizationPeople};
use crate::features::activity::PlanActivities;
use crate::features::attachment::{ActivityFiles, ArrivalFiles, DocumentFiles, TaskFiles};
use crate::features::channel::{NameFocalPoint, OrganizationChannels, RegisterChannel};
use crate::features::comment::{ClauseComments, PlanComments, TaskComments};
use crate::features::distribution::{DocumentDistribution, Remind, Send};
use crate::features::document::{self as documents, DocumentAction, Follow, Register};
use crate::features::notification::ViewerNotifications;
use crate::features::organization::OrganizationAction;
use crate::features::paper::{DocumentPaper, PlanPaper, ReportPaper};
use crate::features::plan::{CreatePlan, DocumentPlan, PeriodPlan};
use crate::features::reorganization::OrganizationReorganizations;
use crate::features::report::{DutyReports, OrganizationReports, PeriodReports};
use crate::features::signing::{DocumentSigned, Sign};
use crate::features::task::{ArrivalTasks, Assign, ClauseTasks};
use crate::features::work::ViewerWork;
use crate::platform::{Place, Reader};

/// To an organization.
#[derive(MergedObject)]
pub struct OrganizationAdded(
    OrganizationPeople,
    OrganizationChannels,
    OrganizationReports,
    OrganizationReorganizations,
);

impl OrganizationAdded {
    pub fn to(row: &organization::Model) -> Self {
        Self(
            OrganizationPeople(row.id),
            OrganizationChannels(row.id),
            OrganizationReports(row.id),
            OrganizationReorganizations(row.id),
        )
    }
}

/// To a reporting period.
#[derive(MergedObject)]
pub struct PeriodAdded(PeriodPlan, PeriodReports);

impl PeriodAdded {
    pub fn to(row: &reporting_period::Model) -> Self {
        Self(PeriodPlan(row.clone()), PeriodReports(row.clone()))
    }
}

/// To a duty.
#[derive(MergedObject)]
pub struct DutyAdded(DutyReports);

impl DutyAdded {
    pub fn to(row: &duty::Model) -> Self {
        Self(DutyReports(row.clone()))
    }
}

/// To a document.
#[derive(MergedObject)]
pub struct DocumentAdded(
    DocumentDistribution,
    DocumentPlan,
    DocumentFiles,
    DocumentPaper,
    DocumentSigned,
);

impl DocumentAdded {
    pub fn to(row: &document::Model) -> Self {
        Self(
            DocumentDistribution::of(row),
            DocumentPlan(row.id),
            DocumentFiles(row.id),
            DocumentPaper::of(row),
            DocumentSigned::of(row),
        )
    }
}

/// To an arrival.
#[derive(MergedObject)]
pub struct ArrivalAdded(ArrivalFiles, ArrivalTasks);

impl ArrivalAdded {
    pub fn to(row: &arrival::Model) -> Self {
        Self(ArrivalFiles(row.id), ArrivalTasks(row.id))
    }
}

/// To a plan's clause.
#[derive(MergedObject)]
pub struct ClauseAdded(ClauseTasks, ClauseComments);

impl ClauseAdded {
    pub fn to(row: &plan_clause::Model) -> Self {
        Self(ClauseTasks(row.id), ClauseComments(row.id))
    }
}

/// To a plan.
#[derive(MergedObject)]
pub struct PlanAdded(PlanActivities, PlanComments, PlanPaper);

impl PlanAdded {
    pub fn to(row: &plan::Model) -> Self {
        let comments = PlanComments {
            organization: row.organization_id,
        };
        Self(PlanActivities(row.clone()), comments, PlanPaper(row.id))
    }
}

/// To a report.
#[derive(MergedObject)]
pub struct ReportAdded(ReportPaper);

impl ReportAdded {
    pub fn to(row: &report::Model) -> Self {
        Self(ReportPaper(row.id))
    }
}

/// To a task.
#[derive(MergedObject)]
pub struct TaskAdded(TaskComments, TaskFiles);

impl TaskAdded {
    pub fn to(row: &task::Model) -> Self {
        Self(TaskComments, TaskFiles(row.id))
    }
}

/// To an activity.
#[derive(MergedObject)]
pub struct ActivityAdded(ActivityFiles);

impl ActivityAdded {
    pub fn to(row: &activity::Model) -> Self {
        Self(ActivityFiles(row.id))
    }
}

/// To the viewer.
#[derive(MergedObject, Default)]
pub struct ViewerAdded(ViewerWork, ViewerNotifications);

/// What all features let the actor do with an organization now.
pub fn organization_actions(
    reader: &Reader,
    row: &organization::Model,
    place: &Place,
) -> Vec<OrganizationAction> {
    let mut actions = crate::features::organization::actions(reader, row, place);
    actions.extend(account::organization_actions(reader, row, place));
    if reader
        .may::<CreatePlan, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::CreatePlan);
    }
    if reader
        .may::<NameFocalPoint, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::NameFocalPoint);
    }
    if reader
        .may::<RegisterChannel, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::RegisterChannel);
    }
    if reader
        .may::<Assign, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::AssignTask);
    }
    if reader
        .may::<Register, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::RegisterDocument);
    }
    actions
}

/// What all features let the actor do with a document now.
pub fn document_actions(
    reader: &Reader,
    row: &document::Model,
    place: &Place,
) -> Vec<DocumentAction> {
    let all = [
        (
            DocumentAction::Send,
            reader.may::<Send, document::Entity>(row, place),
        ),
        (
            DocumentAction::Remind,
            reader.may::<Remind, document::Entity>(row, place),
        ),
        (
            DocumentAction::Follow,
            reader.may::<Follow, document::Entity>(row, place),
        ),
        (
            DocumentAction::Copy,
            reader.may::<documents::Copy, document::Entity>(row, place),
        ),
        (
            DocumentAction::Attach,
            reader.may::<documents::Attach, document::Entity>(row, place),
        ),
        (
            DocumentAction::Detach,
            reader.may::<documents::Detach, document::Entity>(row, place),
        ),
        (
            DocumentAction::Sign,
            reader.may::<Sign, document::Entity>(row, place),
        ),
    ];
    let may = all.into_iter().filter(|(_, asked)| asked.is_ok());
    may.map(|(action, _)| action).collect()
}
