//! A new person with a first appointment, so that those who manage that organization see him.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::features::person::fields::{Post, PostFields};
use crate::features::person::model::suggested_username;
use crate::features::person::operations::{PersonCreate, PersonCreateInput, PersonCreateVariables};
use crate::features::person::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::ui::{Button, ButtonLink, ErrorSummary, Look, PageHeader, TextInput, toast};
use crate::tr;

#[component]
pub fn NewPerson() -> impl IntoView {
    let navigate = use_navigate();
    let text = || RwSignal::new(String::new());
    let (name, username, email, phone) = (text(), text(), text(), text());
    let post = Post::begin();
    let asked = use_query_map()
        .read_untracked()
        .get("organization")
        .filter(|id| !id.is_empty());
    if let Some(id) = asked {
        post.choose(id);
    }
    // Follows the name until somebody writes another one.
    Effect::new(move |before: Option<String>| {
        let suggested = suggested_username(&name.read());
        let now = username.read_untracked();
        if now.is_empty() || before.as_deref() == Some(now.as_str()) {
            drop(now);
            username.set(suggested.clone());
        }
        suggested
    });
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = |text: RwSignal<String>| {
            Some(text.read_untracked().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let organization = post.organization.get_untracked();
        let position = post.position.get_untracked();
        if writing.finds(words::missing(&[
            ("name", given(name).is_none()),
            ("username", given(username).is_none()),
            ("organization", organization.is_none()),
            ("position", position.is_empty()),
        ])) {
            return;
        }
        let input = PersonCreateInput {
            name: given(name).unwrap_or_default(),
            username: given(username).unwrap_or_default(),
            email: given(email),
            phone: given(phone),
            idempotency_key: None,
            organization: cynic::Id::new(organization.map(|found| found.id).unwrap_or_default()),
            position: cynic::Id::new(position),
            starts_on: post.starts_on.get_untracked(),
            decision_number: given(post.decision),
        };
        let navigate = navigate.clone();
        writing.send::<PersonCreate>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                PersonCreateVariables { input }
            },
            |answer| words::errors(&answer.person_create.user_errors),
            move |answer| {
                toast(tr!(person.added));
                let made = answer.person_create.person.map(|made| made.id.into_inner());
                let options = NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                };
                navigate(&format!("/people/{}", made.unwrap_or_default()), options);
            },
        );
    };
    view! {
        <div class="narrow">
            <PageHeader title=tr!(person.add) about=tr!(person.add_about)/>
            <form class="form" on:submit=submit novalidate=true data-testid="person-form">
                <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                <TextInput id="name" label=tr!(person.full_name) value=name error=writing.error("name")/>
                <TextInput
                    id="username"
                    label=tr!(person.username)
                    help=tr!(account.username_help)
                    value=username
                    error=writing.error("username")
                />
                <TextInput id="email" label=tr!(person.email) value=email error=writing.error("email") kind="email" optional=true/>
                <TextInput id="phone" label=tr!(person.phone) value=phone error=writing.error("phone") kind="tel" optional=true/>
                <h2>{tr!(person.first_post)}</h2>
                <PostFields post writing/>
                <Refused writing/>
                <div class="form__acts">
                    <Button label=tr!(person.add) look=Look::Primary submit=true busy=writing.busy() test_id="person-save"/>
                    <ButtonLink label=tr!(person.cancel) href="/people" look=Look::Quiet/>
                </div>
            </form>
        </div>
    }
}
