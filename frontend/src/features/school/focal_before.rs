//! Who spoke for the school before, and ending one's time before another is known.

use leptos::prelude::*;

use super::focal_point::by_decision;
use super::operations::{
    FocalPointRelieve, FocalPointRelieveInput, FocalPointRelieveVariables, FocalPointTerm,
    Organization,
};
use super::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::ui::{Button, Look, ReasonDialog, toast};
use crate::tr;

/// Everybody who was, the latest first; nothing where there was only one.
#[component]
pub fn Before(organization: Signal<Organization>) -> impl IntoView {
    let before = Memo::new(move |_| {
        let terms = organization.read().focal_points.clone();
        terms
            .into_iter()
            .filter(|term| term.until.is_some())
            .collect::<Vec<_>>()
    });
    let line = |term: FocalPointTerm| {
        let by = by_decision(term.decision_number, term.decided_on);
        let span = match term.until {
            Some(last) => tr!(
                school.served_between,
                start = dates::day(term.since),
                end = dates::day(last)
            ),
            None => tr!(school.since_date, date = dates::day(term.since)),
        };
        let how = [Some(span), by].into_iter().flatten();
        view! {
            <li>
                <b>{term.name}</b>
                <br/>
                <span class="muted">{how.collect::<Vec<_>>().join(", ")}</span>
                {term.end_reason.map(|reason| view! { <br/> <span class="muted">{tr!(school.ended_because, reason = reason)}</span> })}
            </li>
        }
    };
    view! {
        <Show when=move || !before.read().is_empty()>
            <div>
                <h3>{tr!(school.before)}</h3>
                <ol class="log" data-testid="focal-points-before">
                    {move || before.get().into_iter().map(line).collect_view()}
                </ol>
            </div>
        </Show>
    }
}

/// Ends the active one's time, with a reason.
#[component]
pub fn Relieve(organization: Signal<Organization>, on_change: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let writing = Writing::begin();
    let end = move |reason: String| {
        let Some(active) = organization.get_untracked().focal_point else {
            return;
        };
        writing.send::<FocalPointRelieve>(
            move |idempotency_key| FocalPointRelieveVariables {
                input: FocalPointRelieveInput {
                    id: active.id.clone(),
                    expected_version: Some(active.version),
                    reason: reason.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.focal_point_relieve.user_errors),
            move |_| {
                open.set(false);
                toast(tr!(school.relieved));
                on_change.run(());
            },
        );
    };
    Effect::new(move |_| {
        if writing.refusal().read().is_some() {
            open.set(false);
        }
    });
    let said = Signal::derive(move || {
        let errors = writing.errors().get();
        errors.into_iter().next().map(|error| error.words)
    });
    view! {
        <Button label=tr!(school.relieve) look=Look::Quiet on_click=move || open.set(true) test_id="relieve-focal-point"/>
        <Refused writing/>
        <ReasonDialog
            open=open
            title=tr!(school.relieve_title)
            help=tr!(school.relieve_help)
            action=tr!(school.relieve)
            on_reason=end
            busy=writing.busy()
            error=said
        />
    }
}
