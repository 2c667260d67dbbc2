//! `GET /files/papers/{kind}/{id}.{docx|pdf}`: a record's paper, drawn each time from what the record says now, in the
//! viewer's sight. `GET /files/corrected/{upload}/{findings}`: a Word file that was looked over, with some of it mended. Each by
//! its link and to the session that it was made for.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use paper::{Format, Paper, PaperError};
use sha2::{Digest as _, Sha256};

use super::corrected;
use super::drawing::{KEYS, Of};
use crate::features::account::{Gate, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::download::{Label, Opens, Signed, failed, refusal};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Db, Error, Result, apart};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(gate: Arc<Gate>, db: Db, blobs: Blobs, site: PublicUrl) -> Router {
    Router::new()
        .route("/files/papers/{kind}/{file}", routing::get(paper))
        .route(
            "/files/corrected/{upload}/{findings}",
            routing::get(corrected),
        )
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

async fn paper(
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
    let address = of.address(format);
    let answer = opened(&place, &address, &signed, &headers, async |call| {
        sent(of.paper(call, &place.site).await?, format, &headers).await
    });
    answer.await
}

async fn corrected(
    State(place): State<Place>,
    Path((upload, findings)): Path<(String, String)>,
    Query(signed): Query<Signed>,
    headers: HeaderMap,
) -> Response {
    let Some((upload, findings)) = corrected::read(&upload, &findings) else {
        return refusal(StatusCode::NOT_FOUND);
    };
    let address = corrected::address(upload, &findings);
    let answer = opened(&place, &address, &signed, &headers, async |call| {
        let (name, bytes) = corrected::file(call, upload, &findings).await?;
        Ok(labelled(&name, Format::Docx, bytes, &headers))
    });
    answer.await
}

/// What the link opens, in the sight of whom it was made for.
async fn opened(
    place: &Place,
    address: &str,
    signed: &Signed,
    headers: &HeaderMap,
    answer: impl AsyncFnOnce(&Call) -> Result<Response>,
) -> Response {
    let opened = async {
        let viewer = place.gate.present(headers).await?;
        let keys = keys_for(&place.db, KEYS.0).await?;
        let now = place.db.clock().now();
        if signed.opens(&keys, address, &viewer, now)? == Opens::NoMore {
            return Ok(refusal(StatusCode::GONE));
        }
        let call = Call::new(place.db.clone(), place.blobs.clone(), Arc::new(viewer));
        call.run(answer(&call)).await
    };
    opened.await.unwrap_or_else(|error: Error| failed(&error))
}

/// Drawing takes tens of milliseconds of a processor: not of one that answers others.
async fn sent(paper: Paper, format: Format, asked: &HeaderMap) -> Result<Response> {
    let name = format!("{}.{}", paper.file_name(), format.extension());
    let bytes = match apart(move || paper.file(format)).await? {
        Ok(bytes) => bytes,
        Err(PaperError::NoGlyph(missing)) => return Ok(undrawable(&missing)),
        Err(error) => return Err(Error::internal(format!("a paper: {error}"))),
    };
    Ok(labelled(&name, format, bytes, asked))
}

fn labelled(name: &str, format: Format, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let label = Label {
        name,
        content_type: format.media_type(),
        tag: hex::encode(Sha256::digest(&bytes)),
    };
    if label.is_known(asked) {
        return label.on(StatusCode::NOT_MODIFIED.into_response());
    }
    label.on(bytes.into_response())
}

fn undrawable(missing: &[char]) -> Response {
    let missing: String = missing.iter().collect();
    let words = format!(
        "Phông chữ của văn bản không có các ký tự: {missing}. Sửa lại trong nội dung, hoặc tải tệp Word.\n\
         The paper's font lacks these characters: {missing}. Change them in the text, or fetch the Word file.\n"
    );
    (StatusCode::UNPROCESSABLE_ENTITY, words).into_response()
}
