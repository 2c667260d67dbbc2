//! What became of an organization, told to whoever works there, above it, and where it went.

use entity::position::Role;
use entity::reorganization::Model;
use uuid::Uuid;

use crate::platform::event::Concerned;
use crate::platform::events;

const ABOVE: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];
const THERE: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Principal,
    Role::FocalPoint,
];

fn concerned(row: &Model, above: Option<Uuid>) -> Vec<Concerned> {
    let mut concerned = vec![Concerned::at(row.organization_id, &THERE)];
    concerned.extend(row.target_id.map(|target| Concerned::at(target, &THERE)));
    let above = above.filter(|above| row.target_id != Some(*above));
    concerned.extend(above.map(|above| Concerned::at(above, &ABOVE)));
    concerned
}

events! {
    (row: &Model, above: Option<Uuid>) { reorganization: Uuid = row.id }, of row at row.organization_id;
    /// It is so from now on.
    OrganizationReorganized, "organization.reorganized" => concerned(row, above);
}
