//! HTTP, outermost to innermost: request id and log line, security headers, compression, then one of
//!
//! | path | answers |
//! |---|---|
//! | `/graphql` | queries and mutations ([`graphql`]); subscriptions as an event stream ([`live`]) |
//! | `/graphql/ws` | everything over a WebSocket ([`live`]) |
//! | `/auth/…`, `/.well-known/jwks.json` | signing in and out (the account feature) |
//! | `PUT /files/…` | a file on its way in, by a signed link (the upload feature) |
//! | `GET /files/…` | a file of a record, by a signed link and to its session alone (the attachment feature) |
//! | `GET /files/jobs/…` | what came of a job, by a signed link (the job feature) |
//! | `GET /files/papers/…` | a plan or a report as a file, likewise (the paper feature) |
//! | `GET /files/signed/…` | a document as it was signed, likewise (the signing feature) |
//! | `GET /calendar/…` | what is one's to do, for a calendar (the task feature) |
//! | `/healthz`, `/readyz` | whether the process lives; whether the database answers ([`health`]) |
//! | anything else | the web page ([`spa`]) |
//!
//! What is fetched below `/files` is handed out at one desk (the account feature); each feature names what it hands out.
//! No rule of a feature is here. Who asks is found out in [`caller`]; what a request may cost, in [`limits`] and
//! [`budget`]; which documents are known, in [`documents`].

pub mod budget;
pub mod caller;
pub mod documents;
pub mod graphql;
mod health;
pub mod limits;
pub mod live;
pub mod request;
pub mod room;
mod security;
mod serve;
pub mod spa;

pub use serve::serve;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::routing::{any, get};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::app::App;
use crate::config::REQUEST_TIME;
use crate::features::account::Desk;
use crate::features::{attachment, import, job, paper, signing, task, upload};
use crate::platform::site::PublicUrl;

pub fn router(app: Arc<App>) -> Router {
    let desk = Desk {
        gate: app.gate.clone(),
        db: app.db.clone(),
        blobs: app.blobs.clone(),
        site: PublicUrl::new(&app.config.public_url),
    };
    let files = attachment::routes()
        .merge(job::routes())
        .merge(paper::routes())
        .merge(signing::routes());
    // What asks the schema pays by what it asks; the rest by the request.
    let paid = Router::new()
        .merge(app.gate.routes())
        .merge(upload::routes(app.db.clone(), app.blobs.clone()))
        .merge(files.with_state(desk))
        .merge(import::routes())
        .merge(task::routes(
            app.gate.clone(),
            app.db.clone(),
            &app.config.public_url,
        ))
        .layer(RequestBodyTimeoutLayer::new(REQUEST_TIME))
        .layer(from_fn_with_state(app.clone(), budget::charge))
        .layer(map_response(security::not_kept));
    Router::new()
        .route(
            "/graphql",
            any(graphql::endpoint).layer(DefaultBodyLimit::max(graphql::MAX_BODY)),
        )
        .route("/graphql/ws", any(live::upgrade))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .with_state(app.clone())
        .merge(paid)
        .fallback(spa::page)
        .layer(CatchPanicLayer::custom(request::panicked))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app, security::headers))
        .layer(from_fn(request::identify))
}
