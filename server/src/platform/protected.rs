//! Whose rows who sees, where many tables say it alike.

/// Writes [`Protected`](super::Protected) for tables that are seen
///
/// * `by everybody` in the tenant;
/// * `around` the organization that a row belongs to: by everybody at, above or below it;
/// * `through` another table's row, by whoever sees that.
///
/// ```text
/// protected! {
///     through plan by PlanId;
///     /// What a plan says.
///     plan_clause, "clause";
/// }
/// ```
macro_rules! protected {
    (by everybody; $($(#[$doc:meta])* $table:ident, $kind:literal;)+) => {$(
        $(#[$doc])*
        impl $crate::platform::Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(_: &$crate::platform::Actor) -> sea_orm::Condition {
                sea_orm::Condition::all()
            }

            fn owner(_: &$table::Model) -> Option<uuid::Uuid> {
                None
            }
        }
    )+};
    (around organization; $($(#[$doc:meta])* $table:ident, $kind:literal;)+) => {$(
        $(#[$doc])*
        impl $crate::platform::Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(actor: &$crate::platform::Actor) -> sea_orm::Condition {
                actor.around($table::Column::OrganizationId).into()
            }

            fn owner(row: &$table::Model) -> Option<uuid::Uuid> {
                Some(row.organization_id)
            }
        }
    )+};
    (through $other:ident by $column:ident; $($(#[$doc:meta])* $table:ident, $kind:literal;)+) => {$(
        $(#[$doc])*
        impl $crate::platform::Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(actor: &$crate::platform::Actor) -> sea_orm::Condition {
                $crate::platform::access::through::<$other::Entity>(
                    actor,
                    $table::Column::$column,
                    $other::Column::Id,
                )
            }

            fn owner(_: &$table::Model) -> Option<uuid::Uuid> {
                None
            }
        }
    )+};
}

pub(crate) use protected;
