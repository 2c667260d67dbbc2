//! Issuing a paper of its own and sending it, in one transaction.

use entity::document;
use uuid::Uuid;

use super::events::DocumentIssued;
use super::sending;
use crate::features::document::{self as documents, CopyOf, DocumentErrorCode, Issue};
use crate::platform::{Outcome, Writer};

/// Enters a paper in its issuer's register and sends it to those who are named under «Nơi nhận».
pub async fn issue(
    w: &mut Writer,
    issuer: Uuid,
    paper: Issue,
) -> Outcome<document::Model, DocumentErrorCode> {
    let issued = documents::issue(w, issuer, paper).await?;
    send(w, issued).await
}

/// The same of a certified copy.
pub async fn copy(
    w: &mut Writer,
    copier: Uuid,
    source: &document::Model,
    copy: CopyOf,
) -> Outcome<document::Model, DocumentErrorCode> {
    let copied = documents::copy(w, copier, source, copy).await?;
    send(w, copied).await
}

async fn send(
    w: &mut Writer,
    issued: document::Model,
) -> Outcome<document::Model, DocumentErrorCode> {
    // As they were entered, which is tidied.
    let to = documents::recipients(&issued)?;
    let told = sending::send(w, &issued, to).await?;
    w.raise(&DocumentIssued::of(&issued, told))?;
    Ok(issued)
}
