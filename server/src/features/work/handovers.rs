//! Positions that wait for the viewer to hand them over or take them over.

use entity::handover::State;

use super::{Item, WorkKind};
use crate::features::handover::waiting;
use crate::platform::{Reader, Result};

pub async fn items(reader: &Reader) -> Result<Vec<Item>> {
    let waiting = waiting(reader).await?;
    Ok(waiting
        .into_iter()
        .map(|row| {
            let kind = match row.state {
                State::Open => WorkKind::HandoverGive,
                State::HandedOver | State::TakenOver => WorkKind::HandoverTake,
            };
            let (at, day) = (row.organization_id, Some(row.takes_effect_on));
            Item {
                handover: Some(row.clone()),
                ..Item::new(kind, &row.position_title, at, day)
            }
        })
        .collect())
}
