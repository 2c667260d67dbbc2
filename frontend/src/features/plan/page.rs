//! One plan: outline, paper and the open clause; the steps of its life; what the schools have done with it.

mod actions;
mod arrived;
mod carried;
mod duties;
mod given;
mod model;
mod outline_nav;
mod panel;
mod paper;
mod reception;
mod steps;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::cited::warnings;
use super::content::Content;
use super::operations::{Plan, PlanNews, PlanNewsVariables, PlanState, PlanVariables, PlanView};
use super::review::places;
use super::words;
use crate::features::comment::PlanTalk;
use crate::shared::i18n::{dates, papers};
use crate::shared::live::subscribe;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Crumb, Glyph, Icon, Notice, PageHeader, Status, Tone};
use crate::tr;

#[component]
pub fn PlanPage() -> impl IntoView {
    let id = in_path("id");
    let plan = query::<PlanView>(move || PlanVariables {
        id: cynic::Id::new(id.get()),
    });
    let heard = PlanNewsVariables {
        plan: Some(cynic::Id::new(id.get_untracked())),
        after: None,
    };
    subscribe::<PlanNews>(heard, move |_| plan.reload());
    view! {
        <Loaded query=plan lines=12 let:data>
            <Body query=plan plan=Signal::from(Memo::new(move |_| data.get().plan))/>
        </Loaded>
    }
}

#[component]
fn Body(query: Query<PlanView>, plan: Signal<Plan>) -> impl IntoView {
    let address = use_query_map();
    use_session().page_is_of(move || plan.read().school_year.name.clone());
    let clause = Memo::new(move |_| address.read().get("clause"));
    let talk = PlanTalk::follow(plan.with_untracked(|plan| plan.id.clone()));
    let listed = RwSignal::new(false);
    let open = Memo::new(move |_| {
        let wanted = clause.get()?;
        plan.with(|plan| {
            plan.clauses
                .iter()
                .find(|clause| clause.id.inner() == wanted)
                .cloned()
        })
    });
    // What was issued stays as it is.
    let cited = warnings(move || {
        let plan = plan.get();
        match plan.state {
            PlanState::Issued | PlanState::Closed => (String::new(), Vec::new()),
            _ => {
                let content = Content::of_plan(plan);
                (content.school_year, content.citations)
            }
        }
    });
    let status = move || {
        let (tone, glyph, label) = words::state(plan.read().state);
        let waiting = cited.read().len()
            + places(
                plan.with(model::waiting)
                    .into_iter()
                    .map(|finding| finding.line),
            );
        view! {
            <Status tone glyph label test_id="plan-state"/>
            {(waiting > 0)
                .then(|| view! { <Status tone=Tone::Warn glyph=Glyph::Alert label=tr!(plan.to_look_at, count = waiting)/> })}
        }
    };
    let reason = move || {
        let plan = plan.read();
        let shown = plan.state == PlanState::Returned;
        plan.return_reason.clone().filter(|_| shown).map(|reason| {
            view! {
                <Notice tone=Tone::Warn test_id="return-reason">
                    <p><b>{tr!(plan.returned_because)}</b></p>
                    <p class="pre">{reason}</p>
                </Notice>
            }
        })
    };
    let issued = move || {
        let plan = plan.read();
        let number = plan.number.clone()?;
        let name = words::designation(Some(&number), plan.symbol.as_deref().unwrap_or_default());
        let date = plan.issued_on.map(dates::day).unwrap_or_default();
        let recipients = arrived::recipients(&plan);
        Some(view! {
            <Notice tone=Tone::Ok test_id="issued">
                <p>{tr!(plan.issued_as, name = name, date = date)} " " {recipients}</p>
            </Notice>
        })
    };
    let received = move || {
        let plan = plan.read();
        let (tone, glyph, label) = words::reception(plan.reception?);
        Some(view! { <Status tone glyph label test_id="plan-reception"/> })
    };
    view! {
        <PageHeader
            title=Signal::derive(move || papers::plan(&plan.read().title))
            about=Signal::derive(move || plan.with(model::about))
            beside=move || view! { {status} {received} }
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans))]
        >
            <button
                class="btn only-narrow"
                type="button"
                aria-expanded=move || listed.get().to_string()
                aria-controls="plan-outline"
                on:click=move |_| listed.update(|listed| *listed = !*listed)
            >
                <Icon glyph=Glyph::Menu/>
                {tr!(plan.outline)}
            </button>
            <actions::Actions query plan/>
        </PageHeader>
        <div class="plan__notices stack--s">{reason} {issued} <arrived::Arrived plan on_done=move || query.reload()/> <reception::Reception plan/></div>
        <div class=move || match (listed.get(), open.read().is_some()) {
            (true, true) => "plan plan--listed plan--open",
            (true, false) => "plan plan--listed",
            (false, true) => "plan plan--open",
            (false, false) => "plan",
        }>
            <outline_nav::Outline plan open talk on_go=move || listed.set(false)/>
            <div class="desk">
                <paper::Paper plan open talk/>
            </div>
            <panel::Panel plan open talk cited/>
        </div>
    }
}
