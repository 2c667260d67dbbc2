//! The kinds of lists that can be taken in: a new one is a line here, and an
//! [`Importer`](crate::platform::import::Importer) in its feature.

use entity::import::Kind;

/// By the name of its form.
pub fn named(name: &str) -> Option<Kind> {
    Some(match name {
        "organizations" => Kind::Organizations,
        "people" => Kind::People,
        "appointments" => Kind::Appointments,
        "focal-points" => Kind::FocalPoints,
        "arrivals" => Kind::Arrivals,
        "tasks" => Kind::Tasks,
        _ => return None,
    })
}

/// Does something with the importer of a kind: `of!(kind, work(given))` is `work::<Importer>(given)`, and with `await` what
/// comes of that.
macro_rules! of {
    ($kind:expr, await $work:ident($given:expr)) => {
        of!(@ $kind, $work($given) .await)
    };
    ($kind:expr, await $work:ident($one:expr, $other:expr)) => {
        of!(@ $kind, $work($one, $other) .await)
    };
    ($kind:expr, $work:ident($one:expr, $other:expr)) => {
        of!(@ $kind, $work($one, $other))
    };
    ($kind:expr, $work:ident()) => {
        of!(@ $kind, $work())
    };
    (@ $kind:expr, $work:ident $given:tt $($then:tt)*) => {
        match $kind {
            entity::import::Kind::Organizations => {
                $work::<crate::features::organization::Organizations> $given $($then)*
            }
            entity::import::Kind::People => $work::<crate::features::account::People> $given $($then)*,
            entity::import::Kind::Appointments => {
                $work::<crate::features::account::Appointments> $given $($then)*
            }
            entity::import::Kind::FocalPoints => {
                $work::<crate::features::channel::FocalPoints> $given $($then)*
            }
            entity::import::Kind::Arrivals => {
                $work::<crate::features::arrival::Arrivals> $given $($then)*
            }
            entity::import::Kind::Tasks => $work::<crate::features::task::Tasks> $given $($then)*,
        }
    };
}

pub(super) use of;
