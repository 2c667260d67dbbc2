//! What features add to the objects of features below them. A lower feature flattens the addition into its object and
//! knows nothing of who adds; composed here, like the schema, and nothing is decided here.

use async_graphql::{Context, MergedObject};
use entity::organization;

use crate::features::account::{self, OrganizationPeople};
use crate::features::organization::OrganizationAction;
use crate::features::plan::CreatePlan;
use crate::platform::{Place, Reader, Result};

/// To an organization.
#[derive(MergedObject)]
pub struct OrganizationAdded(OrganizationPeople);

impl OrganizationAdded {
    pub fn to(row: &organization::Model) -> Self {
        Self(OrganizationPeople(row.id))
    }
}

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
    actions
}

/// Reads for a page of organizations what the additions will be asked.
pub async fn prefetch_organizations(ctx: &Context<'_>, rows: &[organization::Model]) -> Result<()> {
    OrganizationPeople::prefetch(ctx, rows).await
}
