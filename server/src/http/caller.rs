//! Who asks: the one place where `Authorization: Bearer` becomes an [`Actor`].

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::budget::{Account, Payer};
use crate::app::App;
use crate::platform::graphql::Call;
use crate::platform::{Actor, Error, Result};

/// The actor of one request, and where it came from.
#[derive(Clone)]
pub struct Caller {
    pub actor: Arc<Actor>,
    pub address: IpAddr,
    /// The server asks itself, for a job: nobody's budget pays.
    works: bool,
}

impl Caller {
    /// No header is nobody; a header that does not hold is `UNAUTHENTICATED`, never nobody.
    pub async fn of(app: &App, parts: &Parts) -> Result<Self> {
        let address = address(app, parts);
        match parts.headers.get(AUTHORIZATION) {
            None => Ok(Self::anonymous(app, address)),
            Some(given) => {
                let given = given.to_str().map_err(|_| Error::Unauthenticated)?;
                Self::bearing(app, given, address).await
            }
        }
    }

    pub fn anonymous(app: &App, address: IpAddr) -> Self {
        Self {
            actor: Arc::new(Actor::anonymous(app.db.clock().today())),
            address,
            works: false,
        }
    }

    /// A job's owner, for whom the server asks.
    pub fn working(actor: Arc<Actor>) -> Self {
        Self {
            actor,
            address: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            works: true,
        }
    }

    /// `authorization` is the header's value, or a WebSocket's word for it.
    pub async fn bearing(app: &App, authorization: &str, address: IpAddr) -> Result<Self> {
        let token = match authorization.split_once(' ') {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
            _ => return Err(Error::Unauthenticated),
        };
        Ok(Self {
            actor: Arc::new(app.gate.authenticate(token).await?),
            address,
            works: false,
        })
    }

    /// The same connection, for an actor made anew.
    #[must_use]
    pub fn acting_as(self, actor: Arc<Actor>) -> Self {
        Self { actor, ..self }
    }

    /// Whose budget pays.
    pub fn payer(&self) -> Payer {
        self.actor
            .user()
            .map_or(Payer::Address(self.address), Payer::User)
    }

    /// Takes what something costs out of the payer's budget, or says when that will be there.
    pub fn pay(&self, app: &App, cost: u64) -> Result<Option<Account>> {
        if self.works {
            return Ok(None);
        }
        app.budgets.pay(self.payer(), cost)
    }

    /// What resolvers read through.
    pub fn call(&self, app: &App) -> Call {
        Call::new(app.db.clone(), app.blobs.clone(), self.actor.clone())
    }

    /// The actor as he is now; `UNAUTHENTICATED` when his session has ended.
    pub async fn renewed(&self, app: &App) -> Result<Arc<Actor>> {
        if self.actor.is_anonymous() {
            return Ok(self.actor.clone());
        }
        Ok(Arc::new(app.gate.renew(&self.actor).await?))
    }
}

/// The other end of the connection, or what the proxy in between says of it.
pub fn address(app: &App, parts: &Parts) -> IpAddr {
    let told = app
        .config
        .client_address_header
        .as_ref()
        .and_then(|name| parts.headers.get_all(name).iter().next_back())
        .and_then(|value| value.to_str().ok())
        // Only what our own proxy added, the last, is true.
        .and_then(|value| value.rsplit(',').next())
        .and_then(|value| value.trim().parse().ok());
    let connected = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(peer)| peer.ip());
    told.or(connected)
        .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}
