//! Search, whether this is sample data, the school year, me.

use leptos::prelude::*;

use super::me_menu::MeMenu;
use crate::shared::session::use_session;
use crate::shared::ui::{Glyph, Icon, Menu, use_palette};
use crate::tr;

#[component]
pub fn TopBar() -> impl IntoView {
    let session = use_session();
    let open = use_palette();
    let demo = move || {
        session
            .me()
            .is_some_and(|me| me.installation.demo)
            .then(|| view! { <span class="demo" data-testid="demo">{tr!(shell.demo)}</span> })
    };
    view! {
        <header class="topbar">
            <button class="search" type="button" aria-keyshortcuts="Control+K" on:click=move |_| open() data-testid="open-palette">
                <Icon glyph=Glyph::Search/>
                <span>{tr!(shell.search)}</span>
                <kbd>"Ctrl K"</kbd>
            </button>
            <div class="topbar__end">
                {demo}
                <SchoolYearMenu/>
                <MeMenu/>
            </div>
        </header>
    }
}

#[component]
fn SchoolYearMenu() -> impl IntoView {
    let session = use_session();
    let years = Memo::new(move |_| session.me().map(|me| me.school_years).unwrap_or_default());
    let chosen = move || session.school_year();
    let name = move || {
        years
            .read()
            .iter()
            .find(|year| Some(&year.id) == chosen().as_ref())
            .map(|year| year.name.clone())
    };
    let options = move || {
        years
            .get()
            .into_iter()
            .map(|year| {
                let (id, own) = (year.id.clone(), year.id.clone());
                view! {
                    <button
                        class="menu__item"
                        type="button"
                        popovertarget="school-year"
                        popovertargetaction="hide"
                        aria-pressed=move || (chosen().as_ref() == Some(&own)).to_string()
                        on:click=move |_| session.choose_school_year(id.clone())
                    >
                        <Icon glyph=Glyph::Check small=true/>
                        {tr!(shell.school_year, name = year.name)}
                    </button>
                }
            })
            .collect_view()
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
                            {move || tr!(shell.school_year, name = name().unwrap_or_default())}
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
