//! Which school year the lists are about. It stands in the address, goes along from page to page, and is chosen in the top
//! bar; a page that is about one year says that year instead.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use leptos_router::hooks::use_location;
use leptos_use::use_event_listener;

use crate::shared::session::{EVERY_YEAR, Session, use_session};
use crate::shared::ui::address::{in_address, with_query};
use crate::shared::ui::{Glyph, Icon, Menu};
use crate::tr;

const KEY: &str = "year";

/// What the address asks for counts, and an address that asks for nothing gets what was asked before.
pub fn goes_along(session: Session) {
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    let asked = move || location.query.with(|query| query.get(KEY));
    // Before the first list asks the server.
    session.ask_year(untrack(asked));
    Effect::new(move |_| {
        let here = format!("{}?{}", path.get(), search.get().trim_start_matches('?'));
        match (asked(), session.asked_year()) {
            // For a reload, and for who copies the address: the router need not go anywhere.
            (None, Some(year)) => {
                let hash = location.hash.get_untracked();
                show(&with_year(&format!("{here}{hash}"), &year));
            }
            (asked, _) => session.ask_year(asked),
        }
    });
    // The document hears a click before the router does, which listens at the window.
    let _ = use_event_listener(document(), ev::click, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some((link, year)) = link.zip(session.asked_year()) else {
            return;
        };
        let own = link.get_attribute("href").unwrap_or_default();
        if !own.starts_with(['/', '?']) {
            return;
        }
        let _ = link.set_attribute("href", &with_year(&own, &year));
        // Next time it may be another year's turn.
        set_timeout(
            move || {
                let _ = link.set_attribute("href", &own);
            },
            Duration::ZERO,
        );
    });
}

fn show(address: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// `address` asking for `year`, unless it asks for one itself.
fn with_year(address: &str, year: &str) -> String {
    let hash = address.find('#').unwrap_or(address.len());
    let (rest, hash) = address.split_at(hash);
    let (path, search) = rest.split_once('?').unwrap_or((rest, ""));
    let own = with_query("", &[(KEY, year)]);
    if search.split('&').any(|pair| pair.starts_with("year=")) {
        address.to_owned()
    } else if search.is_empty() {
        format!("{path}{own}{hash}")
    } else {
        format!("{path}?{search}&{}{hash}", own.trim_start_matches('?'))
    }
}

#[component]
pub fn SchoolYear() -> impl IntoView {
    let session = use_session();
    move || match session.page_year() {
        Some(name) => view! {
            <span class="year year--own" data-testid="page-year">
                <Icon glyph=Glyph::Calendar/>
                {face(name)}
            </span>
        }
        .into_any(),
        None => view! { <Choice/> }.into_any(),
    }
}

/// Long at the desk, short on a phone.
fn face(name: String) -> impl IntoView {
    view! {
        <span class="desk-only">{tr!(shell.school_year, name = name.clone())}</span>
        <span class="phone-only">{name}</span>
    }
}

#[component]
fn Choice() -> impl IntoView {
    let session = use_session();
    let (_, set) = in_address(KEY);
    let years = Memo::new(move |_| session.me().map(|me| me.school_years).unwrap_or_default());
    let chosen = move || session.year_name();
    let option = move |name: Option<String>| {
        let (own, asked) = (name.clone(), name.clone());
        let asked = asked.unwrap_or_else(|| EVERY_YEAR.to_owned());
        let test_id = format!("year-{asked}");
        let words = match name {
            Some(name) => tr!(shell.school_year, name = name),
            None => tr!(shell.every_year),
        };
        view! {
            <button
                class="menu__item"
                type="button"
                popovertarget="school-year"
                popovertargetaction="hide"
                aria-pressed=move || (chosen() == own).to_string()
                data-testid=test_id
                on:click=move |_| set.set(Some(asked.clone()))
            >
                <Icon glyph=Glyph::Check small=true/>
                {words}
            </button>
        }
    };
    let options = move || {
        let named = years.get().into_iter().map(|year| Some(year.name));
        named.chain([None]).map(option).collect_view()
    };
    view! {
        <Show when=move || !years.read().is_empty()>
            <span class="year">
                <Menu
                    id="school-year"
                    label=tr!(shell.choose_school_year)
                    face=move || {
                        view! {
                            <Icon glyph=Glyph::Calendar/>
                            {move || match chosen() {
                                Some(name) => face(name).into_any(),
                                None => tr!(shell.every_year).into_any(),
                            }}
                            <Icon glyph=Glyph::Down small=true/>
                        }
                    }
                >
                    {options}
                </Menu>
            </span>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::with_year;

    #[test]
    fn the_year_goes_along_with_what_the_address_says_already() {
        let with = |address| with_year(address, "all");
        assert_eq!(with("/plans"), "/plans?year=all");
        assert_eq!(with("/plans?state=DRAFT"), "/plans?state=DRAFT&year=all");
        assert_eq!(with("/school#channels"), "/school?year=all#channels");
        assert_eq!(with("?year=2020-2021"), "?year=2020-2021");
    }
}
