//! Plans as the schema shows them.

mod cited;
mod clause;
mod duty;
mod input;
mod mutation;
mod plan;
mod query;
mod schools;
mod subscription;
mod version;

pub use clause::PlanClause;
pub use duty::{Duty, PeriodPlan};
pub use input::PlanActInput;
pub use mutation::{PlanMutation, PlanPayload};
pub use plan::{DocumentPlan, Plan};
pub use query::PlanQuery;
pub use schools::SchoolFilterInput;
pub use subscription::PlanSubscription;
