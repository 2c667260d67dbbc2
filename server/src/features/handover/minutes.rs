//! The minutes as they are frozen: what their hash covers, in one order.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use entity::handover::{Column, Entity, Model, State};
use sea_orm::ColumnTrait as _;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::items::HandoverItem;
use crate::platform::{Actor, Db, Result};

#[derive(Serialize)]
struct Minutes<'m> {
    organization: &'m str,
    position: &'m str,
    from: &'m str,
    to: &'m str,
    takes_effect_on: NaiveDate,
    decision_number: Option<&'m str>,
    notes: Option<&'m str>,
    items: Vec<HandoverItem>,
    given_by: Option<&'m str>,
    given_at: Option<DateTime<Utc>>,
    stand_in_reason: Option<&'m str>,
    taken_at: Option<DateTime<Utc>>,
}

/// SHA-256 over their JSON.
pub fn hash(row: &Model) -> Result<Vec<u8>> {
    let minutes = Minutes {
        organization: &row.organization_name,
        position: &row.position_title,
        from: &row.from_name,
        to: &row.to_name,
        takes_effect_on: row.takes_effect_on,
        decision_number: row.decision_number.as_deref(),
        notes: row.notes.as_deref(),
        items: serde_json::from_value(row.items.clone())?,
        given_by: row.given_by_name.as_deref(),
        given_at: row.given_at,
        stand_in_reason: row.stand_in_reason.as_deref(),
        taken_at: row.taken_at,
    };
    Ok(Sha256::digest(serde_json::to_vec(&minutes)?).to_vec())
}

/// How many minutes of a tenant's say what was agreed on, and which do not.
pub async fn verify_minutes(db: &Db, tenant: Uuid) -> Result<(u64, Vec<String>)> {
    let reader = db.reader(Arc::new(Actor::system(tenant, db.clock().today())));
    let (mut hold, mut altered, mut last) = (0, Vec::new(), Uuid::nil());
    loop {
        let agreed = reader
            .find::<Entity>()
            .filter(Column::State.eq(State::TakenOver));
        let rows = reader.after(agreed, last).await?;
        let Some(end) = rows.last() else {
            return Ok((hold, altered));
        };
        last = end.id;
        for row in &rows {
            if row.content_hash.as_ref() == Some(&hash(row)?) {
                hold += 1;
            } else {
                let (title, day) = (&row.position_title, row.takes_effect_on);
                altered.push(format!("{title} of {day} ({})", row.id));
            }
        }
    }
}
