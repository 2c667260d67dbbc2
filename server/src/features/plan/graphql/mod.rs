//! Plans as the schema shows them.

mod duty;
mod input;
mod list;
mod mutation;
mod plan;
mod query;
mod subscription;

pub use duty::{Duty, ReportingPeriod};
pub use list::{Ahead, prefetch, prefetch_duties, prefetch_periods};
pub use mutation::PlanMutation;
pub use plan::Plan;
pub use query::PlanQuery;
pub use subscription::PlanSubscription;
