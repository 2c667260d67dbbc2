//! The form's fields, in one column.

use leptos::prelude::*;

use crate::features::organization::model::Typed;
use crate::features::organization::operations::{
    OrganizationChoices, OrganizationFilter, OrganizationOrder, OrganizationOrderField,
    OrganizationSearch, OrganizationsVariables,
};
use crate::features::organization::words;
use crate::shared::api::scalars::Date;
use crate::shared::api::{OrderDirection, coded, send};
use crate::shared::form::{Draft, Writing};
use crate::shared::grouping;
use crate::shared::session::{OrganizationKind, use_session};
use crate::shared::ui::{Checks, Combobox, DateField, Findings, Found, Select, TextInput};
use crate::tr;

/// What the person types, field by field.
#[derive(Clone, Copy)]
pub struct Fields {
    pub parent: RwSignal<Option<Found>>,
    pub kind: RwSignal<String>,
    name: RwSignal<String>,
    short_name: RwSignal<String>,
    symbol: RwSignal<String>,
    place: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    address: RwSignal<String>,
    levels: RwSignal<Vec<String>>,
    clusters: RwSignal<Vec<String>>,
    opened_on: RwSignal<Option<Date>>,
}

impl Fields {
    pub fn begin() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            parent: RwSignal::new(None),
            kind: text(),
            name: text(),
            short_name: text(),
            symbol: text(),
            place: text(),
            phone: text(),
            email: text(),
            address: text(),
            levels: RwSignal::new(Vec::new()),
            clusters: RwSignal::new(Vec::new()),
            opened_on: RwSignal::new(None),
        }
    }

    /// Shows `typed`; the parent's name comes from elsewhere.
    pub fn fill(self, typed: Typed) {
        self.kind.set(typed.kind);
        self.name.set(typed.name);
        self.short_name.set(typed.short_name);
        self.symbol.set(typed.symbol);
        self.place.set(typed.place);
        self.phone.set(typed.phone);
        self.email.set(typed.email);
        self.address.set(typed.address);
        self.levels.set(typed.levels);
        self.clusters.set(typed.clusters);
        self.opened_on.set(typed.opened_on);
    }

    /// What stands there now.
    pub fn typed(self) -> Typed {
        Typed {
            parent: self
                .parent
                .get()
                .map(|parent| parent.id)
                .unwrap_or_default(),
            kind: self.kind.get(),
            name: self.name.get(),
            short_name: self.short_name.get(),
            symbol: self.symbol.get(),
            place: self.place.get(),
            phone: self.phone.get(),
            email: self.email.get(),
            address: self.address.get(),
            levels: self.levels.get(),
            clusters: self.clusters.get(),
            opened_on: self.opened_on.get(),
        }
    }

    /// Keeps every change on this machine.
    pub fn keep_in(self, draft: Draft<Typed>) {
        Effect::new(move |before: Option<Typed>| {
            let typed = self.typed();
            if before.is_some_and(|before| before != typed) {
                draft.keep(&typed);
            }
            typed
        });
    }
}

/// This person's draft for `thing`.
pub fn draft(thing: &str) -> Draft<Typed> {
    let person = use_session()
        .me()
        .map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
    Draft::of(&person, &format!("organization.{thing}"))
}

/// Organizations by part of a name; without `kind`, of every kind.
pub async fn search(text: String, kind: Option<OrganizationKind>) -> Findings {
    let variables = OrganizationsVariables {
        filter: OrganizationFilter {
            search: Some(text),
            kind,
            ..OrganizationFilter::default()
        },
        order_by: OrganizationOrder {
            field: OrganizationOrderField::Name,
            direction: OrderDirection::Asc,
        },
        first: 10,
        after: None,
    };
    let found = send::<OrganizationSearch>(variables).await?;
    let nodes = found.organizations.nodes.into_iter();
    let nodes = nodes.map(|node| Found {
        hint: words::kind(node.kind),
        id: node.id.into_inner(),
        label: node.name,
    });
    Ok(nodes.collect())
}

/// All fields; of a `known` organization its kind and its place in the tree no longer change.
#[component]
pub fn FieldSet(
    fields: Fields,
    writing: Writing,
    choices: OrganizationChoices,
    known: bool,
) -> impl IntoView {
    let levels = grouping::choices(choices.education_levels);
    let clusters = grouping::choices(choices.clusters);
    let school = Memo::new(move |_| coded(&fields.kind.read()) == Some(OrganizationKind::School));
    let of_schools = move || {
        school.get().then(|| {
            view! {
                <Checks id="levels" label=tr!(organization.levels) choices=levels.clone() value=fields.levels error=writing.error("levels")/>
                {(!clusters.is_empty())
                    .then(|| {
                        view! {
                            <Checks
                                id="clusters"
                                label=tr!(organization.clusters_optional)
                                choices=clusters.clone()
                                value=fields.clusters
                                error=writing.error("clusters")
                            />
                        }
                    })}
            }
        })
    };
    let place_in_tree = (!known).then(|| {
        view! {
            <Combobox
                id="parent"
                label=tr!(organization.parent)
                help=tr!(organization.parent_help)
                value=fields.parent
                search=|text| search(text, None)
                error=writing.error("parent")
            />
            <Select
                id="kind"
                label=tr!(organization.kind)
                value=fields.kind
                choices=Signal::stored(words::kinds())
                error=writing.error("kind")
            />
        }
    });
    // When it closes is said where it is reorganized.
    let days = (!known).then(|| view! {
        <DateField id="opened-on" label=tr!(organization.opened_on) value=fields.opened_on error=writing.error("openedOn") optional=true/>
    });
    view! {
        {place_in_tree}
        <TextInput id="name" label=tr!(organization.full_name) help=tr!(organization.full_name_help) value=fields.name error=writing.error("name")/>
        <TextInput
            id="short-name"
            label=tr!(organization.short_name)
            help=tr!(organization.short_name_help)
            value=fields.short_name
            error=writing.error("shortName")
        />
        {of_schools}
        <TextInput
            id="symbol"
            label=tr!(organization.symbol)
            help=tr!(organization.symbol_help)
            value=fields.symbol
            error=writing.error("symbol")
            optional=true
        />
        <TextInput
            id="place"
            label=tr!(organization.place)
            help=tr!(organization.place_help)
            value=fields.place
            error=writing.error("place")
            optional=true
        />
        <TextInput id="phone" label=tr!(organization.phone) value=fields.phone error=writing.error("phone") kind="tel" optional=true/>
        <TextInput id="email" label=tr!(organization.email) value=fields.email error=writing.error("email") kind="email" optional=true/>
        <TextInput id="address" label=tr!(organization.address) value=fields.address error=writing.error("address") optional=true/>
        {days}
    }
}
