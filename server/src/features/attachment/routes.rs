//! `GET /files/{file}`: a file's bytes, by its link and to the session that it was made for. Whether the viewer still sees the
//! record is asked each time.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use entity::attachment;
use serde::Deserialize;
use uuid::Uuid;

use super::link;
use crate::features::account::Gate;
use crate::platform::blob::Blobs;
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

#[derive(Deserialize)]
struct Signed {
    until: i64,
    proof: String,
}

/// A page of its own, that does nothing: whatever a file says, it is not run at this address.
const ALWAYS: [(HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Asked again each time, so that who may not any more does not.
    (header::CACHE_CONTROL, "private, no-cache"),
    // As it is: what was sent is what is signed for, and pictures and papers are packed already.
    (header::CONTENT_ENCODING, "identity"),
];

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
        Ok(Found::Row(row)) => sent(&place, row, &headers).await,
        Ok(Found::Expired) => refusal(StatusCode::GONE),
        Err(Error::Unauthenticated | Error::NotFound | Error::Forbidden) => {
            refusal(StatusCode::NOT_FOUND)
        }
        Err(error) => failed(&error),
    }
}

enum Found {
    Row(Box<attachment::Model>),
    Expired,
}

async fn found(place: &Place, file: Uuid, signed: &Signed, headers: &HeaderMap) -> Result<Found> {
    let viewer = place.gate.present(headers).await?;
    if !link::is_made(&place.db, file, &viewer, signed.until, &signed.proof).await? {
        return Err(Error::NotFound);
    }
    if signed.until <= place.db.clock().now().timestamp() {
        return Ok(Found::Expired);
    }
    let reader = place.db.reader(Arc::new(viewer));
    let row = reader.get::<attachment::Entity>(file).await?;
    Ok(Found::Row(row.into()))
}

async fn sent(place: &Place, row: Box<attachment::Model>, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", hex::encode(&row.sha256));
    let known = asked.get(header::IF_NONE_MATCH);
    let mut response = if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match place.blobs.bytes(row.blob_id).await {
            Ok(bytes) => bytes.into_response(),
            Err(error) => return failed(&error),
        }
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        (header::CONTENT_TYPE, row.content_type),
        (header::CONTENT_DISPOSITION, disposition(&row.name)),
        (header::ETAG, tag),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

/// To be kept, not shown, under its name: RFC 6266, with the name in RFC 5987's letters for all but the oldest readers.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' => '_',
            c if c.is_ascii() && !c.is_ascii_control() => c,
            _ => '_',
        })
        .collect();
    let whole: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    // A form says a blank with a plus.
    let whole = whole.replace('+', "%20").replace('*', "%2A");
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

/// For whoever followed an old link in a page that he left open. Nothing is told apart that a stranger could learn from.
fn refusal(status: StatusCode) -> Response {
    let words = "Không mở được tệp: đường dẫn đã hết hạn hoặc không dành cho phiên này. Tải lại trang rồi mở lại.\n\
        The file cannot be opened: the link has expired or is not for this session. Reload the page and open it again.\n";
    (status, words).into_response()
}

fn failed(error: &Error) -> Response {
    tracing::error!(?error, "a file could not be sent");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_in_vietnamese_arrives_whole() {
        assert_eq!(
            disposition("Kế hoạch \"1\".pdf"),
            "attachment; filename=\"K_ ho_ch _1_.pdf\"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%221%22.pdf"
        );
    }
}
