//! Who knows of a period and of what holds for one school in it, and who keeps them.

use entity::position::Role;
use entity::report_exception::{self, Column};
use entity::{organization, reporting_period};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Denial, Named, Place, Protected, Sight, actions, protected};

/// Those who say when the schools below report.
pub const KEEPERS: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];
/// Those at the school who are told.
pub const SCHOOL: [Role; 2] = [Role::Principal, Role::FocalPoint];
const ABOVE: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
];

protected! {
    around organization;
    /// Known to everybody at, below and above the body that laid it down.
    reporting_period, "period";
}

/// For which period a school reported it goes on knowing.
impl Named for reporting_period::Entity {}

/// Why a school needs longer is nobody's but its own and the office's.
impl Protected for report_exception::Entity {
    const KIND: &'static str = "report_exception";

    fn visible_to(actor: &Actor) -> Condition {
        let own = actor.with(&SCHOOL).map(|grant| grant.at.organization);
        let below = actor.reach(&ABOVE, Column::OrganizationId);
        Sight::among(Column::OrganizationId, own.collect())
            .or(below)
            .into()
    }

    fn owner(row: &report_exception::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

fn keeps(actor: &Actor, place: &Place) -> Result<(), Denial> {
    Denial::unless(actor.holds(&KEEPERS, place), true)
}

actions! {
    of organization::Entity, (actor, row, place);
    /// Makes periods in which the schools below report.
    Create, "period.create" => keeps(actor, place);
}

actions! {
    /// What can be done to a period.
    enum PeriodAction of reporting_period::Entity, (actor, row, place);
    /// Change its name and its days.
    Change, "period.change" => keeps(actor, place);
    /// Take it away, while nobody has begun; what a plan asks for stays.
    Remove, "period.remove" =>
        Denial::unless(actor.holds(&KEEPERS, place), row.plan_id.is_none());
    /// Give a school another day, or let it off.
    Except, "period.except" => keeps(actor, place);
}
