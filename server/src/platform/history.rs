//! A record's history as its viewers see it: the audit's lines about one row, newest first.

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use entity::audit_entry::{self, Column, Entity};
use entity::position::Role;
use sea_orm::sea_query::{Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::access::{Actor, Protected};
use super::error::{Error, Result};
use super::graphql::Call;

const DEFAULT_FIRST: u64 = 20;

/// Lines are for those who work with the record: neither for those who only read what was issued, nor for those below.
const READERS: [Role; 8] = [
    Role::Admin,
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];

impl Protected for Entity {
    const KIND: &'static str = "audit";

    fn visible_to(actor: &Actor) -> Condition {
        actor.reach(&READERS, Column::OrganizationId)
    }

    fn owner(row: &audit_entry::Model) -> Option<Uuid> {
        row.organization_id
    }
}

/// One line of the record: who did what, when.
#[derive(SimpleObject, Clone)]
pub struct AuditEntry {
    /// When it was done.
    at: DateTime<Utc>,
    /// Who did it, by the name of that day.
    actor: Option<String>,
    /// What was done, as in plan.submit.
    action: String,
    /// The words that were given with it: a reason, a number.
    note: Option<String>,
}

/// A row's lines, put down for its page.
#[derive(Clone)]
struct Lines(Vec<AuditEntry>);

/// The newest `first` lines (1 to 100, 20 unless said) about a row of `E`.
pub async fn of<E: Protected>(
    call: &Call,
    id: Uuid,
    first: Option<i32>,
) -> Result<Vec<AuditEntry>> {
    let first = size(first)?;
    if call.shelved::<Lines>(id).is_none() {
        prefetch::<E>(call, [id], first).await?;
    }
    Ok(call.shelved::<Lines>(id).map_or_else(Vec::new, |lines| {
        lines
            .0
            .iter()
            .take(usize::try_from(first).unwrap_or(usize::MAX))
            .cloned()
            .collect()
    }))
}

fn size(first: Option<i32>) -> Result<u64> {
    match first {
        None => Ok(DEFAULT_FIRST),
        Some(rows) => u64::try_from(rows)
            .ok()
            .filter(|rows| (1..=100).contains(rows))
            .ok_or_else(|| Error::BadInput("`first` is from 1 to 100.".to_owned())),
    }
}

/// Reads the lines about a page's rows in one statement, at most 100 for each.
pub async fn prefetch_page<E: Protected>(
    call: &Call,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<()> {
    prefetch::<E>(call, ids, 100).await
}

async fn prefetch<E: Protected>(
    call: &Call,
    ids: impl IntoIterator<Item = Uuid>,
    first: u64,
) -> Result<()> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(());
    }
    let table = E::default().table_name().to_owned();
    let about = Column::TenantId
        .eq(call.actor().tenant())
        .and(Column::EntityId.is_in(ids.iter().copied()))
        .and(Column::Entity.eq(table));
    let newest = Query::select()
        .expr_as(Expr::col((Entity, Column::Id)), "id")
        .expr_window_as(
            Expr::cust("ROW_NUMBER()"),
            WindowStatement::partition_by((Entity, Column::EntityId))
                .order_by((Entity, Column::Seq), sea_orm::Order::Desc)
                .take(),
            "place",
        )
        .from(Entity)
        .and_where(about)
        .take();
    let wanted = Query::select()
        .column("id")
        .from_subquery(newest, "newest")
        .and_where(Expr::col("place").lte(first))
        .take();
    let reader = call.reader()?;
    let lines = reader
        .find::<Entity>()
        .filter(Column::Id.in_subquery(wanted))
        .order_by_desc(Column::Seq);
    let mut found: std::collections::HashMap<Uuid, Vec<AuditEntry>> =
        std::collections::HashMap::new();
    for line in reader.all(lines).await? {
        found.entry(line.entity_id).or_default().push(AuditEntry {
            at: line.at,
            actor: (!line.actor_name.is_empty()).then_some(line.actor_name),
            action: line.action,
            note: line.note,
        });
    }
    for id in ids {
        call.shelve(id, Lines(found.remove(&id).unwrap_or_default()));
    }
    Ok(())
}
