//! Which school has a plan under the office's: counted by state, listed by name, one beside the list with what its plan
//! covers; and whom to remind.

mod panel;
mod reminder;

use leptos::prelude::*;

use self::panel::Panel;
use self::reminder::{Reminder, phone};
use super::operations::{
    PlanSchool, PlanSchoolFilter, PlanSchoolState, PlanSchoolsVariables, PlanSchoolsView,
};
use super::words;
use crate::shared::api::{code, coded};
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::grouping;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, pages};
use crate::shared::ui::address::{in_address, in_path, open_in_path};
use crate::shared::ui::{
    AddressChip, Choice, Column, Crumb, DataTable, EmptyState, Filter, FilterChips, Further, Glyph,
    PageHeader, SearchBox, Status, Telephone,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

const PAGE: i32 = 50;

#[component]
pub fn Schools() -> impl IntoView {
    let plan = in_path("id");
    move || view! { <OfPlan id=plan.get()/> }
}

#[derive(Clone, Copy)]
struct Narrowed {
    plan: StoredValue<String>,
    search: Memo<Option<String>>,
    level: Memo<Option<String>>,
    cluster: Memo<Option<String>>,
    state: Memo<Option<String>>,
}

impl Narrowed {
    fn variables(self, after: Option<String>) -> PlanSchoolsVariables {
        let state = self.state.get().and_then(|state| coded(&state));
        self.asking(state.map(|state| vec![state]), PAGE, after)
    }

    fn asking(
        self,
        state: Option<Vec<PlanSchoolState>>,
        first: i32,
        after: Option<String>,
    ) -> PlanSchoolsVariables {
        PlanSchoolsVariables {
            plan: cynic::Id::new(self.plan.get_value()),
            filter: PlanSchoolFilter {
                search: self.search.get(),
                level: self.level.get().map(cynic::Id::new),
                cluster: self.cluster.get().map(cynic::Id::new),
            },
            state,
            first,
            after,
        }
    }
}

#[component]
fn OfPlan(id: String) -> impl IntoView {
    let plan_address = format!("/plans/{id}");
    let own = StoredValue::new(format!("{plan_address}/schools"));
    let narrowed = Narrowed {
        plan: StoredValue::new(id),
        search: in_address("search").0,
        level: in_address("level").0,
        cluster: in_address("cluster").0,
        state: in_address("state").0,
    };
    let (schools, more) = pages::<PlanSchoolsView>(move |after| narrowed.variables(after));
    let listed = Listed::new::<PlanSchoolsView>(move |after| narrowed.variables(after));
    let open = open_in_path("organization");
    let panel = move || {
        let organization = open.get()?;
        let changed = Callback::new(move |()| schools.reload());
        Some(view! { <Beside schools organization close=own.get_value() changed/> })
    };
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "board board--alone" }>
            <div class="board__main">
                <Loaded query=schools lines=10 let:data>
                    <PageHeader
                        title=tr!(activity.schools)
                        about=Signal::derive(move || data.with(|data| words::plan(&data.plan)))
                        crumbs=vec![Crumb::new("/plans", tr!(activity.plans)), Crumb::new(plan_address.clone(), tr!(activity.the_plan))]
                    />
                    <div class="stack">
                        <Counts data/>
                        <section class="card" aria-label=tr!(activity.schools)>
                            <div class="bulk">
                                <SearchBox label=tr!(activity.search_school)/>
                                <FilterChips filters=filters(data)/>
                                <div class="bulk__end"><SavedViews list=ViewList::Schools/> <TakeOut title=tr!(activity.schools) listed=listed.clone() columns=sheet() filters=filters(data) told=Callback::new(move |()| vec![(tr!(export.plan), data.with(|data| words::plan(&data.plan)))])/></div>
                            </div>
                            <Rows data more narrowed own open/>
                        </section>
                        <Reminder narrowed/>
                    </div>
                </Loaded>
            </div>
            {panel}
        </div>
    }
}

/// The row of the school that is open, as the list has it.
#[component]
fn Beside(
    schools: Query<PlanSchoolsView>,
    organization: String,
    close: String,
    changed: Callback<()>,
) -> impl IntoView {
    let row = Memo::new(move |_| {
        let rows = schools.get()?.plan_schools.rows.nodes;
        rows.into_iter()
            .find(|row| row.organization.id.inner() == organization)
    });
    move || {
        let row = row.get()?;
        Some(view! { <Panel row close=close.clone() changed/> })
    }
}

