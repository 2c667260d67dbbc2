//! The places: a sidebar at the desk, a rail on a tablet, a bar at the bottom of a phone.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::nav::{self, Section};
use crate::shared::session::use_session;
use crate::shared::ui::{Glyph, Icon, Lotus, use_palette};
use crate::tr;

/// How many places fit into a phone's bar beside "more".
const IN_BAR: usize = 4;

#[component]
pub fn Sidebar() -> impl IntoView {
    let session = use_session();
    let location = use_location();
    let sections = move || {
        let places = nav::places(session);
        Section::IN_SIDEBAR
            .into_iter()
            .filter_map(|section| {
                let links: Vec<_> = places
                    .iter()
                    .filter(|place| place.section() == section)
                    .map(|place| {
                        view! {
                            <a class="nav__link" href=place.path() aria-current=nav::current(*place, &location) data-testid=format!("nav-{place:?}")>
                                <Icon glyph=place.glyph()/>
                                <span class="nav__text">{place.label()}</span>
                            </a>
                        }
                    })
                    .collect();
                (!links.is_empty()).then(|| view! { {section.label().map(|label| view! { <p class="nav__head">{label}</p> })} {links} })
            })
            .collect_view()
    };
    let office = move || session.me().map(|me| me.viewer.tenant_name);
    view! {
        <nav class="sidebar" aria-label=tr!(shell.main_navigation)>
            <a class="brand" href="/">
                <Lotus/>
                <span>"Sen"</span>
            </a>
            {sections}
            <p class="sidebar__foot faint">{office}</p>
        </nav>
    }
}

#[component]
pub fn BottomBar() -> impl IntoView {
    let session = use_session();
    let location = use_location();
    let links = move || {
        nav::places(session)
            .into_iter()
            .filter(|place| place.section() != Section::Mine)
            .take(IN_BAR)
            .map(|place| {
                view! {
                    <a href=place.path() aria-current=nav::current(place, &location)>
                        <Icon glyph=place.glyph()/>
                        {place.short_label()}
                    </a>
                }
            })
            .collect_view()
    };
    let open = use_palette();
    view! {
        <nav class="bottombar" aria-label=tr!(shell.phone_navigation)>
            {links}
            <button type="button" on:click=move |_| open()>
                <Icon glyph=Glyph::Menu/>
                {tr!(shell.more)}
            </button>
        </nav>
    }
}
