//! What this feature adds to a plan.

use async_graphql::{Context, Object, SimpleObject};
use entity::plan;

use super::object::Activity;
use crate::features::activity::coverage::{CarriedBy, is_duty};
use crate::features::activity::model::CoverageState;
use crate::features::activity::policy::{ARRANGERS, is_arranged};
use crate::features::plan::{ClausesOf, PlanClause};
use crate::platform::Result;
use crate::platform::graphql::Call;

/// Of a plan.
pub struct PlanActivities(pub plan::Model);

/// A duty of the plan above, and the activities of a plan that carry it out.
#[derive(SimpleObject)]
pub struct DutyCoverage {
    /// The duty.
    clause: PlanClause,
    /// How it stands with the school.
    state: CoverageState,
    /// What carries it out, the first to begin first.
    activities: Vec<Activity>,
}

#[Object]
impl PlanActivities {
    /// What the plan above asks of schools, each with the activities of this plan that carry it out; nothing where the
    /// viewer does not see the plan above.
    async fn duty_coverage(&self, ctx: &Context<'_>) -> Result<Vec<DutyCoverage>> {
        let Some(above) = self.0.parent_id else {
            return Ok(Vec::new());
        };
        let call = Call::of(ctx)?;
        let asked = call.load(ClausesOf(above)).await?;
        let carried = call.load(CarriedBy(self.0.id)).await?;
        let duties = asked.into_iter().filter(is_duty);
        Ok(duties
            .map(|clause| {
                let own = carried.iter().filter(|(duty, _)| *duty == clause.id);
                let own: Vec<_> = own.map(|(_, row)| row.clone()).collect();
                let confirmed = own
                    .iter()
                    .filter(|row| row.state == entity::task::State::Confirmed);
                let confirmed = confirmed.count();
                DutyCoverage {
                    clause: PlanClause::new(clause),
                    state: CoverageState::of(
                        i64::try_from(own.len()).unwrap_or(i64::MAX),
                        i64::try_from(confirmed).unwrap_or(i64::MAX),
                    ),
                    activities: own.into_iter().map(Activity::new).collect(),
                }
            })
            .collect())
    }

    /// Whether the viewer may put activities into it now.
    async fn may_add_activity(&self, ctx: &Context<'_>) -> Result<bool> {
        let actor = Call::of(ctx)?.actor();
        Ok(is_arranged(&self.0) && actor.serves(&ARRANGERS, self.0.organization_id))
    }
}
