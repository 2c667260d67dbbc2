//! Comments: what people say to each other of a plan, of one of its clauses, or of a task.
//!
//! **Owns** `comment`; adds to a clause how many of its comments are open, to plans and tasks whether the viewer may comment.
//! **States**: a comment of a plan is open until somebody resolves it, and may be opened again; one of a task is only said.
//! **Who sees**: of a plan, those who work at or above the plan's organization, whatever the plan's state: those who only
//! read what was issued are not told how it came about. Of a task, whoever sees the task.
//! **Who may**: whoever sees them adds his own; its author changes or removes it; its author and those who work at the plan's own
//! organization resolve it. A person is mentioned who can read it.
//! **Events**: `comment.added`, to those who are charged with the matter and who spoke of it before; `comment.mentioned`;
//! `comment.changed`.

mod commands;
mod decisions;
mod events;
mod graphql;
mod model;
mod policy;
mod queries;

pub use decisions::decisions;
pub use graphql::{
    ClauseComments, Comment, CommentMutation, CommentQuery, CommentSubscription, PlanComments,
    TaskComments,
};
