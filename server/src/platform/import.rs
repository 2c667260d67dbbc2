//! Lists taken in from workbooks: what a kind of list tells of itself ([`Importer`]), and how a row of one is read ([`Row`]). What
//! is read, planned, written and undone in which order is the import feature's business; the rules of what is written are
//! those of the commands that write it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sheet::Layout;
use uuid::Uuid;

use super::access::{Actor, Place, Protected};
use super::error::{Code, Error, Failure, Outcome, Result};
use super::store::{Reader, Refused, Writer, version_of};

mod row;

pub use row::{Row, Rows};

/// What is wrong in a cell or a row.
#[derive(async_graphql::Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportProblem {
    /// The cell is empty and must not be.
    Required,
    /// It has more characters than fit.
    TooLong,
    /// More than one file gives; `wanted` is how many it may.
    TooMany,
    /// It is not a day.
    NotADay,
    /// It is not a number.
    NotANumber,
    /// It is not a telephone number.
    NotATelephone,
    /// It is not an e-mail address.
    NotAnEmail,
    /// The spreadsheet itself could not tell: a formula failed.
    BrokenFormula,
    /// There is no such record, or none that the viewer sees. `wanted` says which there are.
    Unknown,
    /// More than one record is called so. `wanted` says what tells them apart.
    Ambiguous,
    /// Another row above is about the same. `wanted` is that row.
    Twice,
    /// Somebody or something else has it already.
    Taken,
    /// A list does not change this; `wanted` is what it is.
    Fixed,
    /// It ends before it begins.
    DateOrder,
    /// The viewer may not do this there.
    Forbidden,
    /// Somebody changed it meanwhile.
    Changed,
    /// Something hangs on it by now, so it is not taken back.
    InUse,
    /// It is refused for another reason, which `wanted` tells.
    Refused,
    /// It is no more; nothing is done with it.
    Closed,
    /// It is there already; it is left out.
    AlreadyThere,
}

/// What is wrong, where, what was read and what should stand there.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub column: Option<String>,
    pub code: ImportProblem,
    pub read: String,
    pub wanted: String,
}

impl Reason {
    pub fn of_row(code: ImportProblem, wanted: impl Into<String>) -> Self {
        Self {
            column: None,
            code,
            read: String::new(),
            wanted: wanted.into(),
        }
    }

    /// What a command said to a row: what only the server could not do stays an error.
    pub fn of<C: Code>(failure: Failure<C>) -> Result<Vec<Self>> {
        let code = match failure {
            Failure::User(errors) => {
                let told = errors.into_iter();
                let told = told.map(|error| Self::of_row(ImportProblem::Refused, error.message));
                return Ok(told.collect());
            }
            Failure::Error(Error::Forbidden) => ImportProblem::Forbidden,
            Failure::Error(Error::NotFound) => ImportProblem::Unknown,
            Failure::Error(Error::Conflict { .. }) => ImportProblem::Changed,
            Failure::Error(Error::Taken { .. }) => ImportProblem::Taken,
            Failure::Error(other) => return Err(other),
        };
        Ok(vec![Self::of_row(code, "")])
    }
}

/// A field that a row changes.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub column: String,
    pub from: String,
    pub to: String,
}

/// What becomes of a row in which nothing is wrong.
pub enum Fate<C> {
    Create(C),
    Change(C, Vec<FieldChange>),
    Same,
}

/// What a row did, as far as undoing it has to know.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub line: u32,
    pub id: Uuid,
    /// Right after it.
    pub version: i32,
    /// What it was before; `None` of what was made.
    pub former: Option<serde_json::Value>,
    /// What hangs on it as the row left it, where that may be changed without the record's version.
    #[serde(default)]
    pub left: Option<serde_json::Value>,
}

impl Done {
    pub fn made(line: u32, id: Uuid, version: i32) -> Self {
        Self {
            line,
            id,
            version,
            former: None,
            left: None,
        }
    }

    pub fn instead_of(mut self, former: impl Serialize) -> Result<Self> {
        self.former = Some(serde_json::to_value(former)?);
        Ok(self)
    }
}

/// Of the records that rows made or changed, those that do not stand as they were left. `look` says what one is called, and what
/// is in the way though its version is the same.
pub async fn touched<E: Protected>(
    reader: &Reader,
    done: &[Done],
    look: impl Fn(&Done, &E::Model) -> (String, Option<ImportProblem>) + Send,
) -> Result<Vec<(u32, Reason)>> {
    let rows = reader.by_ids::<E>(done.iter().map(|done| done.id)).await?;
    let mut told = Vec::new();
    for done in done {
        let (name, code) = match rows.get(&done.id) {
            None => (String::new(), Some(ImportProblem::Unknown)),
            Some(row) => {
                let is_other = version_of::<E>(row)? != done.version;
                let (name, found) = look(done, row);
                (name, is_other.then_some(ImportProblem::Changed).or(found))
            }
        };
        told.extend(code.map(|code| (done.line, Reason::of_row(code, name))));
    }
    Ok(told)
}

/// Where each of the words stands by which people call rows.
pub fn called<'r, R>(
    rows: &'r [R],
    words: impl Fn(&'r R) -> Vec<String>,
) -> HashMap<String, Vec<usize>> {
    let mut by: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        for word in words(row) {
            let own = by.entry(word).or_default();
            if own.last() != Some(&at) {
                own.push(at);
            }
        }
    }
    by
}

/// A kind of list that can be taken in.
pub trait Importer: Sized + Send + 'static {
    /// What its form is called.
    const TITLE: &'static str;
    const LAYOUT: Layout;
    /// What rows are compared with: read once, however many rows there are.
    type World: Send;
    /// What one row does.
    type Step: Send;
    type Code: Code;

    /// Whether the actor may take in such a list for an organization.
    fn begin(w: &Writer, place: Uuid) -> impl Future<Output = Result<(), Refused>> + Send;

    /// Reads, within the actor's sight, all that the rows name.
    fn world(
        reader: &Reader,
        place: Uuid,
        rows: Rows<'_>,
    ) -> impl Future<Output = Result<Self::World>> + Send;

    /// What becomes of a row; nothing, if something is wrong in it.
    fn plan(world: &mut Self::World, row: &mut Row<'_>) -> Option<Fate<Self::Step>>;

    /// Does it, with the commands and the permits by which people do it.
    fn apply(
        w: &mut Writer,
        line: u32,
        step: Self::Step,
    ) -> impl Future<Output = Outcome<Done, Self::Code>> + Send;

    /// Those that cannot be undone any more: somebody changed them, or something hangs on what was made.
    fn touched(
        reader: &Reader,
        done: &[Done],
    ) -> impl Future<Output = Result<Vec<(u32, Reason)>>> + Send;

    /// Whether the actor may unmake what such a list makes there: mostly whoever may make it.
    fn unmakes(_actor: &Actor, _place: &Place) -> bool {
        true
    }

    /// Takes it back, as far as there is a way back in its domain.
    fn undo(w: &mut Writer, done: Done) -> impl Future<Output = Outcome<(), Self::Code>> + Send;
}

/// Whether two telephone numbers are the same, however they are written.
pub fn same_telephone(one: &str, other: &str) -> bool {
    let digits = |text: &str| sheet::Value::Text(text.to_owned()).telephone();
    one == other || digits(one).is_ok_and(|one| digits(other) == Ok(one))
}

/// Some of what there is to choose from, for whoever wrote something else.
pub fn choices<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<&str> = names.into_iter().take(MOST + 1).collect();
    let more = names.len() > MOST;
    names.truncate(MOST);
    if more {
        names.push("…");
    }
    names.join(", ")
}
