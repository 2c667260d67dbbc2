//! Tasks: what one gives another to do, by when, and what came of it.
//!
//! **Owns** `task`; adds to a plan's clause how many were given of it, to an arrival what follows from it.
//! **States** `ASSIGNED → IN_PROGRESS → DONE → CONFIRMED`: who is charged begins it and says what came of it; who gave it
//! confirms, or sends it back with a reason; whoever did it may take it up again before that. Overdue is derived.
//! **Who gives**: HEAD, DEPUTY_HEAD and OFFICE of an office to its divisions, people and whatever is below it; a school's
//! PRINCIPAL and FOCAL_POINT to its people. Several schools get a task each.
//! **Who does**: the person in charge while he is appointed there, or the head of his organization for him; without one,
//! whoever holds the position at that time, the division, or those who answer for the organization, who may pass it on to one of its people. Nobody confirms what
//! he did, or was to do, himself; what was said of a task is not lost by giving it to another.
//! Whoever does it puts files to it, as its evidence, until it is done.
//! **Who sees**: those who work where it was given or is to be done, or above; and the person in charge.
//! **Events**: `task.assigned`, `.started`, `.done`, `.reopened`, `.confirmed`, `.returned`, `.changed`, `.reassigned`,
//! `.withdrawn`.

mod assigning;
mod commands;
mod content;
mod decisions;
mod due;
mod events;
mod feed;
mod graphql;
mod importing;
mod leaving;
mod model;
mod policy;
mod queries;

pub use decisions::decisions;
pub use events::concerned;
pub use feed::routes;
pub use graphql::{ArrivalTasks, ClauseTasks, Task, TaskMutation, TaskQuery};
pub use importing::Tasks;
pub use leaving::{charged_to, given_by, move_charged, move_organization, unsettled_at};
pub use model::{OPEN, TaskState};
pub use policy::{Assign, Attach, Detach, READERS, since_charged};
pub use queries::{to_confirm, to_do, waiting_of};
