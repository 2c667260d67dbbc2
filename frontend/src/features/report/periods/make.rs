//! Periods from the calendar: what it proposes can be changed, left out, or joined by another, and is made in one go.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::super::indicators::{Shown, shown};
use super::super::operations::indicators::IndicatorGround;
use super::super::operations::periods::{
    PeriodInput, PeriodPlanInput, PeriodProposals, PeriodsCreate, PeriodsCreateVariables, Proposal,
    ProposalsVariables, ReportingPeriodsCreateInput,
};
use super::fields::{Fields, PeriodFields, field};
use super::words;
use crate::shared::api::FieldError;
use crate::shared::form::{Refused, Writing};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{
    Button, ButtonLink, Checkbox, Crumb, EmptyState, ErrorSummary, Glyph, Look, PageHeader,
    Problem, toast,
};
use crate::tr;

fn proposals(shown: &Shown) -> ProposalsVariables {
    ProposalsVariables {
        organization: shown.organization.id.clone(),
        year: shown.year.clone(),
    }
}

/// To whoever says what is reported and when: the ways there, the making of periods first of all where the calendar proposes
/// what is not there yet.
#[component]
pub fn Keep() -> impl IntoView {
    let ground = query::<IndicatorGround>(|| ());
    move || {
        let shown = shown(&ground.get()?)?;
        let variables = proposals(&shown);
        let proposed = query::<PeriodProposals>(move || variables.clone());
        let href = with_query(
            "/reports/periods/new",
            &[("organization", shown.organization.id.inner())],
        );
        let make = move || {
            let proposed = proposed.get()?.reporting_periods_propose;
            let (label, look) = if proposed.is_empty() {
                (tr!(report.period_add), Look::Secondary)
            } else {
                (tr!(report.periods_propose), Look::Primary)
            };
            let href = href.clone();
            Some(
                view! { <ButtonLink label href look icon=Glyph::Calendar test_id="make-periods"/> },
            )
        };
        Some(view! {
            <ButtonLink label=tr!(indicator.title) href="/reports/indicators" icon=Glyph::Settings test_id="indicators"/>
            {make}
        })
    }
}

#[component]
pub fn MakePeriods() -> impl IntoView {
    let ground = query::<IndicatorGround>(|| ());
    view! {
        <div class="narrow">
            <Loaded query=ground lines=8 let:data>
                {move || match shown(&data.read()) {
                    Some(shown) => view! { <Proposed shown/> }.into_any(),
                    None => view! {
                        <PageHeader title=tr!(report.periods_make)/>
                        <EmptyState glyph=Glyph::Lock title=tr!(report.periods_not_kept) next=tr!(report.periods_not_kept_next)/>
                    }
                    .into_any(),
                }}
            </Loaded>
        </div>
    }
}

#[component]
fn Proposed(shown: Shown) -> impl IntoView {
    let variables = proposals(&shown);
    let proposed = query::<PeriodProposals>(move || variables.clone());
    view! {
        <Loaded query=proposed lines=8 let:data>
            {
                let proposed = data.get_untracked().reporting_periods_propose;
                let (year, office) = (shown.year_name.clone(), shown.organization.short_name.clone());
                let (title, about) = match proposed.is_empty() {
                    true => (tr!(report.period_add), tr!(report.period_add_about, year = year, office = office)),
                    false => (tr!(report.periods_propose), tr!(report.periods_about, year = year, office = office)),
                };
                view! {
                    <PageHeader title about crumbs=vec![Crumb::new("/reports", tr!(report.title))]/>
                    <Form shown=shown.clone() proposed/>
                }
            }
        </Loaded>
    }
}

/// One of the list: whether it is to be made, and how.
#[derive(Clone)]
struct Planned {
    at: usize,
    term: Option<cynic::Id>,
    chosen: RwSignal<bool>,
    fields: Fields,
}

impl Planned {
    fn of(at: usize, proposal: Proposal) -> Self {
        Self {
            at,
            term: proposal.term.map(|term| term.id),
            chosen: RwSignal::new(true),
            fields: Fields::of(PeriodInput {
                name: proposal.name,
                opens_on: proposal.opens_on,
                due_on: proposal.due_on,
                closes_on: proposal.closes_on,
                office_due_on: proposal.office_due_on,
            }),
        }
    }

