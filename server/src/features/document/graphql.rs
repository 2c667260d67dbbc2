//! Documents in the schema.

use async_graphql::{Context, ID, Object};
use entity::document;

use super::{DocumentKind, number_text};
use crate::features::organization::Organization;
use crate::graph::DocumentAdded;
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Id, Result};

/// An official paper as its issuer's register has it: never changed.
pub struct Document {
    row: document::Model,
}

impl Document {
    pub fn new(row: document::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Document {
    pub async fn id(&self) -> ID {
        Id::<document::Entity>::new(self.row.id).into()
    }

    /// What sort of paper it is.
    async fn kind(&self) -> Result<DocumentKind> {
        DocumentKind::of(&self.row.kind)
    }

    /// Its number of the year; below ten with a leading nought.
    async fn number(&self) -> String {
        number_text(self.row.number)
    }

    /// What follows the number, as in KH-PGDĐT.
    async fn symbol(&self) -> &str {
        &self.row.symbol
    }

    /// What it is about.
    async fn subject(&self) -> &str {
        &self.row.subject
    }

    /// The day that it bears.
    async fn issued_on(&self) -> Date {
        self.row.issued_on.into()
    }

    /// What its issuer was called on that day.
    async fn issuer_name(&self) -> &str {
        &self.row.issuer_name
    }

    /// Who issued it, as it is today.
    async fn issuer(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        Organization::find(ctx, self.row.organization_id).await
    }

    /// Who signed it.
    async fn signer_name(&self) -> Option<&str> {
        self.row.signer_name.as_deref()
    }

    /// What was done to it, the latest first. Requires: work at or above its issuer.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many lines, 1 to 100; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<document::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    #[graphql(flatten)]
    async fn added(&self) -> DocumentAdded {
        DocumentAdded::to(&self.row)
    }
}
