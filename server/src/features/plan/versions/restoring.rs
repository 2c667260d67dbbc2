//! Taking a version's text up again, as a new version. Its clauses are the same clauses again, so that what was said of
//! them finds them; but one whose id another plan bears by now comes back as a new clause.

use std::collections::HashSet;

use entity::plan_version::Reason;
use entity::{plan, plan_clause};
use uuid::Uuid;

use super::{Text, close, texts};
use crate::features::plan::commands::{Act, Planned, permit, valid, write_head};
use crate::features::plan::events::PlanEdited;
use crate::features::plan::parts;
use crate::features::plan::policy::Restore;
use crate::platform::{Error, Permit, Result, Writer};

pub async fn restore(w: &mut Writer, act: Act, number: i32) -> Planned {
    let permit: Permit<Restore, plan::Entity> = permit(w, act.plan, act.expected_version).await?;
    let plan = permit.row().clone();
    let mut texts = texts(w.reader(), &plan, [number, number]).await?;
    let mut text = texts.remove(&number).ok_or(Error::NotFound)?;
    let before = Text::now(w.reader(), &plan).await?;
    text.renew(&elsewhere(w, &before, &text).await?);
    let content = valid(w, text.clone().into_content()).await?;
    if before == text {
        return Ok(plan);
    }
    close(w, &permit, &before, Reason::Saved, false).await?;
    parts::write(w, &permit, &content).await?;
    close(w, &permit, &text, Reason::Restored, true).await?;
    let permit = permit.noting(number.to_string());
    let row = w.update(permit, |row| write_head(row, &content)).await?;
    w.raise(&PlanEdited::of(&row))?;
    Ok(row)
}

/// Of the clauses that come back, those whose ids are some other plan's.
async fn elsewhere(w: &Writer, before: &Text, text: &Text) -> Result<HashSet<Uuid>> {
    let here: HashSet<Uuid> = before.clauses.iter().map(|line| line.id).collect();
    let back = text.clauses.iter().map(|line| line.id);
    w.borne::<plan_clause::Entity>(back.filter(|id| !here.contains(id)))
        .await
}