    fn blank(at: usize) -> Self {
        Self {
            at,
            term: None,
            chosen: RwSignal::new(true),
            fields: Fields::blank(),
        }
    }

    fn prefix(&self) -> String {
        format!("periods.{}.", self.at)
    }
}

/// The server counts those that were sent, the form all that it shows.
fn replaced(errors: Vec<FieldError>, sent: &[usize]) -> Vec<FieldError> {
    let shown = |path: &str| {
        let (number, rest) = path.strip_prefix("periods.")?.split_once('.')?;
        let at = sent.get(number.parse::<usize>().ok()?)?;
        Some(format!("periods.{at}.{rest}"))
    };
    errors
        .into_iter()
        .map(|error| FieldError {
            path: shown(&error.path).unwrap_or_else(|| error.path.clone()),
            ..error
        })
        .collect()
}

#[component]
fn Form(shown: Shown, proposed: Vec<Proposal>) -> impl IntoView {
    let navigate = use_navigate();
    let writing = Writing::begin();
    let mut first: Vec<Planned> = proposed
        .into_iter()
        .enumerate()
        .map(|(at, proposal)| Planned::of(at, proposal))
        .collect();
    if first.is_empty() {
        first.push(Planned::blank(0));
    }
    let planned = RwSignal::new(first);
    let add = move || {
        planned.update(|planned| {
            let at = planned.len();
            planned.push(Planned::blank(at));
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = planned.get_untracked();
        let chosen = chosen.iter().filter(|one| one.chosen.get_untracked());
        let (mut periods, mut sent, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for one in chosen {
            sent.push(one.at);
            match one.fields.input(&one.prefix()) {
                Ok(period) => periods.push(PeriodPlanInput {
                    term: one.term.clone(),
                    period,
                }),
                Err(errors) => missing.extend(errors),
            }
        }
        if sent.is_empty() {
            missing.push(FieldError {
                path: String::new(),
                words: tr!(report.period_none_chosen),
            });
        }
        if writing.finds(missing) {
            return;
        }
        let (organization, school_year) = (shown.organization.id.clone(), shown.year.clone());
        let navigate = navigate.clone();
        writing.send::<PeriodsCreate>(
            move |idempotency_key| PeriodsCreateVariables {
                input: ReportingPeriodsCreateInput {
                    organization: organization.clone(),
                    school_year: school_year.clone(),
                    periods: periods.clone(),
                    idempotency_key,
                },
            },
            move |answer| {
                let errors = words::errors(&answer.reporting_periods_create.user_errors);
                replaced(errors, &sent)
            },
            move |_| {
                toast(tr!(report.periods_made));
                navigate("/reports", NavigateOptions::default());
            },
        );
    };
    let one = move |one: Planned| {
        let (prefix, chosen, fields) = (one.prefix(), one.chosen, one.fields);
        let id = format!("period-choose-{}", one.at);
        view! {
            <fieldset class="form form--inline" data-testid="period-proposal">
                <Checkbox id label=tr!(report.period_choose) value=chosen/>
                <Show when=move || chosen.get()>
                    <PeriodFields fields writing prefix=prefix.clone()/>
                </Show>
            </fieldset>
        }
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="periods-form">
            <ErrorSummary problems=Signal::derive(move || Problem::each(&writing.errors().read(), field))/>
            <For each=move || planned.get() key=|one| one.at children=one/>
            <p><Button label=tr!(report.period_another) icon=Glyph::Plus on_click=add test_id="another-period"/></p>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(report.periods_make) look=Look::Primary submit=true busy=writing.busy() test_id="create-periods"/>
                <ButtonLink label=tr!(ui.go_back) href="/reports" look=Look::Quiet/>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_stands_at_the_period_that_was_sent() {
        let fault = |path: &str| FieldError {
            path: path.to_owned(),
            words: String::new(),
        };
        let found = vec![fault("periods.1.dueOn"), fault("organization")];
        let paths: Vec<String> = replaced(found, &[0, 2])
            .into_iter()
            .map(|error| error.path)
            .collect();
        assert_eq!(paths, ["periods.2.dueOn", "organization"]);
    }
}
