//! Uploads as the schema shows them.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::upload;

use super::commands;
use crate::platform::graphql::{Call, FeatureCode, UserErrorObject, reader, write};
use crate::platform::{Code, Id, Result};

/// What is wrong with an upload.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadErrorCode {
    /// It has more than 20 MiB.
    TooLarge,
    /// It has no bytes.
    Empty,
    /// It is of no kind that can be taken in: neither a paper, a sheet, slides, a picture, a recording nor plain text.
    UnsupportedType,
    /// Its name ends otherwise than what it is.
    NameDisagrees,
    /// It holds a program (macros).
    HasMacros,
    /// It is a picture that cannot be read.
    Damaged,
    /// Its bytes have not come.
    NotReceived,
    /// Its link is no longer good.
    Expired,
    /// Forty of his files wait to be used.
    TooMany,
}

impl Code for UploadErrorCode {
    const WRONG_STATE: Self = Self::Expired;
}

impl FeatureCode for UploadErrorCode {
    const FEATURE: &'static str = "Upload";
}

/// A file that is about to be sent.
#[derive(InputObject)]
pub struct UploadRequestInput {
    /// Its name, for people to know it by.
    name: String,
    /// How many bytes it has.
    size: i32,
    /// What the client takes it for; its bytes decide.
    content_type: Option<String>,
    /// Repeat a request with the same key to get the same answer.
    idempotency_key: Option<String>,
}

/// PUT the bytes to `url` (relative to the server) before `expiresAt`.
#[derive(SimpleObject)]
pub struct UploadRequestPayload {
    /// The upload to complete.
    upload: Option<ID>,
    /// Where to send the bytes. It allows this one file, and needs no sign-in: keep it to yourself.
    url: Option<String>,
    /// Until when the link is good.
    expires_at: Option<DateTime<Utc>>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<UploadErrorCode>>,
}

/// An upload whose bytes were sent.
#[derive(InputObject)]
pub struct UploadCompleteInput {
    /// Which.
    upload: Id<upload::Entity>,
    /// Repeat a request with the same key to get the same answer.
    idempotency_key: Option<String>,
}

/// The upload, ready to be used.
#[derive(SimpleObject)]
pub struct UploadCompletePayload {
    /// Its id, for `PlanSource` and `attachmentAdd`.
    upload: Option<ID>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<UploadErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct UploadMutation;

#[Object]
impl UploadMutation {
    /// Asks for a link to send a file to. State secrets never go in. Requires: signed in.
    async fn upload_request(
        &self,
        ctx: &Context<'_>,
        input: UploadRequestInput,
    ) -> Result<UploadRequestPayload> {
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::request(w, &input.name, input.size).await
        })
        .await?;
        let url = match &row {
            Some(row) => Some(commands::url(&Call::of(ctx)?.db, row).await?),
            None => None,
        };
        Ok(UploadRequestPayload {
            upload: row.as_ref().map(told),
            url,
            expires_at: row.map(|row| row.expires_at),
            user_errors,
        })
    }

    /// Says that the bytes were sent; looks at them. Requires: the one who asked for the link.
    async fn upload_complete(
        &self,
        ctx: &Context<'_>,
        input: UploadCompleteInput,
    ) -> Result<UploadCompletePayload> {
        let (blobs, id) = (&Call::of(ctx)?.blobs, input.upload.uuid());
        let looked = commands::look(reader(ctx)?, blobs, id).await;
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::complete(w, blobs, id, looked?).await
        })
        .await?;
        Ok(UploadCompletePayload {
            upload: row.as_ref().map(told),
            user_errors,
        })
    }
}

fn told(row: &upload::Model) -> ID {
    Id::<upload::Entity>::new(row.id).into()
}
