//! Borrowed until the feature is here.
use async_graphql::{Context, ID, Object};
use entity::position::Role;
use entity::{appointment, position, signing_key, user};
use sea_orm::{Condition, Iterable};
use uuid::Uuid;

use crate::platform::graphql::Call;
use crate::platform::{Actor, Error, Id, Protected, Result};
macro_rules! shared {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;
            fn visible_to(_: &Actor) -> Condition { Condition::all() }
            fn owner(_: &$table::Model) -> Option<Uuid> { None }
        }
    )+};
}
shared! { user, "person"; position, "position"; }
macro_rules! of_organization {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;
            fn visible_to(actor: &Actor) -> Condition {
                let every: Vec<Role> = Role::iter().collect();
                Condition::any()
                    .add(actor.reach(&every, $table::Column::OrganizationId))
                    .add(actor.upward($table::Column::OrganizationId))
            }
            fn owner(row: &$table::Model) -> Option<Uuid> { Some(row.organization_id) }
        }
    )+};
}
of_organization! { appointment, "appointment"; }
macro_rules! named {
    ($($object:ident, $table:ident;)+) => {$(
        pub struct $object { row: $table::Model }
        impl $object {
            pub fn new(row: $table::Model) -> Self { Self { row } }
            pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
                Call::of(ctx)?.row::<$table::Entity>(id).await?.map(Self::new).ok_or(Error::NotFound)
            }
        }
        #[Object]
        impl $object {
            async fn id(&self) -> ID { Id::<$table::Entity>::new(self.row.id).into() }
            async fn name(&self) -> &str { &self.row.name }
        }
    )+};
}
named! { Person, user; }
impl crate::platform::Secret for signing_key::Entity {}
