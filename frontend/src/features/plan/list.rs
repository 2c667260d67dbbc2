//! The list of plans, narrowed by state, school year and words in the address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{
    OrderDirection, PlanFilter, PlanList, PlanOrder, PlanOrderField, PlanRow, PlansVariables,
};
use super::words;
use crate::shared::api::send;
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, Query, query};
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    ButtonLink, Choice, Column, DataTable, EmptyState, Filter, FilterChips, Glyph, Look,
    PageHeader, SearchBox, Sort, Status,
};
use crate::tr;

const PAGE: i32 = 50;

/// What narrows and orders the list, as the address says.
#[derive(Clone, Copy)]
struct Narrowed {
    state: Memo<Option<String>>,
    year: Memo<Option<String>>,
    search: Memo<Option<String>>,
    sort: Memo<Sort>,
}

impl Narrowed {
    fn in_address() -> Self {
        Self {
            state: in_address("state").0,
            year: in_address("year").0,
            search: in_address("search").0,
            sort: Sort::in_address("-UPDATED_AT"),
        }
    }

    fn any(self) -> bool {
        [self.state, self.year, self.search]
            .iter()
            .any(|value| value.read().is_some())
    }

    fn variables(self, after: Option<String>) -> PlansVariables {
        let state = self.state.get().and_then(|code| {
            words::STATES
                .into_iter()
                .find(|state| words::state_code(*state) == code)
        });
        let sort = self.sort.get();
        let field = match sort.field.as_str() {
            "TITLE" => PlanOrderField::Title,
            "ISSUED_ON" => PlanOrderField::IssuedOn,
            _ => PlanOrderField::UpdatedAt,
        };
        PlansVariables {
            filter: PlanFilter {
                search: self.search.get(),
                state: state.map(|state| vec![state]),
                school_year: self.year.get().map(cynic::Id::new),
            },
            order_by: PlanOrder {
                field,
                direction: if sort.descending {
                    OrderDirection::Desc
                } else {
                    OrderDirection::Asc
                },
            },
            first: PAGE,
            after,
        }
    }
}

#[component]
pub fn Plans() -> impl IntoView {
    let session = use_session();
    let narrowed = Narrowed::in_address();
    let plans = query::<PlanList>(move || narrowed.variables(None));
    let may_import = untrack(|| session.may(ViewerPermission::PlansImport));
    let states: Vec<Choice> = words::STATES
        .into_iter()
        .map(|state| Choice::new(words::state_code(state), words::state(state).2))
        .collect();
    let years: Vec<Choice> = untrack(|| session.me())
        .map(|me| me.school_years)
        .unwrap_or_default()
        .into_iter()
        .map(|year| Choice::new(year.id.into_inner(), year.name))
        .collect();
    let filters = vec![
        Filter::new("state", tr!(plan.state), Signal::stored(states)),
        Filter::new("year", tr!(plan.school_year), Signal::stored(years)),
    ];
    let import = move || {
        may_import.then(|| {
            view! {
                <ButtonLink
                    label=tr!(plan.import)
                    href="/plans/import"
                    look=Look::Primary
                    icon=Glyph::Download
                    test_id="import-plan"
                />
            }
        })
    };
    view! {
        <PageHeader title=tr!(plan.plans) about=tr!(plan.plans_about)>{import()}</PageHeader>
        <div class="toolbar">
            <SearchBox label=tr!(plan.search)/>
            <FilterChips filters/>
        </div>
        <div class="card">
            <Loaded query=plans let:data>
                <Table plans data narrowed may_import/>
            </Loaded>
        </div>
    }
}

#[component]
fn Table(
    plans: Query<PlanList>,
    data: Signal<PlanList>,
    narrowed: Narrowed,
    may_import: bool,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let more = move || {
        let after = data.with_untracked(|data| data.plans.page_info.end_cursor.clone());
        let variables = untrack(|| narrowed.variables(after));
        busy.set(true);
        spawn_local(async move {
            if let Ok(next) = send::<PlanList>(variables).await {
                plans.update(|list| {
                    list.plans.nodes.extend(next.plans.nodes);
                    list.plans.page_info = next.plans.page_info;
                });
            }
            busy.try_set(false);
        });
    };
    let empty = move || {
        if narrowed.any() {
            view! { <EmptyState glyph=Glyph::Search title=tr!(plan.none_found) next=tr!(plan.none_found_next)/> }.into_any()
        } else if may_import {
            view! {
                <EmptyState glyph=Glyph::Plan title=tr!(plan.none) next=tr!(plan.none_next)>
                    <ButtonLink label=tr!(plan.import) href="/plans/import" icon=Glyph::Download/>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <EmptyState glyph=Glyph::Plan title=tr!(plan.none) next=tr!(plan.none_reader)/> }.into_any()
        }
    };
    view! {
        <DataTable
            caption=tr!(plan.plans)
            columns=columns()
            rows=Signal::derive(move || data.get().plans.nodes)
            href=|row: &PlanRow| format!("/plans/{}", row.id.inner())
            total=Signal::derive(move || data.read().plans.total_count)
            has_more=Signal::derive(move || data.read().plans.page_info.has_next_page)
            busy=busy
            on_more=more
            empty=empty
        />
    }
}

/// A number or a year that must not be divided between lines.
fn unbroken(words: String) -> AnyView {
    view! { <span class="nowrap">{words}</span> }.into_any()
}

fn columns() -> Vec<Column<PlanRow>> {
    vec![
        Column::text(tr!(plan.one_of), |row: &PlanRow| papers::plan(&row.title)).sorted_by("TITLE"),
        Column::new(tr!(plan.state), |row: &PlanRow| {
            let (tone, glyph, label) = words::state(row.state);
            view! { <Status tone glyph label/> }.into_any()
        }),
        Column::new(tr!(plan.number_symbol), |row: &PlanRow| {
            let symbol = row.symbol.clone().unwrap_or_default();
            match &row.number {
                Some(number) => unbroken(words::designation(Some(number), &symbol)),
                None => view! { <span class="muted">{tr!(plan.no_number)}</span> }.into_any(),
            }
        }),
        Column::new(tr!(plan.school_year), |row: &PlanRow| {
            unbroken(row.school_year.name.clone())
        }),
        Column::text(tr!(plan.issuer), |row: &PlanRow| row.issuer_name.clone()),
        Column::text(tr!(plan.updated), |row: &PlanRow| {
            dates::moment(row.updated_at)
        })
        .sorted_by("UPDATED_AT")
        .numeric(),
    ]
}
