//! Organizations and clusters as rows, with what follows from a name and a place in the tree.

use entity::organization::Kind;
use entity::{cluster, organization};
use sea_orm::Set;
use uuid::Uuid;

use crate::platform::Place;
use crate::platform::id::fresh;
use crate::platform::text::{fold, sort_key};

/// An organization that is being made.
#[derive(Debug, Clone)]
pub struct NewOrganization {
    pub id: Uuid,
    pub name: String,
    kind: Kind,
    short_name: String,
    parent: Option<Uuid>,
    path: String,
}

impl NewOrganization {
    pub fn root(kind: Kind, name: &str, short_name: &str) -> Self {
        Self::at(None, "/", kind, name, short_name)
    }

    pub fn below(parent: &Self, kind: Kind, name: &str, short_name: &str) -> Self {
        Self::at(Some(parent.id), &parent.path, kind, name, short_name)
    }

    pub fn under(parent: &Place, kind: Kind, name: &str, short_name: &str) -> Self {
        Self::at(
            Some(parent.organization),
            &parent.path,
            kind,
            name,
            short_name,
        )
    }

    fn at(parent: Option<Uuid>, above: &str, kind: Kind, name: &str, short_name: &str) -> Self {
        let id = fresh();
        Self {
            id,
            name: name.to_owned(),
            kind,
            short_name: short_name.to_owned(),
            parent,
            path: format!("{above}{}/", id.simple()),
        }
    }

    /// The row, without what the form alone knows.
    pub fn row(&self) -> organization::ActiveModel {
        organization::ActiveModel {
            id: Set(self.id),
            parent_id: Set(self.parent),
            kind: Set(self.kind),
            name: Set(self.name.clone()),
            short_name: Set(self.short_name.clone()),
            name_folded: Set(folded(&self.name, &self.short_name)),
            name_sort: Set(sort_key(&self.name)),
            symbol: Set(None),
            place: Set(None),
            phone: Set(None),
            email: Set(None),
            address: Set(None),
            path: Set(self.path.clone()),
            opened_on: Set(None),
            closed_on: Set(None),
            ..Default::default()
        }
    }
}

/// What a search compares: either of its names finds it.
pub fn folded(name: &str, short_name: &str) -> String {
    fold(&format!("{name} {short_name}"))
}

/// A cluster of this name, to be given its organization.
pub fn cluster_row(name: &str) -> cluster::ActiveModel {
    cluster::ActiveModel {
        name: Set(name.to_owned()),
        name_folded: Set(fold(name)),
        name_sort: Set(sort_key(name)),
        lead_id: Set(None),
        ..Default::default()
    }
}
