//! `GET /files/{file}`: a file's bytes. Whether the viewer still sees the record is asked each time.

use axum::{Router, routing};
use entity::attachment;
use uuid::Uuid;

use crate::features::account::{Desk, File, HandedOut, KeysFor, fetch};
use crate::platform::Result;
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;

/// The routes of this feature, to be mounted at the server's root.
pub fn routes() -> Router<Desk> {
    Router::new().route("/files/{file}", routing::get(fetch::<Attached>))
}

/// A record's file.
pub struct Attached(pub Uuid);

impl HandedOut for Attached {
    const KEYS: KeysFor = KeysFor("file link");
    type Parts = String;

    fn read(file: String) -> Option<Self> {
        Uuid::try_parse(&file).ok().map(Self)
    }

    fn address(&self) -> String {
        format!("/files/{}", self.0.simple())
    }

    async fn file(&self, call: &Call, _: &PublicUrl) -> Result<File> {
        let row = call.reader()?.get::<attachment::Entity>(self.0).await?;
        Ok(File::Kept {
            name: row.name,
            content_type: row.content_type,
            tag: hex::encode(&row.sha256),
            blob: row.blob_id,
        })
    }
}
