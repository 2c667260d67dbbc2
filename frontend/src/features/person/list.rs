//! The screen: people as a list, and beside it the one who is open.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::filters::{Narrowed, filters};
use super::model::posts;
use super::operations::{Person, PersonList};
use super::panel::PersonPanel;
use super::words;
use crate::features::import::ImportLink;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::page::{Loaded, pages};
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::address::{kept, open_in_path};
use crate::shared::ui::{
    ButtonLink, Choice, Column, DataTable, EmptyState, FilterChips, Further, Glyph, Look,
    PageHeader, SearchBox, Status,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

#[component]
pub fn People() -> impl IntoView {
    let session = use_session();
    let search = use_location().search;
    let open = open_in_path("id");
    let narrowed = Narrowed::in_address();
    let (people, more) = pages::<PersonList>(move |after| narrowed.variables(after));
    let listed = Listed::new::<PersonList>(move |after| narrowed.variables(after));
    let filters = filters(narrowed);
    let add = session.may(ViewerPermission::PeopleManage).then(|| {
        view! {
            <ImportLink kind="people"/>
            <ButtonLink label=tr!(person.add) href="/people/new" look=Look::Primary icon=Glyph::Plus test_id="person-new"/>
        }
    });
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "" }>
            <div class=move || if open.read().is_some() { "board__main" } else { "" }>
                <PageHeader title=tr!(person.people) about=tr!(person.about)>{add}</PageHeader>
                <div class="card">
                    <div class="bulk">
                        <SearchBox label=tr!(person.search)/>
                        <FilterChips filters=filters.clone()/>
                        <div class="bulk__end"><SavedViews list=ViewList::People/> <TakeOut title=tr!(person.people) listed columns=sheet() filters/></div>
                    </div>
                    <Loaded query=people let:data>
                        <Table data more narrowed open/>
                    </Loaded>
                </div>
            </div>
            {move || {
                open.get()
                    .map(|id| {
                        let close = Signal::derive(move || format!("/people{}", kept(&search.read())));
                        view! { <PersonPanel id close on_change=move || people.reload()/> }
                    })
            }}
        </div>
    }
}

#[component]
fn Table(
    data: Signal<PersonList>,
    more: Further,
    narrowed: Narrowed,
    open: Memo<Option<String>>,
) -> impl IntoView {
    let search = use_location().search;
    let opened = Signal::derive(move || {
        let search = search.read();
        open.get()
            .map(|id| format!("/people/{id}{}", kept(&search)))
    });
    view! {
        <div data-testid="person-list">
            <DataTable
                caption=tr!(person.people)
                columns=columns()
                rows=Signal::derive(move || data.get().people.nodes)
                href=move |row: &Person| format!("/people/{}{}", row.id.inner(), kept(&search.read_untracked()))
                total=Signal::derive(move || data.read().people.total_count)
                more
                open=opened
                empty=move || view! { <Empty narrowed/> }
            />
        </div>
    }
}

/// Nobody yet, or nobody under these filters: then one click takes them off.
#[component]
fn Empty(narrowed: Narrowed) -> impl IntoView {
    move || {
        if narrowed.any() {
            view! {
                <EmptyState glyph=Glyph::Search title=tr!(person.none_found) next=tr!(person.none_found_next)>
                    <ButtonLink label=tr!(person.clear_filters) href="/people" test_id="clear-filters"/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <EmptyState glyph=Glyph::Users title=tr!(person.none) next=tr!(person.none_next)/> }.into_any()
        }
    }
}

fn columns() -> Vec<Column<Person>> {
    vec![
        Column::new(tr!(person.name), |row: &Person| {
            view! { <span data-testid=format!("person-{}", row.id.inner())>{row.name.clone()}</span> }.into_any()
        })
        .sorted_by("NAME"),
        Column::new(tr!(person.posts), |row: &Person| {
            let posts = posts(row);
            if posts.is_empty() {
                tr!(person.no_post).into_any()
            } else {
                view! { <ul class="posts">{posts.into_iter().map(|post| view! { <li>{post}</li> }).collect_view()}</ul> }
                    .into_any()
            }
        }),
        Column::text(tr!(person.username), |row: &Person| row.username.clone().unwrap_or_default()),
        Column::new(tr!(person.state), |row: &Person| {
            let (tone, glyph, label) = words::state(row);
            view! { <Status tone glyph label/> }.into_any()
        }),
    ]
}

fn sheet() -> Vec<SheetColumn> {
    let standing = [
        Choice::new("true", tr!(person.active)),
        Choice::new("false", tr!(person.disabled)),
    ];
    vec![
        SheetColumn::text(tr!(person.name), "name"),
        SheetColumn::text(tr!(person.posts), "appointments.position.title"),
        SheetColumn::text(tr!(person.organization), "appointments.organization.name"),
        SheetColumn::text(tr!(person.username), "username"),
        SheetColumn::text(tr!(person.email), "email"),
        SheetColumn::text(tr!(person.phone), "phone"),
        SheetColumn::text(tr!(person.state), "active").said(standing),
    ]
}
