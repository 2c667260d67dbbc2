//! People as the schema shows them.

use async_graphql::{ID, Object};
use entity::user;

use crate::platform::Id;

/// A person known to the system, with or without an account.
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
    async fn id(&self) -> ID {
        Id::<user::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// The full name, as papers write it.
    async fn name(&self) -> &str {
        &self.row.name
    }
}
