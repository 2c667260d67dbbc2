//! What a plan said before.

use async_graphql::Object;
use chrono::{DateTime, Utc};
use entity::plan_version;

use crate::features::plan::vocabulary::PlanVersionReason;

/// What a plan said when somebody left it.
pub struct PlanVersion {
    row: plan_version::Model,
}

impl PlanVersion {
    pub fn new(row: plan_version::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl PlanVersion {
    /// Its number within the plan, from 1.
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// What ended its writing.
    async fn reason(&self) -> PlanVersionReason {
        self.row.reason.into()
    }

    /// Whether it is still being written.
    async fn is_open(&self) -> bool {
        self.row.open
    }

    /// Who wrote it, by the name of that day.
    async fn person(&self) -> &str {
        &self.row.person_name
    }

    /// When it was last saved.
    async fn saved_at(&self) -> DateTime<Utc> {
        self.row.saved_at
    }
}
