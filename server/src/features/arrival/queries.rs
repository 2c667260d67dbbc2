//! Reads: what arrived at organizations, and entries of the same paper.

use chrono::NaiveDate;
use entity::arrival::{self, Column, Entity};
use entity::document::Urgency;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use crate::features::document::{DocumentValidity, stands};
use crate::platform::{Reader, Result, Scoped, page};

/// Which entries a list shows.
#[derive(Default)]
pub struct Filter {
    pub receiver: Option<Uuid>,
    pub search: Option<String>,
    pub kind: Option<String>,
    pub year: Option<i32>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub urgency: Option<Urgency>,
    pub validity: Option<DocumentValidity>,
    pub void: Option<bool>,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Scoped<Entity> {
    let mut found = reader.find::<Entity>();
    if let Some(typed) = &filter.search {
        found = found.filter(page::search(Column::SearchFolded, typed));
    }
    if let Some(receiver) = filter.receiver {
        found = found.filter(Column::OrganizationId.eq(receiver));
    }
    if let Some(kind) = &filter.kind {
        found = found.filter(Column::Kind.eq(kind));
    }
    if let Some(year) = filter.year {
        found = found.filter(Column::Year.eq(year));
    }
    if let Some(first) = filter.from {
        found = found.filter(Column::ArrivedOn.gte(first));
    }
    if let Some(last) = filter.until {
        found = found.filter(Column::ArrivedOn.lte(last));
    }
    if let Some(urgency) = filter.urgency {
        found = found.filter(Column::Urgency.eq(urgency));
    }
    if let Some(validity) = filter.validity {
        let days = (Column::ValidFrom, Column::ValidUntil);
        found = found.filter(stands(reader, validity, Column::DocumentId, days));
    }
    match filter.void {
        Some(true) => found.filter(Column::VoidReason.is_not_null()),
        Some(false) => found.filter(Column::VoidReason.is_null()),
        None => found,
    }
}

/// The latest day under which the receiver entered something that year.
pub async fn latest(reader: &Reader, receiver: Uuid, year: i32) -> Result<Option<NaiveDate>> {
    let entries = reader
        .find::<Entity>()
        .filter(Column::OrganizationId.eq(receiver))
        .filter(Column::Year.eq(year))
        .order_by_desc(Column::Number)
        .limit(1);
    let latest = reader.one(entries).await?;
    Ok(latest.map(|row| row.arrived_on))
}

/// The receiver's entry of a document of the system that counts.
pub async fn entry_of(
    reader: &Reader,
    receiver: Uuid,
    document: Uuid,
) -> Result<Option<arrival::Model>> {
    let entries = reader
        .find::<Entity>()
        .filter(Column::OrganizationId.eq(receiver))
        .filter(Column::DocumentId.eq(document))
        .filter(Column::VoidReason.is_null())
        .limit(1);
    reader.one(entries).await
}

/// The receiver's first entry of the same paper, but for the one that is asked about. Numbers begin anew every year: a paper of
/// another year is another.
pub async fn same(
    reader: &Reader,
    receiver: Uuid,
    sameness: &str,
    year: i32,
    but: Option<Uuid>,
) -> Result<Option<arrival::Model>> {
    let mut entries = reader
        .find::<Entity>()
        .filter(Column::OrganizationId.eq(receiver))
        .filter(Column::Sameness.eq(sameness))
        .filter(Column::IssuedOn.gte(NaiveDate::from_ymd_opt(year, 1, 1)))
        .filter(Column::IssuedOn.lte(NaiveDate::from_ymd_opt(year, 12, 31)))
        .filter(Column::VoidReason.is_null())
        .order_by_asc(Column::Number)
        .limit(1);
    if let Some(but) = but {
        entries = entries.filter(Column::Id.ne(but));
    }
    reader.one(entries).await
}
