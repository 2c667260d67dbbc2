//! The desk where files are fetched: by their link, and by the session that it was made for. Who asks is found out by the
//! browser's cookie of files or an application's token, the link's proof is looked at, and the record is read in his
//! sight of today. A feature says what it hands out there, and where.

use std::future::Future;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::gate::Gate;
use super::guard::{KeysFor, keys_for};
use crate::platform::blob::Blobs;
use crate::platform::download::{self, Label, Opens, Signed, failed, refusal};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Db, Error, Result};

/// What is needed to hand out any file.
#[derive(Clone)]
pub struct Desk {
    pub gate: Arc<Gate>,
    pub db: Db,
    pub blobs: Blobs,
    pub site: PublicUrl,
}

/// A kind of file that is handed out: where it is, and what it is to who sees it.
pub trait HandedOut: Sized + Send + Sync {
    /// What its links are made with.
    const KEYS: KeysFor;
    /// The parts of its address that tell which.
    type Parts: DeserializeOwned + Send;

    fn read(parts: Self::Parts) -> Option<Self>;

    /// Where it is, before it is signed for: below `/files/`.
    fn address(&self) -> String;

    /// In the sight of who asks.
    fn file(&self, call: &Call, site: &PublicUrl) -> impl Future<Output = Result<File>> + Send;

    /// Where the viewer fetches it, relative to the server.
    fn link(&self, call: &Call) -> impl Future<Output = Result<String>> + Send {
        async {
            let keys = call.load(Self::KEYS).await?;
            let now = call.db.clock().now();
            download::link(&keys, &self.address(), call.actor(), now)
        }
    }
}

/// What is handed out.
pub enum File {
    /// A blob; its tag is the same for the same bytes.
    Kept {
        name: String,
        content_type: String,
        tag: String,
        blob: Uuid,
    },
    /// Made just now.
    Made {
        name: String,
        content_type: &'static str,
        bytes: Vec<u8>,
    },
    /// It cannot be made, and why.
    Not(Response),
}

/// The handler of what `T` hands out.
pub async fn fetch<T: HandedOut>(
    State(desk): State<Desk>,
    Path(parts): Path<T::Parts>,
    Query(signed): Query<Signed>,
    headers: HeaderMap,
) -> Response {
    let answer = async {
        let wanted = T::read(parts).ok_or(Error::NotFound)?;
        let viewer = desk.gate.present(&headers).await?;
        let keys = keys_for(&desk.db, T::KEYS.0).await?;
        let now = desk.db.clock().now();
        if signed.opens(&keys, &wanted.address(), &viewer, now)? == Opens::NoMore {
            return Ok(refusal(StatusCode::GONE));
        }
        let call = Call::new(desk.db.clone(), desk.blobs.clone(), Arc::new(viewer));
        let file = call.run(wanted.file(&call, &desk.site)).await?;
        Ok(file.sent(&desk.blobs, &headers).await)
    };
    answer.await.unwrap_or_else(|error: Error| failed(&error))
}

impl File {
    async fn sent(self, blobs: &Blobs, asked: &HeaderMap) -> Response {
        match self {
            Self::Kept {
                name,
                content_type,
                tag,
                blob,
            } => {
                let label = Label {
                    name: &name,
                    content_type: &content_type,
                    tag,
                };
                label.send(blobs, blob, asked).await
            }
            Self::Made {
                name,
                content_type,
                bytes,
            } => {
                let label = Label {
                    name: &name,
                    content_type,
                    tag: hex::encode(Sha256::digest(&bytes)),
                };
                if label.is_known(asked) {
                    return label.on(StatusCode::NOT_MODIFIED.into_response());
                }
                label.on(bytes.into_response())
            }
            Self::Not(why) => why,
        }
    }
}
