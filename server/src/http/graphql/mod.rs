//! GraphQL over HTTP, by its specification of 2025.
//!
//! * `POST` with a JSON body, or `GET` with `query`, `operationName`, `variables`, `extensions` in the address; a
//!   mutation by `GET` is 405. One request at a time: an array is refused.
//! * `Accept` chooses `application/graphql-response+json` or the older `application/json` (also when there is no
//!   preference); subscriptions, and whoever prefers it, get `text/event-stream`; otherwise 406.
//! * A request that could not be executed is 4xx and has no `data`; in the older format it is 200 if it was at least
//!   well-formed. Executed is 200, but 401 or 403 where nothing at all was answered for want of a right.
//! * Every error has `extensions.code` and `extensions.requestId`: `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`,
//!   `CONFLICT`, `RATE_LIMITED`, `COST_EXCEEDED`, `BAD_USER_INPUT`, `INTERNAL`; and for those who write clients
//!   `GRAPHQL_PARSE_FAILED` and `GRAPHQL_VALIDATION_FAILED`. The cause of an `INTERNAL` is in the log only.
//! * `extensions.cost` and the `RateLimit-*` headers tell what it cost and what is left.

pub mod answer;
mod negotiation;
pub mod operation;
pub mod params;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use self::answer::{Answer, Refusal};
use self::negotiation::Media;
use self::operation::Operation;
use self::params::Params;
use super::budget::Payer;
use super::caller::{self, Caller};
use super::live;
use super::request::RequestId;
use crate::app::App;
use crate::config::REQUEST_TIME;

/// The largest body of a request, in bytes.
pub const MAX_BODY: usize = 256 * 1024;

pub async fn endpoint(State(app): State<Arc<App>>, request: Request) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .copied()
        .unwrap_or_else(RequestId::fresh);
    let mut response = match negotiation::media(request.headers()) {
        Ok(media) => {
            let answered = answer(&app, request, media, id).await;
            answered.unwrap_or_else(|refusal| refusal.tell(media, id))
        }
        Err(refusal) => refusal.tell(Media::Response, id),
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    // What one person was told is not for the next.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn answer(
    app: &Arc<App>,
    request: Request,
    media: Media,
    id: RequestId,
) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let caller = match Caller::of(app, &parts).await {
        Ok(caller) => caller,
        Err(error) => {
            // Guessing tokens costs what a request costs.
            app.budgets
                .pay(Payer::Address(caller::address(app, &parts)), 1)?;
            return Err(error.into());
        }
    };
    let by_get = parts.method == Method::GET || parts.method == Method::HEAD;
    let params = if by_get {
        Params::from_query(parts.uri.query().unwrap_or_default())?
    } else if parts.method == Method::POST {
        params::check_content_type(&parts.headers)?;
        let body = Bytes::from_request(Request::from_parts(parts, body), &());
        let body = tokio::time::timeout(REQUEST_TIME, body)
            .await
            .map_err(|_| Refusal::too_late())?;
        Params::from_json(&body.map_err(|refused| match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(),
            _ => Refusal::malformed("The body could not be read."),
        })?)?
    } else {
        return Err(Refusal::method("GET, POST"));
    };
    let operation = Operation::prepare(app, &caller, params)?;
    if by_get && !operation.is_query() {
        return Err(Refusal::method("POST"));
    }
    if media == Media::EventStream {
        return Ok(live::stream(app, caller, operation, id)?);
    }
    if operation.is_subscription() {
        return Err(Refusal::not_acceptable(
            "A subscription is answered as text/event-stream, or over a WebSocket at /graphql/ws.",
        ));
    }
    let account = operation.account();
    let answer = operation.execute(app, &caller, id).await?;
    let mut response = told(answer, media);
    if let Some(account) = account {
        account.tell(response.headers_mut());
    }
    Ok(response)
}

fn told(answer: Answer, media: Media) -> Response {
    let (status, body) = match media {
        Media::Response => answer.into_parts(),
        Media::Json | Media::EventStream => (StatusCode::OK, answer.to_json()),
    };
    let kind = [(header::CONTENT_TYPE, media.content_type())];
    (status, kind, body).into_response()
}
