//! `PUT /files/{upload}`: the bytes, by a signed link. The link is looked at before the bytes are read.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing};
use chrono::DateTime;
use serde::Deserialize;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::commands::{self, MOST_BYTES};
use super::link::{KEY_FOR, Link};
use crate::features::account;
use crate::platform::blob::Blobs;
use crate::platform::{Actor, Db, Error, Failure, Intent};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(db: Db, blobs: Blobs) -> Router {
    Router::new()
        .route("/files/{file}", routing::put(put))
        .layer(DefaultBodyLimit::disable())
        .with_state(Place { db, blobs })
}

/// Files that come in at once, each kept in memory until it is whole: the others wait.
static AT_ONCE: Semaphore = Semaphore::const_new(16);
/// For a whole file, with waiting: 20 MiB over a poor connection.
const AT_MOST: Duration = Duration::from_secs(300);

#[derive(Clone)]
struct Place {
    db: Db,
    blobs: Blobs,
}

#[derive(Deserialize)]
struct Signed {
    tenant: Uuid,
    expires: i64,
    signature: String,
}

async fn put(
    State(place): State<Place>,
    Path(upload): Path<Uuid>,
    Query(signed): Query<Signed>,
    body: Body,
) -> Response {
    match taken(&place, upload, &signed, body).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err((status, code)) => (status, Json(serde_json::json!({ "code": code }))).into_response(),
    }
}

type Refusal = (StatusCode, &'static str);

const FORBIDDEN: Refusal = (StatusCode::FORBIDDEN, "FORBIDDEN");
const EXPIRED: Refusal = (StatusCode::GONE, "EXPIRED");
const TOO_LARGE: Refusal = (StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE");

async fn taken(place: &Place, upload: Uuid, signed: &Signed, body: Body) -> Result<(), Refusal> {
    let expires = DateTime::from_timestamp(signed.expires, 0).ok_or(FORBIDDEN)?;
    let link = Link {
        tenant: signed.tenant,
        upload,
        expires,
    };
    let actor = Arc::new(Actor::system(signed.tenant, place.db.clock().today()));
    let made = account::keys_for(&place.db, KEY_FOR)
        .await
        .and_then(|keys| link.is_made(&keys, &signed.signature))
        .map_err(failed)?;
    if !made {
        return Err(FORBIDDEN);
    }
    if expires <= place.db.clock().now() {
        return Err(EXPIRED);
    }
    let row = place
        .db
        .reader(actor.clone())
        .get::<entity::upload::Entity>(upload)
        .await
        .map_err(failed)?;
    let declared = usize::try_from(row.size).unwrap_or(MOST_BYTES);
    let whole = async {
        let _turn = AT_ONCE.acquire().await;
        axum::body::to_bytes(body, declared.min(MOST_BYTES)).await
    };
    let bytes = tokio::time::timeout(AT_MOST, whole)
        .await
        .map_err(|_| (StatusCode::REQUEST_TIMEOUT, "TOO_SLOW"))?
        .map_err(|_| TOO_LARGE)?;
    if bytes.len() != declared {
        return Err((StatusCode::BAD_REQUEST, "SIZE_DIFFERS"));
    }
    let mut w = place
        .db
        .writer(actor, Intent::once())
        .await
        .map_err(failed)?;
    match commands::receive(&mut w, &place.blobs, upload, &bytes).await {
        Ok(()) => w.commit(&()).await.map_err(failed),
        Err(Failure::User(_)) => Err((StatusCode::CONFLICT, "ALREADY_COMPLETED")),
        Err(Failure::Error(error)) => Err(failed(error)),
    }
}

fn failed(error: Error) -> Refusal {
    match error {
        Error::NotFound => FORBIDDEN,
        error => {
            if let Error::Internal { cause, at } = &error {
                tracing::error!(%cause, %at, "a file could not be taken in");
            }
            (StatusCode::INTERNAL_SERVER_ERROR, error.code())
        }
    }
}
