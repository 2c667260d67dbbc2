//! The bytes of a file, put to the signed address that the server gave out for them.

use gloo_net::http::Request;
use web_sys::File;

use super::ApiError;

/// Puts `file` to `address`, which carries its own permission and expires.
pub async fn put(address: &str, file: &File) -> Result<(), ApiError> {
    let kind = file.type_();
    let kind = if kind.is_empty() {
        "application/octet-stream"
    } else {
        kind.as_str()
    };
    let request = Request::put(address)
        .header("Content-Type", kind)
        .body(file.clone())
        .map_err(|_| ApiError::BadInput { request_id: None })?;
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    match response.status() {
        200..=299 => Ok(()),
        401 | 403 | 404 | 410 => Err(ApiError::NotFound),
        413 => Err(ApiError::BadInput { request_id: None }),
        429 => Err(ApiError::RateLimited { seconds: None }),
        _ => Err(ApiError::Internal {
            request_id: response.headers().get("X-Request-Id"),
        }),
    }
}
