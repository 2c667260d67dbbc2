//! The list, narrowed by words, kind, level and cluster in the address.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::operations::{
    OrganizationChoices, OrganizationFilter, OrganizationList, OrganizationOrder,
    OrganizationOrderField, OrganizationsVariables, Row,
};
use super::words;
use crate::shared::api::coded;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::grouping;
use crate::shared::page::{Loaded, pages, query};
use crate::shared::ui::address::{in_address, kept};
use crate::shared::ui::{
    ButtonLink, Column, DataTable, EmptyState, Filter, FilterChips, Glyph, SearchBox, Sort, Status,
    Telephone, Tone,
};
use crate::shared::views::SavedViews;
use crate::tr;

const PAGE: i32 = 50;

/// What narrows and orders the list, as the address says.
#[derive(Clone, Copy)]
struct Narrowed {
    search: Memo<Option<String>>,
    kind: Memo<Option<String>>,
    level: Memo<Option<String>>,
    cluster: Memo<Option<String>>,
    sort: Memo<Sort>,
}

impl Narrowed {
    fn in_address() -> Self {
        Self {
            search: in_address("search").0,
            kind: in_address("kind").0,
            level: in_address("level").0,
            cluster: in_address("cluster").0,
            sort: Sort::in_address("NAME"),
        }
    }

    fn any(self) -> bool {
        [self.search, self.kind, self.level, self.cluster]
            .iter()
            .any(|value| value.read().is_some())
    }

    fn variables(self, after: Option<String>) -> OrganizationsVariables {
        OrganizationsVariables {
            filter: OrganizationFilter {
                search: self.search.get(),
                kind: self.kind.get().and_then(|kind| coded(&kind)),
                parent: None,
                level: self.level.get().map(cynic::Id::new),
                cluster: self.cluster.get().map(cynic::Id::new),
            },
            order_by: OrganizationOrder {
                field: OrganizationOrderField::Name,
                direction: self.sort.read().direction(),
            },
            first: PAGE,
            after,
        }
    }
}

#[component]
pub fn List(open: Memo<Option<String>>, switch: ViewFn) -> impl IntoView {
    let search = use_location().search;
    let narrowed = Narrowed::in_address();
    let (found, more) = pages::<OrganizationList>(move |after| narrowed.variables(after));
    let listed = Listed::new::<OrganizationList>(move |after| narrowed.variables(after));
    let choices = query::<OrganizationChoices>(|| ());
    let levels = move || {
        grouping::choices(
            choices
                .get()
                .into_iter()
                .flat_map(|known| known.education_levels),
        )
    };
    let clusters =
        move || grouping::choices(choices.get().into_iter().flat_map(|known| known.clusters));
    let filters = vec![
        Filter::new("kind", tr!(organization.kind), words::kinds()),
        Filter::new("level", tr!(organization.level), Signal::derive(levels)),
        Filter::new(
            "cluster",
            tr!(organization.cluster),
            Signal::derive(clusters),
        ),
    ];
    let address = move |id: &str| format!("/organizations/{id}{}", kept(&search.read_untracked()));
    let opened = Signal::derive(move || {
        let search = search.read();
        open.get()
            .map(|id| format!("/organizations/{id}{}", kept(&search)))
    });
    let empty = move || view! { <Empty narrowed/> };
    view! {
        <div class="bulk">
            <SearchBox label=tr!(organization.search)/>
            <FilterChips filters=filters.clone()/>
            <div class="bulk__end">{switch.run()} <SavedViews list="/organizations"/> <TakeOut title=tr!(organization.organizations) listed columns=sheet() filters/></div>
        </div>
        <Loaded query=found let:data>
            <div data-testid="organization-list">
                <DataTable
                    caption=tr!(organization.organizations)
                    columns=columns()
                    rows=Signal::derive(move || data.get().organizations.nodes)
                    href=move |row: &Row| address(row.id.inner())
                    total=Signal::derive(move || data.read().organizations.total_count)
                    more
                    open=opened
                    empty=empty
                />
            </div>
        </Loaded>
    }
}

/// Nothing yet, or nothing under these filters: then one click takes them off.
#[component]
fn Empty(narrowed: Narrowed) -> impl IntoView {
    move || {
        if narrowed.any() {
            view! {
                <EmptyState glyph=Glyph::Search title=tr!(organization.none_found) next=tr!(organization.none_found_next)>
                    <ButtonLink label=tr!(organization.clear_filters) href="/organizations" test_id="clear-filters"/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <EmptyState glyph=Glyph::Org title=tr!(organization.none) next=tr!(organization.none_next)/> }
                .into_any()
        }
    }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new(tr!(organization.name), |row: &Row| {
            let id = row.id.inner().to_owned();
            let closed = row.closed_on.map(|_| {
                view! {
                    " "
                    <Status tone=Tone::Idle glyph=Glyph::Ban label=tr!(organization.closed)/>
                }
            });
            view! {
                <span data-testid=format!("organization-{id}")>{row.name.clone()}</span>
                {closed}
            }
            .into_any()
        })
        .sorted_by("NAME"),
        Column::text(tr!(organization.level_or_kind), |row: &Row| {
            if row.levels.is_empty() {
                words::kind(row.kind)
            } else {
                names(row.levels.iter().map(|level| level.name.as_str()))
            }
        }),
        Column::maybe(tr!(organization.cluster), |row: &Row| {
            let clusters = names(row.clusters.iter().map(|cluster| cluster.name.as_str()));
            let shown = !row.clusters.is_empty();
            shown.then(|| view! { <span class="nowrap">{clusters}</span> }.into_any())
        }),
        Column::maybe(tr!(organization.phone), |row: &Row| {
            let number = row.phone.clone()?;
            Some(view! { <Telephone number/> }.into_any())
        }),
        Column::maybe(tr!(organization.focal_point), |row: &Row| {
            let focal = row.focal_point.as_ref();
            focal.map(|focal| focal.person.name.clone().into_any())
        }),
    ]
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        "–".to_owned()
    } else {
        names.join(", ")
    }
}

fn sheet() -> Vec<SheetColumn> {
    vec![
        SheetColumn::text(tr!(organization.name), "name"),
        SheetColumn::text(tr!(organization.kind), "kind").said(words::kinds()),
        SheetColumn::text(tr!(organization.level), "levels.name"),
        SheetColumn::text(tr!(organization.cluster), "clusters.name"),
        SheetColumn::text(tr!(organization.phone), "phone"),
        SheetColumn::text(tr!(organization.focal_point), "focalPoint.person.name"),
        SheetColumn::date(tr!(organization.closed), "closedOn"),
    ]
}
