//! What the list of people is narrowed by, as the address says.

use leptos::prelude::*;

use super::operations::{
    OrganizationFilter, PeopleVariables, PersonFilter, PersonOrder, PersonOrderField,
    PersonOrganization, PersonOrganizations, WorkplaceVariables, WorkplacesVariables,
};
use super::words;
use crate::shared::api::{coded, send};
use crate::shared::page::query;
use crate::shared::session::Role;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{Choice, Filter, Sort};
use crate::tr;

const PAGE: i32 = 50;
/// As many organizations as the menu offers; an address may name any.
const OFFERED: i32 = 100;

#[derive(Clone, Copy)]
pub struct Narrowed {
    search: Memo<Option<String>>,
    role: Memo<Option<String>>,
    organization: Memo<Option<String>>,
    active: Memo<Option<String>>,
    sort: Memo<Sort>,
}

impl Narrowed {
    pub fn in_address() -> Self {
        Self {
            search: in_address("search").0,
            role: in_address("role").0,
            organization: in_address("organization").0,
            active: in_address("active").0,
            sort: Sort::in_address("NAME"),
        }
    }

    pub fn any(self) -> bool {
        [self.search, self.role, self.organization, self.active]
            .iter()
            .any(|value| value.read().is_some())
    }

    pub fn variables(self, after: Option<String>) -> PeopleVariables {
        PeopleVariables {
            filter: PersonFilter {
                search: self.search.get(),
                organization: self.organization.get().map(cynic::Id::new),
                role: self.role.get().and_then(|role| coded(&role)),
                active: self.active.get().map(|active| active == "true"),
            },
            order_by: PersonOrder {
                field: PersonOrderField::Name,
                direction: self.sort.read().direction(),
            },
            first: PAGE,
            after,
        }
    }
}

/// What the list's bar offers to narrow by.
pub fn filters(narrowed: Narrowed) -> Vec<Filter> {
    let offered = query::<PersonOrganizations>(|| WorkplacesVariables {
        filter: OrganizationFilter { search: None },
        first: OFFERED,
    });
    // The one that the address names may not be among those offered.
    let named = LocalResource::new(move || {
        let id = narrowed.organization.get();
        async move {
            let id = cynic::Id::new(id?);
            send::<PersonOrganization>(WorkplaceVariables { id })
                .await
                .ok()
        }
    });
    let organizations = Signal::derive(move || {
        let offered = offered
            .get()
            .map(|offered| offered.organizations.nodes)
            .unwrap_or_default();
        let named = named.get().flatten().map(|named| named.organization);
        let missing = named.filter(|named| offered.iter().all(|each| each.id != named.id));
        offered
            .into_iter()
            .chain(missing)
            .map(|each| Choice::new(each.id.into_inner(), each.short_name))
            .collect::<Vec<_>>()
    });
    let roles = Choice::each(words::ROLES, Role::words);
    let states = vec![
        Choice::new("true", tr!(person.may_sign_in)),
        Choice::new("false", tr!(person.disabled)),
    ];
    vec![
        Filter::new("role", tr!(person.role), roles),
        Filter::new("organization", tr!(person.organization), organizations),
        Filter::new("active", tr!(person.state), states),
    ]
}
