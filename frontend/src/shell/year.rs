//! Which school year the lists are about. It stands in the address, goes along from page to page, and is chosen in the top
//! bar; a page that is about one year says that year instead.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::shared::session::{EVERY_YEAR, Session, use_session};
use crate::shared::ui::address::{in_address, with_query};
use crate::shared::ui::{Glyph, Icon, Menu};
use crate::tr;

const KEY: &str = "year";

/// What the address asks for counts, and an address that asks for nothing gets what was asked before.
pub fn goes_along(session: Session) {
    let location = use_location();
    let navigate = use_navigate();
    let (path, search) = (location.pathname, location.search);
    let asked = move || location.query.with(|query| query.get(KEY));
    // Before the first list asks the server.
    session.ask_year(untrack(asked));
    Effect::new(move |_| {
        let (path, search) = (path.get(), search.get());
        let before = session.asked_year();
        match (asked(), before) {
            (None, Some(year)) => {
                // What is still loading does not stand in the browser's address yet: there it is to be an entry of its own.
                let loaded = window()
                    .location()
                    .pathname()
                    .is_ok_and(|shown| shown == path);
                let options = NavigateOptions {
                    replace: loaded,
                    scroll: !loaded,
                    ..NavigateOptions::default()
                };
                let hash = location.hash.get_untracked();
                navigate(
                    &format!("{}{hash}", with_year(&path, &search, &year)),
                    options,
                );
            }
            (asked, _) => session.ask_year(asked),
        }
    });
}

fn with_year(path: &str, search: &str, year: &str) -> String {
    let own = with_query("", &[(KEY, year)]);
    match search.trim_start_matches('?') {
        "" => format!("{path}{own}"),
        others => format!("{path}?{others}&{}", own.trim_start_matches('?')),
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
        <span class="year__long">{tr!(shell.school_year, name = name.clone())}</span>
        <span class="year__short">{name}</span>
    }
}

#[component]
fn Choice() -> impl IntoView {
    let session = use_session();
    let (_, set) = in_address(KEY);
    let years = Memo::new(move |_| session.me().map(|me| me.school_years).unwrap_or_default());
    let chosen = move || {
        let id = session.school_year();
        let years = years.read();
        let year = years.iter().find(|year| Some(&year.id) == id.as_ref());
        year.map(|year| year.name.clone())
    };
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
        assert_eq!(
            with_year("/plans", "", "2020-2021"),
            "/plans?year=2020-2021"
        );
        assert_eq!(
            with_year("/plans", "?state=DRAFT", "all"),
            "/plans?state=DRAFT&year=all"
        );
    }
}
