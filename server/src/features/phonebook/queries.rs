//! The organizations that are open today, found by their names or by those of the people there.

use entity::{appointment, organization, user};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::features::account::held_on;
use crate::features::organization::{OrganizationFilter, matching};
use crate::platform::page::search;
use crate::platform::{Date, Id, Reader, Scoped};

/// Which organizations.
#[derive(Default)]
pub struct Filter {
    pub search: Option<String>,
    pub level: Option<Uuid>,
    pub cluster: Option<Uuid>,
    pub organizations: Option<Vec<Uuid>>,
}

pub fn listed(reader: &Reader, filter: &Filter) -> Scoped<organization::Entity> {
    let today = reader.actor().today();
    let open = matching(
        reader,
        &OrganizationFilter {
            level: filter.level.map(Id::new),
            cluster: filter.cluster.map(Id::new),
            open_on: Some(Date(today)),
            ..OrganizationFilter::default()
        },
    );
    let open = match &filter.organizations {
        Some(these) => open.filter(organization::Column::Id.is_in(these.iter().copied())),
        None => open,
    };
    let Some(typed) = &filter.search else {
        return open;
    };
    let called = reader
        .find::<user::Entity>()
        .filter(user::Column::DisabledAt.is_null())
        .filter(search(user::Column::NameFolded, typed));
    let serving = reader
        .find::<appointment::Entity>()
        .filter(held_on(today))
        .filter(appointment::Column::UserId.in_subquery(called.ids()));
    let of_people = serving.values_of(appointment::Column::OrganizationId);
    open.filter(
        Condition::any()
            .add(search(organization::Column::NameFolded, typed))
            .add(organization::Column::Id.in_subquery(of_people)),
    )
}
