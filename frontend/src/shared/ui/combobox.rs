//! One of many, found by typing: a person, a school.

use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Field;
use super::field::Ids;
use crate::shared::api::ApiError;
use crate::shared::local;
use crate::tr;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: String,
    pub label: String,
    /// What tells two of the same name apart.
    pub hint: String,
}

/// What a search answers: that it failed is not that there is nothing.
pub type Findings = Result<Vec<Found>, ApiError>;

/// A labelled search with a list below it (the ARIA combobox pattern). `search` is asked as one types; the server folds
/// diacritics.
#[component]
pub fn Combobox<S, F>(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<Option<Found>>,
    search: S,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView
where
    S: Fn(String) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Findings> + 'static,
{
    let ids = Ids::of(&id);
    let has_help = !help.is_empty();
    let list_id = format!("{id}-list");
    let typed = RwSignal::new(
        value
            .get_untracked()
            .map(|found| found.label)
            .unwrap_or_default(),
    );
    let found = RwSignal::new(None::<Vec<Found>>);
    let failed = RwSignal::new(None::<ApiError>);
    let marked = RwSignal::new(0usize);
    let latest = StoredValue::new(0u32);

    Effect::new(move |_| {
        if let Some(chosen) = value.get() {
            typed.set(chosen.label);
        }
    });
    let ask = move |text: String| {
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        failed.set(None);
        if text.trim().is_empty() {
            found.set(None);
            return;
        }
        spawn_local(async move {
            local::sleep(Duration::from_millis(200)).await;
            if latest.try_get_value() != Some(number) {
                return;
            }
            let results = search(text).await;
            if latest.try_get_value() == Some(number) {
                marked.set(0);
                failed.set(results.as_ref().err().cloned());
                found.set(results.ok());
            }
        });
    };
    let choose = move |chosen: Found| {
        latest.update_value(|number| *number = number.wrapping_add(1));
        typed.set(chosen.label.clone());
        value.set(Some(chosen));
        found.set(None);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = found.with(|found| found.as_ref().map_or(0, Vec::len));
        match event.key().as_str() {
            "ArrowDown" if count > 0 => marked.update(|marked| *marked = (*marked + 1) % count),
            "ArrowUp" if count > 0 => {
                marked.update(|marked| *marked = (*marked + count - 1) % count)
            }
            "Enter" if count > 0 => {
                let pick = found.with(|found| {
                    found
                        .as_ref()
                        .and_then(|found| found.get(marked.get()).cloned())
                });
                pick.into_iter().for_each(choose);
            }
            "Escape" if found.with(Option::is_some) => found.set(None),
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active = option_id.clone();
    let options = move || {
        let option_id = option_id.clone();
        found.get().map(|results| {
            if results.is_empty() {
                return view! { <li class="combo__none">{tr!(ui.none_found)}</li> }.into_any();
            }
            results
                .into_iter()
                .enumerate()
                .map(|(index, result)| {
                    let pick = result.clone();
                    view! {
                        <li
                            class="palette__opt"
                            role="option"
                            id=option_id(index)
                            aria-selected=move || (marked.get() == index).to_string()
                            on:mousedown=move |event| {
                                event.prevent_default();
                                choose(pick.clone());
                            }
                        >
                            <span>{result.label}</span>
                            <small>{result.hint}</small>
                        </li>
                    }
                })
                .collect_view()
                .into_any()
        })
    };
    let error = Signal::derive(move || {
        let failed = failed.get();
        let failed = failed.map(|failed| format!("{} {}", failed.title(), failed.advice()));
        failed.or_else(|| error.get())
    });
    let (test_id, controls) = (id.clone(), list_id.clone());
    view! {
        <Field id=id.clone() label help error optional>
            <div class="affix combo">
                <input
                    class="input"
                    id=id
                    data-testid=test_id
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-controls=controls
                    aria-expanded=move || found.with(Option::is_some).to_string()
                    aria-activedescendant=move || {
                        found.with(|found| found.as_ref().is_some_and(|found| !found.is_empty())).then(|| active(marked.get()))
                    }
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || ids.described_by(has_help, error.with(Option::is_some))
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        typed.set(text.clone());
                        value.set(None);
                        ask(text);
                    }
                    on:keydown=on_key
                    on:blur=move |_| found.set(None)
                />
                <ul class="combo__list" role="listbox" id=list_id hidden=move || found.with(Option::is_none)>
                    {options}
                </ul>
            </div>
        </Field>
    }
}
