//! Who sees focal points and channels, and who names and registers them.

use entity::position::Role;
use entity::{channel, focal_point, organization};
use sea_orm::{Condition, Iterable};
use uuid::Uuid;

use crate::platform::{Action, Actor, Denial, Place, Protected};

/// They are public within the tree: whoever sees an organization sees through whom it speaks.
macro_rules! of_organization {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(actor: &Actor) -> Condition {
                let every: Vec<Role> = Role::iter().collect();
                actor
                    .reach(&every, $table::Column::OrganizationId)
                    .or(actor.upward($table::Column::OrganizationId))
                    .into()
            }

            fn owner(row: &$table::Model) -> Option<Uuid> {
                Some(row.organization_id)
            }
        }
    )+};
}

of_organization! {
    focal_point, "focal";
    channel, "channel";
}

/// Appointed there in one of `own`, or there or above in one of `over`.
fn acts_for(actor: &Actor, own: &[Role], over: &[Role], place: &Place) -> Result<(), Denial> {
    if actor.serves(own, place.organization) || actor.holds(over, place) {
        Ok(())
    } else {
        Err(Denial::Role)
    }
}

fn may_name(actor: &Actor, place: &Place) -> Result<(), Denial> {
    acts_for(
        actor,
        &[Role::Principal],
        &[Role::Head, Role::Office],
        place,
    )
}

fn may_register(actor: &Actor, place: &Place) -> Result<(), Denial> {
    acts_for(
        actor,
        &[Role::Principal, Role::FocalPoint],
        &[Role::Head, Role::DeputyHead, Role::Office],
        place,
    )
}

/// Names an organization's focal point.
pub struct NameFocalPoint;

impl Action<organization::Entity> for NameFocalPoint {
    const NAME: &'static str = "focal_point.name";

    fn allowed(actor: &Actor, _: &organization::Model, place: &Place) -> Result<(), Denial> {
        may_name(actor, place)
    }
}

/// Ends a focal point's time, because another one follows.
pub struct EndFocalPoint;

impl Action<focal_point::Entity> for EndFocalPoint {
    const NAME: &'static str = "focal_point.end";

    fn allowed(actor: &Actor, row: &focal_point::Model, place: &Place) -> Result<(), Denial> {
        may_name(actor, place)?;
        if row.until.is_some() {
            return Err(Denial::State);
        }
        Ok(())
    }
}

/// Ends a focal point's time with a reason, before another one is known.
pub struct RelieveFocalPoint;

impl Action<focal_point::Entity> for RelieveFocalPoint {
    const NAME: &'static str = "focal_point.relieve";

    fn allowed(actor: &Actor, row: &focal_point::Model, place: &Place) -> Result<(), Denial> {
        EndFocalPoint::allowed(actor, row, place)
    }
}

/// Whether he is told who spoke for it before: those who work there or above.
pub fn knows_the_past(actor: &Actor, place: &Place) -> bool {
    let every: Vec<Role> = Role::iter().collect();
    actor.holds(&every, place)
}

/// Registers a channel of an organization.
pub struct RegisterChannel;

impl Action<organization::Entity> for RegisterChannel {
    const NAME: &'static str = "channel.register";

    fn allowed(actor: &Actor, _: &organization::Model, place: &Place) -> Result<(), Denial> {
        may_register(actor, place)
    }
}

/// Closes a channel.
pub struct RemoveChannel;

impl Action<channel::Entity> for RemoveChannel {
    const NAME: &'static str = "channel.remove";

    fn allowed(actor: &Actor, row: &channel::Model, place: &Place) -> Result<(), Denial> {
        may_register(actor, place)?;
        if row.closed_at.is_some() {
            return Err(Denial::State);
        }
        Ok(())
    }
}
