//! Tasks that wait for the viewer.

use entity::task::{self, State};

use super::{Item, WorkKind};
use crate::features::task::{to_confirm, to_do};
use crate::platform::{Reader, Result};

const MOST: u64 = 50;

/// Whatever the school year: a task has a day, and is done or not.
pub async fn items(reader: &Reader) -> Result<Vec<Item>> {
    let mut tasks = to_do(reader, MOST).await?;
    tasks.extend(to_confirm(reader, MOST).await?);
    Ok(tasks.into_iter().map(item).collect())
}

fn item(row: task::Model) -> Item {
    let kind = match (row.state, &row.return_reason) {
        (State::Done | State::Confirmed, _) => WorkKind::TaskConfirm,
        (_, Some(_)) => WorkKind::TaskFixReturned,
        (_, None) => WorkKind::TaskDo,
    };
    Item {
        task: Some(row.clone()),
        ..Item::new(kind, &row.title, row.assignee_id, Some(row.due_on))
    }
}
