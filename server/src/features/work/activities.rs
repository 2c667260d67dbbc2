//! Activities of schools' plans that wait for the viewer.

use entity::plan;

use super::{Item, WorkKind};
use crate::features::activity::{to_confirm, to_do};
use crate::platform::{Reader, Result};

const MOST: u64 = 50;

/// What goes on now or begins soon; what waits to be confirmed of a plan is one item.
pub async fn items(reader: &Reader) -> Result<Vec<Item>> {
    let own = to_do(reader, MOST).await?.into_iter().map(|row| {
        let kind = match row.return_reason {
            Some(_) => WorkKind::ActivityFixReturned,
            None => WorkKind::ActivityDo,
        };
        let item = Item::new(kind, &row.title, row.organization_id, Some(row.ends_on));
        Item {
            activity: Some(row),
            ..item
        }
    });
    let waiting = to_confirm(reader).await?;
    let plans = reader
        .by_ids::<plan::Entity>(waiting.iter().map(|waiting| waiting.plan))
        .await?;
    let done = waiting.into_iter().filter_map(|waiting| {
        let (plan, due) = (plans.get(&waiting.plan)?, Some(waiting.ends_on));
        let kind = WorkKind::ActivitiesConfirm;
        Some(Item {
            count: Some(waiting.count),
            plan: Some(plan.clone()),
            ..Item::new(kind, &plan.title, waiting.organization, due)
        })
    });
    Ok(own.chain(done).collect())
}
