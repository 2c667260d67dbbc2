//! The access token: in memory, never stored, renewed with an HttpOnly cookie that no script can read.
//! All who find the token dead at the same time wait for one renewal, so a rotated cookie is never sent twice.

use std::cell::RefCell;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use gloo_net::http::{Request, RequestBuilder, Response};
use serde::{Deserialize, Serialize};

use super::error::{ApiError, Extensions};

type Renewal = Shared<LocalBoxFuture<'static, Result<(), ApiError>>>;

thread_local! {
    static ACCESS: RefCell<Option<String>> = const { RefCell::new(None) };
    static RENEWAL: RefCell<Option<Renewal>> = const { RefCell::new(None) };
    static EXPIRED: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Granted {
    access_token: String,
}

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInFailure {
    /// Unknown name or wrong password: never said which.
    Wrong,
    /// Too many failures; for how long, if the server says.
    Locked {
        seconds: Option<u32>,
    },
    Error(ApiError),
}

#[derive(Serialize)]
struct Credentials<'a> {
    username: &'a str,
    password: &'a str,
    keep: bool,
}

/// The value of the `Authorization` header, while there is one.
pub(crate) fn bearer() -> Option<String> {
    ACCESS.with_borrow(|access| access.as_ref().map(|token| format!("Bearer {token}")))
}

/// Says what to do when the session has ended elsewhere.
pub fn when_expired(then: impl Fn() + 'static) {
    EXPIRED.set(Some(Box::new(then)));
}

/// A post to one of the session's own addresses; the header tells the server that no foreign page sent it.
fn post(address: &str) -> RequestBuilder {
    Request::post(address)
        .header("X-Sen-Request", "1")
        .header("Accept", "application/json")
}

/// Renews the access token; joins a renewal that is already under way.
pub async fn refresh() -> Result<(), ApiError> {
    let renewal = RENEWAL.with_borrow_mut(|current| {
        current
            .get_or_insert_with(|| renew().boxed_local().shared())
            .clone()
    });
    let outcome = renewal.await;
    RENEWAL.set(None);
    if outcome == Err(ApiError::Unauthenticated) {
        ACCESS.set(None);
        EXPIRED.with_borrow(|expired| {
            if let Some(expired) = expired {
                expired();
            }
        });
    }
    outcome
}

async fn renew() -> Result<(), ApiError> {
    let response = post("/auth/refresh")
        .send()
        .await
        .map_err(|_| ApiError::Network)?;
    accept(response)
        .await
        .map_err(|(status, extensions)| refused(status, extensions))
}

/// Signs in with a password.
pub async fn sign_in(username: &str, password: &str, keep: bool) -> Result<(), SignInFailure> {
    let request = post("/auth/sign-in")
        .json(&Credentials {
            username,
            password,
            keep,
        })
        .map_err(|_| SignInFailure::Error(ApiError::BadInput { request_id: None }))?;
    let response = request
        .send()
        .await
        .map_err(|_| SignInFailure::Error(ApiError::Network))?;
    accept(response)
        .await
        .map_err(|(status, extensions)| match status {
            401 => SignInFailure::Wrong,
            429 => SignInFailure::Locked {
                seconds: extensions.retry_after_seconds,
            },
            _ => SignInFailure::Error(refused(status, extensions)),
        })
}

/// Ends this session here and, if the server can be reached, there.
pub async fn sign_out() -> Result<(), ApiError> {
    let outcome = post("/auth/sign-out").send().await;
    ACCESS.set(None);
    outcome.map(|_| ()).map_err(|_| ApiError::Network)
}

/// Takes the token out of a good answer, or the reason out of a bad one.
async fn accept(response: Response) -> Result<(), (u16, Extensions)> {
    let status = response.status();
    if !response.ok() {
        let retry_after = response
            .headers()
            .get("Retry-After")
            .and_then(|seconds| seconds.parse().ok());
        let mut extensions: Extensions = response.json().await.unwrap_or_default();
        extensions.retry_after_seconds = extensions.retry_after_seconds.or(retry_after);
        return Err((status, extensions));
    }
    let granted: Granted = response
        .json()
        .await
        .map_err(|_| (status, Extensions::default()))?;
    ACCESS.set(Some(granted.access_token));
    Ok(())
}

fn refused(status: u16, extensions: Extensions) -> ApiError {
    match status {
        401 => ApiError::Unauthenticated,
        403 => ApiError::Forbidden,
        429 => ApiError::RateLimited {
            seconds: extensions.retry_after_seconds,
        },
        502..=504 => ApiError::Network,
        _ => ApiError::from_extensions(extensions),
    }
}

#[cfg(test)]
mod tests {
    use super::refused;
    use crate::shared::api::ApiError;

    #[test]
    fn an_ended_session_is_not_the_servers_fault() {
        assert_eq!(
            refused(401, super::Extensions::default()),
            ApiError::Unauthenticated
        );
        assert_eq!(
            refused(503, super::Extensions::default()),
            ApiError::Network
        );
        assert_eq!(
            refused(500, super::Extensions::default()),
            ApiError::Internal { request_id: None }
        );
    }
}
