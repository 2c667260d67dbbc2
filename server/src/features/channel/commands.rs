//! What can be done to channels.

use entity::{channel, organization};
use sea_orm::{ActiveValue::Set, ColumnTrait};

use super::events::{ChannelClosed, ChannelRegistered};
use super::model;
use super::policy::{RegisterChannel, RemoveChannel};
use crate::features::organization::OrganizationErrorCode as Code;
use crate::platform::{Id, Outcome, UserError, Writer};

pub struct Registration {
    pub organization: Id<organization::Entity>,
    pub kind: channel::Kind,
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
}

pub async fn register_channel(w: &mut Writer, new: Registration) -> Outcome<channel::Model, Code> {
    let permit = w
        .permit::<RegisterChannel, organization::Entity>(new.organization.uuid(), None)
        .await?;
    let owner = permit.row().id;
    let parsed = model::parse(new.kind, &new.name, &new.address, new.audience.as_deref())?;
    let same = w
        .reader()
        .find::<channel::Entity>()
        .filter(channel::Column::OrganizationId.eq(owner))
        .filter(channel::Column::Kind.eq(new.kind))
        .filter(channel::Column::Address.eq(parsed.address.clone()))
        .filter(channel::Column::ClosedAt.is_null());
    if w.reader().one(same).await?.is_some() {
        return Err(UserError::new(
            "address",
            Code::NameTaken,
            "This channel is in the register already.",
        )
        .into());
    }
    let registered = w
        .create::<_, _, channel::Entity>(
            &permit,
            channel::ActiveModel {
                organization_id: Set(owner),
                kind: Set(new.kind),
                name: Set(parsed.name),
                address: Set(parsed.address),
                audience: Set(parsed.audience),
                verified_on: Set(None),
                closed_at: Set(None),
                ..Default::default()
            },
        )
        .await?;
    w.raise(&ChannelRegistered::of(&registered))?;
    Ok(registered)
}

pub async fn remove_channel(
    w: &mut Writer,
    id: Id<channel::Entity>,
    expected_version: Option<i32>,
) -> Outcome<channel::Model, Code> {
    let permit = w
        .permit::<RemoveChannel, channel::Entity>(id.uuid(), expected_version)
        .await?;
    let now = w.now();
    let closed = w
        .update(permit, |row| row.closed_at = Set(Some(now)))
        .await?;
    w.raise(&ChannelClosed::of(&closed))?;
    Ok(closed)
}
