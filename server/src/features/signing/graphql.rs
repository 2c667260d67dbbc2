//! Signed copies as the schema shows them.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{document, signed_copy, upload};

use super::commands;
use super::policy::fetches_former;
use super::queries::{self, CopiesOf};
use super::routes::Copy;
use super::verified::{VerifiedDocument, verified};
use crate::features::account::HandedOut as _;
use crate::features::document::{Document, DocumentErrorCode, verified_at};
use crate::platform::graphql::{Call, UserErrorObject, reader, write};
use crate::platform::{Error, Id, Result};

/// A paper as it was signed: a PDF that is kept with what was issued.
pub struct SignedCopy {
    row: signed_copy::Model,
}

impl SignedCopy {
    pub fn new(row: signed_copy::Model) -> Self {
        Self { row }
    }

    async fn counts(&self, call: &Call) -> Result<bool> {
        let copies = call.load(CopiesOf(self.row.document_id)).await?;
        Ok(copies.last().is_some_and(|last| last.id == self.row.id))
    }
}

#[Object]
impl SignedCopy {
    pub async fn id(&self) -> ID {
        Id::<signed_copy::Entity>::new(self.row.id).into()
    }

    /// Of what.
    async fn document(&self, ctx: &Context<'_>) -> Result<Document> {
        let row = Call::of(ctx)?.row::<document::Entity>(self.row.document_id);
        Ok(Document::new(row.await?.ok_or(Error::NotFound)?))
    }

    /// Whether it is the one that counts: none has taken its place.
    async fn current(&self, ctx: &Context<'_>) -> Result<bool> {
        self.counts(Call::of(ctx)?).await
    }

    /// What its file is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// How many bytes it has.
    async fn size(&self) -> i64 {
        self.row.size
    }

    /// The SHA-256 of its bytes, in hexadecimal.
    async fn sha256(&self) -> String {
        hex::encode(&self.row.sha256)
    }

    /// When it was put there.
    async fn added_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// Who put it there, by the name of that day.
    async fn added_by_name(&self) -> &str {
        &self.row.author_name
    }

    /// Why it took another's place, if it did.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }

    /// Where to fetch it, relative to the server: in this session only, for an hour or two, as long as the viewer sees the
    /// document. `null` of a former one, but for those who may put one there.
    async fn url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let call = Call::of(ctx)?;
        if !self.counts(call).await? {
            let paper = call.row::<document::Entity>(self.row.document_id).await?;
            if !paper.is_some_and(|paper| fetches_former(call.actor(), &paper)) {
                return Ok(None);
            }
        }
        Copy(self.row.id).link(call).await.map(Some)
    }
}

/// What this feature adds to a document.
pub struct DocumentSigned {
    row: document::Model,
}

impl DocumentSigned {
    pub fn of(row: &document::Model) -> Self {
        Self { row: row.clone() }
    }
}

#[Object]
impl DocumentSigned {
    /// The document as it was signed, if that is kept.
    async fn signed_copy(&self, ctx: &Context<'_>) -> Result<Option<SignedCopy>> {
        let mut copies = Call::of(ctx)?.load(CopiesOf(self.row.id)).await?;
        Ok(copies.pop().map(SignedCopy::new))
    }

    /// Those whose place it took, the latest first.
    async fn former_signed_copies(&self, ctx: &Context<'_>) -> Result<Vec<SignedCopy>> {
        let copies = Call::of(ctx)?.load(CopiesOf(self.row.id)).await?;
        let former = copies.into_iter().rev().skip(1);
        Ok(former.map(SignedCopy::new).collect())
    }

    /// Where anybody who holds it checks whether it is genuine, relative to the server: printed on it, as a code and in words.
    async fn verification_path(&self) -> Option<String> {
        verified_at(&self.row)
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct SigningQuery;

#[Object]
impl SigningQuery {
    /// The signed copies that have exactly these bytes, the latest first, 20 at most; former ones as well. Requires: as `document`, for
    /// each.
    async fn signed_copies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The SHA-256 of the file's bytes, in hexadecimal.")] sha256: String,
    ) -> Result<Vec<SignedCopy>> {
        let reader = reader(ctx)?;
        let sum = hex::decode(sha256.trim())
            .ok()
            .filter(|sum| sum.len() == 32);
        let sum = sum.ok_or_else(|| {
            Error::BadInput("`sha256` is 64 hexadecimal digits: the file's sum.".to_owned())
        })?;
        let rows = queries::with_sum(reader, sum).await?;
        Ok(rows.into_iter().map(SignedCopy::new).collect())
    }

    /// What a paper says that bears this code, and how it stands today; `null` when no paper bears it. Requires: the code.
    async fn verified_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code that is printed on it.")] code: String,
    ) -> Result<Option<VerifiedDocument>> {
        verified(&Call::of(ctx)?.db, &code).await
    }
}

/// A signed copy of a document.
#[derive(InputObject)]
pub struct DocumentSignInput {
    /// Of which document.
    id: Id<document::Entity>,
    /// A completed upload of one's own: a PDF.
    upload: Id<upload::Entity>,
    /// Why it takes the place of the one that is there, 1,000 characters at most.
    reason: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The document with its signed copy, or what to mend.
#[derive(SimpleObject)]
pub struct DocumentSignPayload {
    /// The document.
    document: Option<Document>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<DocumentErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct SigningMutation;

#[Object]
impl SigningMutation {
    /// Keeps a document as it was signed; another takes the place of the one that is there. Requires: OFFICE, HEAD or PRINCIPAL
    /// at the organization that issued it.
    async fn document_sign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DocumentSignInput,
    ) -> Result<DocumentSignPayload> {
        let (paper, upload) = (input.id.uuid(), input.upload.uuid());
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::sign(w, paper, upload, input.reason.as_deref()).await
        })
        .await?;
        Ok(DocumentSignPayload {
            document: row.map(Document::new),
            user_errors,
        })
    }
}
