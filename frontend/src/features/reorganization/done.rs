//! What was decided of an organization: done, or waiting for its day.

use leptos::prelude::*;

use super::operations::{
    Planned, ReorganizationGiveUp, ReorganizationGiveUpInput, ReorganizationGiveUpVariables,
    Subject,
};
use super::words;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::ui::{Button, Glyph, Look, Notice, Status, Tone, toast};
use crate::tr;

#[component]
pub fn Decided(subject: Signal<Subject>, reload: Callback<()>) -> impl IntoView {
    let rows = Memo::new(move |_| subject.read().reorganizations.clone());
    let list = move || {
        let rows = rows.get().into_iter();
        rows.map(|row| view! { <Line row reload/> }).collect_view()
    };
    view! {
        <Show when=move || !rows.read().is_empty()>
            <section class="card" aria-labelledby="decided">
                <div class="card__head"><h2 id="decided">{tr!(reorganization.decided)}</h2></div>
                <div class="card__body"><ul class="contacts" data-testid="decided">{list}</ul></div>
            </section>
        </Show>
    }
}

#[component]
fn Line(row: Planned, reload: Callback<()>) -> impl IntoView {
    let writing = Writing::begin();
    let (tone, glyph, label) = match (row.applied_at, row.failure.is_some()) {
        (Some(_), _) => (Tone::Ok, Glyph::CheckCircle, tr!(reorganization.is_done)),
        (None, true) => (Tone::Bad, Glyph::Alert, tr!(reorganization.failed)),
        (None, false) => (Tone::Info, Glyph::Calendar, tr!(reorganization.waits)),
    };
    let said = words::what(&row);
    let by = tr!(
        reorganization.by,
        number = row.decision_number.clone(),
        date = dates::day(row.takes_effect_on)
    );
    let effects = row.effects.iter().map(words::effect);
    let effects: Vec<_> = effects.map(|line| view! { <li>{line}</li> }).collect();
    let (id, version) = (row.id, row.version);
    let give_up = move || {
        let id = id.clone();
        writing.send::<ReorganizationGiveUp>(
            move |idempotency_key| ReorganizationGiveUpVariables {
                input: ReorganizationGiveUpInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.reorganization_give_up.user_errors),
            move |_| {
                toast(tr!(reorganization.given_up));
                reload.run(());
            },
        );
    };
    let refused = move || {
        let refusal = writing.refusal().get();
        refusal.map(|error| view! { <Notice tone=Tone::Bad>{error.words()}</Notice> })
    };
    view! {
        <li class="contact">
            <b>{said}</b>
            <span class="faint">{by}</span>
            <Status tone glyph label/>
            {(!effects.is_empty()).then(|| view! { <ul class="bullets">{effects}</ul> })}
            {row.may_give_up.then(|| view! {
                <Button label=tr!(reorganization.give_up) look=Look::Quiet busy=writing.busy() on_click=give_up test_id="give-up"/>
            })}
            {refused}
        </li>
    }
}
