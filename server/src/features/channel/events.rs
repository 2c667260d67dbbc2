//! What happened to focal points and channels.

use serde::Serialize;
use uuid::Uuid;

use crate::platform::event::{Concerned, Event};

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            pub id: Uuid,
            pub organization: Uuid,
            /// Who is told: the focal point.
            pub person: Option<Uuid>,
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.id
            }

            fn organization(&self) -> Option<Uuid> {
                Some(self.organization)
            }

            fn concerns(&self) -> Vec<Concerned> {
                self.person.map(Concerned::person).into_iter().collect()
            }
        }
    )+};
}

events! {
    /// Another person is the focal point from now on.
    FocalPointNamed, "focal_point.named";
    /// A channel came into the register.
    ChannelRegistered, "channel.registered";
    /// A channel is no longer used.
    ChannelClosed, "channel.closed";
}
