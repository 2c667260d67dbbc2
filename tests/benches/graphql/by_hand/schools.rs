//! One school, and a page of them.

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

use super::{Answer, Bearer, Fault, Hand, data, holes, moment, uuid};
use crate::world::id;

pub async fn school(
    State(hand): State<Arc<Hand>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let row = sqlx::query(AssertSqlSafe(format!(
        "SELECT * FROM organization WHERE id = ?6 AND tenant_id = ?1 AND {} LIMIT 1",
        bearer.sees(BELOW)
    )))
    .bind(bearer.tenant)
    .bind(&bearer.path)
    .bind(&bearer.end)
    .bind(bearer.upward[0])
    .bind(bearer.upward[1])
    .bind(uuid(&body, "id")?)
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
pub async fn of_schools(
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

/// Of an organization.
pub const BELOW: &str = "((path >= ?2 AND path < ?3) OR id IN (?4, ?5))";
/// Of a row of `t`.
pub const IN_SIGHT: &str =
    "(EXISTS (SELECT 1 FROM organization seen WHERE seen.id = t.organization_id AND seen.path >= ?2
    AND seen.path < ?3) OR t.organization_id IN (?4, ?5))";

/// Who speaks for these schools, and the people.
pub async fn speakers(
    hand: &Hand,
    bearer: &Bearer,
    schools: &[Uuid],
) -> Result<HashMap<Uuid, Value>, Fault> {
    let sight = bearer.sees(IN_SIGHT);
    let posts = of_schools(hand, bearer, schools, |these| {
        format!(
            "SELECT * FROM focal_point t WHERE organization_id IN ({these}) AND until IS NULL AND tenant_id = ?1 AND {sight}"
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
            r#"SELECT * FROM "user" WHERE id IN ({these}) AND tenant_id = ?1 AND (id = ?6 OR EXISTS (SELECT 1 FROM appointment t
            WHERE t.tenant_id = ?1 AND t.user_id = "user".id AND (t.user_id = ?6 OR {sight})))"#
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

pub async fn schools(State(hand): State<Arc<Hand>>, headers: HeaderMap) -> Answer {
    let bearer = hand.bearer(&headers).await?;
    let sight = bearer.sees(IN_SIGHT);
    let mut rows = sqlx::query(AssertSqlSafe(format!(
        "SELECT * FROM organization WHERE kind = 'SCHOOL' AND tenant_id = ?1 AND {}
        ORDER BY name_sort, id LIMIT 51",
        bearer.sees(BELOW)
    )))
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
            "SELECT organization_id, COUNT(id) FROM channel t WHERE organization_id IN ({these}) AND closed_at IS NULL
            AND tenant_id = ?1 AND {sight} GROUP BY organization_id"
        )
    })
    .await?
    {
        channels.insert(row.try_get(0)?, row.try_get(1)?);
    }
    let mut reports: HashMap<Uuid, Vec<Value>> = HashMap::new();
    let reached = bearer.sees(
        "EXISTS (SELECT 1 FROM organization seen WHERE seen.id = t.organization_id AND seen.path >= ?2 AND seen.path < ?3)",
    );
    for row in of_schools(&hand, &bearer, &ids, |these| {
        format!(
            "SELECT * FROM report t WHERE organization_id IN ({these}) AND tenant_id = ?1 AND state <> 'DRAFT'
            AND {reached} ORDER BY due_on DESC, id DESC"
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
