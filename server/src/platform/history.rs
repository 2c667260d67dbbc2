//! A record's history as its viewers see it: the audit's lines about one row, newest first.

use std::collections::HashMap;

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use entity::audit_entry::{self, Column, Entity};
use entity::position::Role;
use sea_orm::sea_query::{Expr, ExprTrait, OverStatement as _, Query, WindowStatement};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::access::{Actor, Protected};
use super::error::{Error, Result};
use super::graphql::Call;
use super::load::{Loader, Source};

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
        actor.reach(&READERS, Column::OrganizationId).into()
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

/// The newest lines about a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Newest {
    table: &'static str,
    row: Uuid,
    first: u64,
}

/// The newest `first` lines (1 to 100, 20 unless said) about a row of `E`.
pub async fn of<E: Protected>(
    call: &Call,
    row: Uuid,
    first: Option<i32>,
) -> Result<Vec<AuditEntry>> {
    let first = match first {
        None => DEFAULT_FIRST,
        Some(rows) => u64::try_from(rows)
            .ok()
            .filter(|rows| (1..=100).contains(rows))
            .ok_or_else(|| Error::BadInput("`first` is from 1 to 100.".to_owned()))?,
    };
    let table = E::default().table_name();
    call.load(Newest { table, row, first }).await
}

impl Loader<Newest> for Source {
    type Value = Vec<AuditEntry>;
    type Error = Error;

    async fn load(&self, keys: &[Newest]) -> Result<HashMap<Newest, Self::Value>> {
        let most = keys.iter().map(|key| key.first).max().unwrap_or_default();
        let about = Column::TenantId
            .eq(self.reader.actor().tenant())
            .and(Column::EntityId.is_in(keys.iter().map(|key| key.row)))
            .and(Column::Entity.is_in(keys.iter().map(|key| key.table)));
        let newest = Query::select()
            .expr_as(Expr::col((Entity, Column::Id)), "id")
            .expr_window_as(
                Expr::cust("ROW_NUMBER()"),
                WindowStatement::partition_by((Entity, Column::EntityId))
                    .add_partition_by(Expr::col((Entity, Column::Entity)))
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
            .and_where(Expr::col("place").lte(most))
            .take();
        let lines = self
            .reader
            .find::<Entity>()
            .filter(Column::Id.in_subquery(wanted))
            .order_by_desc(Column::Seq);
        let mut found: HashMap<Newest, Vec<AuditEntry>> = HashMap::new();
        for line in self.reader.all(lines).await? {
            let about = |key: &&Newest| key.row == line.entity_id && key.table == line.entity;
            for key in keys.iter().filter(about) {
                let lines = found.entry(*key).or_default();
                if u64::try_from(lines.len()).is_ok_and(|many| many < key.first) {
                    lines.push(AuditEntry::from(&line));
                }
            }
        }
        Ok(found)
    }
}

impl From<&audit_entry::Model> for AuditEntry {
    fn from(line: &audit_entry::Model) -> Self {
        Self {
            at: line.at,
            actor: (!line.actor_name.is_empty()).then(|| line.actor_name.clone()),
            action: line.action.clone(),
            note: line.note.clone(),
        }
    }
}
