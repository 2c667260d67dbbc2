//! The list of plans of a school year, narrowed by state and words in the address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{
    PlanFilter, PlanList, PlanOrder, PlanOrderField, PlanOwnFilter, PlanRow, PlanToCopy,
    PlanToCopyVariables, PlansVariables,
};
use super::words;
use crate::shared::api::{coded, send};
use crate::shared::export::{Listed, SheetColumn, TakeOut, Told};
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, pages};
use crate::shared::session::{EVERY_YEAR, Session, ViewerPermission, use_session};
use crate::shared::ui::address::{in_address, with_query};
use crate::shared::ui::{
    ButtonLink, Choice, Column, DataTable, EmptyState, Filter, FilterChips, Further, Glyph, Look,
    PageHeader, SearchBox, Sort, Status,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

const PAGE: i32 = 50;

/// What narrows and orders the list, as the address says.
#[derive(Clone, Copy)]
struct Narrowed {
    session: Session,
    state: Memo<Option<String>>,
    search: Memo<Option<String>>,
    sort: Memo<Sort>,
}

impl Narrowed {
    fn in_address(session: Session) -> Self {
        Self {
            session,
            state: in_address("state").0,
            search: in_address("search").0,
            sort: Sort::in_address("-UPDATED_AT"),
        }
    }

    fn any(self) -> bool {
        [self.state, self.search]
            .iter()
            .any(|value| value.read().is_some())
    }

    /// Of which school year they are.
    fn told(self) -> Told {
        let year = self.session.year_name();
        let year = year.unwrap_or_else(|| tr!(shell.every_year));
        vec![(tr!(export.school_year), year)]
    }

    fn variables(self, after: Option<String>) -> PlansVariables {
        let state = self.state.get().and_then(|state| coded(&state));
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
                school_year: self.session.school_year(),
            },
            order_by: PlanOrder {
                field,
                direction: sort.direction(),
            },
            first: PAGE,
            after,
        }
    }
}

#[component]
pub fn Plans() -> impl IntoView {
    let session = use_session();
    let narrowed = Narrowed::in_address(session);
    let (plans, more) = pages::<PlanList>(move |after| narrowed.variables(after));
    let listed = Listed::new::<PlanList>(move |after| narrowed.variables(after));
    let told = Callback::new(move |()| narrowed.told());
    let may_import = untrack(|| session.may(ViewerPermission::PlansImport));
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    let filters = vec![Filter::new("state", tr!(plan.state), states)];
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
            <FilterChips filters=filters.clone()/>
            <div class="bulk__end"><SavedViews list=ViewList::Plans/> <TakeOut title=tr!(plan.plans) listed columns=sheet() filters told/></div>
        </div>
        <div class="card">
            <Loaded query=plans let:data>
                <Table data more narrowed may_import/>
            </Loaded>
        </div>
    }
}

#[component]
fn Table(
    data: Signal<PlanList>,
    more: Further,
    narrowed: Narrowed,
    may_import: bool,
) -> impl IntoView {
    let empty = move || {
        let of_a_year = narrowed.session.school_year().is_some();
        let (glyph, title, next) = match (narrowed.any(), of_a_year, may_import) {
            (true, ..) => (
                Glyph::Search,
                tr!(plan.none_found),
                tr!(plan.none_found_next),
            ),
            (_, true, true) => (Glyph::Plan, tr!(plan.none_of_year), tr!(plan.none_next)),
            (_, true, false) => (Glyph::Plan, tr!(plan.none_of_year), tr!(plan.none_reader)),
            (_, false, true) => (Glyph::Plan, tr!(plan.none), tr!(plan.none_next)),
            (_, false, false) => (Glyph::Plan, tr!(plan.none), tr!(plan.none_reader)),
        };
        let import = (may_import && !narrowed.any()).then(|| {
            view! { <ButtonLink label=tr!(plan.import) href="/plans/import" icon=Glyph::Download/> }
        });
        let every_year = of_a_year.then(|| {
            let search = narrowed.search.get().unwrap_or_default();
            let href = with_query("/plans", &[("search", &search), ("year", EVERY_YEAR)]);
            view! { <ButtonLink label=tr!(plan.look_in_every_year) href look=Look::Quiet test_id="every-year"/> }
        });
        let copy = (may_import && !narrowed.any()).then(|| view! { <CopyLast/> });
        view! { <EmptyState glyph title next>{import} {copy} {every_year}</EmptyState> }.into_any()
    };
    view! {
        <DataTable
            caption=tr!(plan.plans)
            columns=columns()
            rows=Signal::derive(move || data.get().plans.nodes)
            href=|row: &PlanRow| format!("/plans/{}", row.id.inner())
            total=Signal::derive(move || data.read().plans.total_count)
            more
            empty=empty
        />
    }
}

/// The way to a copy of the plan that the viewer's organization had the year before, if there is one.
#[component]
fn CopyLast() -> impl IntoView {
    let session = use_session();
    let last = RwSignal::new(None::<String>);
    let me = untrack(|| session.me());
    let shown = untrack(|| session.school_year());
    let years = me
        .as_ref()
        .map(|me| me.school_years.clone())
        .unwrap_or_default();
    let mut before = years
        .iter()
        .skip_while(|year| Some(&year.id) != shown.as_ref())
        .skip(1);
    let before = before.next().map(|year| year.id.clone());
    let organization = me.and_then(|me| me.viewer.organization).map(|it| it.id);
    if let (Some(before), Some(organization), Some(into)) = (before, organization, shown) {
        spawn_local(async move {
            let filter = PlanOwnFilter {
                school_year: Some(before),
                organization: Some(organization),
            };
            if let Ok(found) = send::<PlanToCopy>(PlanToCopyVariables { filter }).await
                && let Some(plan) = found.plans.nodes.first()
            {
                let path = format!("/plans/{}/copy", plan.id.inner());
                last.try_set(Some(with_query(&path, &[("into", into.inner())])));
            }
        });
    }
    move || {
        last.get().map(|href| {
            view! { <ButtonLink label=tr!(plan.copy_last) href icon=Glyph::Doc test_id="copy-last"/> }
        })
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

fn sheet() -> Vec<SheetColumn> {
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    vec![
        SheetColumn::text(tr!(plan.one_of), "title"),
        SheetColumn::text(tr!(plan.state), "state").said(states),
        SheetColumn::text(tr!(plan.number_symbol), "number").and("symbol", "/"),
        SheetColumn::text(tr!(plan.school_year), "schoolYear.name"),
        SheetColumn::text(tr!(plan.issuer), "issuerName"),
        SheetColumn::moment(tr!(plan.updated), "updatedAt"),
    ]
}
