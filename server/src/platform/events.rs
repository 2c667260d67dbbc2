//! What happens to a kind of row, each event a line of its feature's `events`.

/// Makes events: what each tells, where it happened, and whom it concerns.
///
/// ```text
/// events! {
///     (row: &Model) { activity: Uuid = row.id, plan: Uuid = row.plan_id }, of row at row.organization_id;
///     /// It is done for good.
///     ActivityConfirmed, "activity.confirmed" => doer(row);
/// }
/// ```
///
/// makes `ActivityConfirmed::of(&row)`, an [`Event`](super::event::Event) of that row at its organization. Listeners are
/// told what stands in the braces, and nothing else.
macro_rules! events {
    (
        $given:tt $tells:tt, of $row:ident at $place:expr;
        $($(#[$doc:meta])* $event:ident, $name:literal => $concerned:expr;)+
    ) => {$(
        $crate::platform::events! {
            @one $given $tells of $row at $place; $(#[$doc])* $event, $name => $concerned
        }
    )+};
    (
        @one ($($given:ident: $kind:ty),+)
        { $($(#[$how:meta])* $told:ident: $type:ty = $value:expr),+ }
        of $row:ident at $place:expr;
        $(#[$doc:meta])* $event:ident, $name:literal => $concerned:expr
    ) => {
        $(#[$doc])*
        #[derive(serde::Serialize)]
        pub struct $event {
            $($(#[$how])* $told: $type,)+
            #[serde(skip)]
            subject: uuid::Uuid,
            #[serde(skip)]
            place: Option<uuid::Uuid>,
            #[serde(skip)]
            concerned: Vec<$crate::platform::event::Concerned>,
        }

        impl $event {
            pub fn of($($given: $kind),+) -> Self {
                // Not every event depends on all of them.
                let _ = ($(&$given,)+);
                Self {
                    $($told: $value,)+
                    subject: $row.id,
                    place: Option::from($place),
                    concerned: $concerned,
                }
            }
        }

        impl $crate::platform::event::Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> uuid::Uuid {
                self.subject
            }

            fn organization(&self) -> Option<uuid::Uuid> {
                self.place
            }

            fn concerns(&self) -> Vec<$crate::platform::event::Concerned> {
                self.concerned.clone()
            }
        }
    };
}

pub(crate) use events;
