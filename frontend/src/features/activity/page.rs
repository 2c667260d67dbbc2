//! A plan's activities: what they cover, typing them in quickly, the list by month or by state, and one beside it.

mod adding;
mod duties;
mod editing;
mod finishing;
mod list;
mod panel;

use leptos::prelude::*;

use self::adding::Adding;
use self::duties::Duties;
use self::list::List;
use self::panel::Panel;
use super::operations::{
    ActivitiesVariables, ActivityFilter, ActivityList, CarriedPlan, CarriedPlanView,
    PlanOfVariables,
};
use super::words;
use crate::shared::api::coded;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::i18n::papers;
use crate::shared::page::{Loaded, Query, pages, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::{in_address, in_path, open_in_path};
use crate::shared::ui::{
    AddressChip, Button, Choice, Crumb, Filter, FilterChips, Further, Glyph, Look, PageHeader,
    SearchBox,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

const PAGE: i32 = 100;

#[component]
pub fn Activities() -> impl IntoView {
    let plan = in_path("id");
    move || view! { <OfPlan id=plan.get()/> }
}

/// What the address narrows the list to.
#[derive(Clone, Copy)]
struct Narrowed {
    plan: StoredValue<String>,
    search: Memo<Option<String>>,
    state: Memo<Option<String>>,
    overdue: Memo<Option<String>>,
}

impl Narrowed {
    fn variables(self, after: Option<String>) -> ActivitiesVariables {
        let state = self.state.get().and_then(|state| coded(&state));
        ActivitiesVariables {
            filter: ActivityFilter {
                plan: Some(cynic::Id::new(self.plan.get_value())),
                search: self.search.get(),
                states: state.map(|state| vec![state]),
                overdue: self.overdue.get().map(|_| true),
            },
            first: PAGE,
            after,
        }
    }
}

#[component]
fn OfPlan(id: String) -> impl IntoView {
    let own = StoredValue::new(format!("/plans/{id}/activities"));
    let plan_id = cynic::Id::new(id.clone());
    let plan = query::<CarriedPlanView>(move || PlanOfVariables {
        id: plan_id.clone(),
    });
    let narrowed = Narrowed {
        plan: StoredValue::new(id),
        search: in_address("search").0,
        state: in_address("state").0,
        overdue: in_address("overdue").0,
    };
    let (list, more) = pages::<ActivityList>(move |after| narrowed.variables(after));
    let listed = Listed::new::<ActivityList>(move |after| narrowed.variables(after));
    let open = open_in_path("activity");
    let changed = Callback::new(move |()| {
        plan.reload();
        list.reload();
    });
    let panel = move || {
        let activity = open.get()?;
        let duties = Signal::derive(move || {
            let plan = plan.get();
            plan.map(|view| view.plan.duty_coverage).unwrap_or_default()
        });
        Some(view! { <Panel id=cynic::Id::new(activity) close=own.get_value() duties changed/> })
    };
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "board board--alone" }>
            <div class="board__main">
                <Loaded query=plan lines=10 let:data>
                    <Main plan=Signal::from(Memo::new(move |_| data.get().plan)) own list listed=listed.clone() more changed/>
                </Loaded>
            </div>
            {panel}
        </div>
    }
}

#[component]
fn Main(
    plan: Signal<CarriedPlan>,
    own: StoredValue<String>,
    list: Query<ActivityList>,
    listed: Listed,
    more: Further,
    changed: Callback<()>,
) -> impl IntoView {
    let (adding, set_adding) = in_address("add");
    use_session().page_is_of(move || plan.read().school_year.name.clone());
    let plan_address = plan.with_untracked(|plan| format!("/plans/{}", plan.id.inner()));
    let add = move || {
        let shown = plan.read().may_add_activity && adding.read().is_none();
        shown.then(|| {
            view! {
                <Button
                    label=tr!(activity.add)
                    look=Look::Primary
                    icon=Glyph::Plus
                    on_click=move || set_adding.set(Some("1".into()))
                    test_id="add-activity"
                />
            }
        })
    };
    let form = move || {
        let wanted = adding
            .get()
            .filter(|_| plan.read_untracked().may_add_activity)?;
        let duty = plan.with_untracked(|plan| {
            let mut duties = plan.duty_coverage.iter().map(|duty| &duty.clause);
            duties.find(|clause| clause.id.inner() == wanted).cloned()
        });
        let plan = plan.with_untracked(|plan| plan.id.clone());
        Some(
            view! { <Adding plan duty close=Callback::new(move |()| set_adding.set(None)) changed/> },
        )
    };
    let told = Callback::new(move |()| {
        let plan = plan.get();
        let name = format!("{} · {}", papers::plan(&plan.title), plan.organization.name);
        vec![
            (tr!(export.plan), name),
            (tr!(export.school_year), plan.school_year.name),
        ]
    });
    view! {
        <PageHeader
            title=tr!(activity.title)
            about=Signal::derive(move || plan.with(|plan| format!("{} · {}", papers::plan(&plan.title), plan.organization.name)))
            crumbs=vec![Crumb::new("/plans", tr!(activity.plans)), Crumb::new(plan_address, tr!(activity.the_plan))]
        >
            {add}
        </PageHeader>
        <div class="stack">
            {form}
            <Duties plan own/>
            <section class="card" aria-label=tr!(activity.title)>
                <div class="bulk">
                    <SearchBox label=tr!(activity.search)/>
                    <FilterChips filters=filters()/>
                    <div class="bulk__end">
                        <Views/>
                        <SavedViews list=ViewList::Activities/>
                        <TakeOut title=tr!(activity.title) listed columns=sheet() filters=filters() told/>
                    </div>
                </div>
                <Loaded query=list let:data>
                    <List data own more/>
                </Loaded>
            </section>
        </div>
    }
}

fn sheet() -> Vec<SheetColumn> {
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    vec![
        SheetColumn::text(tr!(activity.one), "title"),
        SheetColumn::date(tr!(activity.from), "startsOn"),
        SheetColumn::date(tr!(activity.to), "endsOn"),
        SheetColumn::text(tr!(activity.place), "place"),
        SheetColumn::text(tr!(activity.who), "person.name").and("doer", " · "),
        SheetColumn::text(tr!(activity.state), "state").said(states),
        SheetColumn::text(tr!(activity.overdue), "overdue").said([
            Choice::new("true", tr!(activity.overdue)),
            Choice::new("false", ""),
        ]),
        SheetColumn::text(tr!(activity.returned_because), "returnReason"),
    ]
}

fn filters() -> Vec<Filter> {
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    let late = vec![Choice::new("1", tr!(activity.overdue))];
    vec![
        Filter::new("state", tr!(activity.state), states),
        Filter::new("overdue", tr!(activity.when), late),
    ]
}

#[component]
fn Views() -> impl IntoView {
    view! {
        <div class="chips" role="group" aria-label=tr!(activity.view_as)>
            <AddressChip key="view" value=None test_id="view-month">{tr!(activity.by_month)}</AddressChip>
            <AddressChip key="view" value=Some("state".to_owned()) test_id="view-state">{tr!(activity.by_state)}</AddressChip>
        </div>
    }
}
