//! What a careful hand writes when it has to answer these questions and no others: axum, sqlx, the SQL that Sen sends
//! with the access rules of the one role that asks written into it, and JSON put together on the spot.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use chrono::{DateTime, NaiveDate, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sea_orm::sqlx::{self, AssertSqlSafe, Row};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::country::TODAY;
use crate::process::{database, listen};
use crate::world::{Done, day, id};

struct Hand {
    read: SqlitePool,
    write: SqlitePool,
    keys: HashMap<String, DecodingKey>,
    today: NaiveDate,
}

/// Who asks, with his one appointment.
struct Bearer {
    tenant: Uuid,
    user: Uuid,
    name: String,
    organization: Uuid,
    /// The bodies above the appointment's and it.
    upward: [Uuid; 2],
    /// Everything at and below it lies between these.
    path: String,
    end: String,
}

#[derive(Deserialize)]
struct Claims {
    sub: Uuid,
    sid: Uuid,
    tid: Uuid,
}

type Fault = Box<dyn Error + Send + Sync>;

/// Whatever went wrong: a bench stops there.
struct Broken(Fault);

impl<E: Into<Fault>> From<E> for Broken {
    fn from(cause: E) -> Self {
        Self(cause.into())
    }
}

impl IntoResponse for Broken {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.0.to_string()).into_response()
    }
}

type Answer = Result<Json<Value>, Broken>;

pub async fn serve() -> Done {
    let url = database()?;
    let pool = async |connections, read_only: bool| {
        let options = url
            .parse::<SqliteConnectOptions>()?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("mmap_size", "268435456")
            .pragma("cache_size", "-4000")
            .pragma("query_only", if read_only { "ON" } else { "OFF" });
        let pool = SqlitePoolOptions::new().max_connections(connections);
        Ok::<_, sqlx::Error>(pool.connect_with(options).await?)
    };
    let (read, write) = (pool(8, true).await?, pool(1, false).await?);
    let rows = sqlx::query("SELECT kid, public_pem FROM signing_key WHERE retired_at IS NULL")
        .fetch_all(&read)
        .await?;
    let mut keys = HashMap::new();
    for row in rows {
        let pem: String = row.try_get(1)?;
        keys.insert(row.try_get(0)?, DecodingKey::from_ed_pem(pem.as_bytes())?);
    }
    let hand = Arc::new(Hand {
        read,
        write,
        keys,
        today: day(TODAY),
    });
    let router = Router::new()
        .route("/school", post(school))
        .route("/schools", post(schools))
        .route("/board", post(board))
        .route("/submit", post(submit))
        .with_state(hand);
    Ok(axum::serve(listen().await?, router).await?)
}

impl Hand {
    async fn bearer(&self, headers: &HeaderMap) -> Result<Bearer, Fault> {
        let given = headers.get("authorization").ok_or("no token")?.to_str()?;
        let token = given.strip_prefix("Bearer ").ok_or("no token")?;
        let kid = jsonwebtoken::decode_header(token)?.kid.ok_or("no key")?;
        let key = self.keys.get(&kid).ok_or("an unknown key")?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&["sen"]);
        validation.set_issuer(&["http://127.0.0.1:8080"]);
        // The country's day is not the calendar's.
        validation.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &validation)?.claims;
        let row = sqlx::query(
            r#"SELECT u.name, p.role, o.id, o.path, o.kind FROM session s
            JOIN "user" u ON s.user_id = u.id
            LEFT JOIN appointment a ON u.id = a.user_id AND a.tenant_id = ?1 AND a.starts_on <= ?2
              AND (a.ends_on IS NULL OR a.ends_on >= ?2)
            LEFT JOIN position p ON a.position_id = p.id
            LEFT JOIN organization o ON a.organization_id = o.id
            WHERE s.id = ?3 AND s.tenant_id = ?1 AND s.user_id = ?4 AND s.revoked_at IS NULL AND s.expires_at > ?5
              AND u.disabled_at IS NULL"#,
        )
        .bind(claims.tid)
        .bind(self.today)
        .bind(claims.sid)
        .bind(claims.sub)
        .bind(self.now()?)
        .fetch_one(&self.read)
        .await?;
        let (organization, path): (Uuid, String) = (row.try_get(2)?, row.try_get(3)?);
        let above: Vec<Uuid> = path
            .split('/')
            .filter_map(|part| Uuid::parse_str(part).ok())
            .collect();
        let root = *above.first().ok_or("no root")?;
        Ok(Bearer {
            tenant: claims.tid,
            user: claims.sub,
            name: row.try_get(0)?,
            organization,
            upward: [root, organization],
            end: format!("{}0", path.trim_end_matches('/')),
            path,
        })
    }

    fn now(&self) -> Result<DateTime<Utc>, Fault> {
        let morning = self.today.and_hms_opt(1, 0, 0).ok_or("no morning")?;
        Ok(morning.and_utc())
    }
}

