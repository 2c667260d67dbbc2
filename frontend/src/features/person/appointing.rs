//! A person's appointments: each dated and by a decision, with the forms that make one and end one.

use leptos::prelude::*;

use super::fields::{Post, PostFields};
use super::model::in_order;
use super::operations::{
    Appointment, AppointmentEnd, AppointmentEndInput, AppointmentEndVariables, AppointmentMake,
    AppointmentMakeInput, AppointmentMakeVariables, Person, PersonAction,
};
use super::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::ui::{
    Button, ButtonLink, DateField, ErrorSummary, Glyph, Look, Notice, Status, Tone, toast,
};
use crate::tr;

#[component]
pub fn Appointments(person: Person, on_change: Callback<()>) -> impl IntoView {
    let may = person.available_actions.contains(&PersonAction::Appoint);
    let appointing = RwSignal::new(false);
    let id = person.id.clone();
    let appointments = in_order(person.appointments.clone());
    let none = appointments
        .is_empty()
        .then(|| view! { <p class="muted">{tr!(person.no_post)}</p> });
    let lines = appointments
        .into_iter()
        .map(|appointment| view! { <Line appointment person=person.id.clone() may on_change/> })
        .collect_view();
    view! {
        <section class="panel__sec stack--s">
            <h3>{tr!(person.appointments)}</h3>
            {none}
            <ul class="contacts" data-testid="appointments">{lines}</ul>
            {may
                .then_some({
                    move || {
                        if appointing.get() {
                            view! { <Appoint person=id.clone() appointing on_change/> }.into_any()
                        } else {
                            view! {
                                <Button
                                    label=tr!(person.appoint)
                                    icon=Glyph::Plus
                                    on_click=move || appointing.set(true)
                                    test_id="appoint"
                                />
                            }
                            .into_any()
                        }
                    }
                })}
        </section>
    }
}

#[component]
fn Line(
    appointment: Appointment,
    person: cynic::Id,
    may: bool,
    on_change: Callback<()>,
) -> impl IntoView {
    let ending = RwSignal::new(false);
    let place = format!("/organizations/{}", appointment.organization.id.inner());
    let span = match appointment.ends_on {
        Some(end) => tr!(
            person.held_until,
            start = dates::day(appointment.starts_on),
            end = dates::day(end)
        ),
        None => tr!(person.since, date = dates::day(appointment.starts_on)),
    };
    let by = appointment
        .decision_number
        .clone()
        .map(|number| tr!(person.by_decision, number = number));
    let over = appointment.ends_on.is_some_and(|end| end < dates::today());
    let state = if appointment.active {
        None
    } else if over {
        Some((Glyph::History, tr!(person.over)))
    } else {
        Some((Glyph::Calendar, tr!(person.to_come)))
    };
    let test_id = format!("appointment-{}", appointment.id.inner());
    let endable = may && appointment.ends_on.is_none();
    let hand_over = may.then(|| {
        let (person, held) = (person.inner(), appointment.id.inner());
        let href = format!("/handovers/new?person={person}&appointment={held}");
        view! { <ButtonLink label=tr!(person.hand_over) href look=Look::Quiet test_id=format!("hand-over-{held}")/> }
    });
    let (title, organization) = (
        appointment.position.title.clone(),
        appointment.organization.name.clone(),
    );
    view! {
        <li class="contact" data-testid=test_id>
            <b>{title}</b>
            <a href=place>{organization}</a>
            <span class="faint">{span} {by.map(|by| format!(" · {by}"))}</span>
            {state.map(|(glyph, label)| view! { <Status tone=Tone::Idle glyph label/> })}
            {hand_over}
            {endable
                .then_some({
                    move || {
                        if ending.get() {
                            view! { <End appointment=appointment.clone() ending on_change/> }.into_any()
                        } else {
                            let test_id = format!("end-{}", appointment.id.inner());
                            view! {
                                <Button label=tr!(person.end_post) look=Look::Quiet on_click=move || ending.set(true) test_id/>
                            }
                            .into_any()
                        }
                    }
                })}
        </li>
    }
}

/// The last day of an appointment.
#[component]
fn End(appointment: Appointment, ending: RwSignal<bool>, on_change: Callback<()>) -> impl IntoView {
    let last = RwSignal::new(Some(dates::today()));
    let writing = Writing::begin();
    let (id, version) = (appointment.id, appointment.version);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = last.get_untracked();
        writing.finds(words::missing(&[("endsOn", day.is_none())]));
        let Some(ends_on) = day else { return };
        let id = id.clone();
        writing.send::<AppointmentEnd>(
            move |key| AppointmentEndVariables {
                input: AppointmentEndInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    ends_on,
                    idempotency_key: key,
                },
            },
            |answer| words::errors(&answer.appointment_end.user_errors),
            move |_| {
                toast(tr!(person.ended));
                on_change.run(());
            },
        );
    };
    view! {
        <form class="form form--inline" on:submit=submit novalidate=true data-testid="end-form">
            <DateField id="ends-on" label=tr!(person.ends_on) value=last error=writing.error("endsOn")/>
            <Unplaced writing except="endsOn"/>
            <div class="form__acts">
                <Button label=tr!(person.end_post) submit=true busy=writing.busy() test_id="end-save"/>
                <Button label=tr!(person.cancel) look=Look::Quiet on_click=move || ending.set(false)/>
            </div>
        </form>
    }
}

/// A further appointment.
#[component]
fn Appoint(
    person: cynic::Id,
    appointing: RwSignal<bool>,
    on_change: Callback<()>,
) -> impl IntoView {
    let post = Post::begin();
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let organization = post.organization.get_untracked();
        let position = post.position.get_untracked();
        if writing.finds(words::missing(&[
            ("organization", organization.is_none()),
            ("position", position.is_empty()),
        ])) {
            return;
        }
        let decision = post.decision.read_untracked().trim().to_owned();
        let input = AppointmentMakeInput {
            person: person.clone(),
            organization: cynic::Id::new(organization.map(|found| found.id).unwrap_or_default()),
            position: cynic::Id::new(position),
            starts_on: post.starts_on.get_untracked(),
            ends_on: None,
            decision_number: Some(decision).filter(|number| !number.is_empty()),
            idempotency_key: None,
        };
        writing.send::<AppointmentMake>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                AppointmentMakeVariables { input }
            },
            |answer| words::errors(&answer.appointment_make.user_errors),
            move |_| {
                toast(tr!(person.appointed));
                on_change.run(());
            },
        );
    };
    view! {
        <form class="form form--inline" on:submit=submit novalidate=true data-testid="appoint-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <PostFields post writing/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(person.appoint) submit=true busy=writing.busy() test_id="appoint-save"/>
                <Button label=tr!(person.cancel) look=Look::Quiet on_click=move || appointing.set(false)/>
            </div>
        </form>
    }
}

/// What has no field to stand under.
#[component]
fn Unplaced(writing: Writing, except: &'static str) -> impl IntoView {
    move || {
        let found = writing.errors().get();
        let found: Vec<String> = found
            .into_iter()
            .filter(|error| error.path != except)
            .map(|error| error.words)
            .collect();
        let words = writing
            .refusal()
            .get()
            .map_or_else(|| found.join(" "), |error| error.words());
        (!words.is_empty())
            .then(|| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })
    }
}
