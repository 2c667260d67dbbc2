//! The menu in a list's bar: see the list as it was kept, keep it as it is shown, remove what was kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::operations::{
    SavedView, SavedViewList, SavedViewVariables, ViewDelete, ViewDeleteInput, ViewDeleteVariables,
    ViewErrorCode, ViewSave, ViewSaveInput, ViewSaveVariables, ViewUserError,
};
use crate::shared::api::{WriteKey, send};
use crate::shared::page::{Query, query};
use crate::shared::ui::address::kept;
use crate::shared::ui::{Button, Glyph, Icon, Look, Menu, Notice, TextInput, Tone, go_to, toast};
use crate::tr;

const MENU: &str = "saved-views";
const NAME: &str = "view-name";

/// The list's query, as a view keeps it: without what is open beside the list, or above it.
fn shown(search: &str) -> String {
    let kept = kept(search);
    let parts = kept.trim_start_matches('?').split('&');
    let own = parts.filter(|part| !part.starts_with("open=") && !part.starts_with("add="));
    own.collect::<Vec<_>>().join("&")
}

/// Whether two queries say the same, in whatever order.
fn is_same(one: &str, other: &str) -> bool {
    let parts = |query: &str| {
        let mut parts: Vec<String> = query.split('&').map(str::to_owned).collect();
        parts.sort_unstable();
        parts
    };
    parts(one) == parts(other)
}

fn words(error: &ViewUserError) -> String {
    let of_query = error.path.first().is_some_and(|field| field == "query");
    match error.code {
        ViewErrorCode::Required => tr!(view.name_required),
        ViewErrorCode::TooLong if of_query => tr!(view.query_too_long),
        ViewErrorCode::TooLong => tr!(view.name_too_long),
        ViewErrorCode::TooMany => tr!(view.too_many),
        ViewErrorCode::Invalid => tr!(view.invalid),
    }
}

/// `list` names the list, as its path does without whose it is: `/plans/coverage`.
#[component]
pub fn SavedViews(list: &'static str) -> impl IntoView {
    let views = query::<SavedViewList>(move || SavedViewVariables {
        list: Some(list.to_owned()),
    });
    let rows = move || views.get().map(|found| found.saved_views);
    let refused = RwSignal::new(None::<String>);
    let items = move || {
        let rows = rows()?;
        Some(match rows.is_empty() {
            true => {
                view! { <p class="menu__field muted" data-testid="no-views">{tr!(view.none)}</p> }
                    .into_any()
            }
            false => {
                let items = rows
                    .into_iter()
                    .map(|row| view! { <Item row views refused/> });
                view! { <ul>{items.collect_view()}</ul> }.into_any()
            }
        })
    };
    view! {
        <Menu id=MENU label=tr!(view.saved) glyph=Glyph::Eye class="btn btn--quiet">
            {items}
            {move || refused.get().map(|words| view! { <Notice tone=Tone::Bad test_id="view-refused">{words}</Notice> })}
            <Save list views/>
        </Menu>
    }
}

/// One that was kept: pressed while the list is shown so.
#[component]
fn Item(
    row: SavedView,
    views: Query<SavedViewList>,
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let at = use_location();
    let navigate = use_navigate();
    let own = row.query.clone();
    let pressed = move || is_same(&shown(&at.search.read()), &own).to_string();
    let path = at.pathname;
    let see = move |_| {
        let address = match row.query.as_str() {
            "" => path.get_untracked(),
            query => format!("{}?{query}", path.read_untracked()),
        };
        let stay = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address, stay);
    };
    let (id, name) = (row.id, row.name.clone());
    let key = StoredValue::new_local(WriteKey::default());
    let remove = move || {
        let input = ViewDeleteInput {
            id: id.clone(),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        let name = name.clone();
        spawn_local(async move {
            match send::<ViewDelete>(ViewDeleteVariables { input }).await {
                Ok(done) => {
                    refused.try_set(done.view_delete.user_errors.first().map(words));
                    toast(tr!(view.removed, name = name));
                    go_to(NAME);
                    views.reload();
                }
                Err(error) => {
                    refused.try_set(Some(error.words()));
                }
            }
        });
    };
    view! {
        <li class="menu__pair">
            <button
                class="menu__item"
                type="button"
                aria-pressed=pressed
                popovertarget=MENU
                popovertargetaction="hide"
                data-testid="view-see"
                on:click=see
            >
                <Icon glyph=Glyph::Check small=true/>
                <span>{row.name.clone()}</span>
            </button>
            <Button label=tr!(view.remove, name = row.name) look=Look::Quiet icon=Glyph::X icon_only=true on_click=remove test_id="view-remove"/>
        </li>
    }
}

/// Keeps the list as it is shown, under a name.
#[component]
fn Save(list: &'static str, views: Query<SavedViewList>) -> impl IntoView {
    let search = use_location().search;
    let (name, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let busy = RwSignal::new(false);
    let key = StoredValue::new_local(WriteKey::default());
    // What is sent has changed: it is another write.
    Effect::new(move |_| {
        name.track();
        search.track();
        key.with_value(WriteKey::settle);
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let input = ViewSaveInput {
            list: list.to_owned(),
            name: name.get_untracked(),
            query: shown(&search.read_untracked()),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        spawn_local(async move {
            let saved = send::<ViewSave>(ViewSaveVariables { input }).await;
            busy.try_set(false);
            let payload = match saved {
                Ok(saved) => saved.view_save,
                Err(failure) => {
                    error.try_set(Some(failure.words()));
                    return;
                }
            };
            key.try_with_value(WriteKey::settle);
            error.try_set(payload.user_errors.first().map(words));
            if let Some(view) = payload.view {
                toast(tr!(view.kept, name = view.name));
                name.try_set(String::new());
                views.reload();
            }
        });
    };
    view! {
        <form class="menu__field" novalidate on:submit=save data-testid="view-form">
            <TextInput id=NAME label=tr!(view.name) value=name help=tr!(view.name_help) error/>
            <Button label=tr!(view.save) submit=true busy test_id="view-save"/>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::{is_same, shown};

    #[test]
    fn the_view_in_force_is_known_whatever_the_order() {
        assert!(is_same(
            "state=DRAFT&search=l%C3%A1",
            "search=l%C3%A1&state=DRAFT"
        ));
        assert!(!is_same("state=DRAFT", ""));
        assert_eq!(shown("?state=DRAFT&open=1&tab=files"), "state=DRAFT");
    }
}
