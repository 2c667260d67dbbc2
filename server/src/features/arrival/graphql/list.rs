//! Lists of arrivals: which, and in what order.

use async_graphql::{Context, InputObject, Object};
use entity::arrival::{self, Column};
use entity::organization;

use super::Arrival;
use crate::features::arrival::queries::{self, Filter};
use crate::features::document::{DocumentKind, DocumentUrgency, DocumentValidity};
use crate::platform::graphql::{List, page, reader};
use crate::platform::page::{Direction, Order, PageArgs};
use crate::platform::{Date, Id, Result};

/// Which arrivals.
#[derive(InputObject, Default)]
pub struct ArrivalFilter {
    /// That came to this organization.
    receiver: Option<Id<organization::Entity>>,
    /// Words of the paper's number, symbol, subject or issuer, with or without diacritics.
    search: Option<String>,
    /// Of this sort.
    kind: Option<DocumentKind>,
    /// Of this calendar year's register.
    year: Option<i32>,
    /// That arrived on this day or later.
    from: Option<Date>,
    /// That arrived on this day or earlier.
    until: Option<Date>,
    /// As urgent as this.
    urgency: Option<DocumentUrgency>,
    /// That stands so today.
    validity: Option<DocumentValidity>,
    /// Those that are void, or those that count.
    void: Option<bool>,
}

impl ArrivalFilter {
    fn parse(self) -> Result<Filter> {
        Ok(Filter {
            receiver: self.receiver.map(Id::uuid),
            search: self.search,
            kind: self.kind.map(DocumentKind::code).transpose()?,
            year: self.year,
            from: self.from.map(Into::into),
            until: self.until.map(Into::into),
            urgency: self.urgency.map(Into::into),
            validity: self.validity,
            void: self.void,
        })
    }
}

/// What arrivals can be ordered by.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub enum ArrivalOrderField {
    /// The day on which it arrived.
    ArrivedOn,
    /// Its arrival number: of one year, and of one receiver.
    Number,
    /// The day that the paper bears.
    IssuedOn,
}

/// In what order arrivals come.
#[derive(InputObject)]
pub struct ArrivalOrder {
    /// By what.
    field: ArrivalOrderField,
    /// Which way.
    direction: Direction,
}

impl From<ArrivalOrder> for Order<arrival::Entity> {
    fn from(order: ArrivalOrder) -> Self {
        let column = match order.field {
            ArrivalOrderField::ArrivedOn => Column::ArrivedOn,
            ArrivalOrderField::Number => Column::Number,
            ArrivalOrderField::IssuedOn => Column::IssuedOn,
        };
        Self {
            column,
            direction: order.direction,
        }
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct ArrivalQuery;

#[Object]
impl ArrivalQuery {
    /// One arrival by id. Requires: HEAD, DEPUTY_HEAD, a division, PRINCIPAL or FOCAL_POINT at or above its receiver.
    async fn arrival(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The arrival's id.")] id: Id<arrival::Entity>,
    ) -> Result<Arrival> {
        let row = reader(ctx)?.get::<arrival::Entity>(id.uuid()).await?;
        Ok(Arrival::new(row))
    }

    /// What arrived at organizations, the latest first. Requires: as `arrival`, for each.
    async fn arrivals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which arrivals.")] filter: Option<ArrivalFilter>,
        #[graphql(desc = "In what order.")] order_by: Option<ArrivalOrder>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Arrival>> {
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = queries::matching(reader(ctx)?, &filter.unwrap_or_default().parse()?);
        let order = order_by.map_or(Order::desc(Column::ArrivedOn), Into::into);
        page::<arrival::Entity, _>(ctx, found, order, &args, Arrival::new).await
    }
}
