//! One's own sessions.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::session;

use crate::platform::graphql::Call;
use crate::platform::{Id, Result};

/// One sign-in on one device.
#[derive(Clone)]
pub struct Session {
    row: session::Model,
}

impl Session {
    pub fn new(row: session::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Session {
    pub async fn id(&self) -> ID {
        Id::<session::Entity>::new(self.row.id).into()
    }

    /// What the device calls itself.
    async fn user_agent(&self) -> &str {
        &self.row.user_agent
    }

    /// When it was signed in.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it last asked for a token.
    async fn last_seen_at(&self) -> DateTime<Utc> {
        self.row.last_seen_at
    }

    /// Whether this very request comes from it.
    async fn current(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(Call::of(ctx)?.actor().session() == Some(self.row.id))
    }
}
