//! Taking a list along, in the schema.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use entity::job::Kind;

use super::spec::{ColumnSpec, ExportCells, ExportFormat, Spec};
use crate::features::job::{self, Job, JobErrorCode};
use crate::platform::graphql::{Call, FeatureCode, UserErrorObject, write};
use crate::platform::{Code, Failure, Result, UserError};

/// What is wrong with what was asked to be taken along.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
pub enum ExportErrorCode {
    /// As many exports as a person may have wait or run.
    TooMany,
    /// It makes no file: see the message.
    Invalid,
}

impl Code for ExportErrorCode {
    // An export has no state.
    const WRONG_STATE: Self = Self::Invalid;
}

impl FeatureCode for ExportErrorCode {
    const FEATURE: &'static str = "Export";
}

/// A code and what is written for it.
#[derive(InputObject)]
pub struct ExportWordInput {
    /// As the schema answers it.
    code: String,
    /// What is written.
    word: String,
}

/// A line of the second sheet: what the list was narrowed by.
#[derive(InputObject)]
pub struct ExportFactInput {
    /// As in «Trạng thái».
    name: String,
    /// As in «Quá hạn».
    value: String,
}

/// A column, and how it is read out of a row.
#[derive(InputObject)]
pub struct ExportColumnInput {
    /// What stands above it.
    title: String,
    /// What its cells are.
    cells: ExportCells,
    /// Fields of the row, as in `issuer.name`; what a list on the way holds is taken of each of its members.
    paths: Vec<String>,
    /// What stands between several values.
    #[graphql(default_with = "\", \".to_owned()")]
    between: String,
    /// What is written for codes.
    #[graphql(default)]
    words: Vec<ExportWordInput>,
}

/// A list, and how it is written.
#[derive(InputObject)]
pub struct ExportRequestInput {
    /// The question by which the list is shown: `sha256:…` of a document that the server knows.
    document: Option<String>,
    /// Or a document's text, for those who may send their own.
    query: Option<String>,
    /// Which operation of the document.
    operation_name: Option<String>,
    /// The question's variables: a JSON object as text. `after` is the server's to set.
    variables: String,
    /// Where in the answer the connection is, as in `organizations` or `plan.versions`. It has `nodes` and
    /// `pageInfo { hasNextPage endCursor }`, and `totalCount` if progress is to be told.
    list: String,
    /// As which file.
    format: ExportFormat,
    /// What it is called; its file too.
    title: String,
    /// From the first to the last.
    columns: Vec<ExportColumnInput>,
    /// What the second sheet is called.
    #[graphql(default)]
    facts_title: String,
    /// What it says; without any there is no second sheet, and text has none.
    #[graphql(default)]
    facts: Vec<ExportFactInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

impl ExportRequestInput {
    fn spec(self) -> Result<Spec, UserError<ExportErrorCode>> {
        let variables = serde_json::from_str(&self.variables).map_err(|_| {
            let message = "`variables` is the text of a JSON object.";
            UserError::new("variables", ExportErrorCode::Invalid, message)
        })?;
        let columns = self.columns.into_iter().map(|column| ColumnSpec {
            title: column.title,
            cells: column.cells,
            paths: column.paths,
            between: column.between,
            words: column
                .words
                .into_iter()
                .map(|word| (word.code, word.word))
                .collect(),
        });
        let facts = self.facts.into_iter().map(|fact| (fact.name, fact.value));
        let spec = Spec {
            document: self.document,
            query: self.query,
            operation_name: self.operation_name,
            variables,
            list: self.list,
            format: self.format,
            title: self.title,
            columns: columns.collect(),
            facts_title: self.facts_title,
            facts: facts.collect(),
        };
        spec.check()?;
        Ok(spec)
    }
}

/// The job that makes the file, or what to mend.
#[derive(SimpleObject)]
pub struct ExportRequestPayload {
    /// Ask for it again until it is done: then it has a file.
    job: Option<Job>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<ExportErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct ExportMutation;

#[Object]
impl ExportMutation {
    /// Takes a whole list along as a file, with what the viewer may see of it then. Requires: signed in, and the list's own
    /// right; a document of one's own, ADMIN or INSPECTION where only known ones run.
    async fn export_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to take along.")] mut input: ExportRequestInput,
    ) -> Result<ExportRequestPayload> {
        let key = input.idempotency_key.take();
        let (row, user_errors) = write(ctx, key, async |w| {
            let spec = input.spec()?;
            let title = spec.title.clone();
            let asked = job::ask(w, Kind::Export, title, &spec).await;
            asked.map_err(|failure| match failure {
                Failure::User(errors) => Failure::User(errors.into_iter().map(own).collect()),
                Failure::Error(error) => Failure::Error(error),
            })
        })
        .await?;
        Call::of(ctx)?.db.job_asked();
        Ok(ExportRequestPayload {
            job: row.map(Job::new),
            user_errors,
        })
    }
}

fn own(error: UserError<JobErrorCode>) -> UserError<ExportErrorCode> {
    let code = match error.code {
        JobErrorCode::TooMany => ExportErrorCode::TooMany,
        JobErrorCode::WrongState => ExportErrorCode::Invalid,
    };
    UserError {
        path: error.path,
        code,
        message: error.message,
    }
}
