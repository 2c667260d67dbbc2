//! Who answers for an organization, who is appointed there, and how it speaks to people.

use leptos::prelude::*;

use crate::features::organization::operations::{
    Channel, Organization, OrganizationAction, OrganizationLink,
};
use crate::features::organization::words;
use crate::shared::i18n::dates;
use crate::shared::session::{OrganizationKind, ViewerPermission, use_session};
use crate::shared::ui::{ButtonLink, Glyph, Icon, Telephone};
use crate::tr;

#[component]
pub fn FocalPointSection(organization: Organization) -> impl IntoView {
    // Only schools name one; an office's panel would show an empty section.
    if organization.kind != OrganizationKind::School && organization.focal_point.is_none() {
        return ().into_any();
    }
    let own = is_own(&organization);
    let name = (own && organization.available_actions.contains(&OrganizationAction::NameFocalPoint)).then(|| {
        view! { <ButtonLink label=tr!(organization.name_focal_point) href="/school" test_id="name-focal-point"/> }
    });
    let known = match organization.focal_point {
        Some(focal) => {
            let since = match focal.decision_number {
                Some(number) => {
                    tr!(
                        organization.since_by,
                        date = dates::day(focal.since),
                        number = number
                    )
                }
                None => tr!(organization.since, date = dates::day(focal.since)),
            };
            view! {
                <div class="contact" data-testid="focal-point-person">
                    <b>{focal.person.name}</b>
                    <span class="faint">{since}</span>
                    {focal.person.phone.map(|number| view! { <Telephone number/> })}
                </div>
            }
            .into_any()
        }
        None => view! { <p class="muted">{tr!(organization.no_focal_point)}</p> }.into_any(),
    };
    view! {
        <section class="panel__sec stack--s">
            <h3 id="focal-point" tabindex="-1">{tr!(organization.focal_point_long)}</h3>
            {known}
            {name}
        </section>
    }
    .into_any()
}

fn is_own(organization: &Organization) -> bool {
    let own = use_session().me().and_then(|me| me.viewer.organization);
    own.is_some_and(|own| own.id == organization.id)
}

#[component]
pub fn People(organization: Organization) -> impl IntoView {
    let linked = use_session().may(ViewerPermission::PeopleManage);
    let lines = organization
        .appointments
        .iter()
        .filter(|appointment| appointment.active)
        .cloned()
        .map(|appointment| {
            let person = appointment.person;
            let name = if linked {
                let href = format!("/people/{}", person.id.inner());
                view! { <a href=href>{person.name}</a> }.into_any()
            } else {
                view! { <b>{person.name}</b> }.into_any()
            };
            let span = match appointment.ends_on {
                Some(end) => tr!(
                    organization.held_until,
                    start = dates::day(appointment.starts_on),
                    end = dates::day(end)
                ),
                None => tr!(organization.since, date = dates::day(appointment.starts_on)),
            };
            view! {
                <li class="contact">
                    {name}
                    <span class="faint">{appointment.position.title} " · " {span}</span>
                    {person.phone.map(|number| view! { <Telephone number/> })}
                </li>
            }
        })
        .collect::<Vec<_>>();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="muted">{tr!(organization.no_people)}</p> });
    let appoint = organization.available_actions.contains(&OrganizationAction::Appoint).then(|| {
        let href = format!("/people/new?organization={}", organization.id.inner());
        view! { <ButtonLink label=tr!(organization.add_person) href icon=Glyph::Plus test_id="organization-add-person"/> }
    });
    view! {
        <section class="panel__sec stack--s">
            <h3 id="people" tabindex="-1">{tr!(organization.people)}</h3>
            {none}
            <ul class="contacts">{lines}</ul>
            {appoint}
        </section>
    }
}

#[component]
pub fn Channels(organization: Organization) -> impl IntoView {
    if organization.kind != OrganizationKind::School && organization.channels.is_empty() {
        return ().into_any();
    }
    let own = is_own(&organization);
    let register = (own && organization.available_actions.contains(&OrganizationAction::RegisterChannel)).then(|| {
        view! { <ButtonLink label=tr!(organization.register_channels) href="/school" test_id="register-channels"/> }
    });
    let none = organization
        .channels
        .is_empty()
        .then(|| view! { <p class="muted">{tr!(organization.no_channels)}</p> });
    let line = |channel: Channel| {
        // Only a web address is a link: anything else would lead nowhere, or somewhere unwanted.
        let address = if channel.address.starts_with("https://")
            || channel.address.starts_with("http://")
        {
            let href = channel.address.clone();
            view! { <a class="break" href=href rel="noopener noreferrer" target="_blank">{channel.address}</a> }
                .into_any()
        } else {
            view! { <span class="break">{channel.address}</span> }.into_any()
        };
        view! {
            <li class="contact contact--icon">
                <Icon glyph=words::channel_glyph(channel.kind)/>
                <b>{channel.name}</b>
                <span class="faint">
                    {words::channel(channel.kind)}
                    {channel.audience.map(|audience| format!(" · {audience}"))}
                </span>
                {address}
            </li>
        }
    };
    view! {
        <section class="panel__sec stack--s">
            <h3 id="channels" tabindex="-1">{tr!(organization.channels)}</h3>
            {none}
            <ul class="contacts">{organization.channels.into_iter().map(line).collect_view()}</ul>
            {register}
        </section>
    }
    .into_any()
}

/// Whom it follows beside what it stands below, and followed before.
#[component]
pub fn Links(organization: Organization) -> impl IntoView {
    let id = organization.id.into_inner();
    let add = organization.available_actions.contains(&OrganizationAction::Link).then(|| {
        let href = format!("/organizations/{id}/link");
        view! { <ButtonLink label=tr!(organization.link_title) href icon=Glyph::Link test_id="organization-link"/> }
    });
    if organization.links.is_empty() && add.is_none() {
        return ().into_any();
    }
    let none = organization
        .links
        .is_empty()
        .then(|| view! { <p class="muted">{tr!(organization.no_links)}</p> });
    let line = |link: OrganizationLink| {
        let span = match (link.ends_on, link.decision_number) {
            (Some(last), _) => tr!(
                organization.held_until,
                start = dates::day(link.starts_on),
                end = dates::day(last)
            ),
            (None, Some(number)) => tr!(
                organization.since_decision,
                date = dates::day(link.starts_on),
                number = number
            ),
            (None, None) => tr!(organization.since, date = dates::day(link.starts_on)),
        };
        let href = format!("/organizations/{}", link.target.id.inner());
        view! {
            <li class="contact">
                <span>{words::link(link.kind)} ": " <a href=href>{link.target.name}</a></span>
                <span class="faint">{span}</span>
            </li>
        }
    };
    view! {
        <section class="panel__sec stack--s" data-testid="organization-links">
            <h3>{tr!(organization.links)}</h3>
            {none}
            <ul class="contacts">{organization.links.into_iter().map(line).collect_view()}</ul>
            {add}
        </section>
    }
    .into_any()
}