#[component]
fn Counts(data: Signal<PlanSchoolsView>) -> impl IntoView {
    let chip = |state: Option<PlanSchoolState>, label: String, count: i32| {
        let value = state.map(code);
        let test_id = format!("state-{}", value.as_deref().unwrap_or("ALL"));
        view! { <AddressChip key="state" value test_id>{label} " " <b>{count}</b></AddressChip> }
    };
    let chips = move || {
        let counts = data.read().plan_schools.counts;
        let of = |state| match state {
            PlanSchoolState::None => counts.none,
            PlanSchoolState::Writing => counts.writing,
            PlanSchoolState::Waiting => counts.waiting,
            PlanSchoolState::Accepted => counts.accepted,
            PlanSchoolState::SentBack => counts.sent_back,
        };
        let each = words::SCHOOL_STATES
            .into_iter()
            .map(|state| chip(Some(state), words::school_state(state).2, of(state)));
        view! {
            {chip(None, tr!(activity.all_schools), counts.schools)}
            {each.collect_view()}
        }
    };
    view! { <div class="chips" role="group" aria-label=tr!(activity.state)>{chips}</div> }
}

fn filters(data: Signal<PlanSchoolsView>) -> Vec<Filter> {
    let levels = Signal::derive(move || grouping::choices(data.get().education_levels));
    let clusters = Signal::derive(move || grouping::choices(data.get().clusters));
    vec![
        Filter::new("level", tr!(activity.level), levels),
        Filter::new("cluster", tr!(activity.cluster), clusters),
    ]
}

#[component]
fn Rows(
    data: Signal<PlanSchoolsView>,
    more: Further,
    narrowed: Narrowed,
    own: StoredValue<String>,
    open: Memo<Option<String>>,
) -> impl IntoView {
    let at = move |id: &str| {
        let query = narrowed.state.get();
        let path = own.with_value(|own| format!("{own}/{id}"));
        query.map_or(path.clone(), |state| format!("{path}?state={state}"))
    };
    view! {
        <DataTable
            caption=tr!(activity.schools)
            columns=columns()
            rows=Signal::derive(move || data.get().plan_schools.rows.nodes)
            href=move |row: &PlanSchool| at(row.organization.id.inner())
            total=Signal::derive(move || data.read().plan_schools.rows.total_count)
            more
            open=Signal::derive(move || open.get().map(|id| at(&id)))
            beside=true
            empty=|| view! { <EmptyState glyph=Glyph::Search title=tr!(activity.none_found) next=tr!(activity.none_found_next)/> }
        />
    }
}

fn columns() -> Vec<Column<PlanSchool>> {
    vec![
        Column::new(tr!(activity.school), |row: &PlanSchool| {
            let name = row.organization.short_name.clone();
            view! { <span data-testid=format!("school-{name}")>{name.clone()}</span> }.into_any()
        }),
        Column::new(tr!(activity.state), |row: &PlanSchool| {
            let (tone, glyph, label) = words::school_state(row.state);
            let test_id = format!("stands-{}", row.organization.short_name);
            view! { <Status tone glyph label test_id/> }.into_any()
        }),
        Column::maybe(tr!(activity.number), |row: &PlanSchool| {
            let plan = row.plan.as_ref()?;
            let number = format!("{}/{}", plan.number.as_ref()?, plan.symbol.as_ref()?);
            let day = plan.issued_on.map(dates::day).unwrap_or_default();
            Some(
                view! { <span class="nowrap">{number}</span> <span class="under">{day}</span> }
                    .into_any(),
            )
        }),
        Column::new(tr!(activity.focal_point), |row: &PlanSchool| {
            match &row.focal_point {
                Some(focal) => focal.person.name.clone().into_any(),
                None => {
                    view! { <span class="faint">{tr!(activity.no_focal_point)}</span> }.into_any()
                }
            }
        }),
        Column::maybe(tr!(activity.call), |row: &PlanSchool| {
            let phone = phone(row)?;
            let label = tr!(
                activity.call_whom,
                school = row.organization.short_name.clone()
            );
            Some(view! { <Telephone number=phone whom=label/> }.into_any())
        }),
    ]
}

fn sheet() -> Vec<SheetColumn> {
    let states = Choice::each(words::SCHOOL_STATES, |state| words::school_state(state).2);
    vec![
        SheetColumn::text(tr!(activity.school), "organization.shortName"),
        SheetColumn::text(tr!(activity.state), "state").said(states),
        SheetColumn::text(tr!(activity.the_plan), "plan.number").and("plan.symbol", "/"),
        SheetColumn::date(tr!(activity.issued_on), "plan.issuedOn"),
        SheetColumn::text(tr!(activity.focal_point), "focalPoint.person.name"),
        SheetColumn::text(tr!(activity.phone), "focalPoint.person.phone"),
    ]
}
