//! The menu in a list's bar: see the list as it was kept, keep it as it is shown, remove what was kept.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::operations::{
    SavedView, SavedViewList, SavedViewVariables, ViewDelete, ViewDeleteInput, ViewDeleteVariables,
    ViewErrorCode, ViewList, ViewSave, ViewSaveInput, ViewSaveVariables, ViewUserError,
};
use crate::shared::api::{FieldError, code};
use crate::shared::form::{Refused, Said, Writing};
use crate::shared::page::{Query, query};
use crate::shared::ui::address::kept;
use crate::shared::ui::{Button, Glyph, Icon, Look, Menu, TextInput, go_to, toast};
use crate::tr;

const MENU: &str = "saved-views";
const NAME: &str = "view-name";

/// What stands in a list's query of what is open beside it or above it.
const BESIDE: [&str; 2] = ["open=", "add="];

/// The list's query, as a view keeps it.
fn shown(search: &str) -> String {
    let kept = kept(search);
    let parts = kept.trim_start_matches('?').split('&');
    let own = parts.filter(|part| !BESIDE.iter().any(|beside| part.starts_with(beside)));
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

/// The list's own path, without whatever is open beside it.
fn of_list(path: &str, list: ViewList) -> &str {
    let word = format!("/{}", code(list).to_lowercase());
    let ends = path
        .match_indices(&word)
        .map(|(at, word)| path.split_at(at + word.len()));
    ends.filter(|(_, beside)| beside.is_empty() || beside.starts_with('/'))
        .last()
        .map_or(path, |(own, _)| own)
}

fn found(errors: &[ViewUserError]) -> Vec<FieldError> {
    FieldError::each(errors, |error| (&error.path, words(error)))
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

/// Of which `list` the views are.
#[component]
pub fn SavedViews(list: ViewList) -> impl IntoView {
    let views = query::<SavedViewList>(move || SavedViewVariables { list: Some(list) });
    let rows = move || views.get().map(|found| found.saved_views);
    let removing = Writing::begin();
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
                    .map(|row| view! { <Item list row views removing/> });
                view! { <ul>{items.collect_view()}</ul> }.into_any()
            }
        })
    };
    view! {
        <Menu id=MENU label=tr!(view.saved) glyph=Glyph::Eye class="btn btn--quiet">
            {items}
            <Said writing=removing/>
            <Save list views/>
        </Menu>
    }
}

/// One that was kept: pressed while the list is shown so.
#[component]
fn Item(
    list: ViewList,
    row: SavedView,
    views: Query<SavedViewList>,
    removing: Writing,
) -> impl IntoView {
    let at = use_location();
    let navigate = use_navigate();
    let own = row.query.clone();
    let pressed = move || is_same(&shown(&at.search.read()), &own).to_string();
    let path = at.pathname;
    let query = row.query;
    let see = move |()| {
        let path = path.read_untracked();
        let own = of_list(&path, list);
        let address = match query.as_str() {
            "" => own.to_owned(),
            query => format!("{own}?{query}"),
        };
        let stay = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address, stay);
    };
    let (id, name) = (row.id, row.name.clone());
    let place = format!("view-{}", id.inner());
    let asked = RwSignal::new(false);
    let ask = {
        let place = place.clone();
        Callback::new(move |ask: bool| {
            asked.set(ask);
            go_to(&place);
        })
    };
    let remove = move || {
        let (id, name) = (id.clone(), name.clone());
        removing.send::<ViewDelete>(
            move |idempotency_key| ViewDeleteVariables {
                input: ViewDeleteInput {
                    id: id.clone(),
                    idempotency_key,
                },
            },
            |done| found(&done.view_delete.user_errors),
            move |_| {
                toast(tr!(view.removed, name = name));
                go_to(NAME);
                views.reload();
            },
        );
    };
    let (see, remove) = (Callback::new(see), Callback::new(move |()| remove()));
    let name = StoredValue::new(row.name);
    let pressed = Signal::derive(pressed);
    view! {
        // Whoever is asked stays where he is.
        <li id=place tabindex="-1">
            <Show
                when=move || asked.get()
                fallback=move || {
                    view! {
                        <div class="menu__pair">
                            <button
                                class="menu__item"
                                type="button"
                                aria-pressed=pressed
                                popovertarget=MENU
                                popovertargetaction="hide"
                                data-testid="view-see"
                                on:click=move |_| see.run(())
                            >
                                <Icon glyph=Glyph::Check small=true/>
                                <span>{name.get_value()}</span>
                            </button>
                            <Button
                                label=tr!(view.remove, name = name.get_value())
                                look=Look::Quiet
                                icon=Glyph::X
                                icon_only=true
                                on_click=move || ask.run(true)
                                test_id="view-remove"
                            />
                        </div>
                    }
                }
            >
                <div class="menu__row">
                    <p>{tr!(view.remove_title, name = name.get_value())}</p>
                    <Button label=tr!(view.remove_action) look=Look::Danger on_click=remove test_id="view-remove-confirm"/>
                    <Button label=tr!(view.keep) on_click=move || ask.run(false) test_id="view-keep"/>
                </div>
            </Show>
        </li>
    }
}

/// Keeps the list as it is shown, under a name.
#[component]
fn Save(list: ViewList, views: Query<SavedViewList>) -> impl IntoView {
    let search = use_location().search;
    let name = RwSignal::new(String::new());
    let writing = Writing::begin();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        writing.send::<ViewSave>(
            move |idempotency_key| ViewSaveVariables {
                input: ViewSaveInput {
                    list,
                    name: name.get_untracked(),
                    query: shown(&search.read_untracked()),
                    idempotency_key,
                },
            },
            |saved| found(&saved.view_save.user_errors),
            move |saved| {
                if let Some(view) = saved.view_save.view {
                    toast(tr!(view.kept, name = view.name));
                }
                name.set(String::new());
                views.reload();
            },
        );
    };
    // Whatever is found wrong is said at the one field there is.
    let error = Signal::derive(move || {
        let found = writing.errors();
        found.with(|found| found.first().map(|error| error.words.clone()))
    });
    view! {
        <form class="menu__field" novalidate on:submit=save data-testid="view-form">
            <TextInput id=NAME label=tr!(view.name) value=name help=tr!(view.name_help) error/>
            <Refused writing/>
            <Button label=tr!(view.save) submit=true busy=writing.busy() test_id="view-save"/>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::{ViewList, is_same, of_list, shown};

    #[test]
    fn the_view_in_force_is_known_whatever_the_order() {
        assert!(is_same(
            "state=DRAFT&search=l%C3%A1",
            "search=l%C3%A1&state=DRAFT"
        ));
        assert!(!is_same("state=DRAFT", ""));
        let beside = "?state=DRAFT&open=1&tab=files&waiting=2&add=1";
        assert_eq!(shown(beside), "state=DRAFT");
    }

    #[test]
    fn what_is_open_beside_a_list_is_not_the_list() {
        for (path, list, own) in [
            ("/people/person_1", ViewList::People, "/people"),
            (
                "/plans/plan_1/schools/org_1",
                ViewList::Schools,
                "/plans/plan_1/schools",
            ),
            (
                "/plans/plan_1/coverage",
                ViewList::Coverage,
                "/plans/plan_1/coverage",
            ),
            (
                "/documents/document_1",
                ViewList::Deliveries,
                "/documents/document_1",
            ),
        ] {
            assert_eq!(of_list(path, list), own);
        }
    }
}
