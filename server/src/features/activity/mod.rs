//! Activities: what a school does to carry its plan out, by whom and when, and what came of it.
//!
//! **Owns** `activity`, with the clauses that it carries out (`activity_clause`: of its own plan, or duties of the plan
//! above) and the channels that it runs on (`activity_channel`); adds to a plan which duties its activities cover, and to
//! an office's plan the same of all its schools.
//! **States**, as a task's: `ASSIGNED → IN_PROGRESS → DONE → CONFIRMED`, or sent back with a reason.
//! **Who arranges**: the school's PRINCIPAL and FOCAL_POINT, while the plan is a draft or returned, and again once it is
//! issued, for a plan lives; what was begun is not taken out any more.
//! **Who does**: the person in charge while he serves there, or the FOCAL_POINT, once the plan is issued. The PRINCIPAL confirms, nobody his own.
//! **Who sees**: whoever sees the plan.
//! **A plan that takes another's place** gets copies, which follow what is done of the first until it counts no more.
//! **Events**: `activity.assigned`, `.done`, `.confirmed`, `.returned`.

mod commands;
mod content;
mod coverage;
mod decisions;
mod doing;
mod events;
mod graphql;
mod leaving;
mod model;
mod policy;
mod queries;
mod replacing;

pub use commands::permit_on as permit;
pub use decisions::decisions;
pub use graphql::{Activity, ActivityMutation, ActivityQuery, PlanActivities};
pub use leaving::{charged_to, move_charged};
pub use policy::{Attach, Detach};
pub use queries::{to_confirm, to_do, unconfirmed_at};
