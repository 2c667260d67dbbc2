//! Reads: lists of handovers, and those that wait for the viewer.

use std::collections::HashMap;

use entity::handover::{Column, Entity, Model, State};
use entity::{appointment, organization, position};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use super::items::{self, HandoverItem, Leaving};
use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source};
use crate::platform::{Error, Reader, Result, Scoped};

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

/// Those at an organization that nobody has taken over.
pub fn not_taken_at(reader: &Reader, organization: Uuid) -> Scoped<Entity> {
    matching(
        reader,
        Some(organization),
        &[State::Open, State::HandedOver],
    )
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
pub async fn items_of(call: &Call, row: &Model) -> Result<Vec<HandoverItem>> {
    if row.state != State::Open {
        return Ok(serde_json::from_value(row.items.clone())?);
    }
    call.load(OpenItemsOf(row.into())).await
}

/// What is open now with a giver, as far as the reader sees it: nothing to whom the appointment is out of sight.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenItemsOf(Giver);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Giver {
    person: Uuid,
    appointment: Uuid,
    organization: Uuid,
}

impl From<&Model> for Giver {
    fn from(row: &Model) -> Self {
        Self {
            person: row.from_id,
            appointment: row.appointment_id,
            organization: row.organization_id,
        }
    }
}

impl Loader<OpenItemsOf> for Source {
    type Value = Vec<HandoverItem>;
    type Error = Error;

    async fn load(&self, of: &[OpenItemsOf]) -> Result<HashMap<OpenItemsOf, Self::Value>> {
        let givers: Vec<Giver> = of.iter().map(|of| of.0).collect();
        let items = items_of_all(&self.reader, &givers).await?.into_iter();
        Ok(items
            .map(|(giver, own)| (OpenItemsOf(giver), own))
            .collect())
    }
}

/// The same of one, within a command.
pub async fn open_items(reader: &Reader, row: &Model) -> Result<Vec<HandoverItem>> {
    let items = items_of_all(reader, &[row.into()]).await?.pop();
    Ok(items.map(|(_, own)| own).unwrap_or_default())
}

async fn items_of_all(
    reader: &Reader,
    givers: &[Giver],
) -> Result<Vec<(Giver, Vec<HandoverItem>)>> {
    let held = givers.iter().map(|giver| giver.appointment);
    let held = reader.by_ids::<appointment::Entity>(held).await?;
    let places = givers.iter().map(|giver| giver.organization);
    let places = reader.by_ids::<organization::Entity>(places).await?;
    let positions = held.values().map(|held| held.position_id);
    let positions = reader.by_ids::<position::Entity>(positions).await?;
    let seen = givers.iter().filter_map(|giver| {
        let held = held.get(&giver.appointment)?;
        let leaving = Leaving {
            person: giver.person,
            at: places.get(&giver.organization)?,
            position: positions.get(&held.position_id)?,
        };
        Some((*giver, leaving))
    });
    let (givers, leaving): (Vec<_>, Vec<_>) = seen.unzip();
    if leaving.is_empty() {
        return Ok(Vec::new());
    }
    let items = items::of(reader, &leaving).await?;
    Ok(givers.into_iter().zip(items).collect())
}
