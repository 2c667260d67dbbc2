//! A school's issued plan is never changed: another is written from it, and takes its place once issued.

use std::collections::HashMap;

use entity::document::FollowKind;
use entity::plan::{self, Column, State};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::commands::{self, Act};
use super::content::Content;
use super::policy::{Replace, Supersede, Update};
use super::vocabulary::PlanErrorCode;
use super::{parts, versions};
use crate::platform::id::fresh;
use crate::platform::{Id, Outcome, Reader, Result, Writer};

/// A draft in the place of an issued plan.
pub struct Replacement {
    pub plan: plan::Model,
    /// Each clause of the issued plan with its copy. Empty when the draft was there already.
    pub clauses: HashMap<Uuid, Uuid>,
}

/// Begins it with the same text. Who asks again is led to the draft that is there.
pub async fn replace(w: &mut Writer, act: Act) -> Outcome<Replacement, PlanErrorCode> {
    let created_by = w.actor().require_user()?;
    let permit = w
        .permit::<Replace, plan::Entity>(act.plan, act.expected_version)
        .await?;
    if let Some(plan) = replacement(w.reader(), act.plan).await? {
        let clauses = HashMap::new();
        return Ok(Replacement { plan, clauses });
    }
    let before = permit.row();
    let mut parts = parts::read(w.reader(), before.id).await?;
    let mut clauses = HashMap::new();
    for clause in &mut parts.clauses {
        let copy = fresh();
        if let Some(of) = clause.id.replace(Id::new(copy)) {
            clauses.insert(of.uuid(), copy);
        }
    }
    let content = Content {
        title: before.title.clone(),
        school_year: before.school_year_id,
        symbol: before.symbol.clone(),
        place: before.place.clone(),
        issued_on: None,
        citations: parts.citations,
        clauses: parts.clauses,
        recipients: parts.recipients,
        signer: parts::signer(before),
    };
    let mut row = plan::ActiveModel {
        organization_id: Set(before.organization_id),
        parent_id: Set(before.parent_id),
        replaces_id: Set(Some(before.id)),
        state: Set(State::Draft),
        findings: Set(serde_json::json!([])),
        created_by: Set(created_by),
        ..Default::default()
    };
    commands::write_head(&mut row, &content);
    let plan = w.create::<_, _, plan::Entity>(&permit, row).await?;
    let inside = w.permit::<Update, plan::Entity>(plan.id, None).await?;
    parts::write(w, &inside, &content).await?;
    versions::begin(w, &inside).await?;
    Ok(Replacement { plan, clauses })
}

/// The plan that is written in another's place, or was.
pub async fn replacement(reader: &Reader, of: Uuid) -> Result<Option<plan::Model>> {
    let copies = reader
        .find::<plan::Entity>()
        .filter(Column::ReplacesId.eq(of))
        .limit(1);
    reader.one(copies).await
}

/// The paper whose place a plan's takes, once issued.
pub async fn paper_before(
    reader: &Reader,
    issued: &plan::Model,
) -> Result<Option<(Uuid, FollowKind)>> {
    let Some(earlier) = issued.replaces_id else {
        return Ok(None);
    };
    let earlier = reader.get::<plan::Entity>(earlier).await?;
    Ok(earlier
        .document_id
        .map(|paper| (paper, FollowKind::Replaces)))
}

/// The earlier counts no more from now on.
pub async fn supersede(w: &mut Writer, issued: &plan::Model) -> Outcome<(), PlanErrorCode> {
    let Some(earlier) = issued.replaces_id else {
        return Ok(());
    };
    let permit = w.permit::<Supersede, plan::Entity>(earlier, None).await?;
    let by = issued.id;
    w.update(permit, |row| row.replaced_by_id = Set(Some(by)))
        .await?;
    Ok(())
}
