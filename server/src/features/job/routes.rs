//! `GET /files/jobs/{job}`: what came of a job, by its link and to the session that it was made for.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Router, routing};
use entity::job;
use uuid::Uuid;

use super::link::{KEYS, path};
use crate::features::account::{Gate, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::signed::{Sent, Signed, expired, refused};
use crate::platform::{Db, Error, Result};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(gate: Arc<Gate>, db: Db, blobs: Blobs) -> Router {
    Router::new()
        .route("/files/jobs/{job}", routing::get(get))
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
    Path(job): Path<String>,
    Query(signed): Query<Signed>,
    headers: HeaderMap,
) -> Response {
    let row = match found(&place, &job, &signed, &headers).await {
        Ok(Some(row)) => row,
        Ok(None) => return expired(),
        Err(error) => return refused(&error),
    };
    let (Some(blob), Some(name), Some(content_type)) =
        (row.blob_id, row.file_name, row.content_type)
    else {
        return refused(&Error::NotFound);
    };
    let file = Sent {
        name: &name,
        content_type: &content_type,
        tag: blob.simple().to_string(),
    };
    file.answer(&headers, place.blobs.bytes(blob)).await
}

/// `None` by a link that has expired.
async fn found(
    place: &Place,
    job: &str,
    signed: &Signed,
    headers: &HeaderMap,
) -> Result<Option<job::Model>> {
    let job = Uuid::try_parse(job).map_err(|_| Error::NotFound)?;
    let viewer = place.gate.present(headers).await?;
    let keys = keys_for(&place.db, KEYS.0).await?;
    let now = place.db.clock().now();
    if !signed.holds(&keys, &path(job), &viewer, now)? {
        return Ok(None);
    }
    let reader = place.db.reader(Arc::new(viewer));
    reader.get::<job::Entity>(job).await.map(Some)
}
