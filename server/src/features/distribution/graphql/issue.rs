//! Issuing a document of its own.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{document, organization};
use uuid::Uuid;

use super::DocumentRecipient;
use crate::features::distribution::issuing;
use crate::features::document::{
    Document, DocumentAppendix, DocumentErrorCode, DocumentFacts, DocumentFollowKind,
    DocumentSigner, Issue,
};
use crate::platform::graphql::{UserErrorObject, write};
use crate::platform::{Id, Result};

/// The document that another follows.
#[derive(InputObject)]
pub struct DocumentFollowsInput {
    /// Which one; the same organization issued it.
    document: Id<document::Entity>,
    /// What is done to it.
    kind: DocumentFollowKind,
}

/// A document to issue.
#[derive(InputObject)]
pub struct DocumentIssueInput {
    /// Who issues it.
    organization: Id<organization::Entity>,
    #[graphql(flatten)]
    facts: DocumentFacts,
    /// What follows the number, 60 characters at most; left out, it is as `documentSymbol` says.
    symbol: Option<String>,
    /// Its text, 50,000 characters at most; left out where the paper itself is put to it as a file.
    body: Option<String>,
    /// Who signs it.
    signer: Option<DocumentSigner>,
    /// Who gets it, in order; 50 at most.
    recipients: Vec<DocumentRecipient>,
    /// What is appended to it, in order; 20 at most.
    appendices: Option<Vec<DocumentAppendix>>,
    /// The document that it corrects, replaces or recalls.
    follows: Option<DocumentFollowsInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

impl From<DocumentIssueInput> for Issue {
    fn from(input: DocumentIssueInput) -> Self {
        let follows = input.follows;
        Self {
            facts: input.facts,
            symbol: input.symbol,
            body: input.body,
            signer: input.signer,
            recipients: input.recipients.into_iter().map(Into::into).collect(),
            appendices: input.appendices.unwrap_or_default(),
            follows: follows.map(|followed| (followed.document.uuid(), followed.kind.into())),
        }
    }
}

impl DocumentIssueInput {
    /// Who issues it.
    pub fn issuer(&self) -> Uuid {
        self.organization.uuid()
    }
}

/// The document, or what to mend.
#[derive(SimpleObject)]
pub struct DocumentIssuePayload {
    /// As it was issued.
    document: Option<Document>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<DocumentErrorCode>>,
}

/// Writes of documents.
#[derive(Default)]
pub struct DocumentMutation;

#[Object]
impl DocumentMutation {
    /// Gives a document its number, enters it and sends it; from then on nothing of it changes. Requires: OFFICE, HEAD or
    /// PRINCIPAL at the organization that issues it.
    async fn document_issue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DocumentIssueInput,
    ) -> Result<DocumentIssuePayload> {
        let (issuer, key) = (input.issuer(), input.idempotency_key.clone());
        let paper = Issue::from(input);
        let (row, user_errors) =
            write(ctx, key, async |w| issuing::issue(w, issuer, paper).await).await?;
        Ok(DocumentIssuePayload {
            document: row.map(Document::new),
            user_errors,
        })
    }
}
