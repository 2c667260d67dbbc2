//! Certified copies, by those who have the paper: its issuer, and whoever entered it among what arrived.

use entity::{arrival, document, organization};
use uuid::Uuid;

use super::policy::Copy;
use super::queries;
use crate::features::distribution;
use crate::features::document::{
    Copy as CopyOwn, CopyOf, DocumentErrorCode as Code, Register, copy_foreseen, keeps,
};
use crate::platform::{Error, Outcome, Reader, UserError, Writer};

/// Makes a certified copy for an organization that has the paper, and sends it.
pub async fn copy(
    w: &mut Writer,
    copier: Uuid,
    document: Uuid,
    copy: CopyOf,
) -> Outcome<document::Model, Code> {
    let _keeper = w
        .permit::<Register, organization::Entity>(copier, None)
        .await?;
    let source = w.reader().get::<document::Entity>(document).await?;
    match entry(w.reader(), copier, &source).await? {
        None => {
            let own = w.permit::<CopyOwn, document::Entity>(document, None);
            let own = own.await?;
            distribution::copy(w, own, copier, &source, copy).await
        }
        Some(entry) => {
            let held = w.permit::<Copy, arrival::Entity>(entry.id, None).await?;
            distribution::copy(w, held, copier, &source, copy).await
        }
    }
}

/// A copy as it would be made now.
pub async fn foreseen(
    reader: &Reader,
    copier: &organization::Model,
    document: Uuid,
    copy: CopyOf,
) -> Outcome<document::Model, Code> {
    keeps(reader.actor(), copier.id).map_err(|_| Error::Forbidden)?;
    let source = reader.get::<document::Entity>(document).await?;
    let _held = entry(reader, copier.id, &source).await?;
    copy_foreseen(reader, copier, &source, copy).await
}

/// Where a paper stands among what arrived at an organization; nowhere, where it is its own.
async fn entry(
    reader: &Reader,
    copier: Uuid,
    source: &document::Model,
) -> Outcome<Option<arrival::Model>, Code> {
    if source.organization_id == copier {
        return Ok(None);
    }
    let entry = queries::entry_of(reader, copier, source.id).await?;
    if entry.is_none() {
        let message =
            "Your organization does not have this paper. Enter it among what arrived first.";
        return Err(UserError::new("document", Code::NotHeld, message).into());
    }
    Ok(entry)
}
