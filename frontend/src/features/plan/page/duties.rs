//! What an issued plan asks of its schools, and how far they are.

use leptos::prelude::*;

use crate::features::plan::operations::{Plan, PlanDuty};
use crate::features::plan::words;
use crate::shared::i18n::dates;
use crate::shared::ui::{Glyph, Icon, ProgressBar, Status, Tone};
use crate::tr;

#[component]
pub fn Duties(plan: Signal<Plan>) -> impl IntoView {
    let duties = move || {
        plan.read()
            .duties
            .clone()
            .into_iter()
            .map(duty)
            .collect_view()
    };
    view! {
        <Show when=move || !plan.read().duties.is_empty()>
            <div class="panel__sec">
                <h3>{tr!(plan.duties)}</h3>
                {duties}
            </div>
        </Show>
    }
}

fn duty(duty: PlanDuty) -> impl IntoView {
    let due = duty.due_on.map(|date| {
        view! {
            <span class="badge badge--plain">
                <Icon glyph=Glyph::Calendar small=true/>
                {dates::day(date)}
            </span>
        }
    });
    let progress = duty.progress.map(|progress| {
        view! {
            <ProgressBar
                done=Signal::stored(progress.done)
                total=Signal::stored(progress.expected)
                label=duty.title.clone()
            />
            <p class="faint">{tr!(plan.schools_done, done = progress.done, total = progress.expected)}</p>
        }
    });
    let own = duty.done.map(|done| {
        if done {
            view! { <Status tone=Tone::Ok glyph=Glyph::CheckCircle label=tr!(plan.duty_done)/> }
        } else {
            view! { <Status tone=Tone::Warn glyph=Glyph::Todo label=tr!(plan.duty_open)/> }
        }
    });
    let board = duty
        .period
        .filter(|_| duty.progress.is_some())
        .map(|period| {
            view! { <a href=format!("/reports/{}/board", period.id.inner())>{tr!(plan.open_board)}</a> }
        });
    view! {
        <div class="duty stack--s" data-testid="duty">
            <h4>
                <Icon glyph=words::duty_kind(duty.kind)/>
                <span>{duty.title}</span>
                {due}
            </h4>
            {progress}
            {own}
            {board}
        </div>
    }
}
