//! What features add to the objects of features below them. A lower feature flattens the addition into its object and
//! knows nothing of who adds; composed here, like the schema, and nothing is decided here.

use async_graphql::MergedObject;
use entity::{duty, organization, reporting_period};

use crate::features::channel::OrganizationChannels;
use crate::features::report::{DutyReports, OrganizationReports, PeriodReports};
use crate::features::work::ViewerWork;

/// To an organization.
#[derive(MergedObject)]
pub struct OrganizationAdded(OrganizationChannels, OrganizationReports);

impl OrganizationAdded {
    pub fn to(row: &organization::Model) -> Self {
        Self(OrganizationChannels(row.id), OrganizationReports(row.id))
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
