//! Arrivals in the schema: the object.

mod copy;
mod list;
mod write;

use async_graphql::{Context, ID, Object};
use entity::{arrival, document};

use super::policy::{ArrivalAction, available};
use crate::features::document::{
    Document, DocumentKind, DocumentUrgency, DocumentValidity, number_text, standing,
};
use crate::features::organization::Organization;
use crate::graph::ArrivalAdded;
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Id, Result};

pub use copy::CopyMutation;
pub use list::ArrivalQuery;
pub use write::ArrivalMutation;

/// A paper that came to an organization, as its register has it.
pub struct Arrival {
    row: arrival::Model,
}

impl Arrival {
    pub fn new(row: arrival::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Arrival {
    pub async fn id(&self) -> ID {
        Id::<arrival::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Its arrival number of the year; below ten with a leading nought.
    async fn number(&self) -> String {
        number_text(self.row.number)
    }

    /// The calendar year of the register.
    async fn year(&self) -> i32 {
        self.row.year
    }

    /// The day on which it arrived.
    async fn arrived_on(&self) -> Date {
        self.row.arrived_on.into()
    }

    /// To whom it came.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.organization_id).await
    }

    /// The document itself, where it was issued within the system.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<Document>> {
        let Some(document) = self.row.document_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<document::Entity>(document).await?;
        Ok(row.map(Document::new))
    }

    /// Its own number, as it stands on the paper.
    async fn paper_number(&self) -> Option<&str> {
        self.row.paper_number.as_deref()
    }

    /// What follows that number.
    async fn symbol(&self) -> Option<&str> {
        self.row.symbol.as_deref()
    }

    /// What sort of paper it is.
    async fn kind(&self) -> Result<DocumentKind> {
        DocumentKind::of(&self.row.kind)
    }

    /// What it is about.
    async fn subject(&self) -> &str {
        &self.row.subject
    }

    /// Who issued it.
    async fn issuer_name(&self) -> &str {
        &self.row.issuer_name
    }

    /// Who issued it, where that is an organization here that the viewer sees.
    async fn issuer(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.row.issuer_id {
            Some(issuer) => Organization::find(ctx, issuer).await,
            None => Ok(None),
        }
    }

    /// Who signed it.
    async fn signer_name(&self) -> Option<&str> {
        self.row.signer_name.as_deref()
    }

    /// The day that it bears.
    async fn issued_on(&self) -> Date {
        self.row.issued_on.into()
    }

    /// How quickly it has to be dealt with.
    async fn urgency(&self) -> DocumentUrgency {
        self.row.urgency.into()
    }

    /// From when it is in force, where it says so.
    async fn valid_from(&self) -> Option<Date> {
        self.row.valid_from.map(Into::into)
    }

    /// Its last day in force, where it has one.
    async fn valid_until(&self) -> Option<Date> {
        self.row.valid_until.map(Into::into)
    }

    /// Whether it is in force today.
    async fn validity(&self, ctx: &Context<'_>) -> Result<DocumentValidity> {
        let days = (self.row.valid_from, self.row.valid_until);
        standing(Call::of(ctx)?, self.row.document_id, days).await
    }

    /// The division or person who got it.
    async fn recipient(&self) -> Option<&str> {
        self.row.recipient.as_deref()
    }

    /// What was written down with it.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Why the entry counts no more, if it is void.
    async fn void_reason(&self) -> Option<&str> {
        self.row.void_reason.as_deref()
    }

    /// Who did what to it and when, newest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 unless said.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<arrival::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<ArrivalAction>> {
        Ok(available(Call::of(ctx)?.actor(), &self.row))
    }

    #[graphql(flatten)]
    async fn added(&self) -> ArrivalAdded {
        ArrivalAdded::to(&self.row)
    }
}