/// A list of placeholders for bytes that follow the numbered ones.
fn holes(from: usize, count: usize) -> String {
    let holes: Vec<String> = (from..from + count).map(|at| format!("?{at}")).collect();
    holes.join(", ")
}

fn data(value: Value) -> Json<Value> {
    Json(json!({ "data": value }))
}

fn uuid(body: &Value, field: &str) -> Result<Uuid, Fault> {
    let given = body[field].as_str().ok_or("no id")?;
    let (_, hex) = given.rsplit_once('_').ok_or("no id")?;
    Ok(Uuid::parse_str(hex)?)
}

fn moment(at: Option<DateTime<Utc>>) -> Option<String> {
    at.map(|at| at.to_rfc3339())
}

async fn school(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let row = sqlx::query(
        "SELECT * FROM organization WHERE id = ?1 AND tenant_id = ?2
        AND ((path >= ?3 AND path < ?4) OR id IN (?5, ?6)) LIMIT 1",
    )
    .bind(uuid(&body, "id")?)
    .bind(bearer.tenant)
    .bind(&bearer.path)
    .bind(&bearer.end)
    .bind(bearer.upward[0])
    .bind(bearer.upward[1])
    .fetch_one(&hand.read)
    .await?;
    Ok(data(json!({ "organization": {
        "id": id("org", row.try_get("id")?),
        "name": row.try_get::<String, _>("name")?,
        "shortName": row.try_get::<String, _>("short_name")?,
        "kind": row.try_get::<String, _>("kind")?,
        "address": row.try_get::<Option<String>, _>("address")?,
        "phone": row.try_get::<Option<String>, _>("phone")?,
        "email": row.try_get::<Option<String>, _>("email")?,
        "version": row.try_get::<i32, _>("version")?,
    } })))
}

/// Beside these schools: their rows of a table, in one statement.
async fn of_schools(
    hand: &Hand,
    bearer: &Bearer,
    schools: &[Uuid],
    statement: impl FnOnce(&str) -> String,
) -> Result<Vec<SqliteRow>, Fault> {
    let sql = statement(&holes(7, schools.len()));
    let mut query = sqlx::query(AssertSqlSafe(sql))
        .bind(bearer.tenant)
        .bind(&bearer.path)
        .bind(&bearer.end)
        .bind(bearer.upward[0])
        .bind(bearer.upward[1])
        .bind(bearer.user);
    for school in schools {
        query = query.bind(*school);
    }
    Ok(query.fetch_all(&hand.read).await?)
}

const IN_SIGHT: &str = "(organization_id IN (SELECT id FROM organization WHERE tenant_id = ?1 AND path >= ?2 AND path < ?3)
    OR organization_id IN (?4, ?5))";

/// Who speaks for these schools, and the people.
async fn speakers(
    hand: &Hand,
    bearer: &Bearer,
    schools: &[Uuid],
) -> Result<HashMap<Uuid, Value>, Fault> {
    let posts = of_schools(hand, bearer, schools, |these| {
        format!(
            "SELECT * FROM focal_point WHERE organization_id IN ({these}) AND until IS NULL AND tenant_id = ?1 AND {IN_SIGHT}"
        )
    })
    .await?;
    let mut people: Vec<Uuid> = posts
        .iter()
        .map(|row| row.try_get("user_id"))
        .collect::<Result<_, _>>()?;
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let found = of_schools(hand, bearer, &people, |these| {
        format!(
            r#"SELECT * FROM "user" WHERE id IN ({these}) AND tenant_id = ?1 AND (id = ?6 OR id IN (SELECT user_id FROM appointment
            WHERE tenant_id = ?1 AND (user_id = ?6 OR {IN_SIGHT})))"#
        )
    })
    .await?;
    let mut person = HashMap::new();
    for row in found {
        let shown = json!({
            "name": row.try_get::<String, _>("name")?,
            "phone": row.try_get::<Option<String>, _>("phone")?,
        });
        person.insert(row.try_get::<Uuid, _>("id")?, shown);
    }
    let mut speakers = HashMap::new();
    for row in posts {
        let Some(person) = person.get(&row.try_get("user_id")?) else {
            continue;
        };
        let shown = json!({ "since": row.try_get::<NaiveDate, _>("since")?, "person": person });
        speakers.insert(row.try_get("organization_id")?, shown);
    }
    Ok(speakers)
}

