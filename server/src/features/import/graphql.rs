//! Imports as the schema shows them.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::import::{self, Column};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, Condition, Iterable as _};

use super::plan::{ImportFate, ShownRow};
use super::policy::{ImportAction, available};
use crate::features::job::Job;
use crate::features::organization::Organization;
use crate::platform::graphql::{Call, FeatureCode, reader};
use crate::platform::import::{FieldChange, ImportProblem, Reason};
use crate::platform::{Code, Error, Id, Result};

mod write;

pub use write::ImportMutation;

/// As many of the latest as there may be.
const LATEST: u64 = 20;

/// What is wrong with what was asked of an import.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
pub enum ImportErrorCode {
    /// Not as it stands: it is being worked on, nothing in it is to be written, or that was done.
    WrongState,
    /// As many jobs as a person may have wait or run.
    TooMany,
    /// It is more than a day ago.
    Expired,
}

impl Code for ImportErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for ImportErrorCode {
    const FEATURE: &'static str = "Import";
}

/// What a list is of.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
#[graphql(remote = "import::Kind")]
pub enum ImportKind {
    /// Offices and schools.
    Organizations,
    /// People, each with a first appointment.
    People,
    /// Appointments of people who are there.
    Appointments,
    /// Who speaks for an organization.
    FocalPoints,
    /// Papers that arrived, for the register.
    Arrivals,
    /// Work given.
    Tasks,
}

/// Where an import stands.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
#[graphql(remote = "import::State")]
pub enum ImportState {
    /// Its workbook is being read.
    Checking,
    /// What it would do is known; nothing is written.
    Checked,
    /// Its workbook is no such list: `failure` says why.
    Unreadable,
    /// It is written, and can be undone until `expiresAt`.
    Applied,
    /// It was taken back.
    Undone,
}

/// Why what was asked for last was not done.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
pub enum ImportFailure {
    /// There is nothing in it.
    NothingInIt,
    /// It is of Excel 97–2003, or locked with a password.
    OldOrLocked,
    /// It is no workbook.
    NotASheet,
    /// It holds a program.
    HasMacros,
    /// It is damaged.
    Damaged,
    /// It unpacks to more than is read.
    TooLarge,
    /// It has more rows than are taken in at once: `wanted` says how many.
    TooManyRows,
    /// No row has the headings that must be there: those that `wanted` names.
    NoHeadings,
    /// Of the headings those that `wanted` names are missing.
    MissingHeadings,
    /// Two columns are called as `wanted` says.
    HeadingTwice,
    /// Others changed something meanwhile: what it would do now is shown anew.
    Changed,
    /// A row was refused, so nothing was written: `refused` says which.
    Refused,
    /// What it did is in use or was changed since, so nothing was taken back: `refused` says which rows.
    Touched,
    /// Something went wrong that the server's log tells.
    Failed,
}

impl ImportFailure {
    /// As the row keeps it.
    fn of(code: &str) -> Self {
        match code {
            "NOTHING_IN_IT" => Self::NothingInIt,
            "OLD_OR_LOCKED" => Self::OldOrLocked,
            "NOT_A_SHEET" => Self::NotASheet,
            "HAS_MACROS" => Self::HasMacros,
            "DAMAGED" => Self::Damaged,
            "TOO_LARGE" => Self::TooLarge,
            "TOO_MANY_ROWS" => Self::TooManyRows,
            "NO_HEADINGS" => Self::NoHeadings,
            "MISSING_HEADINGS" => Self::MissingHeadings,
            "HEADING_TWICE" => Self::HeadingTwice,
            "CHANGED" => Self::Changed,
            "REFUSED" => Self::Refused,
            "TOUCHED" => Self::Touched,
            _ => Self::Failed,
        }
    }
}

/// What is wrong with a row, or worth saying of it.
#[derive(SimpleObject)]
pub struct ImportReason {
    /// In which column, as our form calls it; none where it is about the whole row.
    column: Option<String>,
    /// What it is.
    code: ImportProblem,
    /// What stands in the cell.
    read: String,
    /// What should, or what it is about.
    wanted: String,
}

impl From<Reason> for ImportReason {
    fn from(reason: Reason) -> Self {
        Self {
            column: reason.column,
            code: reason.code,
            read: reason.read,
            wanted: reason.wanted,
        }
    }
}

/// A field that a row changes.
#[derive(SimpleObject)]
pub struct ImportChange {
    /// The column, as our form calls it.
    column: String,
    /// What it is; empty where there was nothing.
    from: String,
    /// What it becomes.
    to: String,
}

impl From<FieldChange> for ImportChange {
    fn from(change: FieldChange) -> Self {
        Self {
            column: change.column,
            from: change.from,
            to: change.to,
        }
    }
}

/// A row of the workbook, and what becomes of it.
#[derive(SimpleObject)]
pub struct ImportRow {
    /// As Excel numbers it.
    line: i32,
    /// What it is about, in its own words.
    label: String,
    /// What becomes of it.
    fate: ImportFate,
    /// What it changes.
    changes: Vec<ImportChange>,
    /// What is wrong with it, or worth saying.
    reasons: Vec<ImportReason>,
}

