//! `GET /files/templates/{kind}`: the form to fill in for a kind of list. It is no secret.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::{Router, routing};

use super::kinds::{named, of};
use crate::platform::download::{Label, failed, refusal};
use crate::platform::import::Importer;
use crate::platform::{Error, Result, apart};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The routes of this feature, to be mounted at the server's root.
pub fn routes() -> Router {
    Router::new().route("/files/templates/{kind}", routing::get(get))
}

async fn get(Path(kind): Path<String>) -> Response {
    let Some(kind) = named(kind.trim_end_matches(".xlsx")) else {
        return refusal(StatusCode::NOT_FOUND);
    };
    let made = apart(move || of!(kind, template())).await;
    made.flatten().unwrap_or_else(|error| failed(&error))
}

fn template<K: Importer>() -> Result<Response> {
    let bytes = sheet::template(K::TITLE, &K::LAYOUT).map_err(Error::internal)?;
    let name = format!("{}.xlsx", K::TITLE);
    let label = Label {
        name: &name,
        content_type: XLSX,
        tag: env!("CARGO_PKG_VERSION").to_owned(),
    };
    Ok(label.on(bytes.into_response()))
}
