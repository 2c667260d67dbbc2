//! Search, whether this is sample data, the school year, me.

use leptos::prelude::*;

use super::me_menu::MeMenu;
use super::year::SchoolYear;
use crate::features::notification::Bell;
use crate::shared::session::use_session;
use crate::shared::ui::{Glyph, Icon, use_palette};
use crate::tr;

#[component]
pub fn TopBar() -> impl IntoView {
    let session = use_session();
    let open = use_palette();
    let demo = move || {
        session
            .me()
            .is_some_and(|me| me.installation.demo)
            .then(|| {
                view! {
                    <span class="demo" data-testid="demo">
                        <span class="desk-only">{tr!(shell.demo)}</span>
                        <span class="phone-only">{tr!(shell.demo_short)}</span>
                    </span>
                }
            })
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
                <SchoolYear/>
                <Bell/>
                <MeMenu/>
            </div>
        </header>
    }
}
