//! What became of an organization, told to whoever works there, above it, and where it went.

use entity::position::Role;
use entity::reorganization::Model;
use serde::Serialize;
use uuid::Uuid;

use crate::platform::event::{Concerned, Event};

const ABOVE: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];
const THERE: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Principal,
    Role::FocalPoint,
];

/// It is so from now on.
#[derive(Serialize)]
pub struct OrganizationReorganized {
    reorganization: Uuid,
    #[serde(skip)]
    organization: Uuid,
    #[serde(skip)]
    concerned: Vec<Concerned>,
}

impl OrganizationReorganized {
    pub fn of(row: &Model, above: Option<Uuid>) -> Self {
        let mut concerned = vec![Concerned::at(row.organization_id, &THERE)];
        concerned.extend(row.target_id.map(|target| Concerned::at(target, &THERE)));
        let above = above.filter(|above| row.target_id != Some(*above));
        concerned.extend(above.map(|above| Concerned::at(above, &ABOVE)));
        Self {
            reorganization: row.id,
            organization: row.organization_id,
            concerned,
        }
    }
}

impl Event for OrganizationReorganized {
    const NAME: &'static str = "organization.reorganized";

    fn subject(&self) -> Uuid {
        self.reorganization
    }

    fn organization(&self) -> Option<Uuid> {
        Some(self.organization)
    }

    fn concerns(&self) -> Vec<Concerned> {
        self.concerned.clone()
    }
}
