//! Borrowed until the feature is here.
use async_graphql::{Context, ID, Object};
use entity::{signing_key, user};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Id, Protected, Secret};

impl Protected for user::Entity {
    const KIND: &'static str = "person";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &user::Model) -> Option<Uuid> {
        None
    }
}
impl Secret for signing_key::Entity {}

/// A person.
pub struct Person {
    row: user::Model,
}
impl Person {
    pub fn new(row: user::Model) -> Self {
        Self { row }
    }
}
#[Object]
impl Person {
    async fn id(&self, _ctx: &Context<'_>) -> ID {
        Id::<user::Entity>::new(self.row.id).into()
    }
    /// Name.
    async fn name(&self) -> &str {
        &self.row.name
    }
}
