//! Changing one's own password.

use leptos::prelude::*;

use super::operations::{PasswordChange, PasswordChangeInput, PasswordChangeVariables};
use super::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::ui::{Button, ErrorSummary, Look, PageHeader, Problem, TextInput, toast};
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
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        writing.send::<PasswordChange>(
            move |idempotency_key| PasswordChangeVariables {
                input: PasswordChangeInput {
                    current: current.get_untracked(),
                    new: new.get_untracked(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.password_change.user_errors),
            move |answer| {
                if answer.password_change.changed {
                    current.set(String::new());
                    new.set(String::new());
                    toast(tr!(account.password_changed));
                }
            },
        );
    };
    view! {
        <PageHeader title=tr!(account.change_password) about=tr!(account.change_password_about)/>
        <form class="narrow stack" on:submit=submit novalidate=true>
            <ErrorSummary problems=Signal::derive(move || Problem::each(&writing.errors().read(), input_of))/>
            <Refused writing/>
            <TextInput
                id="current-password"
                label=tr!(account.current_password)
                value=current
                error=writing.error("current")
                kind="password"
                autocomplete="current-password"
            />
            <TextInput
                id="new-password"
                label=tr!(account.new_password)
                help=tr!(account.password_help)
                value=new
                error=writing.error("new")
                kind="password"
                autocomplete="new-password"
            />
            <Button label=tr!(account.change_password) look=Look::Primary submit=true busy=writing.busy() test_id="change-password"/>
        </form>
    }
}
