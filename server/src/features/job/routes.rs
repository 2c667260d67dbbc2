//! `GET /files/jobs/{job}`: what came of a job.

use axum::{Router, routing};
use entity::job;
use uuid::Uuid;

use crate::features::account::{Desk, File, HandedOut, KeysFor, fetch, has_lost_since};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Error, Result};

/// The routes of this feature, to be mounted at the server's root.
pub fn routes() -> Router<Desk> {
    Router::new().route("/files/jobs/{job}", routing::get(fetch::<Made>))
}

/// What came of this job.
pub struct Made(pub Uuid);

impl HandedOut for Made {
    const KEYS: KeysFor = KeysFor("job file link");
    type Parts = String;

    fn read(job: String) -> Option<Self> {
        Uuid::try_parse(&job).ok().map(Self)
    }

    fn address(&self) -> String {
        format!("/files/jobs/{}", self.0.simple())
    }

    async fn file(&self, call: &Call, _: &PublicUrl) -> Result<File> {
        let reader = call.reader()?;
        let row = reader.get::<job::Entity>(self.0).await?;
        // What came of it was read with rights that he has no more.
        if has_lost_since(reader, row.created_at).await? {
            return Err(Error::NotFound);
        }
        let made = row.blob_id.zip(row.file_name).zip(row.content_type);
        let ((blob, name), content_type) = made.ok_or(Error::NotFound)?;
        Ok(File::Kept {
            name,
            content_type,
            tag: blob.simple().to_string(),
            blob,
        })
    }
}
