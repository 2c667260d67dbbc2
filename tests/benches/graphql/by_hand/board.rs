//! The board of a period with the list of those who are overdue.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use chrono::NaiveDate;
use sea_orm::sqlx::sqlite::SqliteRow;
use sea_orm::sqlx::{self, AssertSqlSafe, Row};
use serde_json::{Value, json};
use uuid::Uuid;

use super::schools::{IN_SIGHT, of_schools, speakers};
use super::{Answer, Bearer, Fault, Hand, data, uuid};
use crate::world::id;

/// `?1` tenant, `?2` and `?3` the subtree, `?4` and `?5` the bodies above, `?6` period, `?7` its due date, `?8` today.
const COUNTS: &str = "COUNT(o.id) expected, COUNT(CASE WHEN r.id IS NULL THEN 1 END) notStarted,
    COUNT(CASE WHEN r.state = 'DRAFT' THEN 1 END) draft, COUNT(CASE WHEN r.state = 'SUBMITTED' THEN 1 END) submitted,
    COUNT(CASE WHEN r.state = 'RETURNED' THEN 1 END) returned, COUNT(CASE WHEN r.state = 'ACCEPTED' THEN 1 END) accepted,
    COUNT(CASE WHEN r.first_submitted_on <= r.due_on THEN 1 END) onTime,
    COUNT(CASE WHEN r.first_submitted_on > r.due_on THEN 1 END) late,
    COUNT(CASE WHEN r.first_submitted_on IS NULL AND COALESCE(r.due_on, ?7) < ?8 THEN 1 END) overdue";
const REPORTS: &str =
    "LEFT JOIN report r ON r.tenant_id = ?1 AND r.period_id = ?6 AND r.organization_id = o.id";
const EXPECTED: &str = "o.tenant_id = ?1 AND o.path >= ?2 AND o.path < ?3 AND o.kind = 'SCHOOL'
    AND (o.opened_on IS NULL OR o.opened_on <= ?7) AND (o.closed_on IS NULL OR o.closed_on > ?7)
    AND ((o.path >= ?2 AND o.path < ?3) OR o.id IN (?4, ?5))";

struct Period {
    id: Uuid,
    due_on: NaiveDate,
}

async fn of_period(
    hand: &Hand,
    bearer: &Bearer,
    period: &Period,
    sql: String,
) -> Result<Vec<SqliteRow>, Fault> {
    let query = sqlx::query(AssertSqlSafe(sql))
        .bind(bearer.tenant)
        .bind(&bearer.path)
        .bind(&bearer.end)
        .bind(bearer.upward[0])
        .bind(bearer.upward[1])
        .bind(period.id)
        .bind(period.due_on)
        .bind(hand.today);
    Ok(query.fetch_all(&hand.read).await?)
}

fn counts(row: &SqliteRow, names: &[&str]) -> Result<Value, Fault> {
    let mut counts = serde_json::Map::new();
    for name in names {
        counts.insert((*name).to_owned(), row.try_get::<i64, _>(*name)?.into());
    }
    Ok(counts.into())
}

const SOME: [&str; 3] = ["expected", "accepted", "overdue"];

