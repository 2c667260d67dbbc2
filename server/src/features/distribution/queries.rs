//! Reads: a document's recipients by name, how many of them have it, and what waits for the viewer.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::delivery::{self, Column, Entity, Receipt};
use entity::{arrival, organization};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, SelectStatement};
use sea_orm::{ColumnTrait as _, Condition, FromQueryResult};
use uuid::Uuid;

use super::policy::{RECEIVERS, SENDERS, is_recipient};
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::{self, distinct};
use crate::platform::{Actor, Error, Reader, Result, Scoped};

/// Which deliveries a list shows.
#[derive(Default)]
pub struct Filter {
    pub document: Option<Uuid>,
    pub organization: Option<Uuid>,
    pub search: Option<String>,
    pub received: Option<bool>,
    pub late: bool,
    pub entered: Option<bool>,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Scoped<Entity> {
    let mut found = reader.find::<Entity>();
    if let Some(typed) = &filter.search {
        found = found.filter(page::search(Column::NameFolded, typed));
    }
    for (column, id) in [
        (Column::DocumentId, filter.document),
        (Column::OrganizationId, filter.organization),
    ] {
        if let Some(id) = id {
            found = found.filter(column.eq(id));
        }
    }
    match filter.received {
        Some(true) => found = found.filter(Column::Receipt.ne(Receipt::Awaited)),
        Some(false) => found = found.filter(awaited(reader)),
        None => {}
    }
    if filter.late {
        found = found.filter(late(reader));
    }
    if let Some(wanted) = filter.entered {
        let entered = Expr::exists(entered(reader));
        found = found.filter(if wanted { entered } else { entered.not() });
    }
    found
}

/// The recipient's entry of the same document, unless it is void.
fn entered(reader: &Reader) -> SelectStatement {
    let own = |column: Column| Expr::col((Entity, column));
    let entries = reader
        .find::<arrival::Entity>()
        .filter(arrival::Column::VoidReason.is_null())
        .filter(
            arrival::Column::DocumentId
                .into_expr()
                .eq(own(Column::DocumentId)),
        )
        .filter(
            arrival::Column::OrganizationId
                .into_expr()
                .eq(own(Column::OrganizationId)),
        );
    entries.ids()
}

pub fn of_document(reader: &Reader, document: Uuid) -> Scoped<Entity> {
    reader
        .find::<Entity>()
        .filter(Column::DocumentId.eq(document))
}

/// Nobody has said so, and somebody is there who would.
pub fn awaited(reader: &Reader) -> Condition {
    let closed = reader
        .find::<organization::Entity>()
        .filter(organization::Column::ClosedOn.lte(reader.actor().today()));
    Condition::all()
        .add(Column::Receipt.eq(Receipt::Awaited))
        .add(
            Condition::any()
                .add(Column::OrganizationId.is_null())
                .add(Column::OrganizationId.not_in_subquery(closed.ids())),
        )
}

fn late(reader: &Reader) -> Condition {
    awaited(reader).add(Column::DueOn.lt(reader.actor().today()))
}

/// What the viewer's organizations have not said they have, the first due first; at most `most`.
pub async fn awaited_of(reader: &Reader, most: u64) -> Result<Vec<delivery::Model>> {
    let own = served(reader.actor(), &RECEIVERS);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = reader
        .find::<Entity>()
        .filter(Column::OrganizationId.is_in(own))
        .filter(Column::Receipt.eq(Receipt::Awaited))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(most);
    reader.all(waiting).await
}

/// Of a document, what was sent to the viewer's organizations and nobody has said they have.
pub async fn awaited_with(reader: &Reader, document: Uuid) -> Result<Vec<delivery::Model>> {
    let own = served(reader.actor(), &RECEIVERS);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = of_document(reader, document)
        .filter(Column::OrganizationId.is_in(own))
        .filter(Column::Receipt.eq(Receipt::Awaited));
    reader.all(waiting).await
}

fn served(actor: &Actor, roles: &[entity::position::Role]) -> Vec<Uuid> {
    let own = actor.with(roles).map(|grant| grant.at.organization);
    distinct(&own.collect::<Vec<_>>())
}

/// What the viewer's organizations sent and others should have said they have.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Late {
    pub document: Uuid,
    pub issuer: Uuid,
    pub count: i64,
    pub due_on: NaiveDate,
}

/// By document, of those who are organizations here: nobody outside can be reminded.
pub async fn late_by_document(reader: &Reader) -> Result<Vec<Late>> {
    let own = served(reader.actor(), &SENDERS);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let column = |column: Column| Expr::col((Entity, column));
    let silent = reader
        .find::<Entity>()
        .filter(Column::IssuerId.is_in(own))
        .filter(Column::OrganizationId.is_not_null())
        .filter(late(reader))
        .shape(|select| {
            select
                .clear_selects()
                .expr_as(column(Column::DocumentId), "document")
                .expr_as(column(Column::IssuerId), "issuer")
                .expr_as(Func::count(column(Column::Id)), "count")
                .expr_as(Func::min(column(Column::DueOn)), "due_on")
                .add_group_by([column(Column::DocumentId), column(Column::IssuerId)]);
        });
    reader.rows(silent).await
}

/// How many are to have a document, and how many have it, as far as they are in sight.
#[derive(Debug, Clone, Copy, Default, FromQueryResult)]
pub struct Counts {
    pub total: i64,
    pub received: i64,
    pub late: i64,
}

/// Of a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CountsOf(pub Uuid);

#[derive(FromQueryResult)]
struct Counted {
    document_id: Uuid,
    #[sea_orm(nested)]
    counts: Counts,
}

impl Loader<CountsOf> for Source {
    type Value = Counts;
    type Error = Error;

    async fn load(&self, of: &[CountsOf]) -> Result<HashMap<CountsOf, Counts>> {
        let count_if = |rule: Condition| {
            let one: Expr = Expr::case(rule, 1).into();
            Func::count(one)
        };
        let received = || Condition::all().add(Column::Receipt.ne(Receipt::Awaited));
        let owed = Condition::any().add(received()).add(awaited(&self.reader));
        let late = late(&self.reader);
        let counted = self
            .reader
            .find::<Entity>()
            .filter(Column::DocumentId.is_in(of.iter().map(|of| of.0)))
            .shape(|select| {
                let document = (Entity, Column::DocumentId);
                select
                    .clear_selects()
                    .column(document)
                    .expr_as(count_if(owed), "total")
                    .expr_as(count_if(received()), "received")
                    .expr_as(count_if(late), "late")
                    .add_group_by([Expr::col(document)]);
            });
        let rows: Vec<Counted> = self.reader.rows(counted).await?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|row| (CountsOf(row.document_id), row.counts))
            .collect())
    }
}

/// Those of a document for whom the viewer answers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnOf(pub Uuid);

impl Loader<OwnOf> for Source {
    type Value = Vec<delivery::Model>;
    type Error = Error;

    async fn load(&self, of: &[OwnOf]) -> Result<HashMap<OwnOf, Self::Value>> {
        let actor = self.reader.actor();
        let own = served(actor, &RECEIVERS);
        if own.is_empty() {
            return Ok(HashMap::new());
        }
        let got = self
            .reader
            .find::<Entity>()
            .filter(Column::DocumentId.is_in(of.iter().map(|of| of.0)))
            .filter(Column::OrganizationId.is_in(own));
        let rows = self.reader.all(got).await?.into_iter();
        let rows = rows.filter(|row| is_recipient(actor, row));
        Ok(grouped(rows, |row| OwnOf(row.document_id)))
    }
}
