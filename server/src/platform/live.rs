//! A connection that stays open longer than one answer. Whoever listens may lose his rights while he does, so each
//! event is answered by a [`Call`] of its own, for the actor as he is at that moment.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use async_graphql::Context;

use super::access::Actor;
use super::blob::Blobs;
use super::error::{Error, Result};
use super::graphql::Call;
use super::store::Db;

type Renewal = Pin<Box<dyn Future<Output = Result<Arc<Actor>>> + Send>>;

/// Who listens, in a subscription's context.
#[derive(Clone)]
pub struct Listener {
    db: Db,
    blobs: Blobs,
    renew: Arc<dyn Fn() -> Renewal + Send + Sync>,
}

impl Listener {
    /// `renew` makes the actor anew, or says that his session has ended.
    pub fn new<F>(db: Db, blobs: Blobs, renew: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Arc<Actor>>> + Send + 'static,
    {
        Self {
            db,
            blobs,
            renew: Arc::new(move || Box::pin(renew())),
        }
    }

    pub fn of<'c>(ctx: &Context<'c>) -> Result<&'c Self> {
        ctx.data::<Self>().map_err(|_| {
            Error::BadInput("Subscribe over a WebSocket or an event stream.".to_owned())
        })
    }

    /// The actor as he is now, or `UNAUTHENTICATED` when his session has ended.
    pub async fn actor(&self) -> Result<Arc<Actor>> {
        (self.renew)().await
    }

    /// What one event is answered with.
    pub async fn call(&self) -> Result<Call> {
        Ok(Call::new(
            self.db.clone(),
            self.blobs.clone(),
            self.actor().await?,
        ))
    }
}
