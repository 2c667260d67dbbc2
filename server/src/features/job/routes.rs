//! `GET /files/jobs/{job}`: what came of a job, by its link and to the session that it was made for.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::{Router, routing};
use entity::job;
use uuid::Uuid;

use super::link::{KEYS, address};
use crate::features::account::{Gate, has_lost_since, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::download::{Label, Opens, Signed, failed, refusal};
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
    let sent = async {
        let Some(row) = found(&place, &job, &signed, &headers).await? else {
            return Ok(refusal(StatusCode::GONE));
        };
        sent(&place, row, &headers).await
    };
    sent.await.unwrap_or_else(|error| failed(&error))
}

async fn sent(place: &Place, row: job::Model, asked: &HeaderMap) -> Result<Response> {
    let (Some(blob), Some(name), Some(content_type)) =
        (row.blob_id, row.file_name, row.content_type)
    else {
        return Err(Error::NotFound);
    };
    let label = Label {
        name: &name,
        content_type: &content_type,
        tag: blob.simple().to_string(),
    };
    Ok(label.send(&place.blobs, blob, asked).await)
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
    if signed.opens(&keys, &address(job), &viewer, now)? == Opens::NoMore {
        return Ok(None);
    }
    let reader = place.db.reader(Arc::new(viewer));
    let row = reader.get::<job::Entity>(job).await?;
    // What came of it was read with rights that he has no more.
    match has_lost_since(&reader, row.created_at).await? {
        true => Err(Error::NotFound),
        false => Ok(Some(row)),
    }
}
