//! The mutations of imports.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{import, organization, upload};

use super::{Import, ImportErrorCode, ImportKind};
use crate::features::import::commands::{self, Given};
use crate::features::import::run::Words;
use crate::platform::graphql::{Call, UserErrorObject, write};
use crate::platform::{Id, Result, Writer};

const MOST_WORDS: usize = 60;

/// A code and the sentence for it, in which `{column}`, `{read}` and `{wanted}` are what they say.
#[derive(InputObject)]
pub struct ImportWordInput {
    /// As the schema answers it.
    code: String,
    /// The sentence.
    word: String,
}

/// A workbook to look at.
#[derive(InputObject)]
pub struct ImportCheckInput {
    /// What it is a list of.
    kind: ImportKind,
    /// The workbook: an upload that was completed.
    upload: Id<upload::Entity>,
    /// For which organization.
    organization: Id<organization::Entity>,
    /// What the copy with what is wrong in it is called; the workbook's own name follows.
    copy_name: String,
    /// What stands above what is wrong, in that copy.
    copy_title: String,
    /// What is written there for codes.
    #[graphql(default)]
    words: Vec<ImportWordInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

impl ImportCheckInput {
    fn given(self) -> Given {
        let cut = |text: String| text.chars().take(200).collect::<String>();
        let words = self.words.into_iter().take(MOST_WORDS);
        Given {
            kind: self.kind.into(),
            upload: self.upload.uuid(),
            place: self.organization.uuid(),
            words: Words {
                title: cut(self.copy_title),
                name: cut(self.copy_name),
                problems: words.map(|word| (word.code, cut(word.word))).collect(),
            },
        }
    }
}

/// An import to write or to take back.
#[derive(InputObject)]
pub struct ImportActInput {
    /// Which.
    id: Id<import::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The import, or what to mend.
#[derive(SimpleObject)]
pub struct ImportPayload {
    /// Ask for it again until its job is done.
    import: Option<Import>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<ImportErrorCode>>,
}

type Written = (Option<import::Model>, Vec<UserErrorObject<ImportErrorCode>>);

/// Wakes who does jobs.
fn told(ctx: &Context<'_>, (row, user_errors): Written) -> Result<ImportPayload> {
    Call::of(ctx)?.db.job_asked();
    Ok(ImportPayload {
        import: row.map(Import::new),
        user_errors,
    })
}

/// Writes of this feature.
#[derive(Default)]
pub struct ImportMutation;

#[Object]
impl ImportMutation {
    /// Reads a workbook and tells what it would do; nothing of it is written. Requires: the right to make such records at the
    /// organization.
    async fn import_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look at.")] mut input: ImportCheckInput,
    ) -> Result<ImportPayload> {
        let key = input.idempotency_key.take();
        let written = write(ctx, key, async |w| commands::check(w, input.given()).await).await?;
        told(ctx, written)
    }

    /// Writes what the dry run showed, all of it or nothing. Requires: APPLY among its `availableActions`, and each row's own
    /// right.
    async fn import_apply(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to write.")] input: ImportActInput,
    ) -> Result<ImportPayload> {
        let id = input.id.uuid();
        let command = async |w: &mut Writer| commands::apply(w, id).await;
        let written = write(ctx, input.idempotency_key, command).await?;
        told(ctx, written)
    }

    /// Takes back what was written, within a day and while nobody has touched it. Requires: UNDO among its
    /// `availableActions`.
    async fn import_undo(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to take back.")] input: ImportActInput,
    ) -> Result<ImportPayload> {
        let id = input.id.uuid();
        let command = async |w: &mut Writer| commands::undo(w, id).await;
        let written = write(ctx, input.idempotency_key, command).await?;
        told(ctx, written)
    }
}
