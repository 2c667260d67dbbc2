//! Borrowed until the feature is here.
use async_graphql::{Context, ID, Object};
use entity::{cluster, education_level};
use sea_orm::Condition;
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
shared! { education_level, "level"; cluster, "cluster"; }
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
named! { EducationLevel, education_level; Cluster, cluster; }
#[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum OrganizationErrorCode {
    Required,
    TooLong,
    NameTaken,
    LevelRequired,
    PhoneInvalid,
    EmailInvalid,
    UrlInvalid,
    DateOrder,
    NotAtOrganization,
    NotALeader,
    NotASchool,
    AlreadyNamed,
    WrongState,
}
impl crate::platform::Code for OrganizationErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}
impl crate::platform::graphql::FeatureCode for OrganizationErrorCode {
    const FEATURE: &'static str = "Organization";
}
