//! Writing what the dry run showed: planned again, then all of it in one transaction, or nothing.

use entity::import::{self, State};
use sea_orm::Set;

use super::checking::{copy, refuse, show};
use super::commands::KEPT;
use super::plan::{AT_ONCE, Counts, plan};
use super::policy::Apply;
use super::run::Work;
use crate::platform::import::{Importer, Reason};
use crate::platform::store::{Ended, Refused};
use crate::platform::{Intent, Result};

pub async fn apply<K: Importer>(work: Work<'_>) -> Result<Option<Ended>> {
    if work.row.state != State::Checked {
        return Ok(Some(Ended::Done(None)));
    }
    let Ok(grids) = work.grids().await? else {
        return refuse(&work, "CHANGED", &[]).await.map(Some);
    };
    let plan = match plan::<K>(&work, &grids).await? {
        None => return Ok(None),
        Some(Ok(plan)) => plan,
        Some(Err(_)) => return refuse(&work, "CHANGED", &[]).await.map(Some),
    };
    let before = Counts {
        created: work.row.created,
        changed: work.row.changed,
        unchanged: work.row.unchanged,
        wrong: work.row.wrong,
    };
    if plan.counts != before || Some(plan.sum()?) != work.row.plan_sum {
        // Others worked meanwhile: he sees first what it would do now.
        let copy = copy(&work, &plan).await?;
        show(&work, &plan, Some("CHANGED")).await?;
        return Ok(Some(Ended::Done(copy)));
    }
    let writing = work.db.writing(work.job);
    let mut w = work.db.writer(work.actor.clone(), Intent::once()).await?;
    let permit = match w.permit::<Apply, import::Entity>(work.row.id, None).await {
        Ok(permit) => permit,
        Err(Refused::Error(error)) => return Err(error),
        Err(Refused::State) => return Ok(Some(Ended::Done(None))),
    };
    let steps = plan.rows.into_iter();
    let steps: Vec<_> = steps
        .filter_map(|row| Some((row.shown.line, row.step?)))
        .collect();
    let (total, mut done) = (steps.len(), Vec::with_capacity(steps.len()));
    for (line, step) in steps {
        match K::apply(&mut w, line, step).await {
            Ok(did) => done.push(did),
            Err(failure) => {
                let reasons = Reason::of(failure)?;
                // Nothing of it stays.
                drop(permit);
                drop(w);
                return refuse(&work, "REFUSED", &[(line, reasons)]).await.map(Some);
            }
        }
        if done.len().is_multiple_of(AT_ONCE) && !writing.keep(done.len(), total).await? {
            return Ok(None);
        }
    }
    let (done, now) = (serde_json::to_value(done)?, w.now());
    w.update(permit, |row| {
        row.state = Set(State::Applied);
        row.done = Set(Some(done));
        row.applied_at = Set(Some(now));
        row.expires_at = Set(now + KEPT);
        row.failure = Set(None);
    })
    .await?;
    w.commit(&()).await?;
    Ok(Some(Ended::Done(None)))
}
