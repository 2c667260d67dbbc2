//! Reports in the schema: objects, the board, mutations, the subscription, and what is added to others' objects.

mod added;
mod board;
mod heat;
mod live;
mod object;
mod review;
mod value;
mod version;
mod write;

pub use added::{DutyReports, OrganizationReports, PeriodReports};
pub use live::ReportSubscription;
pub use object::Report;
pub use write::ReportMutation;

use async_graphql::{Context, Object};
use entity::{cluster, education_level, report, reporting_period, school_year};

use self::board::{BoardFilterInput, ReportBoard};
use self::heat::ReportHeat;
use self::review::ReportReview;
use super::accepting::MOST;
use super::board::BoardFilter;
use super::heat as history;
use super::policy::{ViewBoard, sees_every_state};
use crate::features::plan::SchoolFilterInput;
use crate::platform::graphql::reader;
use crate::platform::{Error, Id, Result};

/// Reads of this feature.
#[derive(Default)]
pub struct ReportQuery;

#[Object]
impl ReportQuery {
    /// One report. Requires: PRINCIPAL or FOCAL_POINT at the school; or, once it was handed in, HEAD, DEPUTY_HEAD,
    /// OFFICE, EMULATION or INSPECTION above; or, once it was accepted, OBSERVER above.
    async fn report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report's id.")] id: Id<report::Entity>,
    ) -> Result<Report> {
        Ok(Report::new(
            reader(ctx)?.get::<report::Entity>(id.uuid()).await?,
        ))
    }

    /// Some reports, those of them that are in the viewer's sight, in the order asked for. Requires: as for `report`.
    async fn reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Their ids, 100 at most.")] ids: Vec<Id<report::Entity>>,
    ) -> Result<Vec<Report>> {
        if ids.len() > MOST {
            return Err(Error::BadInput(format!("Ask for at most {MOST} reports.")));
        }
        let ids: Vec<_> = ids.into_iter().map(Id::uuid).collect();
        let found = reader(ctx)?
            .by_ids::<report::Entity>(ids.iter().copied())
            .await?;
        let found = ids.iter().filter_map(|id| found.get(id).cloned());
        Ok(found.map(Report::new).collect())
    }

    /// A report with those of the same period that wait for a decision before and after it. Requires: as for `report`.
    async fn report_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report's id.")] report: Id<report::Entity>,
    ) -> Result<ReportReview> {
        let row = reader(ctx)?.get::<report::Entity>(report.uuid()).await?;
        Ok(ReportReview::new(row))
    }

    /// Who has reported for a period, and who has not. Requires: HEAD, DEPUTY_HEAD, OFFICE, EMULATION, INSPECTION or
    /// OBSERVER at or above the body that asks for the reports; an observer's rows are those accepted.
    async fn report_board(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The period's id.")] period: Id<reporting_period::Entity>,
        #[graphql(desc = "Which rows.")] filter: Option<BoardFilterInput>,
    ) -> Result<ReportBoard> {
        let reader = reader(ctx)?;
        let period = reader
            .get::<reporting_period::Entity>(period.uuid())
            .await?;
        let place = reader
            .require::<ViewBoard, reporting_period::Entity>(&period)
            .await?;
        let filter = filter.map(BoardFilter::from).unwrap_or_default();
        Ok(ReportBoard::new(reader.actor(), period, place, filter))
    }

    /// The schools of the body that asks in a period against its periods of that school year and of the one before. Requires:
    /// HEAD, DEPUTY_HEAD, OFFICE, EMULATION or INSPECTION at or above the body.
    async fn report_heat(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The period's id.")] period: Id<reporting_period::Entity>,
        #[graphql(desc = "Which schools.")] filter: Option<SchoolFilterInput>,
    ) -> Result<ReportHeat> {
        let reader = reader(ctx)?;
        let period = reader
            .get::<reporting_period::Entity>(period.uuid())
            .await?;
        let place = reader
            .require::<ViewBoard, reporting_period::Entity>(&period)
            .await?;
        if !sees_every_state(reader.actor(), &place) {
            return Err(Error::Forbidden);
        }
        let year = reader
            .get::<school_year::Entity>(period.school_year_id)
            .await?;
        let periods = history::periods(reader, period.organization_id, &year).await?;
        Ok(ReportHeat {
            place,
            periods: std::sync::Arc::new(periods),
            filter: filter.unwrap_or_default().into(),
        })
    }
}

type LevelId = Id<education_level::Entity>;
type ClusterId = Id<cluster::Entity>;
