//! Which organizations an actor sees, and what he may do with one.

use entity::organization::{self, Column, Entity};
use entity::position::Role;
use entity::{
    cluster, cluster_member, division, education_level, organization_level, organization_link,
    organization_name,
};
use sea_orm::{Condition, Iterable};
use uuid::Uuid;

use super::{OrganizationAction, is_closed};
use crate::platform::{Actor, Denial, Named, Place, Protected, Reader, protected};

/// The roles that look over a subtree; the others look at their own organization.
pub const OVERSEEING: [Role; 7] = [
    Role::Admin,
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Observer,
];

impl Protected for Entity {
    const KIND: &'static str = "org";

    fn visible_to(actor: &Actor) -> Condition {
        let every: Vec<Role> = Role::iter().collect();
        actor
            .reach_organizations(&every)
            .or(actor.upward(Column::Id))
            .into()
    }

    fn owner(row: &organization::Model) -> Option<Uuid> {
        Some(row.id)
    }
}

/// Schools are no secret to whoever is told of one.
impl Named for Entity {}

protected! {
    by everybody;
    /// What schools teach is known to all.
    education_level, "level";
}

protected! {
    around organization;
    organization_level, "organization_level";
    organization_name, "organization_name";
    /// Whoever knows an organization knows whom it follows.
    organization_link, "organization_link";
    division, "division";
    /// A school sees its office's clusters, but of their members only itself.
    cluster, "cluster";
    cluster_member, "cluster_member";
}

const MANAGE: [Role; 1] = [Role::Admin];
const GROUP: [Role; 5] = [
    Role::Admin,
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
];

crate::platform::actions! {
    of Entity, (actor, row, place);
    /// Makes an organization below this one.
    CreateChild, "organization.create" =>
        Denial::unless(actor.holds(&MANAGE, place), row.kind != organization::Kind::School);
    /// Changes what is known of it.
    UpdateOrganization, "organization.update" => Denial::unless(actor.holds(&MANAGE, place), true);
    /// Says whom it follows.
    LinkOrganization, "organization.link" =>
        Denial::unless(actor.holds(&MANAGE, place), !is_closed(row, actor.today()));
    /// Groups the schools below an office.
    ManageClusters, "cluster.create" =>
        Denial::unless(actor.holds(&GROUP, place), row.kind != organization::Kind::School);
}

crate::platform::actions! {
    of cluster::Entity, (actor, row, place);
    /// Changes a cluster.
    SaveCluster, "cluster.update" => Denial::unless(actor.holds(&GROUP, place), true);
}

/// What this feature lets the actor do with an organization now.
pub fn actions(
    reader: &Reader,
    row: &organization::Model,
    place: &Place,
) -> Vec<OrganizationAction> {
    let asked = [
        (
            reader.may::<CreateChild, Entity>(row, place),
            OrganizationAction::CreateChild,
        ),
        (
            reader.may::<UpdateOrganization, Entity>(row, place),
            OrganizationAction::Update,
        ),
        (
            reader.may::<LinkOrganization, Entity>(row, place),
            OrganizationAction::Link,
        ),
        (
            reader.may::<ManageClusters, Entity>(row, place),
            OrganizationAction::ManageClusters,
        ),
    ];
    asked
        .into_iter()
        .filter_map(|(allowed, action)| allowed.ok().map(|()| action))
        .collect()
}
