//! A confirmation, and nothing longer: what will happen, and a button that says so.

use leptos::html;
use leptos::prelude::*;

use super::{Button, Look};
use crate::tr;

/// Opens and closes a native `<dialog>` with a signal; the browser keeps the focus inside and gives it back.
pub(super) fn follow(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}

/// Asks before something that cannot be undone. `children` say what it means.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// What the confirming button does, as a verb: "Ban hành".
    #[prop(into)]
    action: String,
    #[prop(into)] on_confirm: Callback<()>,
    #[prop(into, optional)] busy: Signal<bool>,
    /// It is final.
    #[prop(optional)]
    danger: bool,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, open);
    let heading = format!("dialog-{}", crate::shared::local::random_key());
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=heading.clone() on:close=move |_| open.set(false) data-testid="dialog">
            <h2 id=heading.clone()>{move || title.get()}</h2>
            <div class="muted">{children()}</div>
            <div class="dialog__acts">
                <Button label=tr!(ui.go_back) on_click=move || open.set(false)/>
                <Button label=action look=Look::last_step(danger) busy=busy on_click=on_confirm test_id="dialog-confirm"/>
            </div>
        </dialog>
    }
}
