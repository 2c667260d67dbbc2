//! Somebody else was faster: who, when, and what to do with what was typed here.

use leptos::prelude::*;

use crate::features::plan::operations::Plan;
use crate::shared::i18n::dates;
use crate::shared::ui::{Button, Notice, Tone};
use crate::tr;

/// Who changed the plan last, and when.
pub fn changed_by(plan: &Plan) -> String {
    let last = plan.history.iter().max_by_key(|entry| entry.at);
    match last.map(|entry| (entry.actor.clone(), entry.at)) {
        Some((Some(actor), at)) => tr!(plan.changed_by, actor = actor, at = dates::moment(at)),
        Some((None, at)) => tr!(plan.changed_at, at = dates::moment(at)),
        None => tr!(plan.changed_at, at = dates::moment(plan.updated_at)),
    }
}

/// Says it in the editor. What was typed stays until the person chooses.
#[component]
pub fn Conflict(
    newer: Plan,
    #[prop(into)] on_overwrite: Callback<i32>,
    #[prop(into)] on_take: Callback<Plan>,
) -> impl IntoView {
    let version = newer.version;
    let words = changed_by(&newer);
    let newer = StoredValue::new(newer);
    view! {
        <Notice tone=Tone::Warn answers=true test_id="conflict">
            <p>
                <b>{words}</b>
                " "
                {tr!(plan.conflict_about)}
            </p>
            <div class="imp__acts">
                <Button label=tr!(plan.overwrite) on_click=move || on_overwrite.run(version) test_id="conflict-overwrite"/>
                <Button
                    label=tr!(plan.take_newer)
                    on_click=move || on_take.run(newer.get_value())
                    test_id="conflict-take"
                />
            </div>
        </Notice>
    }
}
