//! Each request's id, its line in the log, and the answer to a panic. The log has no personal data and no secret: no
//! query, no header, no body, no client's address, and of a path its beginning only, since some are links that open.

use std::any::Any;
use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument as _;
use uuid::Uuid;

use crate::platform::id::fresh;

const HEADER: &str = "x-request-id";

/// Names one request in the answer, in its errors and in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

impl RequestId {
    pub fn fresh() -> Self {
        Self(fresh())
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Takes the id that a proxy gave, if it is a UUID; anything else would be a stranger's words in our log.
pub async fn identify(mut request: Request, next: Next) -> Response {
    let given = request
        .headers()
        .get(HEADER)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| Uuid::try_parse(text).ok());
    let id = given.map_or_else(RequestId::fresh, RequestId);
    request.extensions_mut().insert(id);
    let span = tracing::info_span!(
        "request",
        id = %id,
        method = %request.method(),
        path = shortened(request.uri().path()),
    );
    let started = Instant::now();
    async move {
        let mut response = next.run(request).await;
        if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
            response.headers_mut().insert(HEADER, value);
        }
        let (status, took) = (response.status().as_u16(), started.elapsed());
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        if response.status().is_server_error() {
            tracing::error!(status, ms, "failed");
        } else {
            tracing::info!(status, ms, "answered");
        }
        response
    }
    .instrument(span)
    .await
}

fn shortened(path: &str) -> &str {
    let end = path
        .match_indices('/')
        .nth(1)
        .map_or(path.len(), |(at, _)| at);
    path.get(..end).unwrap_or_default()
}

/// A panic is a bug: the log has it, the client has a sentence.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
pub fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = words, "a handler panicked");
    let body = r#"{"errors":[{"message":"The server failed. Quote the request id.","extensions":{"code":"INTERNAL"}}]}"#;
    let headers = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    (StatusCode::INTERNAL_SERVER_ERROR, headers, body).into_response()
}
