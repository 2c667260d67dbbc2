//! The viewer's work as the schema shows it.

use async_graphql::{Context, Object};
use entity::{organization, school_year};

use super::{Item, WorkKind, items};
use crate::features::activity::Activity;
use crate::features::distribution::Delivery;
use crate::features::document::Document;
use crate::features::handover::Handover;
use crate::features::organization::Organization;
use crate::features::period::ReportingPeriod;
use crate::features::plan::Plan;
use crate::features::report::Report;
use crate::features::task::Task;
use crate::platform::graphql::{Call, reader};
use crate::platform::{Date, Id, Result};

/// One thing that the viewer should do, with the action that does it.
pub struct WorkItem {
    item: Item,
}

#[Object]
impl WorkItem {
    /// The same for the same work, however often it is asked.
    async fn key(&self) -> String {
        let item = &self.item;
        let about = (item.task.as_ref().map(|task| task.id))
            .or(item.activity.as_ref().map(|activity| activity.id))
            .or(item.delivery.as_ref().map(|delivery| delivery.id))
            .or(item.document.as_ref().map(|document| document.id))
            .or(item.period.as_ref().map(|period| period.id))
            .or(item.handover.as_ref().map(|handover| handover.id))
            .or(item.plan.as_ref().map(|plan| plan.id))
            .unwrap_or(item.organization);
        let (about, whose) = (about.simple(), item.organization.simple());
        format!("{:?}-{about}-{whose}", item.kind)
    }

    /// What is to be done.
    async fn kind(&self) -> WorkKind {
        self.item.kind
    }

    /// The plan's, the task's, the activity's, the document's or the position's title, or the period's name.
    async fn title(&self) -> &str {
        &self.item.title
    }

    /// The plan to work on, or the one that asks for it.
    async fn plan(&self) -> Option<Plan> {
        self.item.plan.clone().map(Plan::new)
    }

    /// The report, once started.
    async fn report(&self) -> Option<Report> {
        self.item.report.clone().map(Report::new)
    }

    /// The task.
    async fn task(&self) -> Option<Task> {
        self.item.task.clone().map(Task::new)
    }

    /// What has arrived, or should have.
    async fn delivery(&self) -> Option<Delivery> {
        self.item.delivery.clone().map(Delivery::new)
    }

    /// The document that was sent.
    async fn document(&self) -> Option<Document> {
        self.item.document.clone().map(Document::new)
    }

    /// The activity.
    async fn activity(&self) -> Option<Activity> {
        self.item.activity.clone().map(Activity::new)
    }

    /// The handover.
    async fn handover(&self) -> Option<Handover> {
        self.item.handover.clone().map(Handover::new)
    }

    /// The period that it is about.
    async fn period(&self) -> Option<ReportingPeriod> {
        self.item.period.clone().map(ReportingPeriod::new)
    }

    /// For which of the viewer's organizations, or of those below which.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let call = Call::of(ctx)?;
        let row = call.row::<organization::Entity>(self.item.organization);
        Ok(row.await?.map(Organization::new))
    }

    /// How many reports, schools, plans or activities it is about.
    async fn count(&self) -> Option<i32> {
        self.item
            .count
            .map(|count| i32::try_from(count).unwrap_or(i32::MAX))
    }

    /// By when.
    async fn due_on(&self) -> Option<Date> {
        self.item.due_on.map(Date)
    }

    /// Whether that day has passed.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        let today = Call::of(ctx)?.actor().today();
        Ok(self.item.due_on.is_some_and(|day| day < today))
    }
}

/// What this feature adds to the viewer.
#[derive(Default)]
pub struct ViewerWork;

#[Object]
impl ViewerWork {
    /// What the viewer should do, by deadline; what has none comes last.
    async fn work(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "In this school year; in all when left out, for work does not end with a year."
        )]
        school_year: Option<Id<school_year::Entity>>,
    ) -> Result<Vec<WorkItem>> {
        let items = items(reader(ctx)?, school_year.map(Id::uuid)).await?;
        Ok(items.into_iter().map(|item| WorkItem { item }).collect())
    }
}
