//! Handing a report in, once however often it is sent, with its line in the record and its event.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use chrono::{NaiveDate, Utc};
use sea_orm::sqlx::{self, Row};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Answer, Broken, Hand, data, moment, uuid};
use crate::world::id;

pub async fn submit(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let (now, report) = (Utc::now(), uuid(&body, "id")?);
    let key = body["key"].as_str().ok_or("no key")?;
    let fingerprint = Sha256::digest(serde_json::to_vec(&body)?).to_vec();
    let mut all = hand.write.begin_with("BEGIN IMMEDIATE").await?;
    let claimed = sqlx::query(
        "INSERT INTO idempotency (id, tenant_id, version, created_at, updated_at, user_id, key, fingerprint, outcome, expires_at)
        VALUES (?1, ?2, 1, ?3, ?3, ?4, ?5, ?6, 'null', ?7) ON CONFLICT (tenant_id, user_id, key)
        DO UPDATE SET fingerprint = excluded.fingerprint, outcome = excluded.outcome, expires_at = excluded.expires_at
        WHERE idempotency.expires_at < ?3",
    )
    .bind(Uuid::now_v7())
    .bind(bearer.tenant)
    .bind(now)
    .bind(bearer.user)
    .bind(key)
    .bind(fingerprint)
    .bind(now + chrono::TimeDelta::hours(24))
    .execute(&mut *all)
    .await?;
    if claimed.rows_affected() == 0 {
        return Err(Broken("a bench repeats no request".into()));
    }
    let row = sqlx::query(
        "SELECT * FROM report WHERE id = ?1 AND tenant_id = ?2 AND organization_id IN (?3) LIMIT 1",
    )
    .bind(report)
    .bind(bearer.tenant)
    .bind(bearer.organization)
    .fetch_one(&mut *all)
    .await?;
    let (period, state): (Uuid, String) = (row.try_get("period_id")?, row.try_get("state")?);
    if !matches!(state.as_str(), "DRAFT" | "RETURNED") {
        return Err(Broken("the report is handed in".into()));
    }
    sqlx::query("SELECT id, path FROM organization WHERE tenant_id = ?1 AND id IN (?2)")
        .bind(bearer.tenant)
        .bind(bearer.organization)
        .fetch_one(&mut *all)
        .await?;
    let asked = sqlx::query("SELECT * FROM reporting_period WHERE id = ?1 AND tenant_id = ?2")
        .bind(period)
        .bind(bearer.tenant)
        .fetch_one(&mut *all)
        .await?;
    let due_on: NaiveDate = asked.try_get("due_on")?;
    let asks: Uuid = asked.try_get("organization_id")?;
    let indicators =
        sqlx::query("SELECT * FROM indicator WHERE tenant_id = ?1 ORDER BY position, code")
            .bind(bearer.tenant)
            .fetch_all(&mut *all)
            .await?;
    let open: i64 = sqlx::query(
        "SELECT COUNT(id) FROM channel WHERE organization_id IN (?1) AND closed_at IS NULL AND tenant_id = ?2",
    )
    .bind(bearer.organization)
    .bind(bearer.tenant)
    .fetch_one(&mut *all)
    .await?
    .try_get(0)?;
    let stored =
        sqlx::query("SELECT * FROM report_value WHERE report_id IN (?1) AND tenant_id = ?2")
            .bind(report)
            .bind(bearer.tenant)
            .fetch_all(&mut *all)
            .await?;
    let mut values: HashMap<Uuid, Option<i64>> = HashMap::new();
    for row in stored {
        values.insert(row.try_get("indicator_id")?, row.try_get("value")?);
    }
    sqlx::query("DELETE FROM report_value WHERE report_id = ?1")
        .bind(report)
        .execute(&mut *all)
        .await?;
    for row in indicators {
        let indicator: Uuid = row.try_get("id")?;
        let counted = row.try_get::<String, _>("code")? == "ACTIVE_CHANNELS";
        let value = values
            .remove(&indicator)
            .flatten()
            .or(counted.then_some(open))
            .ok_or("a figure is missing")?;
        sqlx::query(
            "INSERT INTO report_value (id, tenant_id, version, created_at, updated_at, report_id, indicator_id, value, source)
            VALUES (?1, ?2, 1, ?3, ?3, ?4, ?5, ?6, ?7)",
        )
        .bind(Uuid::now_v7())
        .bind(bearer.tenant)
        .bind(now)
        .bind(report)
        .bind(indicator)
        .bind(value)
        .bind((counted && value == open).then_some("CHANNEL_REGISTER"))
        .execute(&mut *all)
        .await?;
    }
    let after = sqlx::query(
        "UPDATE report SET state = 'SUBMITTED', submitted_at = ?1, submitted_by = ?2, return_reason = NULL,
        first_submitted_at = COALESCE(first_submitted_at, ?1), first_submitted_on = COALESCE(first_submitted_on, ?3),
        version = version + 1, updated_at = ?1 WHERE id = ?4 AND tenant_id = ?5 RETURNING *",
    )
    .bind(now)
    .bind(bearer.user)
    .bind(hand.today)
    .bind(report)
    .bind(bearer.tenant)
    .fetch_one(&mut *all)
    .await?;
    let end = sqlx::query("SELECT * FROM tenant WHERE id = ?1")
        .bind(bearer.tenant)
        .fetch_one(&mut *all)
        .await?;
    let seq: i64 = end
        .try_get::<Option<i64>, _>("audit_seq")?
        .unwrap_or_default();
    let previous: Vec<u8> = end
        .try_get::<Option<Vec<u8>>, _>("audit_hash")?
        .unwrap_or_default();
    let detail = json!({ "changed": ["state", "submitted_at", "submitted_by"], "state": [state, "SUBMITTED"] });
    let said = json!([
        bearer.tenant,
        seq + 1,
        now,
        bearer.user,
        bearer.name,
        "report.submit",
        "report",
        report,
        bearer.organization,
        detail,
    ]);
    let mut hasher = Sha256::new();
    hasher.update(&previous);
    hasher.update(said.to_string());
    let hash = hasher.finalize().to_vec();
    sqlx::query("UPDATE tenant SET audit_seq = ?1, audit_hash = ?2 WHERE id = ?3")
        .bind(seq + 1)
        .bind(&hash)
        .bind(bearer.tenant)
        .execute(&mut *all)
        .await?;
    sqlx::query(
        "INSERT INTO audit_entry (id, tenant_id, version, created_at, updated_at, seq, at, actor_id, actor_name, action, entity,
        entity_id, organization_id, detail, prev_hash, hash)
        VALUES (?1, ?2, 1, ?3, ?3, ?4, ?3, ?5, ?6, 'report.submit', 'report', ?7, ?8, ?9, ?10, ?11)",
    )
    .bind(Uuid::now_v7())
    .bind(bearer.tenant)
    .bind(now)
    .bind(seq + 1)
    .bind(bearer.user)
    .bind(&bearer.name)
    .bind(report)
    .bind(bearer.organization)
    .bind(detail.to_string())
    .bind(previous)
    .bind(hash)
    .execute(&mut *all)
    .await?;
    let payload = json!({ "report": report, "period": period, "organization": bearer.organization, "dueOn": due_on });
    sqlx::query(
        "INSERT INTO notification (id, tenant_id, version, created_at, updated_at, event, subject_id, at, organization_id, caused_by,
        caused_by_name, person_id, place_id, below, roles)
        VALUES (?1, ?2, 1, ?3, ?3, 'report.submitted', ?4, ?3, ?5, ?6, ?7, NULL, ?8, FALSE, 12)",
    )
    .bind(Uuid::now_v7())
    .bind(bearer.tenant)
    .bind(now)
    .bind(report)
    .bind(bearer.organization)
    .bind(bearer.user)
    .bind(&bearer.name)
    .bind(asks)
    .execute(&mut *all)
    .await?;
    sqlx::query(
        "INSERT INTO outbox (id, tenant_id, version, created_at, updated_at, event, organization_id, entity_id, payload, concerned, seq, at)
        VALUES (?1, ?2, 1, ?3, ?3, 'report.submitted', ?4, ?5, ?6, ?7, (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox), ?3)",
    )
    .bind(Uuid::now_v7())
    .bind(bearer.tenant)
    .bind(now)
    .bind(bearer.organization)
    .bind(report)
    .bind(payload.to_string())
    .bind(json!([{ "person": null, "place": asks, "below": false, "roles": 12 }]).to_string())
    .execute(&mut *all)
    .await?;
    sqlx::query(
        "UPDATE idempotency SET outcome = ?1 WHERE tenant_id = ?2 AND user_id = ?3 AND key = ?4",
    )
    .bind(json!(report).to_string())
    .bind(bearer.tenant)
    .bind(bearer.user)
    .bind(key)
    .execute(&mut *all)
    .await?;
    all.commit().await?;
    Ok(data(json!({ "reportSubmit": {
        "report": {
            "id": id("report", report),
            "state": after.try_get::<String, _>("state")?,
            "submittedAt": moment(after.try_get("submitted_at")?),
        },
        "userErrors": [],
    } })))
}
