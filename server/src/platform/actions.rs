//! What can be done to a kind of row, each action a line of its feature's policy.

/// Makes actions: what each is called on the record, and who may do it in which state.
///
/// ```text
/// actions! {
///     /// What can be done to a task now.
///     enum TaskAction of Entity, (actor, row);
///     /// Begins it.
///     Start, "task.start" => by_doer(actor, row, &[State::Assigned]);
/// }
/// ```
///
/// makes `Start`, which is an [`Action`](super::Action) on a task, and of all of them `TaskAction` for the schema, which
/// describes them in these very words; `available`, what an actor may do with a row now; and `asked`, for
/// `docs/permissions.md`. Where rights go by the row's place it is `(actor, row, place)`, and `available` is told the place
/// as well. `of Entity, (actor, row);` without `enum` makes the actions alone.
macro_rules! actions {
    (
        of $entity:ty, $given:tt;
        $($(#[$doc:meta])* $action:ident, $name:literal => $rule:expr;)+
    ) => {$(
        $(#[$doc])*
        pub struct $action;

        $crate::platform::actions! { @allowed $action of $entity, $given, $name => $rule }
    )+};
    (
        $(#[$about:meta])*
        enum $all:ident of $entity:ty, $given:tt;
        $($(#[$doc:meta])* $action:ident, $name:literal => $rule:expr;)+
    ) => {
        $crate::platform::actions! {
            of $entity, $given;
            $($(#[$doc])* $action, $name => $rule;)+
        }

        $(#[$about])*
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum $all {
            $($(#[$doc])* $action,)+
        }

        $crate::platform::actions! { @available $all of $entity, $given, $($action => $rule,)+ }

        /// Every action on a row, for `docs/permissions.md`.
        pub fn asked(
            state: &str,
            row: &<$entity as sea_orm::EntityTrait>::Model,
        ) -> Vec<$crate::platform::decisions::Decision> {
            vec![$($crate::platform::decisions::ask::<$action, $entity>(state, row),)+]
        }
    };
    (
        @allowed $action:ident of $entity:ty, ($actor:ident, $row:ident $(, $place:ident)?),
        $name:literal => $rule:expr
    ) => {
        impl $crate::platform::Action<$entity> for $action {
            const NAME: &'static str = $name;

            fn allowed(
                $actor: &$crate::platform::Actor,
                $row: &<$entity as sea_orm::EntityTrait>::Model,
                at: &$crate::platform::Place,
            ) -> Result<(), $crate::platform::Denial> {
                $(let $place = at;)?
                // Not every rule asks about all of them.
                let _ = ($actor, $row, at $(, $place)?);
                $rule
            }
        }
    };
    (
        @available $all:ident of $entity:ty, ($actor:ident, $row:ident $(, $place:ident)?),
        $($action:ident => $rule:expr,)+
    ) => {
        /// What the actor may do with it now.
        pub fn available(
            $actor: &$crate::platform::Actor,
            $row: &<$entity as sea_orm::EntityTrait>::Model,
            $($place: &$crate::platform::Place,)?
        ) -> Vec<$all> {
            [$(($all::$action, $rule),)+]
                .into_iter()
                .filter_map(|(action, allowed)| allowed.is_ok().then_some(action))
                .collect()
        }
    };
}

pub(crate) use actions;
