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
const COHORTS: &str = "SELECT r.cohort, COUNT(r.cohort), COUNT(CASE WHEN r.state = 'DRAFT' THEN 1 END),
    COUNT(CASE WHEN r.state = 'SUBMITTED' THEN 1 END), COUNT(CASE WHEN r.state = 'RETURNED' THEN 1 END),
    COUNT(CASE WHEN r.state = 'ACCEPTED' THEN 1 END), COUNT(CASE WHEN r.first_submitted_on <= r.due_on THEN 1 END),
    COUNT(CASE WHEN r.first_submitted_on > r.due_on THEN 1 END),
    COUNT(CASE WHEN r.first_submitted_on IS NULL AND COALESCE(r.due_on, ?7) < ?8 THEN 1 END)
    FROM reporting_period t JOIN report r ON r.tenant_id = ?1 AND r.period_id = ?6 WHERE t.id = ?6 AND t.tenant_id = ?1";

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

fn add(to: &mut Counts, more: &Counts) {
    for (to, more) in to.iter_mut().zip(more) {
        *to += more;
    }
}

/// The counts of schools that count alike, by one of them.
async fn cohorts(
    hand: &Hand,
    bearer: &Bearer,
    period: &Period,
) -> Result<HashMap<Uuid, Counts>, Fault> {
    let mut reports: HashMap<i64, Counts> = HashMap::new();
    let sql = format!("{COHORTS} AND {} GROUP BY r.cohort", bearer.sees(IN_SIGHT));
    for row in of_period(hand, bearer, period, sql).await? {
        let mut counts = Counts::default();
        counts[0] = row.try_get(1)?;
        for (at, count) in counts.iter_mut().enumerate().skip(2) {
            *count = row.try_get(at)?;
        }
        reports.insert(row.try_get(0)?, counts);
    }
    let sql = format!(
        "SELECT o.cohort, MIN(o.path), COUNT(o.id) FROM organization o WHERE {EXPECTED} AND {} GROUP BY o.cohort",
        bearer.sees(BELOW_IT)
    );
    let mut cohorts = HashMap::new();
    for row in of_period(hand, bearer, period, sql).await? {
        let mut counts = reports.remove(&row.try_get(0)?).unwrap_or_default();
        let (path, many): (&str, i64) = (row.try_get(1)?, row.try_get(2)?);
        counts[1] = many - counts[0];
        counts[0] = many;
        if period.due_on < hand.today {
            counts[8] += counts[1];
        }
        let last = path.trim_end_matches('/').rsplit('/').next();
        cohorts.insert(Uuid::parse_str(last.ok_or("no path")?)?, counts);
    }
    Ok(cohorts)
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
    let cohorts = cohorts(&hand, &bearer, &period).await?;
    let mut totals = Counts::default();
    for counts in cohorts.values() {
        add(&mut totals, counts);
    }
    let examples: Vec<Uuid> = cohorts.keys().copied().collect();
    let grouped = async |table: &str, key: &str| {
        let mut counted: HashMap<Uuid, Counts> = HashMap::new();
        for examples in examples.chunks(1_000) {
            let rows = of_schools(&hand, &bearer, examples, |these| {
                format!(
                    "SELECT organization_id, {key} FROM {table} t WHERE organization_id IN ({these}) AND tenant_id = ?1 AND {sight}"
                )
            });
            for row in rows.await? {
                let of = counted.entry(row.try_get(1)?).or_default();
                add(of, &cohorts[&row.try_get(0)?]);
            }
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
        let counts = levels.remove(&row.try_get("id")?).unwrap_or_default();
        by_level.push(json!({ "level": { "code": row.try_get::<String, _>("code")? }, "counts": told(&counts, SOME) }));
    }
    let mut clusters = grouped("cluster_member", "cluster_id").await?;
    let ids: Vec<Uuid> = clusters.keys().copied().collect();
    let mut by_cluster = Vec::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM cluster t WHERE id IN ({these}) AND tenant_id = ?1 AND {sight} ORDER BY name_sort, id"
        )
    })
    .await?
    {
        let counts = clusters.remove(&row.try_get("id")?).unwrap_or_default();
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
