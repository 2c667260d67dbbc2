//! What features add to the objects of features below them. A lower feature flattens the addition into its object and
//! knows nothing of who adds; composed here, like the schema, and nothing is decided here.

use async_graphql::{Context, MergedObject};
use entity::{duty, organization, reporting_period};

use crate::features::account::{self, OrganizationPeople};
use crate::features::channel::{self, NameFocalPoint, OrganizationChannels, RegisterChannel};
use crate::features::organization::OrganizationAction;
use crate::features::plan::CreatePlan;
use crate::features::report::{self, DutyReports, OrganizationReports, PeriodReports};
use crate::features::work::ViewerWork;
use crate::platform::graphql::wants;
use crate::platform::page::DEFAULT_FIRST;
use crate::platform::{Place, Reader, Result};

/// To an organization.
#[derive(MergedObject)]
pub struct OrganizationAdded(
    OrganizationPeople,
    OrganizationChannels,
    OrganizationReports,
);

impl OrganizationAdded {
    pub fn to(row: &organization::Model) -> Self {
        Self(
            OrganizationPeople(row.id),
            OrganizationChannels(row.id),
            OrganizationReports(row.id),
        )
    }
}

/// To a reporting period.
#[derive(MergedObject)]
pub struct PeriodAdded(PeriodReports);

impl PeriodAdded {
    pub fn to(row: &reporting_period::Model) -> Self {
        Self(PeriodReports(row.clone()))
    }
}

/// To a duty.
#[derive(MergedObject)]
pub struct DutyAdded(DutyReports);

impl DutyAdded {
    pub fn to(row: &duty::Model) -> Self {
        Self(DutyReports(row.clone()))
    }
}

/// To the viewer.
#[derive(MergedObject, Default)]
pub struct ViewerAdded(ViewerWork);

/// What all features let the actor do with an organization now.
pub fn organization_actions(
    reader: &Reader,
    row: &organization::Model,
    place: &Place,
) -> Vec<OrganizationAction> {
    let mut actions = crate::features::organization::actions(reader, row, place);
    actions.extend(account::organization_actions(reader, row, place));
    if reader
        .may::<CreatePlan, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::CreatePlan);
    }
    if reader
        .may::<NameFocalPoint, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::NameFocalPoint);
    }
    if reader
        .may::<RegisterChannel, organization::Entity>(row, place)
        .is_ok()
    {
        actions.push(OrganizationAction::RegisterChannel);
    }
    actions
}

/// Reads for a page of organizations what the additions will be asked.
pub async fn prefetch_organizations(ctx: &Context<'_>, rows: &[organization::Model]) -> Result<()> {
    OrganizationPeople::prefetch(ctx, rows).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    if wants(ctx, &["focalPoint"]) {
        channel::prefetch_focal_points(ctx, &ids).await?;
    }
    if wants(ctx, &["channels"]) {
        channel::prefetch_channels(ctx, &ids).await?;
    }
    if wants(ctx, &["channelCount"]) {
        channel::prefetch_channel_counts(ctx, &ids).await?;
    }
    if let Some(first) = asked_reports(ctx) {
        report::prefetch_reports(ctx, &ids, first).await?;
    }
    Ok(())
}

/// How many reports of each organization a list was asked for.
fn asked_reports(ctx: &Context<'_>) -> Option<u64> {
    let reports = |field: async_graphql::SelectionField<'_>| {
        field
            .selection_set()
            .filter(|inside| inside.name() == "reports")
            .find_map(|inside| {
                let first = inside
                    .arguments()
                    .ok()?
                    .into_iter()
                    .find(|(name, _)| name == "first");
                match first.map(|(_, value)| value) {
                    Some(async_graphql::Value::Number(rows)) => rows.as_u64(),
                    _ => Some(DEFAULT_FIRST),
                }
            })
    };
    ctx.field()
        .selection_set()
        .find_map(|field| match field.name() {
            "nodes" => reports(field),
            "edges" => field
                .selection_set()
                .filter(|inside| inside.name() == "node")
                .find_map(reports),
            _ => None,
        })
}
