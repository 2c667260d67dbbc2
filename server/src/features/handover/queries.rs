//! Reads: lists of handovers, and those that wait for the viewer.

use entity::handover::{Column, Entity, Model, State};
use entity::{appointment, organization, position};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use super::items::{self, HandoverItem, Leaving};
use crate::platform::{Reader, Result, Scoped};

pub fn matching(reader: &Reader, organization: Option<Uuid>, states: &[State]) -> Scoped<Entity> {
    let mut found = reader.find::<Entity>();
    if let Some(organization) = organization {
        found = found.filter(Column::OrganizationId.eq(organization));
    }
    if !states.is_empty() {
        found = found.filter(Column::State.is_in(crate::platform::page::distinct(states)));
    }
    found
}

/// Those that wait for the viewer's own confirmation.
pub async fn waiting(reader: &Reader) -> Result<Vec<Model>> {
    let user = reader.actor().require_user()?;
    let to_give = Condition::all()
        .add(Column::FromId.eq(user))
        .add(Column::State.eq(State::Open));
    let to_take = Condition::all()
        .add(Column::ToId.eq(user))
        .add(Column::State.eq(State::HandedOver));
    let found = reader
        .find::<Entity>()
        .filter(Condition::any().add(to_give).add(to_take))
        .order_by_asc(Column::TakesEffectOn)
        .order_by_asc(Column::Id)
        .limit(20);
    reader.all(found).await
}

/// What goes: as it was written down, or before that as it is now.
pub async fn items_of(reader: &Reader, row: &Model) -> Result<Vec<HandoverItem>> {
    if row.state != State::Open {
        return Ok(serde_json::from_value(row.items.clone())?);
    }
    open_items(reader, row).await
}

/// What is open now, as far as the reader sees it: nothing to whom the appointment is out of sight.
pub async fn open_items(reader: &Reader, row: &Model) -> Result<Vec<HandoverItem>> {
    let held = reader
        .find::<appointment::Entity>()
        .by_id(row.appointment_id);
    let at = reader
        .find::<organization::Entity>()
        .by_id(row.organization_id);
    let (Some(held), Some(at)) = (reader.one(held).await?, reader.one(at).await?) else {
        return Ok(Vec::new());
    };
    let position = reader.get::<position::Entity>(held.position_id).await?;
    let leaving = Leaving {
        person: row.from_id,
        at: &at,
        position: &position,
    };
    items::of(reader, &leaving).await
}
