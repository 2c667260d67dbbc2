//! What happened to focal points and channels.

use entity::{channel, focal_point};
use uuid::Uuid;

use crate::platform::event::Concerned;
use crate::platform::events;

events! {
    (row: &focal_point::Model) {
        id: Uuid = row.id, organization: Uuid = row.organization_id, person: Uuid = row.user_id
    }, of row at row.organization_id;
    /// Another person is the focal point from now on.
    FocalPointNamed, "focal_point.named" => vec![Concerned::person(row.user_id)];
    /// He is the focal point no more, and no other is yet.
    FocalPointRelieved, "focal_point.relieved" => vec![Concerned::person(row.user_id)];
}

events! {
    (row: &channel::Model) { id: Uuid = row.id, organization: Uuid = row.organization_id },
    of row at row.organization_id;
    /// A channel came into the register.
    ChannelRegistered, "channel.registered" => Vec::new();
    /// A channel is no longer used.
    ChannelClosed, "channel.closed" => Vec::new();
}
