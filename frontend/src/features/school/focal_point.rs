//! Who speaks for the school, and the form that names another.

use leptos::prelude::*;

use super::focal_before::{Before, Relieve};
use super::operations::{
    FocalPointName, FocalPointNameInput, FocalPointNameVariables, Organization, OrganizationAction,
};
use super::words;
use crate::shared::api::FieldError;
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::{dates, matches};
use crate::shared::ui::{
    Button, Combobox, DateField, ErrorSummary, Found, Glyph, Look, Problem, Telephone, TextInput,
    toast,
};
use crate::tr;

fn input_of(path: &str) -> &'static str {
    match path {
        "person" => "focal-person",
        "decisionNumber" => "focal-decision",
        "since" => "focal-since",
        "decidedOn" => "focal-decided-on",
        _ => "",
    }
}

#[component]
pub fn FocalPoint(organization: Signal<Organization>, on_change: Callback<()>) -> impl IntoView {
    let may = move || {
        organization
            .read()
            .available_actions
            .contains(&OrganizationAction::NameFocalPoint)
    };
    let named = Memo::new(move |_| organization.read().focal_point.is_some());
    let changing = RwSignal::new(false);
    let done = Callback::new(move |()| {
        changing.set(false);
        on_change.run(());
    });
    let current = move || {
        organization.get().focal_point.map_or_else(
            || view! { <p class="muted">{tr!(school.no_focal_point)}</p> }.into_any(),
            |focal| {
                let decision = by_decision(focal.decision_number, focal.decided_on);
                let since = tr!(school.since_date, date = dates::day(focal.since));
                let how = [decision, Some(since)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ");
                view! {
                    <p data-testid="focal-point"><b>{focal.person.name}</b> <br/> <span class="muted">{how}</span></p>
                }
                .into_any()
            },
        )
    };
    view! {
        <section class="card" aria-labelledby="focal-point">
            <div class="card__head"><h2 id="focal-point" tabindex="-1">{tr!(school.focal_point)}</h2></div>
            <div class="card__body stack">
                <p class="muted">{tr!(school.focal_point_help)}</p>
                {current}
                <Show when=may>
                    <Show
                        when=move || changing.get() || !named.get()
                        fallback=move || {
                            view! {
                                <div class="form__acts">
                                    <Button label=tr!(school.change) icon=Glyph::Edit on_click=move || changing.set(true) test_id="change-focal-point"/>
                                    <Relieve organization on_change/>
                                </div>
                            }
                        }
                    >
                        <Form organization on_done=done on_stale=on_change/>
                    </Show>
                </Show>
                <Before organization/>
            </div>
        </section>
    }
}

/// `theo Quyết định 12/QĐ-THAB ngày 14/09/2020`
pub fn by_decision(number: Option<String>, day: Option<chrono::NaiveDate>) -> Option<String> {
    let number = number?;
    Some(match day {
        Some(day) => tr!(
            school.by_decision_of,
            number = number,
            date = dates::day(day)
        ),
        None => tr!(school.by_decision, number = number),
    })
}

#[component]
fn Form(
    organization: Signal<Organization>,
    on_done: Callback<()>,
    on_stale: Callback<()>,
) -> impl IntoView {
    let person = RwSignal::new(None::<Found>);
    let decision = RwSignal::new(String::new());
    let since = RwSignal::new(None::<chrono::NaiveDate>);
    let decided_on = RwSignal::new(None::<chrono::NaiveDate>);
    let writing = Writing::begin();
    // The school's people are few and already here: they are found without asking.
    let search = move |text: String| {
        let school = organization.get_untracked();
        let found: Vec<Found> = school
            .appointments
            .into_iter()
            .filter(|appointment| {
                appointment.active
                    && appointment.position.leads
                    && matches(&appointment.person.name, &text)
            })
            .map(|appointment| Found {
                id: appointment.person.id.into_inner(),
                label: appointment.person.name,
                hint: appointment.position.title,
            })
            .collect();
        std::future::ready(Ok(found))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = person.get_untracked();
        let empty = [("person", chosen.is_none())];
        let missing = FieldError::left_empty(&empty, |_| tr!(school.error_required));
        let (Some(chosen), false) = (chosen, writing.finds(missing)) else {
            return;
        };
        let number = decision.get_untracked().trim().to_owned();
        let shown = organization.get_untracked();
        let input = FocalPointNameInput {
            organization: shown.id,
            person: cynic::Id::new(chosen.id),
            since: since.get_untracked(),
            decision_number: (!number.is_empty()).then_some(number),
            decided_on: decided_on.get_untracked(),
            seen: shown.focal_point.map(|focal| focal.id),
            idempotency_key: None,
        };
        writing.send::<FocalPointName>(
            move |idempotency_key| FocalPointNameVariables {
                input: FocalPointNameInput {
                    idempotency_key,
                    ..input.clone()
                },
            },
            move |answer| {
                let found = &answer.focal_point_name.user_errors;
                if words::is_stale(found) {
                    on_stale.run(());
                }
                words::errors(found)
            },
            move |answer| {
                if answer.focal_point_name.focal_point.is_some() {
                    toast(tr!(school.named));
                    on_done.run(());
                }
            },
        );
    };
    view! {
        <form class="stack" on:submit=submit novalidate=true data-testid="focal-point-form">
            <ErrorSummary problems=Signal::derive(move || Problem::each(&writing.errors().read(), input_of))/>
            <Refused writing/>
            <Combobox
                id="focal-person"
                label=tr!(school.person)
                help=tr!(school.person_help)
                value=person
                search=search
                error=writing.error("person")
            />
            <TextInput
                id="focal-decision"
                label=tr!(school.decision_number)
                help=tr!(school.decision_help)
                value=decision
                error=writing.error("decisionNumber")
                optional=true
            />
            <DateField
                id="focal-decided-on"
                label=tr!(school.decided_on)
                value=decided_on
                error=writing.error("decidedOn")
                optional=true
            />
            <DateField id="focal-since" label=tr!(school.since) value=since error=writing.error("since") optional=true/>
            <Button label=tr!(school.name_it) look=Look::Primary submit=true busy=writing.busy() test_id="name-focal-point"/>
        </form>
    }
}

/// A telephone as a link, or a word that there is none.
#[component]
pub fn Called(phone: Option<String>, name: String) -> impl IntoView {
    match phone {
        Some(number) => view! { <Telephone number whom=tr!(school.call, name = name)/> }.into_any(),
        None => view! { <span class="faint">{tr!(school.no_phone)}</span> }.into_any(),
    }
}
