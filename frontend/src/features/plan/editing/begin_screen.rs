//! A school's plan begins from its office's: the server makes the draft, or says which is there, and the page leads to it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::features::plan::operations::{
    PlanAction, PlanBegin, PlanBeginInput, PlanBeginVariables,
};
use crate::features::plan::problems;
use crate::shared::form::Writing;
use crate::shared::session::use_session;
use crate::shared::ui::{
    Button, ButtonLink, Crumb, Glyph, Look, Notice, PageHeader, Skeleton, Tone,
};
use crate::tr;

#[component]
pub fn BeginPlan(parent: String) -> impl IntoView {
    let session = use_session();
    let writing = Writing::begin();
    let homeless = RwSignal::new(false);
    let navigate = use_navigate();
    let above = cynic::Id::new(parent.clone());
    let begin = move || {
        let me = untrack(|| session.me());
        let Some(organization) = me.and_then(|me| me.viewer.organization) else {
            homeless.set(true);
            return;
        };
        let (navigate, above) = (navigate.clone(), above.clone());
        writing.send::<PlanBegin>(
            move |idempotency_key| PlanBeginVariables {
                input: PlanBeginInput {
                    organization: organization.id.clone(),
                    parent: Some(above.clone()),
                    idempotency_key,
                },
            },
            |answer| problems::of_server(&answer.plan_create.user_errors),
            move |answer| {
                if let Some(plan) = answer.plan_create.plan {
                    let options = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    let own = format!("/plans/{}", plan.id.inner());
                    let editable = plan.available_actions.contains(&PlanAction::Update);
                    let address = if editable { format!("{own}/edit") } else { own };
                    navigate(&address, options);
                }
            },
        );
    };
    let begin = Callback::new(move |()| begin());
    Effect::new(move |_| begin.run(()));
    let wrong = move || {
        let homeless = homeless.get().then(|| tr!(plan.error_no_organization));
        homeless.or_else(|| writing.said())
    };
    let import = format!("/plans/import?parent={parent}");
    let said = move || {
        match wrong() {
        None => view! { <Skeleton lines=8/> }.into_any(),
        Some(words) => view! {
            <div class="stack">
                <Notice tone=Tone::Bad test_id="begin-error">{words}</Notice>
                <div class="form__acts">
                    <Button label=tr!(ui.retry) look=Look::Primary busy=writing.busy() on_click=begin/>
                    <ButtonLink label=tr!(plan.import_instead) href=import.clone() icon=Glyph::Download/>
                </div>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <PageHeader title=tr!(plan.begin_title) about=tr!(plan.begin_about) crumbs=vec![Crumb::new("/plans", tr!(plan.plans))]/>
        {said}
    }
}
