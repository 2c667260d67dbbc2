//! What happened to focal points and channels.

use serde::Serialize;
use uuid::Uuid;

use crate::platform::event::{Concerned, Event};

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal { $($about:ident)? };)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            pub id: Uuid,
            pub organization: Uuid,
            $(
                /// Who is told.
                pub $about: Uuid,
            )?
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
                vec![$(Concerned::person(self.$about))?]
            }
        }
    )+};
}

events! {
    /// Another person is the focal point from now on.
    FocalPointNamed, "focal_point.named" { person };
    /// He is the focal point no more, and no other is yet.
    FocalPointRelieved, "focal_point.relieved" { person };
    /// A channel came into the register.
    ChannelRegistered, "channel.registered" {};
    /// A channel is no longer used.
    ChannelClosed, "channel.closed" {};
}
