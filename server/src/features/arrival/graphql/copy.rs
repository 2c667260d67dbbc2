//! Certified copies of what an organization has.

use async_graphql::{Context, InputObject, Object, SimpleObject};
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

/// Makes certified copies.
#[derive(Default)]
pub struct CopyMutation;

#[Object]
impl CopyMutation {
    /// Makes a certified copy of a document, gives it the next number of the organization's copies, and sends it; from then on
    /// nothing of it changes. Requires: OFFICE, HEAD or PRINCIPAL at the organization that makes it.
    async fn document_copy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DocumentCopyInput,
    ) -> Result<DocumentCopyPayload> {
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
        Ok(DocumentCopyPayload {
            document: row.map(Document::new),
            user_errors,
        })
    }
}
