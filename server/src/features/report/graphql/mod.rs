//! Reports in the schema: objects, the board, mutations, the subscription, and what is added to others' objects.

mod added;
mod board;
mod live;
mod object;
mod value;
mod version;
mod write;

pub use added::{DutyReports, OrganizationReports, PeriodReports};
pub use live::ReportSubscription;
pub use object::Report;
pub use write::ReportMutation;

use async_graphql::{Context, Object};
use entity::{cluster, education_level, report, reporting_period};

use self::board::{BoardFilterInput, ReportBoard};
use super::board::BoardFilter;
use super::policy::ViewBoard;
use crate::platform::graphql::reader;
use crate::platform::{Id, Result};

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
}

type LevelId = Id<education_level::Entity>;
type ClusterId = Id<cluster::Entity>;
