//! A person's name and contacts. When somebody else was faster, what was typed stays and one chooses.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::features::person::operations::{
    OnePersonVariables, Person, PersonAction, PersonByOne, PersonNode, PersonUpdate,
    PersonUpdateInput, PersonUpdateVariables,
};
use crate::features::person::words;
use crate::shared::api::{ApiError, send};
use crate::shared::form::Writing;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    Button, ButtonLink, EmptyState, ErrorSummary, Glyph, Look, Notice, PageHeader, TextInput, Tone,
    toast,
};
use crate::tr;

#[component]
pub fn EditPerson() -> impl IntoView {
    let id = in_path("id");
    let found = query::<PersonByOne>(move || OnePersonVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <div class="narrow">
            <Loaded query=found lines=5 let:data>
                {match data.get_untracked().node {
                    Some(PersonNode::Person(person)) if person.available_actions.contains(&PersonAction::Update) => {
                        view! { <Form person/> }.into_any()
                    }
                    _ => {
                        view! {
                            <PageHeader title=tr!(person.edit_title)/>
                            <EmptyState glyph=Glyph::Lock title=tr!(person.not_editable) next=tr!(person.not_editable_next)>
                                <ButtonLink label=tr!(person.people) href="/people"/>
                            </EmptyState>
                        }
                        .into_any()
                    }
                }}
            </Loaded>
        </div>
    }
}

#[component]
fn Form(person: Person) -> impl IntoView {
    let navigate = use_navigate();
    let back = format!("/people/{}", person.id.inner());
    let id = StoredValue::new(person.id.clone());
    let version = RwSignal::new(person.version);
    let name = RwSignal::new(person.name.clone());
    let email = RwSignal::new(person.email.unwrap_or_default());
    let phone = RwSignal::new(person.phone.unwrap_or_default());
    let writing = Writing::begin();
    let after = back.clone();
    let save = Callback::new(move |()| {
        let given = |text: RwSignal<String>| Some(text.read_untracked().trim().to_owned());
        if writing.finds(words::missing(&[(
            "name",
            name.read_untracked().trim().is_empty(),
        )])) {
            return;
        }
        let input = PersonUpdateInput {
            id: id.get_value(),
            expected_version: Some(version.get_untracked()),
            name: given(name),
            email: given(email),
            phone: given(phone),
            idempotency_key: None,
        };
        let (navigate, after) = (navigate.clone(), after.clone());
        writing.send::<PersonUpdate>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                PersonUpdateVariables { input }
            },
            |answer| words::errors(&answer.person_update.user_errors),
            move |_| {
                toast(tr!(person.saved));
                let options = NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                };
                navigate(&after, options);
            },
        );
    });
    let newest = move |then: Callback<Person>| {
        spawn_local(async move {
            match send::<PersonByOne>(OnePersonVariables { id: id.get_value() }).await {
                Ok(PersonByOne {
                    node: Some(PersonNode::Person(person)),
                    ..
                }) => {
                    version.set(person.version);
                    then.run(person);
                }
                Ok(_) => toast(ApiError::NotFound.words()),
                Err(error) => toast(error.words()),
            }
        });
    };
    let overwrite = Callback::new(move |()| newest(Callback::new(move |_| save.run(()))));
    let take = Callback::new(move |()| {
        newest(Callback::new(move |now: Person| {
            name.set(now.name);
            email.set(now.email.unwrap_or_default());
            phone.set(now.phone.unwrap_or_default());
            writing.finds(Vec::new());
        }));
    });
    let refusal = move || {
        writing.refusal().get().map(|error| {
            if error == ApiError::Conflict {
                view! {
                    <Notice tone=Tone::Warn test_id="conflict">
                        <p>{tr!(person.conflict)}</p>
                        <div class="form__acts">
                            <Button label=tr!(person.overwrite) on_click=overwrite test_id="conflict-overwrite"/>
                            <Button label=tr!(person.take_newer) on_click=take test_id="conflict-take"/>
                        </div>
                    </Notice>
                }
                .into_any()
            } else {
                view! { <Notice tone=Tone::Bad test_id="refusal">{error.words()}</Notice> }.into_any()
            }
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    view! {
        <PageHeader title=tr!(person.edit_title) about=tr!(person.edit_about, username = person.username.unwrap_or_default())/>
        <form class="form" on:submit=submit novalidate=true data-testid="person-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <TextInput id="name" label=tr!(person.full_name) value=name error=writing.error("name")/>
            <TextInput id="email" label=tr!(person.email) value=email error=writing.error("email") kind="email" optional=true/>
            <TextInput id="phone" label=tr!(person.phone) value=phone error=writing.error("phone") kind="tel" optional=true/>
            {refusal}
            <div class="form__acts">
                <Button label=tr!(person.save) look=Look::Primary submit=true busy=writing.busy() test_id="person-save"/>
                <ButtonLink label=tr!(person.cancel) href=back look=Look::Quiet/>
            </div>
        </form>
    }
}
