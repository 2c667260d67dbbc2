//! `/auth/*`: signing in over HTTP, for browsers and for applications.
//!
//! A browser's refresh token lives in a cookie that no script reads and that goes to `/auth` alone, with another that shows its
//! session when it fetches files; an application's is in the answer's body. Every request needs the header `X-Sen-Request: 1`, which a foreign page cannot send.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use entity::session::Client;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::gate::Gate;
use super::presence::{FILES_COOKIE, cookie};
use super::session::{Credentials, Issued, Refusal};
use crate::platform::Error;

const COOKIE: &str = "sen_refresh";
/// Cookies, and where they go.
const REFRESH: (&str, &str) = (COOKIE, "/auth");
const FILES: (&str, &str) = (FILES_COOKIE, "/files");
const MARK: &str = "x-sen-request";
const MAX_BODY: usize = 8 * 1024;

impl Gate {
    /// `POST /auth/sign-in`, `/auth/refresh`, `/auth/sign-out`, and `GET /.well-known/jwks.json`.
    pub fn routes(self: &Arc<Self>) -> Router {
        let auth = Router::new()
            .route("/auth/sign-in", post(sign_in))
            .route("/auth/refresh", post(refresh))
            .route("/auth/sign-out", post(sign_out))
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .layer(from_fn(marked));
        Router::new()
            .merge(auth)
            .route("/.well-known/jwks.json", get(keys))
            .with_state(self.clone())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SignInBody {
    username: String,
    password: String,
    #[serde(default)]
    keep: bool,
    #[serde(default)]
    client: ClientName,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum ClientName {
    #[default]
    Web,
    App,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RefreshBody {
    refresh_token: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    access_token: String,
    /// Seconds.
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
}

async fn sign_in(
    State(gate): State<Arc<Gate>>,
    headers: HeaderMap,
    body: Result<Json<SignInBody>, JsonRejection>,
) -> Result<Response, Refused> {
    let Json(body) = body?;
    let user_agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let issued = gate
        .sign_in(Credentials {
            username: body.username,
            password: body.password,
            keep: body.keep,
            client: match body.client {
                ClientName::Web => Client::Web,
                ClientName::App => Client::App,
            },
            user_agent: user_agent.to_owned(),
        })
        .await?;
    gate.answer(issued).await
}

async fn refresh(
    State(gate): State<Arc<Gate>>,
    headers: HeaderMap,
    body: Option<Json<RefreshBody>>,
) -> Result<Response, Refused> {
    let Some((token, client)) = token(&headers, body) else {
        return Err(Refusal::RefreshInvalid.into());
    };
    match gate.refresh(&token, client).await {
        Ok(issued) => gate.answer(issued).await,
        // A cookie that is no good any more goes.
        Err(Refusal::RefreshInvalid) if client == Client::Web => {
            let refused = Refused::from(Refusal::RefreshInvalid).into_response();
            Ok(gate.without_cookies(refused))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn sign_out(
    State(gate): State<Arc<Gate>>,
    headers: HeaderMap,
    body: Option<Json<RefreshBody>>,
) -> Result<Response, Refused> {
    if let Some((token, _)) = token(&headers, body) {
        gate.sign_out(&token).await?;
    }
    Ok(gate.without_cookies(StatusCode::NO_CONTENT.into_response()))
}

async fn keys(State(gate): State<Arc<Gate>>) -> Result<Response, Refused> {
    let keys = gate.keys.public().map_err(Refusal::Error)?;
    Ok(([(header::CACHE_CONTROL, "public, max-age=300")], Json(keys)).into_response())
}

/// The body's token is an application's, the cookie's a browser's.
fn token(headers: &HeaderMap, body: Option<Json<RefreshBody>>) -> Option<(String, Client)> {
    if let Some(token) = body.and_then(|Json(body)| body.refresh_token) {
        return Some((token, Client::App));
    }
    cookie(headers, COOKIE).map(|value| (value.to_owned(), Client::Web))
}

impl Gate {
    async fn answer(&self, issued: Issued) -> Result<Response, Refused> {
        let app = issued.client == Client::App;
        let mut answer = Answer {
            access_token: issued.access_token,
            expires_in: issued.expires_in.num_seconds(),
            refresh_token: None,
        };
        if app {
            answer.refresh_token = Some(issued.refresh_token);
            return Ok(uncached(Json(answer).into_response()));
        }
        let until = issued.keep.then(|| issued.idle.num_seconds());
        let response = uncached(Json(answer).into_response());
        let response = self.with_cookie(response, REFRESH, &issued.refresh_token, until);
        let files = self
            .files_cookie(issued.session)
            .await
            .map_err(Refusal::Error)?;
        Ok(self.with_cookie(response, FILES, &files, until))
    }

    /// What a browser holds of a session goes.
    fn without_cookies(&self, response: Response) -> Response {
        let response = self.with_cookie(response, REFRESH, "", Some(0));
        self.with_cookie(response, FILES, "", Some(0))
    }

    /// Without `seconds` the cookie goes with the browser.
    fn with_cookie(
        &self,
        mut response: Response,
        (name, path): (&str, &str),
        value: &str,
        seconds: Option<i64>,
    ) -> Response {
        let mut cookie = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Strict");
        if self.secure {
            cookie.push_str("; Secure");
        }
        if let Some(seconds) = seconds {
            cookie.push_str(&format!("; Max-Age={seconds}"));
        }
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

fn uncached(mut response: Response) -> Response {
    let never = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, never);
    response
}

async fn marked(request: Request, next: Next) -> Response {
    if request.headers().get(MARK).is_some_and(|mark| mark == "1") {
        return next.run(request).await;
    }
    refusal(
        StatusCode::FORBIDDEN,
        "HEADER_REQUIRED",
        "Send the header X-Sen-Request: 1.",
    )
}

/// A refusal on its way out.
struct Refused(Response);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        self.0
    }
}

impl From<JsonRejection> for Refused {
    fn from(rejection: JsonRejection) -> Self {
        let status = rejection.status();
        Self(match rejection {
            // Which field is wrong, and what it may be; nothing of what was sent in the right ones.
            JsonRejection::JsonDataError(wrong) => {
                refusal(status, "BAD_REQUEST", &wrong.body_text())
            }
            _ => refusal(
                status,
                "BAD_REQUEST",
                "Send JSON with `username` and `password`.",
            ),
        })
    }
}

impl From<Refusal> for Refused {
    fn from(refusal_of: Refusal) -> Self {
        Self(match refusal_of {
            Refusal::WrongCredentials => refusal(
                StatusCode::UNAUTHORIZED,
                "WRONG_CREDENTIALS",
                "Username or password is wrong.",
            ),
            Refusal::Locked {
                retry_after_seconds,
            } => locked(retry_after_seconds),
            Refusal::RefreshInvalid => refusal(
                StatusCode::UNAUTHORIZED,
                "REFRESH_INVALID",
                "The session is over. Sign in again.",
            ),
            Refusal::Error(error) => failed(&error),
        })
    }
}

fn locked(retry_after_seconds: u64) -> Response {
    let body = json!({
        "code": "LOCKED",
        "message": "Too many attempts. Wait, then try again.",
        "retryAfterSeconds": retry_after_seconds,
    });
    let mut response = (StatusCode::TOO_MANY_REQUESTS, Json(body)).into_response();
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, retry_after_seconds.into());
    uncached(response)
}

fn failed(error: &Error) -> Response {
    if let Error::Internal { cause, at } = error {
        tracing::error!(%cause, %at, "signing in failed");
        return refusal(
            StatusCode::INTERNAL_SERVER_ERROR,
            error.code(),
            &error.to_string(),
        );
    }
    refusal(StatusCode::UNAUTHORIZED, error.code(), &error.to_string())
}

fn refusal(status: StatusCode, code: &str, message: &str) -> Response {
    let body = Json(json!({ "code": code, "message": message }));
    uncached((status, body).into_response())
}
