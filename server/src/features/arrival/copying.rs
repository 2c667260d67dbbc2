//! Certified copies, by those who have the paper: its issuer, and whoever entered it among what arrived.

use entity::{arrival, document, organization};
use uuid::Uuid;

use super::policy::Copy;
use super::queries;
use crate::features::distribution;
use crate::features::document::{Copy as CopyOwn, CopyOf, DocumentErrorCode as Code, Register};
use crate::platform::{Outcome, UserError, Writer};

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
    if source.organization_id == copier {
        let _own = w
            .permit::<CopyOwn, document::Entity>(document, None)
            .await?;
    } else {
        let Some(entry) = queries::entry_of(w.reader(), copier, document).await? else {
            let message =
                "Your organization does not have this paper. Enter it among what arrived first.";
            return Err(UserError::new("document", Code::NotHeld, message).into());
        };
        let _held = w.permit::<Copy, arrival::Entity>(entry.id, None).await?;
    }
    distribution::copy(w, copier, &source, copy).await
}
