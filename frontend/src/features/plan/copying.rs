//! A plan in a new school year: everything that would be another there is shown with what it would be, and taken only where
//! the person leaves its tick.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::operations::{
    PlanCarry, PlanCarryKind, PlanCarryVariables, PlanCitation, PlanCopy, PlanCopyInput,
    PlanCopyVariables, Proposal,
};
use super::problems::{self, start};
use super::versions::cited;
use super::words;
use crate::shared::form::Writing;
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    ActionBar, Button, ButtonLink, Choice, Crumb, Glyph, Look, Notice, PageHeader, Select, Tone,
};
use crate::tr;

#[component]
pub fn CopyPlan() -> impl IntoView {
    let session = use_session();
    let id = use_params_map()
        .get_untracked()
        .get("id")
        .unwrap_or_default();
    let years = untrack(|| session.me())
        .map(|me| me.school_years)
        .unwrap_or_default();
    let choices: Vec<Choice> = years
        .iter()
        .map(|year| Choice::new(year.id.inner(), year.name.clone()))
        .collect();
    // The years come latest first.
    let (asked, set_asked) = in_address("into");
    let latest = choices
        .first()
        .map(|year| year.value.clone())
        .unwrap_or_default();
    let into = RwSignal::new(asked.get_untracked().unwrap_or(latest));
    Effect::new(move |_| {
        let into = into.get();
        if asked.get_untracked().as_ref() != Some(&into) {
            set_asked.set(Some(into));
        }
    });
    let plan = cynic::Id::new(&id);
    let carry = query::<PlanCarry>({
        let plan = plan.clone();
        move || PlanCarryVariables {
            plan: plan.clone(),
            year: cynic::Id::new(into.get()),
        }
    });
    let back = format!("/plans/{id}");
    view! {
        <PageHeader
            title=tr!(plan.copy)
            about=tr!(plan.copy_about)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans)), Crumb::new(back.clone(), tr!(plan.one))]
        />
        <div class="narrow narrow--paper stack">
            <Select id="copy-year" label=tr!(plan.copy_into) value=into choices=RwSignal::new(choices)/>
            <Loaded query=carry lines=8 let:data>
                {
                    let (plan, back) = (plan.clone(), back.clone());
                    move || {
                        let PlanCarry { plan: of, plan_carry } = data.get();
                        match plan_carry.user_errors.first().map(|error| error.code) {
                            Some(code) => view! { <Notice tone=Tone::Warn test_id="copy-error">{words::error(code)}</Notice> }.into_any(),
                            None => view! { <Review plan=plan.clone() back=back.clone() title=of.title citations=of.citations proposals=plan_carry.proposals into/> }.into_any(),
                        }
                    }
                }
            </Loaded>
        </div>
    }
}

#[component]
fn Review(
    plan: cynic::Id,
    back: String,
    title: String,
    citations: Vec<PlanCitation>,
    proposals: Vec<Proposal>,
    into: RwSignal<String>,
) -> impl IntoView {
    let likely = proposals
        .iter()
        .filter(|it| it.likely)
        .map(|it| it.key.clone());
    let taken = RwSignal::new(likely.collect::<BTreeSet<String>>());
    let writing = Writing::begin();
    let navigate = use_navigate();
    let copy = move || {
        let (plan, navigate) = (plan.clone(), navigate.clone());
        writing.send::<PlanCopy>(
            move |idempotency_key| PlanCopyVariables {
                input: PlanCopyInput {
                    id: plan.clone(),
                    school_year: cynic::Id::new(into.get_untracked()),
                    accepted: taken.get_untracked().into_iter().collect(),
                    idempotency_key,
                },
            },
            |answer| problems::of_server(&answer.plan_copy.user_errors),
            move |answer| {
                if let Some(plan) = answer.plan_copy.plan {
                    navigate(
                        &format!("/plans/{}/edit", plan.id.inner()),
                        NavigateOptions::default(),
                    );
                }
            },
        );
    };
    let (cited_times, times): (Vec<_>, Vec<_>) = proposals
        .into_iter()
        .partition(|it| it.kind == PlanCarryKind::Cited);
    let none = times.is_empty();
    let lines: Vec<_> = times.into_iter().map(|it| line(it, taken)).collect();
    let kept: Vec<_> = cited_times.into_iter().map(|it| line(it, taken)).collect();
    let papers_cited: Vec<_> = citations
        .into_iter()
        .map(|it| view! { <li>{words::citation(&cited(it))}</li> })
        .collect();
    view! {
        <p><b>{papers::plan(&title)}</b></p>
        <section class="card" aria-labelledby="copy-times">
            <div class="card__head"><h2 id="copy-times">{tr!(plan.copy_times)}</h2></div>
            <div class="card__body stack--s">
                {none.then(|| view! { <p class="muted">{tr!(plan.copy_none)}</p> })}
                <ul class="carry" data-testid="copy-proposals">{lines}</ul>
            </div>
        </section>
        {(!kept.is_empty() || !papers_cited.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="copy-cited">
                <div class="card__head"><h2 id="copy-cited">{tr!(plan.copy_cited)}</h2></div>
                <div class="card__body stack--s">
                    <Notice tone=Tone::Warn test_id="copy-citations"><p>{tr!(plan.copy_cited_about)}</p><ul>{papers_cited}</ul></Notice>
                    <ul class="carry">{kept}</ul>
                </div>
            </section>
        })}
        <p class="muted">{tr!(plan.copy_left_out)}</p>
        {move || writing.said().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="copy-refused">{words}</Notice> })}
        <ActionBar>
            <Button label=tr!(plan.copy_make) look=Look::Primary icon=Glyph::Check busy=writing.busy() on_click=copy test_id="copy-make"/>
            <ButtonLink label=tr!(plan.leave) href=back/>
        </ActionBar>
    }
}

fn line(proposal: Proposal, taken: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let key = StoredValue::new(proposal.key.clone());
    let kind = match proposal.kind {
        PlanCarryKind::Year => tr!(plan.carry_year),
        PlanCarryKind::TextDate => tr!(plan.carry_date),
        PlanCarryKind::Deadline => tr!(plan.carry_deadline),
        PlanCarryKind::Cited => tr!(plan.carry_cited),
    };
    let day = |day| dates::day(day);
    let shown = |words: String, date: Option<_>| match (proposal.kind, date) {
        (PlanCarryKind::Deadline, Some(date)) => day(date),
        _ => words,
    };
    let before = shown(proposal.before.clone(), proposal.day_before);
    let after = shown(proposal.after.clone(), proposal.day_after);
    let moved_on = proposal.moved_on.then(|| tr!(plan.carry_moved_on));
    let set = move |on: bool| {
        taken.update(|taken| {
            let key = key.get_value();
            if on {
                taken.insert(key)
            } else {
                taken.remove(&key)
            };
        });
    };
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || key.with_value(|key| taken.with(|taken| taken.contains(key)))
                    on:change:target=move |event| set(event.target().checked())
                    data-testid=format!("carry-{}", proposal.key)
                />
                <span>
                    <span class="muted">{kind} ": "</span> <del>{before}</del> " → " <ins>{after}</ins>
                    {moved_on.map(|words| view! { " " <span class="muted">{words}</span> })}
                    <br/>
                    <span class="field__help">{start(&proposal.text)}</span>
                </span>
            </label>
        </li>
    }
}
