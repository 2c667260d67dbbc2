//! A workbook, read and planned: which row does what, and what is wrong.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sheet::{Grid, Headed, LayoutError, Line, ReadError};

use super::run::Work;
use crate::platform::Result;
use crate::platform::import::{Fate, FieldChange, Importer, Reason, Row, Rows};

/// More are several files.
pub const MOST_ROWS: usize = 5_000;
/// After so many it is said how far it is, and looked whether to go on.
pub const AT_ONCE: usize = 250;
/// So many rows of each fate are kept to be shown; of wrong ones, so many.
const SHOWN: usize = 100;
const SHOWN_WRONG: usize = 300;

/// What becomes of a row.
#[derive(async_graphql::Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportFate {
    /// It makes a record.
    Create,
    /// It changes one.
    Change,
    /// It says what is there already.
    Same,
    /// Something in it is wrong: it is left out.
    Wrong,
}

/// A row as it is shown.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    pub line: u32,
    pub label: String,
    pub fate: ImportFate,
    pub changes: Vec<FieldChange>,
    pub reasons: Vec<Reason>,
}

/// Why a file is no such list.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub code: String,
    /// What is missing, or how many rows there are.
    pub wanted: String,
}

impl Unreadable {
    fn new(code: &str, wanted: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            wanted: wanted.into(),
        }
    }
}

impl From<ReadError> for Unreadable {
    fn from(error: ReadError) -> Self {
        let code = match error {
            ReadError::Empty | ReadError::NothingInIt => "NOTHING_IN_IT",
            ReadError::OldOrLocked => "OLD_OR_LOCKED",
            ReadError::NotASheet => "NOT_A_SHEET",
            ReadError::HasMacros => "HAS_MACROS",
            ReadError::Damaged => "DAMAGED",
            ReadError::TooLarge => "TOO_LARGE",
        };
        Self::new(code, "")
    }
}

/// A row of the plan.
pub struct Planned<S> {
    pub shown: ShownRow,
    pub step: Option<S>,
}

/// How many rows have each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub created: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub wrong: i32,
}

pub struct Plan<S> {
    pub grid: Arc<Grid>,
    pub rows: Vec<Planned<S>>,
    pub counts: Counts,
}

impl<S> Plan<S> {
    /// Alike only for plans that do the same, row by row.
    pub fn sum(&self) -> Result<String> {
        let rows: Vec<&ShownRow> = self.rows.iter().map(|row| &row.shown).collect();
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(&rows)?)))
    }

    /// Those with something wrong first, then those that do something.
    pub fn shown(&self) -> Vec<ShownRow> {
        let of = |fate: ImportFate, most: usize| {
            let rows = self.rows.iter().map(|row| &row.shown);
            rows.filter(move |row| row.fate == fate).take(most).cloned()
        };
        of(ImportFate::Wrong, SHOWN_WRONG)
            .chain(of(ImportFate::Create, SHOWN))
            .chain(of(ImportFate::Change, SHOWN))
            .chain(of(ImportFate::Same, SHOWN))
            .collect()
    }
}

/// The table of the first sheet that is one, and its rows.
fn table<'g, K: Importer>(grids: &'g [Arc<Grid>]) -> Result<(Arc<Grid>, Headed<'g>), Unreadable> {
    let mut first = None;
    for grid in grids {
        match K::LAYOUT.find(grid) {
            Ok(headed) => return Ok((grid.clone(), headed)),
            Err(error) => {
                first.get_or_insert(error);
            }
        }
    }
    Err(match first {
        Some(LayoutError::Missing { titles, .. }) => {
            Unreadable::new("MISSING_HEADINGS", titles.join(", "))
        }
        Some(LayoutError::Twice { title, .. }) => Unreadable::new("HEADING_TWICE", title),
        Some(LayoutError::NoHeadings) | None => {
            let needed = K::LAYOUT.fields.iter().filter(|field| field.required);
            let titles: Vec<_> = needed.map(sheet::Field::title).collect();
            Unreadable::new("NO_HEADINGS", titles.join(", "))
        }
    })
}

/// What a workbook would do, as its owner sees it now; `None` once nobody waits for it any more.
pub async fn plan<K: Importer>(
    work: &Work<'_>,
    grids: &[Arc<Grid>],
) -> Result<Option<Result<Plan<K::Step>, Unreadable>>> {
    let (grid, headed) = match table::<K>(grids) {
        Ok(found) => found,
        Err(unreadable) => return Ok(Some(Err(unreadable))),
    };
    let lines: Vec<&Line> = headed.rows().collect();
    if lines.is_empty() {
        return Ok(Some(Err(Unreadable::new("NOTHING_IN_IT", ""))));
    }
    if lines.len() > MOST_ROWS {
        return Ok(Some(Err(Unreadable::new(
            "TOO_MANY_ROWS",
            lines.len().to_string(),
        ))));
    }
    if !work.keep(0, lines.len()).await? {
        return Ok(None);
    }
    let rows = Rows {
        headed: &headed,
        lines: &lines,
    };
    let mut world = K::world(&work.reader(), work.row.organization_id, rows).await?;
    let (mut planned, mut counts) = (Vec::with_capacity(lines.len()), Counts::default());
    for some in lines.chunks(AT_ONCE) {
        for line in some {
            planned.push(one::<K>(&mut world, &headed, line, &mut counts));
        }
        if !work.keep(planned.len(), lines.len()).await? {
            return Ok(None);
        }
    }
    Ok(Some(Ok(Plan {
        grid,
        rows: planned,
        counts,
    })))
}

fn one<K: Importer>(
    world: &mut K::World,
    headed: &Headed<'_>,
    line: &Line,
    counts: &mut Counts,
) -> Planned<K::Step> {
    let mut row = Row::new(K::LAYOUT.fields, headed, line);
    let fate = K::plan(world, &mut row).filter(|_| row.wrong.is_empty());
    let (fate, step, changes, count) = match fate {
        Some(Fate::Create(step)) => (
            ImportFate::Create,
            Some(step),
            Vec::new(),
            &mut counts.created,
        ),
        Some(Fate::Change(step, changes)) => {
            (ImportFate::Change, Some(step), changes, &mut counts.changed)
        }
        Some(Fate::Same) => (ImportFate::Same, None, Vec::new(), &mut counts.unchanged),
        None => (ImportFate::Wrong, None, Vec::new(), &mut counts.wrong),
    };
    *count += 1;
    let reasons = row.wrong.into_iter().chain(row.notes).collect();
    let shown = ShownRow {
        line: line.number,
        label: row.label,
        fate,
        changes,
        reasons,
    };
    Planned { shown, step }
}
