//! Borrowed until the feature is here.
use async_graphql::{Context, ID, Object};
use entity::position::Role;
use entity::{duty, plan, reporting_period, school_year};
use sea_orm::{Condition, Iterable};
use uuid::Uuid;

use crate::platform::graphql::Call;
use crate::platform::{Actor, Error, Id, Protected, Result};
macro_rules! of_organization {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;
            fn visible_to(actor: &Actor) -> Condition {
                let every: Vec<Role> = Role::iter().collect();
                Condition::any()
                    .add(actor.reach(&every, $table::Column::OrganizationId))
                    .add(actor.upward($table::Column::OrganizationId))
            }
            fn owner(row: &$table::Model) -> Option<Uuid> { Some(row.organization_id) }
        }
    )+};
}
of_organization! { duty, "duty"; plan, "plan"; reporting_period, "period"; }
macro_rules! shared {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;
            fn visible_to(_: &Actor) -> Condition { Condition::all() }
            fn owner(_: &$table::Model) -> Option<Uuid> { None }
        }
    )+};
}
shared! { school_year, "year"; }

pub struct ReportingPeriod {
    pub row: reporting_period::Model,
}
impl ReportingPeriod {
    pub fn new(row: reporting_period::Model) -> Self {
        Self { row }
    }
    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<reporting_period::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }
}
#[Object]
impl ReportingPeriod {
    async fn id(&self) -> ID {
        Id::<reporting_period::Entity>::new(self.row.id).into()
    }
    async fn name(&self) -> &str {
        &self.row.name
    }
    #[graphql(flatten)]
    async fn added(&self) -> crate::graph::PeriodAdded {
        crate::graph::PeriodAdded::to(&self.row)
    }
}
pub struct Duty {
    pub row: duty::Model,
}
impl Duty {
    pub fn new(row: duty::Model) -> Self {
        Self { row }
    }
}
#[Object]
impl Duty {
    async fn id(&self) -> ID {
        Id::<duty::Entity>::new(self.row.id).into()
    }
    #[graphql(flatten)]
    async fn added(&self) -> crate::graph::DutyAdded {
        crate::graph::DutyAdded::to(&self.row)
    }
}
/// Tests of the time between.
#[derive(Default)]
pub struct PlanQuery;
#[Object]
impl PlanQuery {
    async fn reporting_period(
        &self,
        ctx: &Context<'_>,
        id: Id<reporting_period::Entity>,
    ) -> Result<ReportingPeriod> {
        ReportingPeriod::load(ctx, id.uuid()).await
    }
    async fn duty(&self, ctx: &Context<'_>, id: Id<duty::Entity>) -> Result<Duty> {
        Ok(Duty::new(
            crate::platform::graphql::reader(ctx)?
                .get::<duty::Entity>(id.uuid())
                .await?,
        ))
    }
}
