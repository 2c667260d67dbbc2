//! Where a plan is read from: text that was pasted, or a file that was uploaded.

use entity::upload as uploaded;

use super::vocabulary::PlanErrorCode;
use crate::features::upload;
use crate::platform::blob::Blobs;
use crate::platform::{Id, Outcome, Reader, UserError, apart};

const TEXT_BYTES: usize = 200 * 1024;

/// Either text itself (up to 200 KiB), or an upload that was completed.
#[derive(async_graphql::OneofObject)]
pub enum PlanSource {
    /// The text, plain or Markdown.
    Text(String),
    /// The id of a completed upload of the viewer's own.
    Upload(Id<uploaded::Entity>),
}

/// A source that was read.
pub struct Sourced {
    pub file_name: Option<String>,
    /// Its text, line by line as the reading counts them.
    pub text: String,
    /// The file's bytes, if it is a Word file.
    pub word: Option<Vec<u8>>,
    pub reading: reader::Reading,
}

/// Reads a source; what cannot be read is told by its code.
pub async fn read(
    source: PlanSource,
    reader: &Reader,
    blobs: &Blobs,
) -> Outcome<Sourced, PlanErrorCode> {
    match source {
        PlanSource::Text(text) => {
            if text.len() > TEXT_BYTES {
                return Err(told(
                    PlanErrorCode::SourceTooLarge,
                    "Pasted text has at most 200 KiB. Upload it as a file.",
                )
                .into());
            }
            if text.trim().is_empty() {
                return Err(told(PlanErrorCode::SourceEmpty, "There are no words to read.").into());
            }
            sourced(move || {
                let reading = reader::read_text(&text);
                Ok(Sourced {
                    file_name: None,
                    text,
                    word: None,
                    reading,
                })
            })
            .await
        }
        PlanSource::Upload(id) => {
            let (name, bytes) = upload::file(reader, blobs, id).await?;
            sourced(move || {
                // A .docx is packed: its lines are counted once it was read.
                let packed = bytes.starts_with(b"PK");
                if !packed && bytes.iter().filter(|byte| **byte == b'\n').count() > LINES {
                    return Err(too_long());
                }
                let reading = reader::read_bytes(&name, &bytes).map_err(unreadable)?;
                Ok(Sourced {
                    text: text_of(&reading),
                    word: packed.then_some(bytes),
                    file_name: Some(name),
                    reading,
                })
            })
            .await
        }
    }
}

/// A plan has hundreds of lines. Each becomes an object of the answer.
const LINES: usize = 20_000;

async fn sourced(
    work: impl FnOnce() -> Result<Sourced, UserError<PlanErrorCode>> + Send + 'static,
) -> Outcome<Sourced, PlanErrorCode> {
    let sourced = apart(work).await??;
    if sourced.reading.lines.len() > LINES {
        return Err(too_long().into());
    }
    Ok(sourced)
}

fn too_long() -> UserError<PlanErrorCode> {
    told(
        PlanErrorCode::SourceTooLarge,
        "The source has more than 20,000 lines: it is no plan.",
    )
}

fn told(code: PlanErrorCode, message: &str) -> UserError<PlanErrorCode> {
    UserError::new("source", code, message)
}

fn unreadable(error: reader::ReadError) -> UserError<PlanErrorCode> {
    use reader::ReadErrorCode::{
        BadEncoding, BrokenDocx, Empty, HasProgram, NotADocument, TooLarge,
    };
    match error.code() {
        Empty => told(PlanErrorCode::SourceEmpty, "The file holds no words."),
        TooLarge => told(
            PlanErrorCode::SourceTooLarge,
            "The file is too large to be read.",
        ),
        BrokenDocx | HasProgram | NotADocument | BadEncoding => told(
            PlanErrorCode::SourceUnreadable,
            "The file is no .docx, .md or .txt that can be read. Save it again and retry.",
        ),
    }
}

/// The lines at their numbers, blank ones between.
fn text_of(reading: &reader::Reading) -> String {
    let mut text = String::new();
    let mut next = 1;
    for line in &reading.lines {
        while next < line.number {
            text.push('\n');
            next += 1;
        }
        text.push_str(&line.text);
    }
    text
}

/// The plan whose import is kept beside it.
pub struct Kept {
    pub name: Option<String>,
    pub text: String,
    pub findings: serde_json::Value,
}

impl Sourced {
    pub fn keep(self) -> crate::platform::Result<Kept> {
        Ok(Kept {
            name: self.file_name,
            text: self.text,
            findings: serde_json::to_value(&self.reading.findings)?,
        })
    }
}
