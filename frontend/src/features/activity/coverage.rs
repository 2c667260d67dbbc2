//! All schools against what an office's plan asks of them: one table, whose first column and head stay in sight; on a phone
//! one duty at a time.

mod narrowed;

use leptos::prelude::*;

use self::narrowed::{Narrowed, by_themselves, filters, told};
use super::operations::{CoverageCell, CoverageRow, CoverageState, CoverageView};
use super::words;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::page::{Loaded, pages};
use crate::shared::ui::address::{in_address, in_path};
use crate::shared::ui::{
    Button, Choice, Crumb, EmptyState, FilterChips, Further, Glyph, ListFoot, PageHeader,
    ProgressBar, SearchBox, Status, Tone,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

#[component]
pub fn Coverage() -> impl IntoView {
    let plan = in_path("id");
    move || view! { <OfPlan id=plan.get()/> }
}

#[component]
fn OfPlan(id: String) -> impl IntoView {
    let own = format!("/plans/{id}");
    let narrowed = Narrowed::of(id);
    let (table, more) = pages::<CoverageView>(move |after| narrowed.variables(after));
    let listed = Listed::new::<CoverageView>(move |after| narrowed.variables(after));
    view! {
        <Loaded query=table lines=12 let:data>
            <PageHeader
                title=tr!(activity.coverage)
                about=Signal::derive(move || {
                    let data = data.read();
                    tr!(activity.coverage_about, plan = words::plan(&data.plan), schools = data.plan_coverage.schools, duties = data.plan_coverage.duties.len())
                })
                crumbs=vec![Crumb::new("/plans", tr!(activity.plans)), Crumb::new(own.clone(), tr!(activity.the_plan))]
            />
            <div class="card">
                <div class="bulk">
                    <SearchBox label=tr!(activity.search_school)/>
                    <FilterChips filters=filters(data)/>
                    <div class="bulk__end"><SavedViews list=ViewList::Coverage/> <TakeOut title=tr!(activity.coverage) listed=listed.clone() columns=sheet(&data.read_untracked()) filters=by_themselves(data) told=Callback::new(move |()| told(data, narrowed))/></div>
                </div>
                <Duty data narrowed/>
                <Show
                    when=move || !data.read().plan_coverage.duties.is_empty()
                    fallback=|| view! { <EmptyState glyph=Glyph::Plan title=tr!(activity.no_duties) next=tr!(activity.no_duties_next)/> }
                >
                    <Table data narrowed more/>
                </Show>
            </div>
        </Loaded>
    }
}

/// Which duty stands at the left on a phone: the address's, else the first.
fn shown(data: &CoverageView, duty: Option<&str>) -> usize {
    let duties = &data.plan_coverage.duties;
    let named = duties
        .iter()
        .position(|it| Some(it.clause.id.inner()) == duty);
    named.unwrap_or_default()
}

/// On a phone: the duty that is looked at, in full, and the way to the others.
#[component]
fn Duty(data: Signal<CoverageView>, narrowed: Narrowed) -> impl IntoView {
    let (_, set_duty) = in_address("duty");
    let at = Memo::new(move |_| shown(&data.read(), narrowed.duty.read().as_deref()));
    let go = move |step: isize| {
        let data = data.get_untracked();
        let next = at
            .get_untracked()
            .checked_add_signed(step)
            .unwrap_or_default();
        if let Some(duty) = data.plan_coverage.duties.get(next) {
            set_duty.set(Some(duty.clause.id.inner().to_owned()));
        }
    };
    let words = move || {
        let data = data.read();
        let duties = &data.plan_coverage.duties;
        let duty = duties.get(at.get())?;
        let text = words::clause(duty.clause.marker.as_deref(), &duty.clause.text, 300);
        let (covered, all) = (duty.covered, data.plan_coverage.schools);
        Some(view! {
            <p class="faint">{tr!(activity.duty_of, number = at.get() + 1, all = duties.len())}</p>
            <p lang="vi">{text}</p>
            <p><b>{tr!(activity.schools_covered, covered = covered, all = all)}</b></p>
        })
    };
    view! {
        <div class="cov__duty" data-testid="duty-in-view">
            <Button label=tr!(activity.duty_before) icon=Glyph::Left icon_only=true on_click=move || go(-1) test_id="duty-before"/>
            <div>{words}</div>
            <Button label=tr!(activity.duty_after) icon=Glyph::Right icon_only=true on_click=move || go(1) test_id="duty-after"/>
        </div>
    }
}

#[component]
fn Table(data: Signal<CoverageView>, narrowed: Narrowed, more: Further) -> impl IntoView {
    let at = Memo::new(move |_| shown(&data.read(), narrowed.duty.read().as_deref()));
    let class = move |column: usize| {
        if at.get() == column {
            "cov__c cov__c--on"
        } else {
            "cov__c"
        }
    };
    let head = move || {
        let data = data.get();
        let (plan, all) = (data.plan.id.into_inner(), data.plan_coverage.schools);
        let duties = data.plan_coverage.duties.into_iter().enumerate();
        duties
            .map(|(column, duty)| {
                let href = format!("/plans/{plan}?clause={}", duty.clause.id.inner());
                let marker = duty.clause.marker.as_deref();
                let text = words::clause(marker, &duty.clause.text, 64);
                let whole = words::clause(marker, &duty.clause.text, 1_000);
                let (covered, done) = (duty.covered, duty.done);
                view! {
                    <th scope="col" class=move || class(column)>
                        <a href=href title=whole lang="vi">{text}</a>
                        <ProgressBar done=Signal::stored(covered) total=Signal::stored(all) label=tr!(activity.covered)/>
                        <span class="faint nowrap" data-testid=format!("total-{column}")>
                            {tr!(activity.totals, covered = covered, all = all, done = done)}
                        </span>
                    </th>
                }
            })
            .collect_view()
    };
    let rows = move || {
        let rows = data.get().plan_coverage.rows.nodes.into_iter();
        rows.map(|row| line(row, class)).collect_view()
    };
    view! {
        <div class="cov" tabindex="0" role="region" aria-label=tr!(activity.coverage)>
            <table class="cov__table" data-testid="coverage">
                <thead>
                    <tr>
                        <th scope="col" class="cov__school">{tr!(activity.school)}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ListFoot
            shown=Signal::derive(move || data.read().plan_coverage.rows.nodes.len())
            total=Signal::derive(move || data.read().plan_coverage.rows.total_count)
            more
        />
    }
}

fn line(
    row: CoverageRow,
    class: impl Fn(usize) -> &'static str + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let name = row.organization.short_name;
    let plan = row
        .plan
        .map(|plan| format!("/plans/{}/activities", plan.id.inner()));
    // Where there is no plan yet, one line says so; four warnings more would drown those that can be acted on.
    let planned = plan.is_some();
    let head = match plan {
        Some(href) => view! { <a href=href>{name.clone()}</a> }.into_any(),
        None => {
            view! { {name.clone()} <span class="under">{tr!(activity.no_plan)}</span> }.into_any()
        }
    };
    let cells = row.cells.into_iter().enumerate().map(|(column, cell)| {
        let said = planned.then(|| {
            let (tone, glyph, label) = said(cell);
            view! { <Status tone glyph label/> }
        });
        let none = (!planned).then(|| view! { <span class="faint">"–"</span> });
        view! { <td class=move || class(column)>{said}{none}</td> }
    });
    view! {
        <tr data-testid=format!("covers-{name}")>
            <th scope="row" class="cov__school">{head}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// What is planned says how much.
fn said(cell: CoverageCell) -> (Tone, Glyph, String) {
    let (tone, glyph, label) = words::coverage(cell.state);
    match cell.state {
        CoverageState::NotCovered => (tone, glyph, label),
        CoverageState::Planned | CoverageState::Done => (
            tone,
            glyph,
            tr!(activity.cell, label = label, count = cell.activities),
        ),
    }
}

/// A column for each duty: the school's cells come in the duties' order.
fn sheet(data: &CoverageView) -> Vec<SheetColumn> {
    let states = || Choice::each(words::COVERAGE_STATES, |state| words::coverage(state).2);
    let duties = data.plan_coverage.duties.iter().enumerate();
    let duties = duties.map(|(at, duty)| {
        let title = words::clause(duty.clause.marker.as_deref(), &duty.clause.text, 250);
        SheetColumn::text(title, &format!("cells.{at}.state")).said(states())
    });
    let school = SheetColumn::text(tr!(activity.school), "organization.shortName");
    [school].into_iter().chain(duties).collect()
}