impl From<ShownRow> for ImportRow {
    fn from(row: ShownRow) -> Self {
        Self {
            line: i32::try_from(row.line).unwrap_or(i32::MAX),
            label: row.label,
            fate: row.fate,
            changes: row.changes.into_iter().map(Into::into).collect(),
            reasons: row.reasons.into_iter().map(Into::into).collect(),
        }
    }
}

/// Why a row kept the rest from being done.
#[derive(SimpleObject)]
pub struct ImportRefusal {
    /// As Excel numbers it; 0 where it is about the whole file.
    line: i32,
    /// Why.
    reasons: Vec<ImportReason>,
}

/// A list on its way in from a workbook.
pub struct Import {
    row: import::Model,
}

impl Import {
    pub fn new(row: import::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Import {
    pub async fn id(&self) -> ID {
        Id::<import::Entity>::new(self.row.id).into()
    }

    /// What it is of.
    async fn kind(&self) -> ImportKind {
        self.row.kind.into()
    }

    /// For which organization, if the viewer sees it still.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        Organization::find(ctx, self.row.organization_id).await
    }

    /// What its workbook is called.
    async fn file_name(&self) -> &str {
        &self.row.file_name
    }

    /// Where it stands.
    async fn state(&self) -> ImportState {
        self.row.state.into()
    }

    /// Why what was asked for last was not done.
    async fn failure(&self) -> Option<ImportFailure> {
        self.row.failure.as_deref().map(ImportFailure::of)
    }

    /// Which rows kept it from being done.
    async fn refused(&self) -> Result<Vec<ImportRefusal>> {
        let refused: Vec<(u32, Vec<Reason>)> = serde_json::from_value(self.row.refused.clone())?;
        let refused = refused.into_iter().map(|(line, reasons)| ImportRefusal {
            line: i32::try_from(line).unwrap_or(i32::MAX),
            reasons: reasons.into_iter().map(Into::into).collect(),
        });
        Ok(refused.collect())
    }

    /// The job that reads, writes or takes it back, or did so last.
    async fn job(&self, ctx: &Context<'_>) -> Result<Option<Job>> {
        let row = Call::of(ctx)?.row::<entity::job::Entity>(self.row.job_id);
        Ok(row.await?.map(Job::new))
    }

    /// The job that read it: its file is a copy of the workbook with what is wrong beside each row, if anything is.
    async fn check(&self, ctx: &Context<'_>) -> Result<Option<Job>> {
        let row = Call::of(ctx)?.row::<entity::job::Entity>(self.row.check_id);
        Ok(row.await?.map(Job::new))
    }

    /// How many rows make a record, or made one.
    async fn created(&self) -> i32 {
        self.row.created
    }

    /// How many change one.
    async fn changed(&self) -> i32 {
        self.row.changed
    }

    /// How many say what is there already.
    async fn unchanged(&self) -> i32 {
        self.row.unchanged
    }

    /// How many are left out, since something is wrong in them.
    async fn wrong(&self) -> i32 {
        self.row.wrong
    }

    /// Rows as they were read: those that are wrong first, then of each fate the first hundred.
    async fn rows(&self) -> Result<Vec<ImportRow>> {
        let rows: Vec<ShownRow> = serde_json::from_value(self.row.shown.clone())?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// When the workbook was given.
    async fn given_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it was written.
    async fn applied_at(&self) -> Option<DateTime<Utc>> {
        self.row.applied_at
    }

    /// Until when it can be written, or undone; then it is forgotten.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.row.expires_at
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<ImportAction>> {
        let call = Call::of(ctx)?;
        if self.row.expires_at <= call.db.clock().now() {
            return Ok(Vec::new());
        }
        let place = call.place(self.row.organization_id).await?;
        Ok(available(call.actor(), &self.row, &place))
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct ImportQuery;

#[Object]
impl ImportQuery {
    /// One of the viewer's imports. Requires: its owner.
    async fn import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: Id<import::Entity>,
    ) -> Result<Import> {
        let row = Call::of(ctx)?.row::<import::Entity>(id.uuid()).await?;
        row.map(Import::new).ok_or(Error::NotFound)
    }

    /// The viewer's imports of the last days, the latest first; 20 at most. Requires: signed in.
    async fn imports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Those of one kind of list.")] kind: Option<ImportKind>,
    ) -> Result<Vec<Import>> {
        let reader = reader(ctx)?;
        let of_kind = kind.map(|kind| Column::Kind.eq(import::Kind::from(kind)));
        let own = reader
            .find::<import::Entity>()
            .filter(Condition::all().add_option(of_kind))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .limit(LATEST)
            // What each row did is long, and nothing of a list.
            .shape(|select| {
                select.clear_selects();
                let listed = |column: &Column| !matches!(column, Column::Done);
                for column in Column::iter().filter(listed) {
                    select.column((import::Entity, column));
                }
                select.expr_as(Expr::cust("NULL"), "done");
            });
        let rows = reader.rows::<import::Entity, import::Model>(own).await?;
        Ok(rows.into_iter().map(Import::new).collect())
    }
}
