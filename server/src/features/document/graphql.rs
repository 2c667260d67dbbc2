//! Documents in the schema.

use async_graphql::{Context, ID, Object};
use entity::document;

use super::{DocumentKind, number_text};
use crate::features::organization::Organization;
use crate::graph::DocumentAdded;
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

    /// Who issued it.
    async fn issuer(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        Organization::find(ctx, self.row.organization_id).await
    }

    /// Who signed it.
    async fn signer_name(&self) -> Option<&str> {
        self.row.signer_name.as_deref()
    }

    #[graphql(flatten)]
    async fn added(&self) -> DocumentAdded {
        DocumentAdded::to(&self.row)
    }
}
