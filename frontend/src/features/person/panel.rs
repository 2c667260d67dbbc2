//! One person beside the list: facts, appointments, and the account.

use leptos::prelude::*;

use super::appointing::Appointments;
use super::invite::Invite;
use super::operations::{
    OnePersonVariables, Person, PersonAction, PersonByOne, PersonDisable, PersonEnable, PersonNode,
    PersonRef, PersonRefVariables, PersonTold,
};
use super::words;
use crate::shared::form::{Said, Writing};
use crate::shared::history::History;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{
    Button, ButtonLink, ConfirmDialog, EmptyState, Glyph, PageTitle, SidePanel, Status, Telephone,
    toast,
};
use crate::tr;

#[component]
pub fn PersonPanel(
    id: String,
    close: Signal<String>,
    /// The list beside it should look again.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let asked = cynic::Id::new(id);
    let found = query::<PersonByOne>(move || OnePersonVariables { id: asked.clone() });
    let person = move || match found.get()?.node {
        Some(PersonNode::Person(person)) => Some(person),
        _ => None,
    };
    let title =
        Signal::derive(move || person().map_or_else(|| tr!(person.person), |person| person.name));
    let link = RwSignal::new(None::<String>);
    let invited = Callback::new(move |()| found.reload());
    let changed = Callback::new(move |()| {
        found.reload();
        on_change.run(());
    });
    view! {
        <SidePanel title close>
            <PageTitle title/>
            <Loaded query=found let:data>
                {move || match data.get().node {
                    Some(PersonNode::Person(person)) => view! { <Body person link on_invited=invited on_change=changed/> }.into_any(),
                    _ => {
                        view! { <EmptyState glyph=Glyph::User title=tr!(errors.not_found) next=tr!(errors.not_found_advice)/> }
                            .into_any()
                    }
                }}
                <Happened told=Signal::derive(move || data.get().told)/>
            </Loaded>
        </SidePanel>
    }
}

#[component]
fn Happened(told: Signal<Option<PersonTold>>) -> impl IntoView {
    let entries = Signal::derive(move || match told.get() {
        Some(PersonTold::Person(person)) => person.history,
        _ => Vec::new(),
    });
    move || {
        (!entries.read().is_empty()).then(|| {
            view! {
                <section class="panel__sec">
                    <h3>{tr!(person.history)}</h3>
                    <History entries/>
                </section>
            }
        })
    }
}

#[component]
fn Body(
    person: Person,
    link: RwSignal<Option<String>>,
    on_invited: Callback<()>,
    on_change: Callback<()>,
) -> impl IntoView {
    let (tone, glyph, label) = words::state(&person);
    let may = |action| person.available_actions.contains(&action);
    let edit = may(PersonAction::Update).then(|| {
        let href = format!("/people/{}/edit", person.id.inner());
        view! {
            <div class="panel__acts">
                <ButtonLink label=tr!(person.edit) href icon=Glyph::Edit test_id="person-edit"/>
            </div>
        }
    });
    let call = person.phone.clone().map(|number| {
        view! {
            <dt>{tr!(person.phone)}</dt>
            <dd><Telephone number/></dd>
        }
    });
    let write = person.email.clone().map(|email| {
        view! {
            <dt>{tr!(person.email)}</dt>
            <dd><a class="break" href=format!("mailto:{email}")>{email.clone()}</a></dd>
        }
    });
    view! {
        <section class="panel__sec">
            <Status tone glyph label test_id="person-state"/>
            <dl class="facts" data-testid="person-facts">
                {person.username.clone().map(|username| view! {
                    <dt>{tr!(person.username)}</dt>
                    <dd class="break">{username}</dd>
                })}
                {call}
                {write}
            </dl>
            {edit}
        </section>
        <Appointments person=person.clone() on_change/>
        <Account person link on_invited on_change/>
    }
}

/// The account: a link to choose a password, closing and opening.
#[component]
fn Account(
    person: Person,
    link: RwSignal<Option<String>>,
    on_invited: Callback<()>,
    on_change: Callback<()>,
) -> impl IntoView {
    let may = |action| person.available_actions.contains(&action);
    let (invite, disable) = (may(PersonAction::ResetPassword), may(PersonAction::Disable));
    let enable = may(PersonAction::Enable) || may(PersonAction::Unlock);
    if !invite && !disable && !enable {
        return ().into_any();
    }
    let again = person.active;
    let (name, shown) = (person.name.clone(), person.clone());
    let subject = StoredValue::new(person);
    let asking = RwSignal::new(false);
    let writing = Writing::begin();
    let variables = move |key| {
        subject.with_value(|person| PersonRefVariables {
            input: PersonRef {
                id: person.id.clone(),
                expected_version: Some(person.version),
                idempotency_key: key,
            },
        })
    };
    let close_account = move || {
        writing.send::<PersonDisable>(
            variables,
            move |answer| {
                asking.try_set(false);
                words::errors(&answer.person_disable.user_errors)
            },
            move |_| {
                toast(tr!(person.did_disable));
                on_change.run(());
            },
        );
    };
    let open_account = move || {
        writing.send::<PersonEnable>(
            variables,
            |answer| words::errors(&answer.person_enable.user_errors),
            move |_| {
                toast(tr!(person.did_enable));
                on_change.run(());
            },
        );
    };
    // A refused confirmation gives way to its words in the panel.
    Effect::new(move |_| {
        if writing.refusal().read().is_some() {
            asking.set(false);
        }
    });
    view! {
        <section class="panel__sec stack--s">
            <h3>{tr!(person.account)}</h3>
            {invite.then(|| view! { <Invite person=shown link on_made=on_invited/> })}
            {disable
                .then(|| {
                    view! {
                        <div>
                            <Button
                                label=tr!(person.disable)
                                icon=Glyph::Lock
                                on_click=move || asking.set(true)
                                test_id="person-disable"
                            />
                        </div>
                        <ConfirmDialog
                            open=asking
                            title=tr!(person.disable_title, name = name)
                            action=tr!(person.disable)
                            on_confirm=close_account
                            busy=writing.busy()
                        >
                            {tr!(person.disable_about)}
                        </ConfirmDialog>
                    }
                })}
            {enable
                .then(|| {
                    let label = if again { tr!(person.unlock) } else { tr!(person.enable) };
                    view! {
                        <div>
                            <Button label busy=writing.busy() on_click=open_account icon=Glyph::Key test_id="person-enable"/>
                        </div>
                    }
                })}
            <Said writing/>
        </section>
    }
    .into_any()
}
