//! Lists of documents: which, and in what order.

use async_graphql::{Context, InputObject, Object};
use entity::document::{self, Column};
use entity::organization;

use super::Document;
use crate::features::document::model::{DocumentUrgency, DocumentValidity};
use crate::features::document::queries::{self, Filter};
use crate::features::document::{DocumentKind, symbol};
use crate::platform::graphql::{List, page, reader};
use crate::platform::page::{Direction, Order, PageArgs};
use crate::platform::{Date, Id, Result};

/// Which documents.
#[derive(InputObject, Default)]
pub struct DocumentFilter {
    /// Issued by this organization.
    issuer: Option<Id<organization::Entity>>,
    /// Words of its number, symbol, subject or issuer, with or without diacritics.
    search: Option<String>,
    /// Of this sort.
    kind: Option<DocumentKind>,
    /// Of this calendar year's register.
    year: Option<i32>,
    /// That bears this day or a later one.
    from: Option<Date>,
    /// That bears this day or an earlier one.
    until: Option<Date>,
    /// As urgent as this.
    urgency: Option<DocumentUrgency>,
    /// That stands so today.
    validity: Option<DocumentValidity>,
    /// Only certified copies, or everything but them.
    copies: Option<bool>,
}

impl DocumentFilter {
    fn parse(self) -> Result<Filter> {
        Ok(Filter {
            issuer: self.issuer.map(Id::uuid),
            search: self.search,
            kind: self.kind.map(DocumentKind::code).transpose()?,
            year: self.year,
            from: self.from.map(Into::into),
            until: self.until.map(Into::into),
            urgency: self.urgency.map(Into::into),
            validity: self.validity,
            copies: self.copies,
        })
    }
}

/// What a register can be ordered by.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub enum DocumentOrderField {
    /// The day that it bears.
    IssuedOn,
    /// Its number: of one year, and of one issuer.
    Number,
}

/// In what order documents come.
#[derive(InputObject)]
pub struct DocumentOrder {
    /// By what.
    field: DocumentOrderField,
    /// Which way.
    direction: Direction,
}

impl From<DocumentOrder> for Order<document::Entity> {
    fn from(order: DocumentOrder) -> Self {
        let column = match order.field {
            DocumentOrderField::IssuedOn => Column::IssuedOn,
            DocumentOrderField::Number => Column::Number,
        };
        Self {
            column,
            direction: order.direction,
        }
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct DocumentQuery;

#[Object]
impl DocumentQuery {
    /// One document by id. Requires: HEAD, DEPUTY_HEAD, a division, PRINCIPAL or FOCAL_POINT at or above its issuer; or that
    /// the viewer sees a delivery of it, or the plan whose paper it is.
    async fn document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document's id.")] id: Id<document::Entity>,
    ) -> Result<Document> {
        let row = reader(ctx)?.get::<document::Entity>(id.uuid()).await?;
        Ok(Document::new(row))
    }

    /// The documents that organizations issued, the latest first. Requires: as `document`, for each.
    async fn documents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which documents.")] filter: Option<DocumentFilter>,
        #[graphql(desc = "In what order.")] order_by: Option<DocumentOrder>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Document>> {
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = queries::matching(reader(ctx)?, &filter.unwrap_or_default().parse()?);
        let order = order_by.map_or(Order::desc(Column::IssuedOn), Into::into);
        page::<document::Entity, _>(ctx, found, order, &args, Document::new).await
    }

    /// The symbol that a document of this kind gets from this issuer unless it is given another.
    async fn document_symbol(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who issues it.")] organization: Id<organization::Entity>,
        #[graphql(desc = "What sort of paper it is.")] kind: DocumentKind,
    ) -> Result<String> {
        let issuer = reader(ctx)?.get::<organization::Entity>(organization.uuid());
        Ok(symbol(kind, &issuer.await?))
    }
}
