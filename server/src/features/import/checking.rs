//! The dry run: what a workbook would do, and a copy of it with what is wrong.

use entity::import::{self, State};
use sea_orm::Set;
use sheet::Note as Mark;

use super::plan::{ImportFate, Plan, Unreadable, plan};
use super::policy::Note;
use super::run::{Words, Work};
use crate::platform::id::fresh;
use crate::platform::import::{ImportProblem, Importer, Reason};
use crate::platform::store::{Ended, Made, Refused};
use crate::platform::{Error, Intent, Result, apart};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub async fn check<K: Importer>(work: Work<'_>) -> Result<Option<Ended>> {
    // Done already by a server that died before it could say so.
    if work.row.state != State::Checking {
        return Ok(Some(Ended::Done(None)));
    }
    let grids = match work.grids().await? {
        Ok(grids) => grids,
        Err(unreadable) => return unread(&work, unreadable).await.map(Some),
    };
    let plan = match plan::<K>(&work, &grids).await? {
        None => return Ok(None),
        Some(Ok(plan)) => plan,
        Some(Err(unreadable)) => return unread(&work, unreadable).await.map(Some),
    };
    let copy = copy(&work, &plan).await?;
    show(&work, &plan, None).await?;
    Ok(Some(Ended::Done(copy)))
}

/// Notes what the plan shows, and why nothing was written, if something was to be.
pub async fn show<S>(work: &Work<'_>, plan: &Plan<S>, failure: Option<&str>) -> Result<()> {
    let (shown, counts) = (serde_json::to_value(plan.shown())?, plan.counts);
    let sum = plan.sum()?;
    note(work, |row| {
        row.state = Set(State::Checked);
        row.check_id = Set(work.job.id);
        row.shown = Set(shown);
        row.plan_sum = Set(Some(sum));
        row.created = Set(counts.created);
        row.changed = Set(counts.changed);
        row.unchanged = Set(counts.unchanged);
        row.wrong = Set(counts.wrong);
        row.failure = Set(failure.map(str::to_owned));
    })
    .await
}

/// Notes why what was asked for was not done, for these rows.
pub async fn refuse(work: &Work<'_>, code: &str, rows: &[(u32, Vec<Reason>)]) -> Result<Ended> {
    let (code, refused) = (code.to_owned(), serde_json::to_value(rows)?);
    note(work, |row| {
        row.failure = Set(Some(code));
        row.refused = Set(refused);
    })
    .await?;
    Ok(Ended::Done(None))
}

async fn unread(work: &Work<'_>, why: Unreadable) -> Result<Ended> {
    let told = Reason::of_row(ImportProblem::Refused, why.wanted);
    let wanted = serde_json::to_value([(0u32, [told])])?;
    note(work, |row| {
        row.state = Set(State::Unreadable);
        row.failure = Set(Some(why.code));
        row.refused = Set(wanted);
    })
    .await?;
    Ok(Ended::Done(None))
}

async fn note(work: &Work<'_>, change: impl FnOnce(&mut import::ActiveModel)) -> Result<()> {
    let mut w = work.db.writer(work.actor.clone(), Intent::once()).await?;
    let permit = match w.permit::<Note, import::Entity>(work.row.id, None).await {
        Ok(permit) => permit,
        Err(Refused::Error(error)) => return Err(error),
        Err(Refused::State) => return Err(Error::internal("an import cannot be noted")),
    };
    w.update(permit, change).await?;
    w.commit(&()).await
}

/// The workbook's table with what is wrong beside each row; `None` where nothing is.
pub async fn copy<S>(work: &Work<'_>, plan: &Plan<S>) -> Result<Option<Made>> {
    let rows = plan.rows.iter().map(|row| &row.shown);
    let wrong = rows.filter(|row| row.fate == ImportFate::Wrong);
    let marks: Vec<Mark> = wrong
        .map(|row| Mark {
            line: row.line,
            words: said(&work.words, &row.reasons),
        })
        .collect();
    if marks.is_empty() {
        return Ok(None);
    }
    let (grid, title) = (plan.grid.clone(), work.words.title.clone());
    let bytes = apart(move || sheet::marked(&grid, &title, &marks)).await?;
    let bytes = bytes.map_err(Error::internal)?;
    let made = Made {
        blob: fresh(),
        name: format!("{} - {}", work.words.name, work.row.file_name),
        content_type: XLSX,
        size: i64::try_from(bytes.len()).map_err(Error::internal)?,
    };
    work.blobs.put(made.blob, &bytes).await?;
    Ok(Some(made))
}

/// Each reason a line.
fn said(words: &Words, reasons: &[Reason]) -> String {
    let sentence = |reason: &Reason| {
        let code = serde_json::to_value(reason.code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default().to_owned();
        let sentence = words.problems.get(&code).cloned().unwrap_or(code);
        let column = reason.column.as_deref().unwrap_or_default();
        sentence
            .replacen("{column}", column, 1)
            .replacen("{read}", &reason.read, 1)
            .replacen("{wanted}", &reason.wanted, 1)
    };
    reasons.iter().map(sentence).collect::<Vec<_>>().join("\n")
}
