//! The kinds of lists that can be taken in: a new one is a line here, and an
//! [`Importer`](crate::platform::import::Importer) in its feature.

use entity::import::Kind;

macro_rules! kinds {
    ($($kind:ident, $name:literal;)+) => {
        /// A kind that is taken in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Listed {
            $($kind,)+
        }

        impl Listed {
            /// `None` of a kind that this release does not take in.
            pub fn of(kind: Kind) -> Option<Self> {
                match kind {
                    $(Kind::$kind => Some(Self::$kind),)+
                    #[allow(unreachable_patterns, reason = "once all kinds are listed there are no others")]
                    _ => None,
                }
            }

            /// By the name of its form.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind),)+
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    Organizations, "organizations";
    People, "people";
    Appointments, "appointments";
}

/// Does something with the importer of a kind: `of!(kind, work(given))` is `work::<Importer>(given)`, and with `await` what
/// comes of that.
macro_rules! of {
    ($kind:expr, await $work:ident($($given:expr),*)) => {
        match $kind {
            Listed::Organizations => $work::<crate::features::organization::Organizations>($($given),*).await,
            Listed::People => $work::<crate::features::account::People>($($given),*).await,
            Listed::Appointments => $work::<crate::features::account::Appointments>($($given),*).await,
        }
    };
    ($kind:expr, $work:ident($($given:expr),*)) => {
        match $kind {
            Listed::Organizations => $work::<crate::features::organization::Organizations>($($given),*),
            Listed::People => $work::<crate::features::account::People>($($given),*),
            Listed::Appointments => $work::<crate::features::account::Appointments>($($given),*),
        }
    };
}

pub(super) use of;
