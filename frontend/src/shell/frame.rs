//! The frame, or what stands in its place while nobody is signed in.

use leptos::html;
use leptos::prelude::*;
use leptos_router::components::{Outlet, Redirect};
use leptos_router::hooks::use_location;

use super::nav;
use super::sidebar::{BottomBar, Sidebar};
use super::topbar::TopBar;
use super::unreachable::Unreachable;
use super::year;
use crate::features::document::papers_found;
use crate::shared::session::{Standing, use_session};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{CommandPalette, Skeleton, provide_palette};
use crate::tr;

/// Everything behind sign-in.
#[component]
pub fn Frame() -> impl IntoView {
    let session = use_session();
    let location = use_location();
    provide_palette();
    // Only a change of person or of reachability builds the frame anew, not every fresh look at rights.
    let standing = Memo::new(move |_| match session.standing() {
        Standing::SignedIn(me) => Ok(me.viewer.person.id.inner().to_owned()),
        other => Err(other),
    });
    move || match standing.get() {
        Ok(_) => view! { <Inside/> }.into_any(),
        Err(Standing::Unreachable(error)) => view! { <Unreachable error/> }.into_any(),
        Err(Standing::SignedOut) => {
            let next = format!(
                "{}{}",
                location.pathname.get_untracked(),
                query_of(&location.search.get_untracked())
            );
            let next = if next == "/" { String::new() } else { next };
            view! { <Redirect path=with_query("/sign-in", &[("next", &next)])/> }.into_any()
        }
        Err(_) => view! { <main class="main"><Skeleton/></main> }.into_any(),
    }
}

fn query_of(search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() {
        String::new()
    } else {
        format!("?{search}")
    }
}

#[component]
fn Inside() -> impl IntoView {
    let session = use_session();
    year::goes_along(session);
    let entries = Signal::derive(move || nav::entries(session));
    let typed = RwSignal::new(String::new());
    let location = use_location();
    let main = NodeRef::<html::Main>::new();
    // Another part of the app is another page to those who listen to it; a panel inside a part takes the focus itself.
    let part = Memo::new(move |_| part_of(&location.pathname.read()).to_owned());
    Effect::new(move |before: Option<String>| {
        let now = part.get();
        if before.is_some_and(|before| before != now)
            && let Some(main) = main.get_untracked()
        {
            let _ = main.focus();
        }
        now
    });
    view! {
        <a class="skip" href="#content">{tr!(shell.skip)}</a>
        <div class="app">
            <TopBar/>
            <Sidebar/>
            <main class="main" id="content" tabindex="-1" node_ref=main>
                <div class="main__in">
                    <Outlet/>
                </div>
            </main>
            <BottomBar/>
        </div>
        <CommandPalette entries typed further=papers_found(typed.into())/>
    }
}

/// `/board/7?…` is in the part `board`.
fn part_of(path: &str) -> &str {
    path.trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{part_of, query_of};

    #[test]
    fn a_part_is_the_first_segment() {
        assert_eq!(part_of("/board/7/schools"), "board");
        assert_eq!(part_of("/"), "");
        assert_eq!(query_of("state=DRAFT"), "?state=DRAFT");
        assert_eq!(query_of(""), "");
    }
}
