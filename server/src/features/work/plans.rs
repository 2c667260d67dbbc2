//! Plans that wait for the viewer at his own organizations.

use entity::plan::{self, State};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use super::{Item, WorkKind};
use crate::features::plan::{PlanAction, available};
use crate::features::report::WRITERS;
use crate::platform::{Actor, Reader, Result};

const MOST: u64 = 30;

/// The plans of the viewer's own organizations that are not issued yet, last changed first.
pub async fn unfinished(reader: &Reader, year: Option<Uuid>) -> Result<Vec<plan::Model>> {
    let grants = reader.actor().grants().iter();
    let mut own: Vec<Uuid> = grants.map(|grant| grant.at.organization).collect();
    own.sort_unstable();
    own.dedup();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let states = [
        State::Draft,
        State::Submitted,
        State::Returned,
        State::Approved,
    ];
    let mut open = reader
        .find::<plan::Entity>()
        .filter(plan::Column::OrganizationId.is_in(own))
        .filter(plan::Column::State.is_in(states));
    if let Some(year) = year {
        open = open.filter(plan::Column::SchoolYearId.eq(year));
    }
    reader
        .all(open.order_by_desc(plan::Column::UpdatedAt).limit(MOST))
        .await
}

/// The school's issued plans that the office sent back, and in whose place none is written yet.
pub async fn sent_back(
    reader: &Reader,
    year: Option<Uuid>,
    unfinished: &[plan::Model],
) -> Result<Vec<Item>> {
    let grants = reader.actor().with(&WRITERS);
    let own: Vec<Uuid> = grants.map(|grant| grant.at.organization).collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let begun = unfinished.iter().filter_map(|plan| plan.replaces_id);
    let mut sent_back = reader
        .find::<plan::Entity>()
        .filter(plan::Column::OrganizationId.is_in(own))
        .filter(plan::Column::State.eq(State::Issued))
        .filter(plan::Column::Reception.eq(plan::Reception::SentBack))
        .filter(plan::Column::ReplacedById.is_null())
        .filter(plan::Column::Id.is_not_in(begun));
    if let Some(year) = year {
        sent_back = sent_back.filter(plan::Column::SchoolYearId.eq(year));
    }
    let rows = reader.all(sent_back.limit(MOST)).await?;
    Ok(rows
        .into_iter()
        .map(|plan| {
            let kind = WorkKind::SchoolReplacePlan;
            let item = Item::new(kind, &plan.title, plan.organization_id, None);
            Item {
                plan: Some(plan),
                ..item
            }
        })
        .collect())
}

pub fn items(actor: &Actor, plans: &[plan::Model]) -> Vec<Item> {
    plans
        .iter()
        .filter_map(|plan| {
            let (action, kind) = match plan.state {
                State::Draft => (PlanAction::Submit, WorkKind::PlanFinishDraft),
                State::Returned => (PlanAction::Submit, WorkKind::PlanFixReturned),
                State::Submitted => (PlanAction::Approve, WorkKind::PlanApprove),
                State::Approved => (PlanAction::Issue, WorkKind::PlanIssue),
                State::Issued | State::Closed => return None,
            };
            if !available(actor, plan).contains(&action) {
                return None;
            }
            let item = Item::new(kind, &plan.title, plan.organization_id, None);
            Some(Item {
                plan: Some(plan.clone()),
                ..item
            })
        })
        .collect()
}
