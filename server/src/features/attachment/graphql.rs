//! Files as the schema shows them.

use async_graphql::{Context, ID, InputObject, Object, OneofObject, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{activity, arrival, attachment, document, task, upload};
use uuid::Uuid;

use super::commands;
use super::model::AttachmentErrorCode;
use super::queries::Of;
use super::routes::Attached;
use crate::features::account::HandedOut as _;
use crate::platform::graphql::{Call, UserErrorObject, run, write};
use crate::platform::{Id, Result};

/// A file that hangs on a record: a paper, a picture, a recording.
pub struct Attachment {
    row: attachment::Model,
}

impl Attachment {
    pub fn new(row: attachment::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Attachment {
    pub async fn id(&self) -> ID {
        Id::<attachment::Entity>::new(self.row.id).into()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What it is, by its bytes: a media type.
    async fn content_type(&self) -> &str {
        &self.row.content_type
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

    /// Where to fetch it, relative to the server: in this session only, for an hour or two, as long as the viewer sees the
    /// record. An application shows its access token with it.
    async fn url(&self, ctx: &Context<'_>) -> Result<String> {
        Attached(self.row.id).link(Call::of(ctx)?).await
    }
}

async fn files(ctx: &Context<'_>, of: Of) -> Result<Vec<Attachment>> {
    let rows = Call::of(ctx)?.load(of).await?;
    Ok(rows.into_iter().map(Attachment::new).collect())
}

/// What this feature adds to a task.
pub struct TaskFiles(pub Uuid);

#[Object]
impl TaskFiles {
    /// Files that show it, the first first; 20 at most.
    async fn files(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        files(ctx, Of::Task(self.0)).await
    }
}

/// What this feature adds to an activity.
pub struct ActivityFiles(pub Uuid);

#[Object]
impl ActivityFiles {
    /// Files that show it, the first first; 20 at most.
    async fn files(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        files(ctx, Of::Activity(self.0)).await
    }
}

/// What this feature adds to a document.
pub struct DocumentFiles(pub Uuid);

#[Object]
impl DocumentFiles {
    /// Files that go with it, the first first; 20 at most.
    async fn files(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        files(ctx, Of::Document(self.0)).await
    }
}

/// What this feature adds to an arrival.
pub struct ArrivalFiles(pub Uuid);

#[Object]
impl ArrivalFiles {
    /// The paper itself and what came with it, the first first; 20 at most.
    async fn files(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        files(ctx, Of::Arrival(self.0)).await
    }
}

/// What a file hangs on.
#[derive(OneofObject)]
pub enum AttachmentSubjectInput {
    /// A task.
    Task(Id<task::Entity>),
    /// An activity.
    Activity(Id<activity::Entity>),
    /// A document that was issued.
    Document(Id<document::Entity>),
    /// A document that arrived.
    Arrival(Id<arrival::Entity>),
}

impl From<AttachmentSubjectInput> for Of {
    fn from(input: AttachmentSubjectInput) -> Self {
        match input {
            AttachmentSubjectInput::Task(id) => Self::Task(id.uuid()),
            AttachmentSubjectInput::Activity(id) => Self::Activity(id.uuid()),
            AttachmentSubjectInput::Document(id) => Self::Document(id.uuid()),
            AttachmentSubjectInput::Arrival(id) => Self::Arrival(id.uuid()),
        }
    }
}

/// A file to put to a record.
#[derive(InputObject)]
pub struct AttachmentAddInput {
    /// To what.
    to: AttachmentSubjectInput,
    /// A completed upload of the viewer's own; it is used up.
    upload: Id<upload::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// A file to take away.
#[derive(InputObject)]
pub struct AttachmentRemoveInput {
    /// Which one.
    id: Id<attachment::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<AttachmentErrorCode>>;

/// The file, or what to mend.
#[derive(SimpleObject)]
pub struct AttachmentAddPayload {
    /// As it is now.
    attachment: Option<Attachment>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct AttachmentRemovePayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

/// Writes of this feature.
#[derive(Default)]
pub struct AttachmentMutation;

#[Object]
impl AttachmentMutation {
    /// Makes an upload a file of a record. Requires: ATTACH among the record's `availableActions`.
    async fn attachment_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: AttachmentAddInput,
    ) -> Result<AttachmentAddPayload> {
        let (to, upload) = (input.to.into(), input.upload.uuid());
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::add(w, to, upload).await
        })
        .await?;
        Ok(AttachmentAddPayload {
            attachment: row.map(Attachment::new),
            user_errors,
        })
    }

    /// Takes a file away, for good. Requires: DETACH among the record's `availableActions`.
    async fn attachment_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: AttachmentRemoveInput,
    ) -> Result<AttachmentRemovePayload> {
        let file = input.id.uuid();
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::remove(w, file).await
        })
        .await?;
        Ok(AttachmentRemovePayload { user_errors })
    }
}
