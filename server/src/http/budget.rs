//! What each caller may spend. A bucket of points fills at an even pace, up to a minute's worth; every request takes
//! its cost out of it, and one that finds too little is refused and told when to come back. Kept in memory: each node
//! has its own.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::Instant;
use uuid::Uuid;

use super::caller;
use crate::app::App;
use crate::platform::{Error, Result};

/// The bucket of an idle caller is full, and a full one need not be kept.
const TIDY_ABOVE: usize = 10_000;
const MINUTE: f64 = 60.0;
/// What a request outside the schema costs: a password to compare, a session to renew, a file to take in.
const OF_A_REQUEST: u64 = 20;
/// What it costs to open a WebSocket, before it is known who is there: after a restart all of an office do at once.
const OF_AN_UPGRADE: u64 = 5;

/// Whose budget pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Payer {
    User(Uuid),
    /// All who are not signed in there. An IPv6 network's addresses are one caller's.
    Address(IpAddr),
}

impl Payer {
    /// As it is counted.
    pub(super) fn narrowed(self) -> Self {
        match self {
            Self::Address(IpAddr::V6(address)) => {
                let network = address.to_bits() >> 64 << 64;
                Self::Address(IpAddr::V6(network.into()))
            }
            other => other,
        }
    }
}

/// What is left after paying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    pub limit: u32,
    pub remaining: u32,
    /// Seconds until it is full again.
    pub reset: u64,
}

impl Account {
    pub fn tell(self, headers: &mut HeaderMap) {
        let told = [
            ("ratelimit-limit", u64::from(self.limit)),
            ("ratelimit-remaining", u64::from(self.remaining)),
            ("ratelimit-reset", self.reset),
        ];
        for (name, value) in told {
            headers.insert(HeaderName::from_static(name), HeaderValue::from(value));
        }
    }
}

struct Bucket {
    points: f64,
    at: Instant,
}

pub struct Budgets {
    signed_in: u32,
    anonymous: u32,
    buckets: Mutex<HashMap<Payer, Bucket>>,
}

impl Budgets {
    /// Points a minute; 0 for no limit.
    pub fn new(signed_in: u32, anonymous: u32) -> Self {
        Self {
            signed_in,
            anonymous,
            buckets: Mutex::default(),
        }
    }

    /// Takes `cost` points, or says when they will be there. `None` where there is no limit. A request that costs
    /// more than a full bucket is paid with all of it: it was let through by the limit on single requests.
    pub fn pay(&self, payer: Payer, cost: u64) -> Result<Option<Account>> {
        let limit = match payer {
            Payer::User(_) => self.signed_in,
            Payer::Address(_) => self.anonymous,
        };
        if limit == 0 {
            return Ok(None);
        }
        let (full, now) = (f64::from(limit), Instant::now());
        let pace = full / MINUTE;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > TIDY_ABOVE {
            buckets.retain(|_, bucket| now.duration_since(bucket.at).as_secs_f64() < MINUTE);
        }
        let bucket = buckets.entry(payer.narrowed()).or_insert(Bucket {
            points: full,
            at: now,
        });
        let since = now.duration_since(bucket.at).as_secs_f64();
        bucket.points = (bucket.points + since * pace).min(full);
        bucket.at = now;
        let cost = f64::from(u32::try_from(cost).unwrap_or(u32::MAX)).min(full);
        if bucket.points < cost {
            return Err(Error::RateLimited {
                retry_after_seconds: whole((cost - bucket.points) / pace).max(1),
            });
        }
        bucket.points -= cost;
        Ok(Some(Account {
            limit,
            remaining: u32::try_from(whole(bucket.points.floor())).unwrap_or(limit),
            reset: whole((full - bucket.points) / pace),
        }))
    }
}

/// Lets a request through that its address can pay for.
pub async fn charge(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match refused(&app, caller::address(&app, &parts), OF_A_REQUEST) {
        Some(refusal) => refusal,
        None => next.run(Request::from_parts(parts, body)).await,
    }
}

/// Charges a WebSocket to its address; the refusal, when too little is left.
pub fn charge_upgrade(app: &App, address: IpAddr) -> Option<Response> {
    refused(app, address, OF_AN_UPGRADE)
}

fn refused(app: &App, address: IpAddr, cost: u64) -> Option<Response> {
    match app.budgets.pay(Payer::Address(address), cost) {
        Err(
            error @ Error::RateLimited {
                retry_after_seconds,
            },
        ) => {
            let refusal = serde_json::json!({
                "code": error.code(),
                "message": error.to_string(),
                "retryAfterSeconds": retry_after_seconds,
            });
            let after = [(header::RETRY_AFTER, retry_after_seconds.to_string())];
            Some((StatusCode::TOO_MANY_REQUESTS, after, Json(refusal)).into_response())
        }
        _ => None,
    }
}

/// Rounded up. Never negative here, and far below what a `u64` holds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and a few thousand millions"
)]
fn whole(number: f64) -> u64 {
    number.ceil() as u64
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn points_are_spent_and_come_back() -> Result<()> {
        let budgets = Budgets::new(60, 0);
        let payer = Payer::User(Uuid::nil());
        let left = budgets.pay(payer, 50)?.map(|account| account.remaining);
        assert_eq!(left, Some(10));
        assert!(matches!(
            budgets.pay(payer, 15),
            Err(Error::RateLimited {
                retry_after_seconds: 5
            })
        ));
        tokio::time::advance(Duration::from_secs(5)).await;
        let left = budgets.pay(payer, 15)?.map(|account| account.remaining);
        assert_eq!(left, Some(0));
        tokio::time::advance(Duration::from_secs(600)).await;
        let account = budgets.pay(payer, 1)?;
        assert_eq!(
            account,
            Some(Account {
                limit: 60,
                remaining: 59,
                reset: 1
            })
        );
        Ok(())
    }

    #[tokio::test(start_paused = true)]
    async fn each_pays_for_himself() -> Result<()> {
        let budgets = Budgets::new(10, 10);
        budgets.pay(Payer::User(Uuid::nil()), 10)?;
        budgets.pay(Payer::User(Uuid::max()), 10)?;
        let one: IpAddr = "2001:db8:0:1::1".parse().map_err(Error::internal)?;
        let same: IpAddr = "2001:db8:0:1:ffff::9".parse().map_err(Error::internal)?;
        budgets.pay(Payer::Address(one), 10)?;
        assert!(budgets.pay(Payer::Address(same), 1).is_err());
        Ok(())
    }

    #[test]
    fn without_a_limit_nothing_is_counted() -> Result<()> {
        let budgets = Budgets::new(0, 0);
        assert_eq!(budgets.pay(Payer::User(Uuid::nil()), u64::MAX)?, None);
        Ok(())
    }
}
