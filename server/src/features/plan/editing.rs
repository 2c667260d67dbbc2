//! Changing a draft, a little at a time, and taking it back.

use entity::plan;
use serde_json::json;
use uuid::Uuid;

use super::commands::{Act, Planned, permit, reason_required, valid, write_head};
use super::content::Content;
use super::events::{PlanEdited, PlanWithdrawn};
use super::patch::{PlanEditsInput, applied};
use super::policy::{Delete, Update, Withdraw};
use super::versions::{self, Text};
use super::vocabulary::PlanErrorCode;
use super::{checking, parts};
use crate::platform::{Outcome, Permit, Writer};

/// Writes what changed. Changes that change nothing leave no trace.
pub async fn edit(
    w: &mut Writer,
    plan: Uuid,
    expected_version: i32,
    edits: PlanEditsInput,
) -> Planned {
    let permit: Permit<Update, _> = permit(w, plan, Some(expected_version)).await?;
    let before = Text::now(w.reader(), permit.row()).await?;
    let was = before.clone().into_content();
    let content = valid(w, applied(was.clone(), edits)?).await?;
    if content == was {
        return Ok(permit.row().clone());
    }
    versions::write_on(w, &permit, &before).await?;
    write(w, &permit, &was, &content).await?;
    let row = w.update(permit, |row| write_head(row, &content)).await?;
    w.raise(&PlanEdited::of(&row))?;
    Ok(row)
}

async fn write(
    w: &mut Writer,
    permit: &Permit<Update, plan::Entity>,
    was: &Content,
    content: &Content,
) -> Outcome<(), PlanErrorCode> {
    if content.clauses != was.clauses {
        parts::write_clauses(w, permit, &content.clauses).await?;
    }
    if content.citations != was.citations {
        parts::write_citations(w, permit, &content.citations).await?;
    }
    if content.recipients != was.recipients {
        parts::write_recipients(w, permit, &content.recipients).await?;
    }
    Ok(())
}

/// Throws a draft away that nobody was asked to approve.
pub async fn delete(w: &mut Writer, act: Act) -> Outcome<(), PlanErrorCode> {
    let permit: Permit<Delete, _> = permit(w, act.plan, act.expected_version).await?;
    Ok(w.delete(permit).await?)
}

/// Gives up a plan that was sent back. It goes, but not from the record: its text stays there with the reason.
pub async fn withdraw(w: &mut Writer, act: Act) -> Outcome<(), PlanErrorCode> {
    let permit: Permit<Withdraw, _> = permit(w, act.plan, act.expected_version).await?;
    let Some(reason) = checking::reason(act.reason.as_deref())? else {
        return Err(reason_required("Say why the plan is withdrawn."));
    };
    let text = Text::now(w.reader(), permit.row()).await?;
    let told = PlanWithdrawn::of(permit.row());
    let kept = json!({ "deleted": true, "text": text, "returned": permit.row().return_reason });
    w.delete_keeping(permit.noting(reason), kept).await?;
    w.raise(&told)?;
    Ok(())
}
