//! `GET /files/signed/{copy}`: a signed copy's bytes, by its link and to the session that it was made for. Whether the viewer
//! still sees the document is asked each time.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::{Router, routing};
use entity::{document, signed_copy};
use uuid::Uuid;

use super::link::{KEYS, address};
use super::policy::fetches_former;
use super::queries::copies;
use crate::features::account::{Gate, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::download::{Label, Opens, Signed, failed, refusal};
use crate::platform::{Db, Error, Result};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(gate: Arc<Gate>, db: Db, blobs: Blobs) -> Router {
    Router::new()
        .route("/files/signed/{copy}", routing::get(get))
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
    Path(copy): Path<String>,
    Query(signed): Query<Signed>,
    headers: HeaderMap,
) -> Response {
    match found(&place, &copy, &signed, &headers).await {
        Ok(Some(row)) => {
            let label = Label {
                name: &row.name,
                content_type: "application/pdf",
                tag: hex::encode(&row.sha256),
            };
            label.send(&place.blobs, row.blob_id, &headers).await
        }
        Ok(None) => refusal(StatusCode::GONE),
        Err(error) => failed(&error),
    }
}

/// Nothing where the link has had its time.
async fn found(
    place: &Place,
    copy: &str,
    signed: &Signed,
    headers: &HeaderMap,
) -> Result<Option<signed_copy::Model>> {
    let copy = Uuid::try_parse(copy).map_err(|_| Error::NotFound)?;
    let viewer = place.gate.present(headers).await?;
    let keys = keys_for(&place.db, KEYS.0).await?;
    let now = place.db.clock().now();
    if signed.opens(&keys, &address(copy), &viewer, now)? == Opens::NoMore {
        return Ok(None);
    }
    let reader = place.db.reader(Arc::new(viewer));
    let row = reader.get::<signed_copy::Entity>(copy).await?;
    let last = copies(&reader, row.document_id).await?.pop();
    if last.is_none_or(|last| last.id != row.id) {
        let paper = reader.get::<document::Entity>(row.document_id).await?;
        if !fetches_former(reader.actor(), &paper) {
            return Err(Error::NotFound);
        }
    }
    Ok(Some(row))
}
