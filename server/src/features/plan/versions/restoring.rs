//! Taking a version's text up again, as a new version.

use entity::plan;
use entity::plan_version::Reason;

use super::{Text, close, texts};
use crate::features::plan::commands::{Act, Planned, permit, valid, write_head};
use crate::features::plan::events::PlanEdited;
use crate::features::plan::parts;
use crate::features::plan::policy::Restore;
use crate::platform::{Error, Permit, Writer};

pub async fn restore(w: &mut Writer, act: Act, number: i32) -> Planned {
    let permit: Permit<Restore, plan::Entity> = permit(w, act.plan, act.expected_version).await?;
    let plan = permit.row().clone();
    let mut texts = texts(w.reader(), &plan, [number, number]).await?;
    let text = texts.remove(&number).ok_or(Error::NotFound)?;
    let content = valid(w, text.clone().into_content()).await?;
    let before = Text::now(w.reader(), &plan).await?;
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
