//! Schools' plans as they are carried out: a plan's activities by month or by state, an activity in a panel from typing to
//! confirming, which duties they cover; and for the office which school has a plan, and what all of them cover.

mod coverage;
mod operations;
mod page;
mod routes;
mod schools;
mod words;

pub(crate) use operations::registered;
pub use routes::{ActivitiesRoute, CoverageRoute, PlanSchoolsRoute};