async fn schools(State(hand): State<Arc<Hand>>, headers: HeaderMap) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let mut rows = sqlx::query(
        "SELECT * FROM organization WHERE kind = 'SCHOOL' AND tenant_id = ?1
        AND ((path >= ?2 AND path < ?3) OR id IN (?4, ?5)) ORDER BY name_sort, id LIMIT 51",
    )
    .bind(bearer.tenant)
    .bind(&bearer.path)
    .bind(&bearer.end)
    .bind(bearer.upward[0])
    .bind(bearer.upward[1])
    .fetch_all(&hand.read)
    .await?;
    let more = rows.len() > 50;
    rows.truncate(50);
    let ids: Vec<Uuid> = rows
        .iter()
        .map(|row| row.try_get("id"))
        .collect::<Result<_, _>>()?;
    let speakers = speakers(&hand, &bearer, &ids).await?;
    let mut channels: HashMap<Uuid, i64> = HashMap::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT organization_id, COUNT(id) FROM channel WHERE organization_id IN ({these}) AND closed_at IS NULL
            AND tenant_id = ?1 AND {IN_SIGHT} GROUP BY organization_id"
        )
    })
    .await?
    {
        channels.insert(row.try_get(0)?, row.try_get(1)?);
    }
    let mut reports: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM report WHERE organization_id IN ({these}) AND tenant_id = ?1 AND state <> 'DRAFT' AND organization_id IN
            (SELECT id FROM organization WHERE tenant_id = ?1 AND path >= ?2 AND path < ?3) ORDER BY due_on DESC, id DESC"
        )
    })
    .await?
    {
        let of_one = reports.entry(row.try_get("organization_id")?).or_default();
        if of_one.len() < 2 {
            of_one.push(json!({
                "state": row.try_get::<String, _>("state")?,
                "dueOn": row.try_get::<NaiveDate, _>("due_on")?,
                "submittedAt": moment(row.try_get("submitted_at")?),
            }));
        }
    }
    let mut nodes = Vec::with_capacity(rows.len());
    for row in rows {
        let school = row.try_get("id")?;
        nodes.push(json!({
            "id": id("org", school),
            "name": row.try_get::<String, _>("name")?,
            "shortName": row.try_get::<String, _>("short_name")?,
            "channelCount": channels.get(&school).copied().unwrap_or_default(),
            "reports": reports.remove(&school).unwrap_or_default(),
            "focalPoint": speakers.get(&school),
        }));
    }
    Ok(data(
        json!({ "organizations": { "nodes": nodes, "pageInfo": { "hasNextPage": more } } }),
    ))
}

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

async fn board(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let row = sqlx::query(AssertSqlSafe(format!(
        "SELECT * FROM reporting_period WHERE id = ?6 AND tenant_id = ?1 AND {IN_SIGHT}"
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
            "SELECT * FROM cluster WHERE id IN ({these}) AND tenant_id = ?1 AND {IN_SIGHT} ORDER BY name_sort, id"
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

async fn submit(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let (now, report) = (Utc::now(), uuid(&body, "id")?);
    let key = body["key"].as_str().ok_or("no key")?;
    let fingerprint = Sha256::digest(serde_json::to_vec(&body)?).to_vec();
    let mut all = hand.write.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("DELETE FROM idempotency WHERE tenant_id = ?1 AND user_id = ?2 AND key = ?3 AND expires_at < ?4")
        .bind(bearer.tenant)
        .bind(bearer.user)
        .bind(key)
        .bind(now)
        .execute(&mut *all)
        .await?;
    let claimed = sqlx::query(
        "INSERT INTO idempotency (id, tenant_id, version, created_at, updated_at, user_id, key, fingerprint, outcome, expires_at)
        VALUES (?1, ?2, 1, ?3, ?3, ?4, ?5, ?6, 'null', ?7) ON CONFLICT DO NOTHING",
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
    sqlx::query("SELECT * FROM tenant WHERE id = ?1")
        .bind(bearer.tenant)
        .fetch_one(&mut *all)
        .await?;
    let last =
        sqlx::query("SELECT * FROM audit_entry WHERE tenant_id = ?1 ORDER BY seq DESC LIMIT 1")
            .bind(bearer.tenant)
            .fetch_optional(&mut *all)
            .await?;
    let (seq, previous): (i64, Vec<u8>) = match last {
        Some(row) => (row.try_get("seq")?, row.try_get("hash")?),
        None => (0, Vec::new()),
    };
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
    .bind(hasher.finalize().to_vec())
    .execute(&mut *all)
    .await?;
    let payload = json!({ "report": report, "period": period, "organization": bearer.organization, "dueOn": due_on });
    sqlx::query(
        "INSERT INTO outbox (id, tenant_id, version, created_at, updated_at, event, organization_id, entity_id, payload, seq, at)
        VALUES (?1, ?2, 1, ?3, ?3, 'report.submitted', ?4, ?5, ?6, (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox), ?3)",
    )
    .bind(Uuid::now_v7())
    .bind(bearer.tenant)
    .bind(now)
    .bind(bearer.organization)
    .bind(report)
    .bind(payload.to_string())
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