pub async fn board(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let row = sqlx::query(AssertSqlSafe(format!(
        "SELECT * FROM reporting_period t WHERE id = ?6 AND tenant_id = ?1 AND {IN_SIGHT}"
    )))
    .bind(bearer.tenant)
    .bind(&bearer.path)
    .bind(&bearer.end)
    .bind(bearer.upward[0])
    .bind(bearer.upward[1])
    .bind(uuid(&body, "period")?)
    .fetch_one(&hand.read)
    .await?;
    let period = Period {
        id: row.try_get("id")?,
        due_on: row.try_get("due_on")?,
    };
    let asks: Uuid = row.try_get("organization_id")?;
    sqlx::query("SELECT id, path FROM organization WHERE tenant_id = ?1 AND id = ?2")
        .bind(bearer.tenant)
        .bind(asks)
        .fetch_one(&hand.read)
        .await?;
    let totals = of_period(
        &hand,
        &bearer,
        &period,
        format!("SELECT {COUNTS} FROM organization o {REPORTS} WHERE {EXPECTED}"),
    )
    .await?;
    let all = [
        "expected",
        "notStarted",
        "draft",
        "submitted",
        "returned",
        "accepted",
        "onTime",
        "late",
        "overdue",
    ];
    let totals = counts(totals.first().ok_or("no counts")?, &all)?;
    let grouped = async |table: &str, key: &str| {
        let sql = format!(
            "SELECT m.{key} AS key, {COUNTS} FROM organization o JOIN {table} m ON m.tenant_id = ?1 AND m.organization_id = o.id
            {REPORTS} WHERE {EXPECTED} GROUP BY m.{key}"
        );
        let mut counted: HashMap<Uuid, Value> = HashMap::new();
        for row in of_period(&hand, &bearer, &period, sql).await? {
            counted.insert(row.try_get("key")?, counts(&row, &SOME)?);
        }
        Ok::<_, Fault>(counted)
    };
    let mut levels = grouped("organization_level", "level_id").await?;
    let ids: Vec<Uuid> = levels.keys().copied().collect();
    let mut by_level = Vec::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM education_level WHERE id IN ({these}) AND tenant_id = ?1 ORDER BY position, id"
        )
    })
    .await?
    {
        let counts = levels.remove(&row.try_get("id")?);
        by_level.push(json!({ "level": { "code": row.try_get::<String, _>("code")? }, "counts": counts }));
    }
    let mut clusters = grouped("cluster_member", "cluster_id").await?;
    let ids: Vec<Uuid> = clusters.keys().copied().collect();
    let mut by_cluster = Vec::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM cluster t WHERE id IN ({these}) AND tenant_id = ?1 AND {IN_SIGHT} ORDER BY name_sort, id"
        )
    })
    .await?
    {
        let counts = clusters.remove(&row.try_get("id")?);
        by_cluster.push(json!({ "cluster": { "name": row.try_get::<String, _>("name")? }, "counts": counts }));
    }
    let rows = of_period(
        &hand,
        &bearer,
        &period,
        format!(
            "SELECT o.id, o.name_sort, r.id report_id, r.state, r.due_on, r.first_submitted_on, r.submitted_at
            FROM organization o {REPORTS} WHERE {EXPECTED}
            AND r.first_submitted_on IS NULL AND COALESCE(r.due_on, ?7) < ?8 ORDER BY o.name_sort, o.id LIMIT 51"
        ),
    )
    .await?;
    let ids: Vec<Uuid> = rows
        .iter()
        .take(50)
        .map(|row| row.try_get("id"))
        .collect::<Result<_, _>>()?;
    let speakers = speakers(&hand, &bearer, &ids).await?;
    let mut named: HashMap<Uuid, String> = HashMap::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM organization WHERE id IN ({these}) AND tenant_id = ?1
            AND ((path >= ?2 AND path < ?3) OR id IN (?4, ?5))"
        )
    })
    .await?
    {
        named.insert(row.try_get("id")?, row.try_get("name")?);
    }
    let mut nodes = Vec::new();
    for (row, school) in rows.iter().zip(ids) {
        let state: Option<String> = row.try_get("state")?;
        let due_on: NaiveDate = row
            .try_get::<Option<NaiveDate>, _>("due_on")?
            .unwrap_or(period.due_on);
        nodes.push(json!({
            "state": state.as_deref().unwrap_or("NOT_STARTED"),
            "daysLate": (hand.today - due_on).num_days().max(0),
            "organization": { "id": id("org", school), "name": named.get(&school) },
            "focalPoint": speakers.get(&school).map(|speaker| json!({ "person": { "name": speaker["person"]["name"] } })),
        }));
    }
    Ok(data(json!({ "reportBoard": {
        "totals": totals, "byLevel": by_level, "byCluster": by_cluster, "rows": { "nodes": nodes },
    } })))
}
