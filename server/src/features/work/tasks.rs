//! Tasks that wait for the viewer.

use entity::task;
use uuid::Uuid;

use super::{Item, WorkKind};
use crate::features::task::{to_confirm, to_do, waiting_of};
use crate::platform::{Reader, Result};

const MOST: u64 = 50;

/// Whatever the school year: a task has a day, and is done or not. What waits to be confirmed is one item, however many
/// schools have done theirs.
pub async fn items(reader: &Reader) -> Result<Vec<Item>> {
    let own = to_do(reader, MOST).await?;
    let mut items: Vec<Item> = own
        .into_iter()
        .map(|row| {
            let kind = match row.return_reason {
                Some(_) => WorkKind::TaskFixReturned,
                None => WorkKind::TaskDo,
            };
            about(kind, row)
        })
        .collect();
    let (single, several): (Vec<_>, Vec<_>) = (to_confirm(reader).await?)
        .into_iter()
        .partition(|waiting| waiting.count == 1);
    let single: Vec<Uuid> = single.iter().map(|waiting| waiting.organization).collect();
    let single = waiting_of(reader, &single, MOST).await?;
    items.extend(
        single
            .into_iter()
            .map(|row| about(WorkKind::TaskConfirm, row)),
    );
    items.extend(several.into_iter().map(|waiting| {
        let due = Some(waiting.due_on);
        Item {
            count: Some(waiting.count),
            ..Item::new(WorkKind::TaskConfirm, "", waiting.organization, due)
        }
    }));
    Ok(items)
}

fn about(kind: WorkKind, row: task::Model) -> Item {
    Item {
        task: Some(row.clone()),
        ..Item::new(kind, &row.title, row.assignee_id, Some(row.due_on))
    }
}
