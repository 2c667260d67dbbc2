//! What a line of the phone book shows: each number dials, each address writes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::as_text;
use super::operations::{Person, PhonebookEntry};
use super::taking;
use crate::shared::export::SheetColumn;
use crate::shared::ui::{Button, Column, Glyph, Look, Telephone, toast};
use crate::tr;

pub fn columns() -> Vec<Column<PhonebookEntry>> {
    vec![
        Column::new(tr!(phonebook.organization), |row: &PhonebookEntry| {
            row.organization.name.clone().into_any()
        }),
        Column::maybe(tr!(phonebook.own), |row: &PhonebookEntry| {
            let organization = &row.organization;
            let any = organization.phone.is_some() || organization.email.is_some();
            any.then(|| {
                reached(
                    organization.phone.clone(),
                    organization.email.clone(),
                    &organization.name,
                )
                .into_any()
            })
        }),
        Column::maybe(tr!(phonebook.leader), |row: &PhonebookEntry| {
            let leader = row.leader.as_ref()?;
            Some(person(&leader.person, Some(leader.position.title.clone())).into_any())
        }),
        Column::maybe(tr!(phonebook.focal_point), |row: &PhonebookEntry| {
            let focal = row.focal_point.as_ref()?;
            Some(person(&focal.person, None).into_any())
        }),
        Column::new(tr!(phonebook.take), |row: &PhonebookEntry| {
            view! { <Take entry=row.clone()/> }.into_any()
        }),
    ]
}

pub fn sheet() -> Vec<SheetColumn> {
    let of = |whom: String, what: String| format!("{whom}: {what}");
    let (phone, email) = (|| tr!(phonebook.phone), || tr!(phonebook.email));
    let (leader, focal) = (|| tr!(phonebook.leader), || tr!(phonebook.focal_point));
    vec![
        SheetColumn::text(tr!(phonebook.organization), "organization.name"),
        SheetColumn::text(phone(), "organization.phone"),
        SheetColumn::text(email(), "organization.email"),
        SheetColumn::text(leader(), "leader.person.name"),
        SheetColumn::text(of(leader(), phone()), "leader.person.phone"),
        SheetColumn::text(of(leader(), email()), "leader.person.email"),
        SheetColumn::text(focal(), "focalPoint.person.name"),
        SheetColumn::text(of(focal(), phone()), "focalPoint.person.phone"),
        SheetColumn::text(of(focal(), email()), "focalPoint.person.email"),
    ]
}

fn person(person: &Person, title: Option<String>) -> impl IntoView + use<> {
    let title = title.map(|title| view! { <span class="under">{title}</span> });
    view! {
        <span class="book__who">
            <b>{person.name.clone()}</b>
            {title}
            {reached(person.phone.clone(), person.email.clone(), &person.name)}
        </span>
    }
}

fn reached(phone: Option<String>, email: Option<String>, name: &str) -> impl IntoView + use<> {
    let call = phone.map(|number| {
        let whom = tr!(phonebook.call, name = name.to_owned());
        view! { <Telephone number whom/> }
    });
    let write = email.map(|address| {
        view! { <a class="break" href=format!("mailto:{address}")>{address.clone()}</a> }
    });
    view! { <span class="book__reached">{call} {write}</span> }
}

/// Copies one entry, or saves its cards.
#[component]
fn Take(entry: PhonebookEntry) -> impl IntoView {
    let busy = RwSignal::new(false);
    let name = entry.organization.name.clone();
    let entry = StoredValue::new(entry);
    let copy = move || {
        let text = entry.with_value(|entry| as_text(entry, &tr!(phonebook.focal_point)));
        toast(if taking::copy(&text) {
            tr!(ui.copied)
        } else {
            tr!(phonebook.no_clipboard)
        });
    };
    let save = move || {
        busy.set(true);
        spawn_local(async move {
            let (name, id) =
                entry.with_value(|entry| (entry.organization.name.clone(), entry.id.clone()));
            match taking::cards(&[id]).await {
                Ok(cards) => taking::save(&cards, &format!("{name}.vcf")),
                Err(error) => toast(error.words()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <span class="book__take">
            <Button label=tr!(phonebook.copy_named, name = name.clone()) icon=Glyph::Copy icon_only=true look=Look::Quiet on_click=copy test_id="copy-entry"/>
            <Button label=tr!(phonebook.card_named, name = name) icon=Glyph::Download icon_only=true look=Look::Quiet busy=busy on_click=save test_id="save-card"/>
        </span>
    }
}
