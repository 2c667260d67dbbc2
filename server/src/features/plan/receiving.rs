//! What the office above says of a school's issued plan. The plan's text stays what it was.

use chrono::{DateTime, Utc};
use entity::plan::{self, Reception};
use sea_orm::Set;
use uuid::Uuid;

use super::checking;
use super::commands::{Act, reason_required};
use super::events::{PlanAccepted, PlanSentBack};
use super::policy::{Accept, SendBack};
use super::vocabulary::PlanErrorCode;
use crate::features::distribution;
use crate::platform::{Outcome, Writer};

/// It is as the office wants it.
pub async fn accept(w: &mut Writer, act: Act) -> Outcome<plan::Model, PlanErrorCode> {
    let permit = w
        .permit::<Accept, _>(act.plan, act.expected_version)
        .await?;
    let (by, now) = (w.actor().require_user()?, w.now());
    let row = w
        .update(permit, |row| received(row, Reception::Accepted, by, now))
        .await?;
    acknowledge(w, &row).await?;
    w.raise(&PlanAccepted::of(&row))?;
    Ok(row)
}

/// Another has to take its place, and the reason says in what.
pub async fn send_back(w: &mut Writer, act: Act) -> Outcome<plan::Model, PlanErrorCode> {
    let permit = w
        .permit::<SendBack, _>(act.plan, act.expected_version)
        .await?;
    let Some(reason) = checking::reason(act.reason.as_deref())? else {
        return Err(reason_required("Say what should be changed."));
    };
    let (by, now) = (w.actor().require_user()?, w.now());
    let row = w
        .update(permit.noting(reason.clone()), |row| {
            received(row, Reception::SentBack, by, now);
            row.reception_reason = Set(Some(reason));
        })
        .await?;
    acknowledge(w, &row).await?;
    w.raise(&PlanSentBack::of(&row))?;
    Ok(row)
}

/// Who judges it has it.
async fn acknowledge(w: &mut Writer, plan: &plan::Model) -> Outcome<(), PlanErrorCode> {
    match plan.document_id {
        Some(document) => Ok(distribution::acknowledge_own(w, document).await?),
        None => Ok(()),
    }
}

fn received(row: &mut plan::ActiveModel, said: Reception, by: Uuid, now: DateTime<Utc>) {
    row.reception = Set(Some(said));
    row.received_by = Set(Some(by));
    row.received_at = Set(Some(now));
}
