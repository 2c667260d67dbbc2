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

use super::schools::{BELOW, IN_SIGHT, of_schools, speakers};
use super::{Answer, Bearer, Fault, Hand, data, uuid};
use crate::world::id;

/// `?1` tenant, `?2` and `?3` the subtree, `?4` and `?5` the bodies above, `?6` period, `?7` its due date, `?8` today.
const REPORTS: &str =
    "LEFT JOIN report r ON r.tenant_id = ?1 AND r.period_id = ?6 AND r.organization_id = o.id";
const EXPECTED: &str =
    "o.tenant_id = ?1 AND o.kind = 'SCHOOL' AND (o.opened_on IS NULL OR o.opened_on <= ?7)
    AND (o.closed_on IS NULL OR o.closed_on > ?7)";
const BELOW_IT: &str =
    "o.path >= ?2 AND o.path < ?3 AND ((o.path >= ?2 AND o.path < ?3) OR o.id IN (?4, ?5))";
/// Schools that count alike, by one of them.
const COHORTS: &str =
    "sent AS MATERIALIZED (SELECT r.cohort, COUNT(r.cohort) reports, COUNT(CASE WHEN r.state = 'DRAFT' THEN 1 END) draft,
    COUNT(CASE WHEN r.state = 'SUBMITTED' THEN 1 END) submitted, COUNT(CASE WHEN r.state = 'RETURNED' THEN 1 END) returned,
    COUNT(CASE WHEN r.state = 'ACCEPTED' THEN 1 END) accepted, COUNT(CASE WHEN r.first_submitted_on <= r.due_on THEN 1 END) on_time,
    COUNT(CASE WHEN r.first_submitted_on > r.due_on THEN 1 END) late,
    COUNT(CASE WHEN r.first_submitted_on IS NULL AND COALESCE(r.due_on, ?7) < ?8 THEN 1 END) overdue
    FROM report r WHERE r.tenant_id = ?1 AND r.period_id = ?6 GROUP BY r.cohort),
    cohort AS MATERIALIZED (SELECT s.id school, schools, schools - COALESCE(reports, 0) missing, COALESCE(draft, 0) draft,
    COALESCE(submitted, 0) submitted, COALESCE(returned, 0) returned, COALESCE(accepted, 0) accepted,
    COALESCE(on_time, 0) on_time, COALESCE(late, 0) late,
    COALESCE(overdue, 0) + iif(?7 < ?8, schools - COALESCE(reports, 0), 0) overdue
    FROM owed CROSS JOIN organization s LEFT JOIN sent ON sent.cohort = owed.cohort
    WHERE s.tenant_id = ?1 AND s.path = owed.path)";
const SUMS: &str =
    "COALESCE(SUM(schools), 0), COALESCE(SUM(missing), 0), COALESCE(SUM(draft), 0), COALESCE(SUM(submitted), 0),
    COALESCE(SUM(returned), 0), COALESCE(SUM(accepted), 0), COALESCE(SUM(on_time), 0), COALESCE(SUM(late), 0),
    COALESCE(SUM(overdue), 0) FROM cohort";

/// Expected, not started, draft, submitted, returned, accepted, on time, late, overdue.
type Counts = [i64; 9];
const NAMES: [&str; 9] = [
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
const SOME: [usize; 3] = [0, 5, 8];

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

fn told(counts: &Counts, which: impl IntoIterator<Item = usize>) -> Value {
    let named = which
        .into_iter()
        .map(|at| (NAMES[at].to_owned(), counts[at].into()));
    Value::Object(named.collect())
}

/// By level and by cluster; of all of them by neither.
async fn tally(
    hand: &Hand,
    bearer: &Bearer,
    period: &Period,
) -> Result<HashMap<(Option<Uuid>, Option<Uuid>), Counts>, Fault> {
    let (sight, below_it) = (bearer.sees(IN_SIGHT), bearer.sees(BELOW_IT));
    let sql = format!(
        "WITH owed AS MATERIALIZED (SELECT o.cohort, MIN(o.path) path, COUNT(o.id) schools FROM organization o
        WHERE {EXPECTED} AND {below_it} GROUP BY o.cohort), {COHORTS}
        SELECT t.level_id, NULL, {SUMS} CROSS JOIN organization_level t WHERE t.organization_id = cohort.school
        AND t.tenant_id = ?1 AND {sight} GROUP BY t.level_id
        UNION ALL SELECT NULL, t.cluster_id, {SUMS} CROSS JOIN cluster_member t WHERE t.organization_id = cohort.school
        AND t.tenant_id = ?1 AND {sight} GROUP BY t.cluster_id
        UNION ALL SELECT NULL, NULL, {SUMS}"
    );
    let mut tally = HashMap::new();
    for row in of_period(hand, bearer, period, sql).await? {
        let mut counts = Counts::default();
        for (at, count) in counts.iter_mut().enumerate() {
            *count = row.try_get(at + 2)?;
        }
        tally.insert((row.try_get(0)?, row.try_get(1)?), counts);
    }
    Ok(tally)
}

pub async fn board(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let (sight, below, below_it) = (
        bearer.sees(IN_SIGHT),
        bearer.sees(BELOW),
        bearer.sees(BELOW_IT),
    );
    let row = sqlx::query(AssertSqlSafe(format!(
        "SELECT * FROM reporting_period t WHERE id = ?6 AND tenant_id = ?1 AND {sight}"
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
    let mut tally = tally(&hand, &bearer, &period).await?;
    let totals = tally.remove(&(None, None)).unwrap_or_default();
    let ids: Vec<Uuid> = tally.keys().filter_map(|(level, _)| *level).collect();
    let mut by_level = Vec::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM education_level WHERE id IN ({these}) AND tenant_id = ?1 ORDER BY position, id"
        )
    })
    .await?
    {
        let counts = tally.remove(&(row.try_get("id")?, None)).unwrap_or_default();
        by_level.push(json!({ "level": { "code": row.try_get::<String, _>("code")? }, "counts": told(&counts, SOME) }));
    }
    let ids: Vec<Uuid> = tally.keys().filter_map(|(_, cluster)| *cluster).collect();
    let mut by_cluster = Vec::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM cluster t WHERE id IN ({these}) AND tenant_id = ?1 AND {sight} ORDER BY name_sort, id"
        )
    })
    .await?
    {
        let counts = tally.remove(&(None, row.try_get("id")?)).unwrap_or_default();
        by_cluster.push(json!({ "cluster": { "name": row.try_get::<String, _>("name")? }, "counts": told(&counts, SOME) }));
    }
    let rows = of_period(
        &hand,
        &bearer,
        &period,
        format!(
            "SELECT o.id, o.name_sort, r.id report_id, r.state, r.due_on, r.first_submitted_on, r.submitted_at
            FROM organization o {REPORTS} WHERE {EXPECTED} AND {below_it}
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
        format!("SELECT * FROM organization WHERE id IN ({these}) AND tenant_id = ?1 AND {below}")
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
        "totals": told(&totals, 0..9), "byLevel": by_level, "byCluster": by_cluster, "rows": { "nodes": nodes },
    } })))
}
