//! `GET /files/{file}`: a file's bytes, by its link and to the session that it was made for. Whether the viewer still sees the
//! record is asked each time.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::{Router, routing};
use entity::attachment;
use uuid::Uuid;

use super::link::{KEYS, address};
use crate::features::account::{Gate, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::download::{Label, Opens, Signed, failed, refusal};
use crate::platform::{Db, Result};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(gate: Arc<Gate>, db: Db, blobs: Blobs) -> Router {
    Router::new()
        .route("/files/{file}", routing::get(get))
        .with_state(Place { gate, db, blobs })
}

#[derive(Clone)]
struct Place {
    gate: Arc<Gate>,
    db: Db,
    blobs: Blobs,
}

async fn get(
    State(place): State<Place>,
    Path(file): Path<String>,
    Query(signed): Query<Signed>,
    headers: HeaderMap,
) -> Response {
    let Ok(file) = Uuid::try_parse(&file) else {
        return refusal(StatusCode::NOT_FOUND);
    };
    match found(&place, file, &signed, &headers).await {
        Ok(Some(row)) => sent(&place, &row, &headers).await,
        Ok(None) => refusal(StatusCode::GONE),
        Err(error) => failed(&error),
    }
}

/// Nothing where the link has had its time.
async fn found(
    place: &Place,
    file: Uuid,
    signed: &Signed,
    headers: &HeaderMap,
) -> Result<Option<attachment::Model>> {
    let viewer = place.gate.present(headers).await?;
    let keys = keys_for(&place.db, KEYS.0).await?;
    let now = place.db.clock().now();
    if signed.opens(&keys, &address(file), &viewer, now)? == Opens::NoMore {
        return Ok(None);
    }
    let reader = place.db.reader(Arc::new(viewer));
    reader.get::<attachment::Entity>(file).await.map(Some)
}

async fn sent(place: &Place, row: &attachment::Model, asked: &HeaderMap) -> Response {
    let label = Label {
        name: &row.name,
        content_type: &row.content_type,
        tag: hex::encode(&row.sha256),
    };
    label.send(&place.blobs, row.blob_id, asked).await
}
