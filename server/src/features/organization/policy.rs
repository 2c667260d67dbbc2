//! Which organizations an actor sees, and what he may do with one.

use entity::organization::{self, Column, Entity};
use entity::position::Role;
use entity::{
    cluster, cluster_member, division, education_level, organization_level, organization_link,
    organization_name,
};
use sea_orm::{ColumnTrait, Condition, Iterable};
use uuid::Uuid;

use super::OrganizationAction;
use crate::platform::{Actor, Denial, Named, Place, Protected, Reader};

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

/// Rows of an organization at, below or above his appointments.
fn in_sight<C: ColumnTrait>(actor: &Actor, organization: C) -> Condition {
    let every: Vec<Role> = Role::iter().collect();
    actor
        .reach(&every, organization)
        .or(actor.upward(organization))
        .into()
}

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

/// What schools teach is known to all.
impl Protected for education_level::Entity {
    const KIND: &'static str = "level";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &education_level::Model) -> Option<Uuid> {
        None
    }
}

impl Protected for organization_level::Entity {
    const KIND: &'static str = "organization_level";

    fn visible_to(actor: &Actor) -> Condition {
        in_sight(actor, organization_level::Column::OrganizationId)
    }

    fn owner(row: &organization_level::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

impl Protected for organization_name::Entity {
    const KIND: &'static str = "organization_name";

    fn visible_to(actor: &Actor) -> Condition {
        in_sight(actor, organization_name::Column::OrganizationId)
    }

    fn owner(row: &organization_name::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Whoever knows an organization knows whom it follows.
impl Protected for organization_link::Entity {
    const KIND: &'static str = "organization_link";

    fn visible_to(actor: &Actor) -> Condition {
        in_sight(actor, organization_link::Column::OrganizationId)
    }

    fn owner(row: &organization_link::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

impl Protected for division::Entity {
    const KIND: &'static str = "division";

    fn visible_to(actor: &Actor) -> Condition {
        in_sight(actor, division::Column::OrganizationId)
    }

    fn owner(row: &division::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// A school sees its office's clusters, but of their members only itself.
impl Protected for cluster::Entity {
    const KIND: &'static str = "cluster";

    fn visible_to(actor: &Actor) -> Condition {
        in_sight(actor, cluster::Column::OrganizationId)
    }

    fn owner(row: &cluster::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

impl Protected for cluster_member::Entity {
    const KIND: &'static str = "cluster_member";

    fn visible_to(actor: &Actor) -> Condition {
        in_sight(actor, cluster_member::Column::OrganizationId)
    }

    fn owner(row: &cluster_member::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
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
    LinkOrganization, "organization.link" => {
        let closed = row.closed_on.is_some_and(|closed| closed <= actor.today());
        Denial::unless(actor.holds(&MANAGE, place), !closed)
    };
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
