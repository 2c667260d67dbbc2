//! Certified copies of what an organization has.

use async_graphql::{Context, InputObject, SimpleObject};
use entity::{document, organization};

use crate::features::arrival::copying;
use crate::features::distribution::DocumentRecipient;
use crate::features::document::{
    CopyOf, Document, DocumentCopyForm, DocumentErrorCode, DocumentSigner,
};
use crate::platform::graphql::{UserErrorObject, write};
use crate::platform::{Date, Id, Result};

/// A certified copy to make.
#[derive(InputObject)]
pub struct DocumentCopyInput {
    /// What is copied: for SY and TRS the original, for SL a SY that another made.
    document: Id<document::Entity>,
    /// Who makes the copy: who issued the document, or has it in its register of what arrived.
    organization: Id<organization::Entity>,
    /// How it is made.
    form: DocumentCopyForm,
    /// The day that the copy bears: today or before, neither before what is copied nor before the latest copy.
    issued_on: Date,
    /// Of TRS, the part that is copied: lines of the document's own text, in its order.
    excerpt: Option<String>,
    /// Who signs the copy.
    signer: Option<DocumentSigner>,
    /// Who gets the copy, in order; 50 at most.
    recipients: Vec<DocumentRecipient>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The copy, or what to mend.
#[derive(SimpleObject)]
pub struct DocumentCopyPayload {
    /// As it was made.
    document: Option<Document>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<DocumentErrorCode>>,
}

impl DocumentCopyPayload {
    /// Of a copy, made once.
    pub async fn of(ctx: &Context<'_>, input: DocumentCopyInput) -> Result<Self> {
        let (copier, document) = (input.organization.uuid(), input.document.uuid());
        let copy = CopyOf {
            form: input.form,
            issued_on: input.issued_on,
            excerpt: input.excerpt,
            signer: input.signer,
            recipients: input.recipients.into_iter().map(Into::into).collect(),
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            copying::copy(w, copier, document, copy).await
        })
        .await?;
        Ok(Self {
            document: row.map(Document::new),
            user_errors,
        })
    }
}
