//! Whom to call: the school's people, and the office above it.

use leptos::prelude::*;

use super::focal_point::Called;
use super::operations::{Organization, OrganizationAction};
use crate::shared::ui::ButtonLink;
use crate::tr;

#[component]
pub fn People(organization: Signal<Organization>) -> impl IntoView {
    let appoints = organization.with_untracked(|school| {
        let may = &school.available_actions;
        may.contains(&OrganizationAction::Appoint)
    });
    let lines = move || {
        let school = organization.get();
        let own = school
            .appointments
            .into_iter()
            .filter(|appointment| appointment.active)
            .map(|appointment| {
                let person = appointment.person;
                (person.name, appointment.position.title, person.phone)
            });
        let office = school
            .parent
            .map(|parent| (parent.name, tr!(school.office), parent.phone));
        own.chain(office).collect::<Vec<_>>()
    };
    let line = |(name, role, phone): (String, String, Option<String>)| {
        view! {
            <li class="session session--plain">
                <div>
                    <b>{name.clone()}</b>
                    <br/>
                    <span class="muted">{role}</span>
                </div>
                <Called phone name/>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="people">
            <div class="card__head">
                <h2 id="people" tabindex="-1">{tr!(school.people)}</h2>
                {appoints.then(|| view! { <ButtonLink label=tr!(school.handover) href="/handovers" test_id="handovers"/> })}
            </div>
            <ul data-testid="people">{move || lines().into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
