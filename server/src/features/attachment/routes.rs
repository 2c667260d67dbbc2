//! `GET /files/{file}`: a file's bytes, by its link and to the session that it was made for. Whether the viewer still sees the
//! record is asked each time.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Router, routing};
use entity::attachment;
use uuid::Uuid;

use super::link::{KEYS, path};
use crate::features::account::{Gate, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::signed::{Sent, Signed, expired, refused};
use crate::platform::{Db, Error, Result};

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
    let row = match found(&place, &file, &signed, &headers).await {
        Ok(Some(row)) => row,
        Ok(None) => return expired(),
        Err(error) => return refused(&error),
    };
    let file = Sent {
        name: &row.name,
        content_type: &row.content_type,
        tag: hex::encode(&row.sha256),
    };
    file.answer(&headers, place.blobs.bytes(row.blob_id)).await
}

/// `None` by a link that has expired.
async fn found(
    place: &Place,
    file: &str,
    signed: &Signed,
    headers: &HeaderMap,
) -> Result<Option<attachment::Model>> {
    let file = Uuid::try_parse(file).map_err(|_| Error::NotFound)?;
    let viewer = place.gate.present(headers).await?;
    let keys = keys_for(&place.db, KEYS.0).await?;
    let now = place.db.clock().now();
    if !signed.holds(&keys, &path(file), &viewer, now)? {
        return Ok(None);
    }
    let reader = place.db.reader(Arc::new(viewer));
    reader.get::<attachment::Entity>(file).await.map(Some)
}
