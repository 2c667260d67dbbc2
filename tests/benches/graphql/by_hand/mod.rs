//! What a careful hand writes when it has to answer these questions and no others: axum, sqlx, the SQL that Sen sends
//! with the access rules of the one role that asks written into it, and JSON put together on the spot.

mod board;
mod schools;
mod submit;

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use chrono::{DateTime, NaiveDate, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::sqlx::{self, Row};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::country::TODAY;
use crate::process::{database, listen};
use crate::world::{Done, day};

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
    /// Appointed at the root: sees everything.
    all: bool,
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
            .row_buffer_size(256)
            .pragma("mmap_size", "268435456")
            .pragma("cache_size", "-4000")
            .pragma("query_only", if read_only { "ON" } else { "OFF" });
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .test_before_acquire(false);
        pool.connect_with(options).await
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
        .route("/school", post(schools::school))
        .route("/schools", post(schools::schools))
        .route("/board", post(board::board))
        .route("/submit", post(submit::submit))
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
        let all = above.len() == 1;
        Ok(Bearer {
            tenant: claims.tid,
            user: claims.sub,
            name: row.try_get(0)?,
            organization,
            upward: [root, organization],
            end: format!("{}0", path.trim_end_matches('/')),
            path,
            all,
        })
    }

    fn now(&self) -> Result<DateTime<Utc>, Fault> {
        let morning = self.today.and_hms_opt(1, 0, 0).ok_or("no morning")?;
        Ok(morning.and_utc())
    }
}

impl Bearer {
    /// What the access rules add for his one role: `rule`, unless he sees everything.
    fn sees(&self, rule: &'static str) -> &'static str {
        if self.all { "TRUE" } else { rule }
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
