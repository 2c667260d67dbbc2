//! Who sees focal points and channels, and who names and registers them.

use entity::position::Role;
use entity::{channel, focal_point, organization};
use sea_orm::Iterable;

use crate::features::organization::is_closed;
use crate::platform::{Actor, Denial, Place, actions, protected};

protected! {
    around organization;
    /// They are public within the tree: whoever sees an organization sees through whom it speaks.
    focal_point, "focal";
    channel, "channel";
}

/// His own school's, or from above.
fn may_name(actor: &Actor, place: &Place) -> bool {
    actor.serves(&[Role::Principal], place.organization)
        || actor.holds(&[Role::Head, Role::Office], place)
}

fn may_register(actor: &Actor, place: &Place) -> bool {
    let over = [Role::Head, Role::DeputyHead, Role::Office];
    actor.serves(&[Role::Principal, Role::FocalPoint], place.organization)
        || actor.holds(&over, place)
}

/// Whether he is told who spoke for it before: those who work there or above.
pub fn knows_the_past(actor: &Actor, place: &Place) -> bool {
    let every: Vec<Role> = Role::iter().collect();
    actor.holds(&every, place)
}

actions! {
    of organization::Entity, (actor, row, place);
    /// Names an organization's focal point.
    NameFocalPoint, "focal_point.name" => Denial::unless(may_name(actor, place), true);
    /// Registers a channel of an organization.
    RegisterChannel, "channel.register" =>
        Denial::unless(may_register(actor, place), !is_closed(row, actor.today()));
}

actions! {
    of focal_point::Entity, (actor, row, place);
    /// Ends a focal point's time, because another one follows.
    EndFocalPoint, "focal_point.end" => Denial::unless(may_name(actor, place), row.until.is_none());
    /// Ends a focal point's time with a reason, before another one is known.
    RelieveFocalPoint, "focal_point.relieve" => Denial::unless(may_name(actor, place), row.until.is_none());
}

actions! {
    of channel::Entity, (actor, row, place);
    /// Closes a channel.
    RemoveChannel, "channel.remove" => Denial::unless(may_register(actor, place), row.closed_at.is_none());
}
