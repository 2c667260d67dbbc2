//! `GET /files/signed/{copy}`: a signed copy's bytes. Whether the viewer still sees the document is asked each time.

use axum::{Router, routing};
use entity::{document, signed_copy};
use uuid::Uuid;

use super::policy::fetches_former;
use super::queries::copies;
use crate::features::account::{Desk, File, HandedOut, KeysFor, fetch};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Error, Result};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes() -> Router<Desk> {
    Router::new().route("/files/signed/{copy}", routing::get(fetch::<Copy>))
}

/// A signed copy.
pub struct Copy(pub Uuid);

impl HandedOut for Copy {
    const KEYS: KeysFor = KeysFor("signed copy link");
    type Parts = String;

    fn read(copy: String) -> Option<Self> {
        Uuid::try_parse(&copy).ok().map(Self)
    }

    fn address(&self) -> String {
        format!("/files/signed/{}", self.0.simple())
    }

    async fn file(&self, call: &Call, _: &PublicUrl) -> Result<File> {
        let reader = call.reader()?;
        let row = reader.get::<signed_copy::Entity>(self.0).await?;
        let last = copies(reader, row.document_id).await?.pop();
        if last.is_none_or(|last| last.id != row.id) {
            let paper = reader.get::<document::Entity>(row.document_id).await?;
            if !fetches_former(reader.actor(), &paper) {
                return Err(Error::NotFound);
            }
        }
        Ok(File::Kept {
            name: row.name,
            content_type: "application/pdf".to_owned(),
            tag: hex::encode(&row.sha256),
            blob: row.blob_id,
        })
    }
}
