//! The second step: what follows, in words and numbers; and the third, doing it.

use leptos::prelude::*;

use super::operations::{
    PreviewVariables, ReorganizationForeseen, ReorganizationInput, ReorganizationKind,
    ReorganizationPlan, ReorganizationPlanInput, ReorganizationPlanVariables,
    ReorganizationPreview,
};
use super::words;
use crate::shared::form::{Said, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{Button, ConfirmDialog, Look, Notice, Tone, opened, toast};
use crate::tr;

#[component]
pub fn Preview(
    input: ReorganizationInput,
    asked: RwSignal<Option<ReorganizationInput>>,
    reload: Callback<()>,
) -> impl IntoView {
    let variables = input.clone();
    let found = query::<ReorganizationForeseen>(move || PreviewVariables {
        input: variables.clone(),
    });
    let input = StoredValue::new(input);
    // The button that led here is gone: the reader goes on here.
    let heading = opened();
    view! {
        <section class="card" aria-labelledby="foreseen">
            <div class="card__head"><h2 id="foreseen" tabindex="-1" node_ref=heading>{tr!(reorganization.step_effects)}</h2></div>
            <div class="card__body stack">
                <Loaded query=found let:data>
                    <Foreseen preview=data.get_untracked().reorganization_preview input asked reload/>
                </Loaded>
            </div>
        </section>
    }
}

#[component]
fn Foreseen(
    preview: ReorganizationPreview,
    input: StoredValue<ReorganizationInput>,
    asked: RwSignal<Option<ReorganizationInput>>,
    reload: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let confirming = RwSignal::new(false);
    let day = input.with_value(|input| input.takes_effect_on);
    let opens = input.with_value(|input| input.kind == ReorganizationKind::Open);
    // A new one is made at once, with its day.
    let at_once = opens || day <= dates::today();
    let back = move || asked.set(None);
    let wrong = words::errors(&preview.user_errors);
    if !wrong.is_empty() {
        let lines = wrong
            .into_iter()
            .map(|error| view! { <p>{error.words}</p> });
        return view! {
            <Notice tone=Tone::Bad test_id="cannot">{lines.collect_view()}</Notice>
            <div class="form__acts">
                <Button label=tr!(reorganization.back) look=Look::Primary on_click=back test_id="back"/>
            </div>
        }
        .into_any();
    }
    let act = move || {
        writing.send::<ReorganizationPlan>(
            move |idempotency_key| ReorganizationPlanVariables {
                input: ReorganizationPlanInput {
                    what: input.get_value(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.reorganization_plan.user_errors),
            move |_| {
                confirming.set(false);
                toast(if at_once {
                    tr!(reorganization.did)
                } else {
                    tr!(reorganization.did_plan, date = dates::day(day))
                });
                reload.run(());
            },
        );
    };
    Effect::new(move |_| {
        if writing.refusal().read().is_some() || !writing.errors().read().is_empty() {
            confirming.set(false);
        }
    });
    let none = preview.effects.is_empty();
    let lines = preview.effects.iter().map(words::effect);
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    let label = if at_once {
        tr!(reorganization.apply)
    } else {
        tr!(reorganization.plan)
    };
    let about = if at_once {
        tr!(reorganization.apply_about)
    } else {
        tr!(reorganization.plan_about, date = dates::day(day))
    };
    view! {
        <p>{tr!(reorganization.since_day, date = dates::day(day))}</p>
        <ul class="bullets" data-testid="effects">
            {none.then(|| view! { <li>{tr!(reorganization.effect_none)}</li> })}
            {lines}
        </ul>
        <p class="muted">{tr!(reorganization.papers_stay)}</p>
        <Said writing/>
        <div class="form__acts">
            <Button label=label.clone() look=Look::Primary on_click=move || confirming.set(true) test_id="reorganize"/>
            <Button label=tr!(reorganization.back) look=Look::Quiet on_click=back test_id="back"/>
        </div>
        <ConfirmDialog open=confirming title=tr!(reorganization.step_confirm) action=label on_confirm=act busy=writing.busy()>
            <p>{about}</p>
        </ConfirmDialog>
    }
    .into_any()
}
