//! Putting a signed copy with what was issued.

use entity::{document, signed_copy};
use sea_orm::Set;
use uuid::Uuid;

use super::policy::Sign;
use super::queries;
use crate::features::document::{DocumentErrorCode as Code, Errors};
use crate::features::upload;
use crate::platform::{Outcome, Writer};

const PDF: &str = "application/pdf";
const LONGEST_REASON: usize = 1_000;

/// Keeps a completed upload of the actor's own as the paper was signed. It has to be a PDF, by its bytes. Another in the place
/// of one needs a reason.
pub async fn sign(
    w: &mut Writer,
    paper: Uuid,
    upload: Uuid,
    reason: Option<&str>,
) -> Outcome<document::Model, Code> {
    let permit = w.permit::<Sign, document::Entity>(paper, None).await?;
    // The paper is held: nobody puts another there meanwhile.
    let before = queries::copies(w.reader(), paper).await?;
    let file = upload::take(w, upload).await?;
    let mut errors = Errors::default();
    let reason = errors.line("reason", reason, LONGEST_REASON);
    let mut number = 1;
    if let Some(last) = before.last() {
        number = last.number + 1;
        if reason.is_none() {
            let message = "Say why another copy takes this one's place: it stays on record.";
            errors.push("reason", Code::ReasonRequired, message);
        }
        if last.sha256 == file.sha256 {
            let message = "This very file is kept already. Nothing has to be done.";
            errors.push("upload", Code::SameFile, message);
        }
    }
    if file.content_type != PDF {
        let message =
            "The signed paper is kept as a PDF. Scan it as PDF, or save it as PDF, and send that.";
        errors.push("upload", Code::NotPdf, message);
    }
    errors.settle()?;
    let reason = reason.filter(|_| number > 1);
    let row = permit.row().clone();
    let copy = signed_copy::ActiveModel {
        document_id: Set(row.id),
        number: Set(number),
        blob_id: Set(file.blob),
        name: Set(file.name.clone()),
        size: Set(file.size),
        sha256: Set(file.sha256),
        reason: Set(reason.clone()),
        author_id: Set(w.actor().require_user()?),
        author_name: Set(w.actor().name().to_owned()),
        ..Default::default()
    };
    let permit = permit.noting(reason.unwrap_or(file.name));
    w.add_part::<_, _, signed_copy::Entity>(&permit, copy)
        .await?;
    Ok(row)
}
