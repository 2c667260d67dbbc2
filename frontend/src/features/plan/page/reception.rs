//! What the office above said of a school's plan, and which plan took whose place.

use leptos::prelude::*;

use crate::features::plan::operations::{NumberedPlan, Plan, PlanReception};
use crate::features::plan::words;
use crate::shared::i18n::dates;
use crate::shared::ui::{Notice, Tone};
use crate::tr;

#[component]
pub fn Reception(plan: Signal<Plan>) -> impl IntoView {
    let said = move || {
        let plan = plan.read();
        let office = plan.addressee.as_ref()?.short_name.clone();
        let time = plan.received_at.map(dates::moment).unwrap_or_default();
        match plan.reception? {
            PlanReception::Waiting => None,
            PlanReception::Accepted => Some(view! {
                <Notice tone=Tone::Ok test_id="reception">
                    <p>{tr!(plan.accepted_by, office = office, time = time)}</p>
                </Notice>
            }),
            PlanReception::SentBack => {
                let reason = plan.reception_reason.clone().unwrap_or_default();
                Some(view! {
                    <Notice tone=Tone::Warn test_id="reception">
                        <p><b>{tr!(plan.sent_back_by, office = office, time = time)}</b></p>
                        <p class="pre">{reason}</p>
                    </Notice>
                })
            }
        }
    };
    let replaced = move || {
        let other = plan.read().replaced_by.clone()?;
        Some(view! {
            <Notice tone=Tone::Warn test_id="replaced-by">
                <p>{tr!(plan.replaced_by)} " " {link(&other)}</p>
            </Notice>
        })
    };
    let replaces = move || {
        let other = plan.read().replaces.clone()?;
        Some(view! {
            <Notice test_id="replaces">
                <p>{tr!(plan.replaces)} " " {link(&other)}</p>
            </Notice>
        })
    };
    view! { {replaced} {said} {replaces} }
}

fn link(plan: &NumberedPlan) -> impl IntoView + use<> {
    let href = format!("/plans/{}", plan.id.inner());
    view! { <a href=href>{words::called(plan)}</a> }
}
