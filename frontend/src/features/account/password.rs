//! Changing one's own password.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{PasswordChange, PasswordChangeInput, PasswordChangeVariables};
use super::words;
use crate::shared::api::{FieldError, WriteKey, for_path, send};
use crate::shared::ui::{
    Button, ErrorSummary, Look, Notice, PageHeader, Problem, TextInput, Tone, toast,
};
use crate::tr;

fn input_of(path: &str) -> &'static str {
    match path {
        "current" => "current-password",
        "new" => "new-password",
        _ => "",
    }
}

#[component]
pub fn ChangePassword() -> impl IntoView {
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let key = StoredValue::new_local(WriteKey::default());
    let error = move |path: &'static str| Signal::derive(move || for_path(&errors.read(), path));
    // Another password is another decision: it needs another key.
    Effect::new(move |_| {
        current.track();
        new.track();
        key.with_value(WriteKey::settle);
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let input = PasswordChangeInput {
            current: current.get_untracked(),
            new: new.get_untracked(),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let answer = send::<PasswordChange>(PasswordChangeVariables { input }).await;
            match answer.map(|answer| answer.password_change) {
                Ok(payload) => {
                    errors.set(words::errors(&payload.user_errors));
                    if payload.changed {
                        current.set(String::new());
                        new.set(String::new());
                        toast(tr!(account.password_changed));
                    }
                }
                Err(error) => refusal.set(Some(error.words())),
            }
            busy.try_set(false);
        });
    };
    view! {
        <PageHeader title=tr!(account.change_password) about=tr!(account.change_password_about)/>
        <form class="narrow stack" on:submit=submit novalidate=true>
            <ErrorSummary problems=Signal::derive(move || Problem::each(&errors.read(), input_of))/>
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad>{words}</Notice> })}
            <TextInput
                id="current-password"
                label=tr!(account.current_password)
                value=current
                error=error("current")
                kind="password"
                autocomplete="current-password"
            />
            <TextInput
                id="new-password"
                label=tr!(account.new_password)
                help=tr!(account.password_help)
                value=new
                error=error("new")
                kind="password"
                autocomplete="new-password"
            />
            <Button label=tr!(account.change_password) look=Look::Primary submit=true busy=busy test_id="change-password"/>
        </form>
    }
}
