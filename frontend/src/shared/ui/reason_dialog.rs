//! Asks for a reason: a return always needs one, and the one who gets it back reads it.

use leptos::html;
use leptos::prelude::*;

use super::dialog::follow;
use super::{Button, Look, TextArea};
use crate::tr;

/// Gives a reason that is not empty to `on_reason`; the caller closes it when the server has answered.
#[component]
pub fn ReasonDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    #[prop(into)] help: String,
    #[prop(into)] action: String,
    #[prop(into)] on_reason: Callback<String>,
    #[prop(into, optional)] busy: Signal<bool>,
    /// What the server said of the reason.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// Why a reason is needed, where it is not a return.
    #[prop(optional, into)]
    missing_words: Option<String>,
    /// It is final.
    #[prop(optional)]
    danger: bool,
    /// What is asked besides, above the reason.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, open);
    let reason = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let key = crate::shared::local::random_key();
    let (heading, field) = (format!("dialog-{key}"), format!("reason-{key}"));
    let needed = StoredValue::new(missing_words.unwrap_or_else(|| tr!(ui.reason_missing)));
    let shown = Signal::derive(move || {
        (missing.get() && reason.read().trim().is_empty())
            .then(|| needed.get_value())
            .or_else(|| error.get())
    });
    let confirm = move || {
        let text = reason.read_untracked().trim().to_owned();
        missing.set(text.is_empty());
        if !text.is_empty() {
            on_reason.run(text);
        }
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=heading.clone() on:close=move |_| open.set(false) data-testid="reason-dialog">
            <h2 id=heading.clone()>{title}</h2>
            {children.map(|children| children())}
            <TextArea id=field label=tr!(ui.reason) value=reason help=help error=shown/>
            <div class="dialog__acts">
                <Button label=tr!(ui.go_back) on_click=move || open.set(false)/>
                <Button label=action look=Look::last_step(danger) busy=busy on_click=confirm test_id="reason-confirm"/>
            </div>
        </dialog>
    }
}
