//! Opening a handover: whose position, to whom, from which day.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::operations::{
    HandoverNode, HandoverOpen, HandoverOpenInput, HandoverOpenVariables, HandoverPeople,
    HandoverPeopleVariables, HandoverPerson, HandoverPersonVariables, Held, PersonFilter, Somebody,
};
use super::words;
use crate::shared::api::{ApiError, send};
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{
    Button, ButtonLink, Choice, Combobox, Crumb, DateField, ErrorSummary, Found, Look, PageHeader,
    Select, TextInput, toast,
};
use crate::tr;

#[component]
pub fn OpenHandover() -> impl IntoView {
    let asked = use_query_map();
    let named = |key: &str| asked.read_untracked().get(key).filter(|id| !id.is_empty());
    let (person, appointment) = (named("person"), named("appointment"));
    let form = match person {
        Some(person) => view! { <OfPerson person appointment/> }.into_any(),
        None => view! { <Form giver=None appointment=None/> }.into_any(),
    };
    view! {
        <div class="narrow">
            <PageHeader
                title=tr!(handover.add)
                about=tr!(handover.add_about)
                crumbs=vec![Crumb::new("/handovers", tr!(handover.handovers))]
            />
            {form}
        </div>
    }
}

/// Of a person whom the address names.
#[component]
fn OfPerson(person: String, appointment: Option<String>) -> impl IntoView {
    let found = query::<HandoverPerson>(move || HandoverPersonVariables {
        id: cynic::Id::new(person.clone()),
    });
    view! {
        <Loaded query=found lines=6 let:data>
            {
                let giver = match data.get_untracked().node {
                    Some(HandoverNode::Person(person)) => Some(person),
                    Some(HandoverNode::Other) | None => None,
                };
                view! { <Form giver appointment=appointment.clone()/> }
            }
        </Loaded>
    }
}

/// `Hiệu trưởng, TH An Bình, từ 01/08/2020`
fn called(held: &Held) -> String {
    let span = match held.ends_on {
        Some(last) => tr!(
            handover.held_until,
            start = dates::day(held.starts_on),
            end = dates::day(last)
        ),
        None => tr!(handover.held_since, date = dates::day(held.starts_on)),
    };
    let (title, place) = (&held.position.title, &held.organization.short_name);
    format!("{title}, {place}, {span}")
}

fn found(person: &Somebody) -> Found {
    let posts = person.appointments.iter().filter(|held| held.active);
    let posts: Vec<String> = posts
        .map(|held| format!("{}, {}", held.position.title, held.organization.short_name))
        .collect();
    Found {
        id: person.id.inner().to_owned(),
        label: person.name.clone(),
        hint: posts.join(" · "),
    }
}

async fn people(text: String, active: Option<bool>) -> Result<Vec<Somebody>, ApiError> {
    let filter = PersonFilter {
        search: Some(text),
        active,
    };
    let answer = send::<HandoverPeople>(HandoverPeopleVariables { filter }).await?;
    Ok(answer.people.nodes)
}

#[component]
fn Form(giver: Option<Somebody>, appointment: Option<String>) -> impl IntoView {
    let navigate = use_navigate();
    let known = RwSignal::new(giver.iter().cloned().collect::<Vec<_>>());
    let from = RwSignal::new(giver.as_ref().map(found));
    let to = RwSignal::new(None::<Found>);
    let held = RwSignal::new(appointment.unwrap_or_default());
    let day = RwSignal::new(Some(dates::today()));
    let decision = RwSignal::new(String::new());
    let writing = Writing::begin();
    let posts = Memo::new(move |_| {
        let from = from.read();
        let known = known.read();
        let giver = from
            .as_ref()
            .and_then(|from| known.iter().find(|person| person.id.inner() == from.id));
        let held = giver.map(|giver| giver.appointments.as_slice());
        let held = held.unwrap_or_default().iter();
        held.map(|held| Choice::new(held.id.inner(), called(held)))
            .collect::<Vec<_>>()
    });
    // Who holds one position is not asked which.
    Effect::new(move |_| {
        let posts = posts.read();
        let chosen = held.read_untracked().clone();
        if !posts.iter().any(|post| post.value == chosen) {
            let only = posts.first().filter(|_| posts.len() == 1);
            held.set(only.map(|post| post.value.clone()).unwrap_or_default());
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (post, receiver) = (held.get_untracked(), to.get_untracked());
        let first = day.get_untracked();
        if writing.finds(words::left_empty(&[
            ("giver", from.with_untracked(Option::is_none)),
            ("appointment", post.is_empty()),
            ("to", receiver.is_none()),
            ("takesEffectOn", first.is_none()),
        ])) {
            return;
        }
        let (Some(receiver), Some(first)) = (receiver, first) else {
            return;
        };
        let number = decision.get_untracked().trim().to_owned();
        let input = HandoverOpenInput {
            appointment: cynic::Id::new(post),
            to: cynic::Id::new(receiver.id),
            takes_effect_on: first,
            decision_number: Some(number).filter(|number| !number.is_empty()),
            idempotency_key: None,
        };
        let navigate = navigate.clone();
        writing.send::<HandoverOpen>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                HandoverOpenVariables { input }
            },
            |answer| words::errors(&answer.handover_open.user_errors),
            move |answer| {
                toast(tr!(handover.opened));
                let opened = answer.handover_open.handover;
                let path = opened.map_or_else(
                    || "/handovers".to_owned(),
                    |opened| format!("/handovers/{}", opened.id.inner()),
                );
                navigate(&path, NavigateOptions::default());
            },
        );
    };
    let givers = move |text: String| async move {
        let some = people(text, None).await?;
        let rows = some.iter().map(found).collect();
        known.update(|known| known.extend(some));
        Ok(rows)
    };
    let receivers = |text: String| async move {
        let some = people(text, Some(true)).await?;
        Ok(some.iter().map(found).collect())
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="handover-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <Combobox id="giver" label=tr!(handover.giver) help=tr!(handover.person_help) value=from search=givers error=writing.error("giver")/>
            <Select
                id="appointment"
                label=tr!(handover.position)
                value=held
                choices=Signal::from(posts)
                error=writing.error("appointment")
            />
            <Combobox id="to" label=tr!(handover.receiver) help=tr!(handover.person_help) value=to search=receivers error=writing.error("to")/>
            <DateField
                id="takes-effect-on"
                label=tr!(handover.takes_effect_on)
                help=tr!(handover.takes_effect_help)
                value=day
                error=writing.error("takesEffectOn")
            />
            <TextInput
                id="decision-number"
                label=tr!(handover.decision)
                help=tr!(handover.decision_help)
                value=decision
                error=writing.error("decisionNumber")
                optional=true
            />
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(handover.add) look=Look::Primary submit=true busy=writing.busy() test_id="handover-open"/>
                <ButtonLink label=tr!(handover.cancel) href="/handovers" look=Look::Quiet/>
            </div>
        </form>
    }
}
