//! `GET /files/papers/{kind}/{id}.{docx|pdf}`: a record's paper, by its link and to the session that it was made for. It is
//! drawn each time from what the record says now, in the viewer's sight.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use paper::{Format, Paper, PaperError};
use sha2::{Digest as _, Sha256};

use super::drawing::{KEYS, Of};
use crate::features::account::{Gate, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::download::{Label, Opens, Signed, failed, refusal};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Db, Error, Result};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(gate: Arc<Gate>, db: Db, blobs: Blobs, site: PublicUrl) -> Router {
    Router::new()
        .route("/files/papers/{kind}/{file}", routing::get(get))
        .with_state(Place {
            gate,
            db,
            blobs,
            site,
        })
}

#[derive(Clone)]
struct Place {
    gate: Arc<Gate>,
    db: Db,
    blobs: Blobs,
    site: PublicUrl,
}

async fn get(
    State(place): State<Place>,
    Path((kind, file)): Path<(String, String)>,
    Query(signed): Query<Signed>,
    headers: HeaderMap,
) -> Response {
    let asked = file
        .rsplit_once('.')
        .and_then(|(id, extension)| Some((Of::read(&kind, id)?, Format::of_extension(extension)?)));
    let Some((of, format)) = asked else {
        return refusal(StatusCode::NOT_FOUND);
    };
    match found(&place, of, format, &signed, &headers).await {
        Ok(Some(paper)) => match sent(paper, format, &headers).await {
            Ok(response) => response,
            Err(error) => failed(&error),
        },
        Ok(None) => refusal(StatusCode::GONE),
        Err(error) => failed(&error),
    }
}

/// Nothing where the link has had its time.
async fn found(
    place: &Place,
    of: Of,
    format: Format,
    signed: &Signed,
    headers: &HeaderMap,
) -> Result<Option<Paper>> {
    let viewer = place.gate.present(headers).await?;
    let keys = keys_for(&place.db, KEYS.0).await?;
    let now = place.db.clock().now();
    if signed.opens(&keys, &of.address(format), &viewer, now)? == Opens::NoMore {
        return Ok(None);
    }
    let call = Call::new(place.db.clone(), place.blobs.clone(), Arc::new(viewer));
    call.run(of.paper(&call, &place.site)).await.map(Some)
}

/// Drawing takes tens of milliseconds of a processor: not of one that answers others.
async fn sent(paper: Paper, format: Format, asked: &HeaderMap) -> Result<Response> {
    let name = format!("{}.{}", paper.file_name(), format.extension());
    let drawn = tokio::task::spawn_blocking(move || paper.file(format)).await;
    let bytes = match drawn.map_err(|_| Error::internal("drawing a paper ended early"))? {
        Ok(bytes) => bytes,
        Err(PaperError::NoGlyph(missing)) => return Ok(undrawable(&missing)),
        Err(error) => return Err(Error::internal(format!("a paper: {error}"))),
    };
    let label = Label {
        name: &name,
        content_type: format.media_type(),
        tag: hex::encode(Sha256::digest(&bytes)),
    };
    if label.is_known(asked) {
        return Ok(label.on(StatusCode::NOT_MODIFIED.into_response()));
    }
    Ok(label.on(bytes.into_response()))
}

fn undrawable(missing: &[char]) -> Response {
    let missing: String = missing.iter().collect();
    let words = format!(
        "Phông chữ của văn bản không có các ký tự: {missing}. Sửa lại trong nội dung, hoặc tải tệp Word.\n\
         The paper's font lacks these characters: {missing}. Change them in the text, or fetch the Word file.\n"
    );
    (StatusCode::UNPROCESSABLE_ENTITY, words).into_response()
}
