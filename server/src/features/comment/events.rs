//! What was said, told to those whom it concerns.

use entity::comment::Model;
use uuid::Uuid;

use crate::platform::event::Concerned;
use crate::platform::events;

/// How all their names begin.
pub const PREFIX: &str = "comment.";

events! {
    (row: &Model, concerned: Vec<Concerned>) {
        plan: Option<Uuid> = row.plan_id, clause: Option<Uuid> = row.clause_id, task: Option<Uuid> = row.task_id
    }, of row at row.organization_id;
    /// Somebody said something.
    CommentAdded, "comment.added" => concerned;
    /// Somebody named a person in what he said.
    CommentMentioned, "comment.mentioned" => concerned;
    /// It says something else, is settled, or open again, or gone.
    CommentChanged, "comment.changed" => concerned;
}
