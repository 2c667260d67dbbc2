//! Plans as the schema shows them.

mod duty;
mod input;
mod mutation;
mod plan;
mod query;
mod subscription;

pub use duty::{Duty, ReportingPeriod};
pub use mutation::PlanMutation;
pub use plan::{Plan, PlanClause};
pub use query::PlanQuery;
pub use subscription::PlanSubscription;
