//! Comments: what people say to each other of a plan, of one of its clauses, or of a task. A part of others' pages: what
//! was said, a field to say something in, whom one names by typing «@»; and how many of a clause's are open. Who may say,
//! change or settle something, the server says.

mod composer;
mod list;
mod model;
mod naming;
mod operations;
mod said;
mod talk;
mod words;

pub use list::Comments;
pub use model::Subject;
pub(crate) use operations::registered;
pub use talk::PlanTalk;
