//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{cluster, organization};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{
    CreateChild, LinkOrganization, ManageClusters, SaveCluster, UpdateOrganization,
};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action, by what kind of organization it is about.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for kind in organization::Kind::iter() {
        let row = sample::<organization::Entity>(|row| {
            row.id = Set(OWN);
            row.kind = Set(kind);
        })?;
        let name = kind.to_value();
        table.extend([
            ask::<CreateChild, organization::Entity>(&name, &row),
            ask::<UpdateOrganization, organization::Entity>(&name, &row),
            ask::<LinkOrganization, organization::Entity>(&name, &row),
            ask::<ManageClusters, organization::Entity>(&name, &row),
        ]);
    }
    let row = sample::<cluster::Entity>(|row| row.organization_id = Set(OWN))?;
    table.push(ask::<SaveCluster, cluster::Entity>("any", &row));
    Ok(table)
}
