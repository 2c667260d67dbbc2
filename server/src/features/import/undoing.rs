//! Taking back what was written: what nobody has touched since, all of it or nothing; what is left is named.

use std::collections::HashSet;

use entity::import::{self, State};
use sea_orm::Set;

use super::checking::refuse;
use super::plan::AT_ONCE;
use super::policy::Undo;
use super::run::Work;
use crate::platform::import::{Done, Importer, Reason};
use crate::platform::store::{Ended, Refused};
use crate::platform::{Intent, Result};

/// So many rows are told of at most.
const TOLD: usize = 300;

pub async fn undo<K: Importer>(work: Work<'_>) -> Result<Option<Ended>> {
    if work.row.state != State::Applied {
        return Ok(Some(Ended::Done(None)));
    }
    let done = work.row.done.clone().unwrap_or_default();
    let done: Vec<Done> = serde_json::from_value(done)?;
    let total = done.len();
    if !work.keep(0, total).await? {
        return Ok(None);
    }
    let writing = work.db.writing(work.job);
    let mut w = work.db.writer(work.actor.clone(), Intent::once()).await?;
    let permit = match w.permit::<Undo, import::Entity>(work.row.id, None).await {
        Ok(permit) => permit,
        Err(Refused::Error(error)) => return Err(error),
        Err(Refused::State) => return Ok(Some(Ended::Done(None))),
    };
    let touched = K::touched(w.reader(), &done).await?;
    // A row stays or goes as one.
    let stays: HashSet<u32> = touched.iter().map(|(line, _)| *line).collect();
    let told = touched.into_iter().take(TOLD);
    let told: Vec<_> = told.map(|(line, reason)| (line, vec![reason])).collect();
    let mut done = done;
    done.retain(|one| !stays.contains(&one.line));
    if done.is_empty() && !told.is_empty() {
        drop(permit);
        drop(w);
        return refuse(&work, "TOUCHED", &told).await.map(Some);
    }
    // The last first: what a later row did may stand on an earlier one.
    for (count, one) in (1..).zip(done.into_iter().rev()) {
        let line = one.line;
        if let Err(failure) = K::undo(&mut w, one).await {
            let reasons = Reason::of(failure)?;
            drop(permit);
            drop(w);
            return refuse(&work, "TOUCHED", &[(line, reasons)]).await.map(Some);
        }
        if usize::is_multiple_of(count, AT_ONCE) && !writing.keep(count, total).await? {
            return Ok(None);
        }
    }
    let left = (!told.is_empty()).then(|| "TOUCHED".to_owned());
    let told = serde_json::to_value(told)?;
    w.update(permit, |row| {
        row.state = Set(State::Undone);
        row.done = Set(None);
        row.failure = Set(left);
        row.refused = Set(told);
    })
    .await?;
    w.commit(&()).await?;
    Ok(Some(Ended::Done(None)))
}
