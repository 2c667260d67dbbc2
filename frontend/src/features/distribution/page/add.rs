//! One more who is to have it: an organization found by typing, or a body outside by its name.

use leptos::prelude::*;

use super::Desk;
use crate::features::distribution::operations::{
    DocumentSend, DocumentSendInput, DocumentSendVariables, OrganizationFilter, SendChoices,
    SendChoicesVariables,
};
use crate::features::distribution::words;
use crate::shared::api::{coded, send};
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::ui::{
    Button, Choice, Combobox, ErrorSummary, Findings, Found, Look, RadioGroup, Select, TextInput,
    opened, toast,
};
use crate::tr;

const HERE: &str = "here";
const OUTSIDE: &str = "outside";

async fn organizations(text: String) -> Findings {
    let filter = OrganizationFilter {
        search: Some(text),
        open_on: Some(dates::today()),
    };
    let found = send::<SendChoices>(SendChoicesVariables { filter }).await?;
    let found = found.organizations.nodes.into_iter();
    let found = found.map(|organization| Found {
        id: organization.id.into_inner(),
        label: organization.name,
        hint: organization.short_name,
    });
    Ok(found.collect())
}

#[component]
pub fn Add(desk: Desk) -> impl IntoView {
    let way = RwSignal::new(HERE.to_owned());
    let organization = RwSignal::new(None::<Found>);
    let name = RwSignal::new(String::new());
    let purpose = RwSignal::new("EXECUTE".to_owned());
    let writing = Writing::begin();
    let is_here = Memo::new(move |_| *way.read() == HERE);
    // The button that opened it is gone: the reader goes on here.
    let heading = opened();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let here = is_here.get_untracked();
        let chosen = organization.get_untracked().filter(|_| here);
        let named = name.get_untracked().trim().to_owned();
        let named = (!here && !named.is_empty()).then_some(named);
        let why = coded(&purpose.read_untracked());
        if writing.finds(words::left_empty(&[
            ("organization", here && chosen.is_none()),
            ("name", !here && named.is_none()),
            ("purpose", why.is_none()),
        ])) {
            return;
        }
        let Some(purpose) = why else { return };
        let input = DocumentSendInput {
            document: desk.paper.with_untracked(|paper| paper.id.clone()),
            organization: chosen.map(|chosen| cynic::Id::new(chosen.id)),
            name: named,
            purpose,
            idempotency_key: None,
        };
        writing.send::<DocumentSend>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                DocumentSendVariables { input }
            },
            |answer| words::errors(&answer.document_send.user_errors),
            move |_| {
                toast(tr!(distribution.done_send));
                desk.adding.set(false);
                desk.reload();
            },
        );
    };
    let ways = vec![
        Choice::new(HERE, tr!(distribution.way_here)),
        Choice::new(OUTSIDE, tr!(distribution.way_outside)),
    ];
    let purposes = Choice::each(words::PURPOSES, words::purpose);
    let whom = move || {
        if is_here.get() {
            view! {
                <Combobox
                    id="organization"
                    label=tr!(distribution.organization)
                    help=tr!(distribution.organization_help)
                    value=organization
                    search=organizations
                    error=writing.error("organization")
                />
            }
            .into_any()
        } else {
            view! {
                <TextInput
                    id="name"
                    label=tr!(distribution.outside_name)
                    help=tr!(distribution.outside_help)
                    value=name
                    error=writing.error("name")
                />
            }
            .into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="add-title">
            <div class="card__head"><h2 id="add-title" tabindex="-1" node_ref=heading>{tr!(distribution.add)}</h2></div>
            <form class="card__body form form--inline narrow" on:submit=save novalidate=true data-testid="add-form">
                <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                <RadioGroup id="way" label=tr!(distribution.way) value=way choices=ways/>
                {whom}
                <Select id="purpose" label=tr!(distribution.purpose) value=purpose choices=Signal::stored(purposes) error=writing.error("purpose")/>
                <Refused writing/>
                <div class="form__acts">
                    <Button label=tr!(distribution.send) look=Look::Primary submit=true busy=writing.busy() test_id="add-save"/>
                    <Button label=tr!(distribution.cancel) look=Look::Quiet on_click=move || desk.adding.set(false) test_id="add-cancel"/>
                </div>
            </form>
        </section>
    }
}
