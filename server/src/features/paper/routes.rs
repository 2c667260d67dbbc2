//! `GET /files/papers/{kind}/{id}.{docx|pdf}`: a record's paper, drawn each time from what the record says now, in the
//! viewer's sight. `GET /files/corrected/{upload}/{findings}`: a Word file that was looked over, with some of it mended.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::{Router, routing};
use paper::{Format, PaperError};
use uuid::Uuid;

use super::corrected;
use super::drawing::Of;
use crate::features::account::{Desk, File, HandedOut, KeysFor, fetch};
use crate::platform::graphql::Call;
use crate::platform::site::PublicUrl;
use crate::platform::{Error, Result, apart};

/// What links to both are made with.
const KEYS: KeysFor = KeysFor("paper link");

/// The routes of this feature, to be mounted at the server's root.
pub fn routes() -> Router<Desk> {
    Router::new()
        .route("/files/papers/{kind}/{file}", routing::get(fetch::<Drawn>))
        .route(
            "/files/corrected/{upload}/{findings}",
            routing::get(fetch::<Corrected>),
        )
}

/// A record's paper.
pub struct Drawn(pub Of, pub Format);

impl HandedOut for Drawn {
    const KEYS: KeysFor = KEYS;
    type Parts = (String, String);

    fn read((kind, file): Self::Parts) -> Option<Self> {
        let (id, extension) = file.rsplit_once('.')?;
        Some(Self(Of::read(&kind, id)?, Format::of_extension(extension)?))
    }

    fn address(&self) -> String {
        self.0.address(self.1)
    }

    /// Drawing takes tens of milliseconds of a processor: not of one that answers others.
    async fn file(&self, call: &Call, site: &PublicUrl) -> Result<File> {
        let (paper, format) = (Box::pin(self.0.paper(call, site)).await?, self.1);
        let name = format!("{}.{}", paper.file_name(), format.extension());
        match apart(move || paper.file(format)).await? {
            Ok(bytes) => Ok(made(name, format, bytes)),
            Err(PaperError::NoGlyph(missing)) => Ok(File::Not(undrawable(&missing))),
            Err(error) => Err(Error::internal(format!("a paper: {error}"))),
        }
    }
}

/// An uploaded Word file with some of what was found mended.
pub struct Corrected(pub Uuid, pub BTreeSet<usize>);

impl HandedOut for Corrected {
    const KEYS: KeysFor = KEYS;
    type Parts = (String, String);

    fn read((upload, findings): Self::Parts) -> Option<Self> {
        let (upload, findings) = corrected::read(&upload, &findings)?;
        Some(Self(upload, findings))
    }

    fn address(&self) -> String {
        corrected::address(self.0, &self.1)
    }

    async fn file(&self, call: &Call, _: &PublicUrl) -> Result<File> {
        let (name, bytes) = corrected::file(call, self.0, &self.1).await?;
        Ok(made(name, Format::Docx, bytes))
    }
}

fn made(name: String, format: Format, bytes: Vec<u8>) -> File {
    File::Made {
        name,
        content_type: format.media_type(),
        bytes,
    }
}

fn undrawable(missing: &[char]) -> Response {
    let missing: String = missing.iter().collect();
    let words = format!(
        "Phông chữ của văn bản không có các ký tự: {missing}. Sửa lại trong nội dung, hoặc tải tệp Word.\n\
         The paper's font lacks these characters: {missing}. Change them in the text, or fetch the Word file.\n"
    );
    (StatusCode::UNPROCESSABLE_ENTITY, words).into_response()
}
