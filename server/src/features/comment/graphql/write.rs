//! The mutations of comments.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{comment, user};
use uuid::Uuid;

use super::{Comment, CommentSubjectInput};
use crate::features::comment::commands::{self, Seen};
use crate::features::comment::model::CommentErrorCode;
use crate::platform::graphql::{UserErrorObject, run, write};
use crate::platform::{Id, Outcome, Result, Writer};

/// Says something.
#[derive(InputObject)]
pub struct CommentAddInput {
    /// Of what.
    about: CommentSubjectInput,
    /// What, 4,000 characters at most.
    text: String,
    /// Whom it names, 20 at most, each of whom can read it.
    mentions: Option<Vec<Id<user::Entity>>>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says it otherwise.
#[derive(InputObject)]
pub struct CommentEditInput {
    /// Which one.
    id: Id<comment::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What, 4,000 characters at most.
    text: String,
    /// Whom it names, 20 at most, each of whom can read it.
    mentions: Option<Vec<Id<user::Entity>>>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to a comment.
#[derive(InputObject)]
pub struct CommentActInput {
    /// Which one.
    id: Id<comment::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<CommentErrorCode>>;

/// The comment, or what to mend.
#[derive(SimpleObject)]
pub struct CommentPayload {
    /// As it is now.
    comment: Option<Comment>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct CommentRemovePayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

impl CommentPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<comment::Model, CommentErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            comment: row.map(Comment::new),
            user_errors,
        })
    }
}

impl From<CommentActInput> for Seen {
    fn from(input: CommentActInput) -> Self {
        Self {
            id: input.id.uuid(),
            version: input.expected_version,
        }
    }
}

fn ids(people: Option<Vec<Id<user::Entity>>>) -> Vec<Uuid> {
    people.into_iter().flatten().map(Id::uuid).collect()
}

/// Writes of this feature.
#[derive(Default)]
pub struct CommentMutation;

#[Object]
impl CommentMutation {
    /// Says something. Requires: as `comments`.
    async fn comment_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CommentAddInput,
    ) -> Result<CommentPayload> {
        CommentPayload::of(ctx, input.idempotency_key, async |w| {
            commands::add(w, input.about, &input.text, ids(input.mentions)).await
        })
        .await
    }

    /// Says it otherwise. Requires: having said it.
    async fn comment_edit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CommentEditInput,
    ) -> Result<CommentPayload> {
        let seen = Seen {
            id: input.id.uuid(),
            version: input.expected_version,
        };
        CommentPayload::of(ctx, input.idempotency_key, async |w| {
            commands::edit(w, seen, &input.text, ids(input.mentions)).await
        })
        .await
    }

    /// Takes it back: it is gone. Requires: having said it.
    async fn comment_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] mut input: CommentActInput,
    ) -> Result<CommentRemovePayload> {
        let key = input.idempotency_key.take();
        let user_errors = run(ctx, key, async |w| commands::remove(w, input.into()).await).await?;
        Ok(CommentRemovePayload { user_errors })
    }

    /// Says that it is settled. Requires: having said it, or HEAD, DEPUTY_HEAD, a division, PRINCIPAL or FOCAL_POINT at
    /// the plan's own organization.
    async fn comment_resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] mut input: CommentActInput,
    ) -> Result<CommentPayload> {
        let key = input.idempotency_key.take();
        CommentPayload::of(ctx, key, async |w| commands::resolve(w, input.into()).await).await
    }

    /// Opens it again. Requires: as `commentResolve`.
    async fn comment_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] mut input: CommentActInput,
    ) -> Result<CommentPayload> {
        let key = input.idempotency_key.take();
        CommentPayload::of(ctx, key, async |w| commands::reopen(w, input.into()).await).await
    }
}
