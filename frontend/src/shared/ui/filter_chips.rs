//! Filters that stand in the address: each as a chip that says what it narrows and can be taken off.

use leptos::prelude::*;

use super::address::in_address;
use super::{Chip, Choice, DateField, Glyph, Icon, Menu};
use crate::shared::i18n::dates;
use crate::tr;

/// One thing to narrow by.
#[derive(Clone)]
pub struct Filter {
    /// Its name in the address.
    pub key: &'static str,
    pub label: String,
    pub choices: Signal<Vec<Choice>>,
    /// A day that is typed, in place of choices.
    is_day: bool,
}

impl Filter {
    pub fn new(
        key: &'static str,
        label: impl Into<String>,
        choices: impl Into<Signal<Vec<Choice>>>,
    ) -> Self {
        Self {
            key,
            label: label.into(),
            choices: choices.into(),
            is_day: false,
        }
    }

    /// A first or a last day.
    pub fn day(key: &'static str, label: impl Into<String>) -> Self {
        Self {
            is_day: true,
            ..Self::new(key, label, Vec::new())
        }
    }

    /// What its `value` in the address says.
    pub fn says(&self, value: &str) -> String {
        let day = value.parse().ok().filter(|_| self.is_day);
        let choices = self.choices.read();
        let chosen = choices.iter().find(|choice| choice.value == value);
        day.map(dates::day)
            .or_else(|| chosen.map(|choice| choice.label.clone()))
            .unwrap_or_else(|| value.to_owned())
    }
}

/// The chips in force, and a menu with those that are not.
#[component]
pub fn FilterChips(filters: Vec<Filter>) -> impl IntoView {
    let chips = filters
        .iter()
        .cloned()
        .map(|filter| view! { <InForce filter/> })
        .collect_view();
    view! {
        <div class="chips" role="group" aria-label=tr!(ui.filters) data-testid="filters">
            {chips}
            <Menu id="add-filter" label=tr!(ui.add_filter) glyph=Glyph::Plus class="chip chip--add">
                {filters
                    .iter()
                    .cloned()
                    .map(|filter| match filter.is_day {
                        true => view! { <Day filter/> }.into_any(),
                        false => view! { <Unset filter/> }.into_any(),
                    })
                    .collect_view()}
            </Menu>
        </div>
    }
}

/// One of several ways to see a thing: pressed while the address has `value` under `key`, which it then gets.
#[component]
pub fn AddressChip(
    key: &'static str,
    /// None: the address without the key.
    value: Option<String>,
    #[prop(into)] test_id: String,
    children: Children,
) -> impl IntoView {
    let (now, set) = in_address(key);
    let own = value.clone();
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || (*now.read() == own).to_string()
            data-testid=test_id
            on:click=move |_| set.set(value.clone())
        >
            {children()}
        </button>
    }
}

#[component]
fn InForce(filter: Filter) -> impl IntoView {
    let (value, set_value) = in_address(filter.key);
    let words = move || {
        let value = value.get()?;
        Some(format!("{}: {}", filter.label, filter.says(&value)))
    };
    move || {
        words().map(|words| {
            let takes_off = tr!(ui.remove_filter, name = words.clone());
            view! { <Chip label=words takes_off on_off=move || set_value.set(None)/> }
        })
    }
}

#[component]
fn Unset(filter: Filter) -> impl IntoView {
    let (value, set_value) = in_address(filter.key);
    let id = format!("filter-{}", filter.key);
    let options = move || {
        filter
            .choices
            .get()
            .into_iter()
            .map(|choice| {
                let own = choice.value.clone();
                let chosen = move || value.read().as_deref() == Some(own.as_str());
                view! {
                    <option value=choice.value selected=chosen>
                        {choice.label}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <div class="field menu__field">
            <label class="field__label" for=id.clone()>{filter.label.clone()}</label>
            <select
                class="input"
                id=id.clone()
                data-testid=id
                on:change:target=move |event| {
                    let chosen = event.target().value();
                    set_value.set((!chosen.is_empty()).then_some(chosen));
                }
            >
                <option value="" selected=move || value.read().is_none()>{tr!(ui.all)}</option>
                {options}
            </select>
        </div>
    }
}

#[component]
fn Day(filter: Filter) -> impl IntoView {
    let (value, set_value) = in_address(filter.key);
    let asked = move || -> Option<chrono::NaiveDate> { value.read().as_deref()?.parse().ok() };
    let day = RwSignal::new(untrack(asked));
    Effect::new(move |_| {
        let asked = asked();
        if day.get_untracked() != asked {
            day.set(asked);
        }
    });
    Effect::new(move |before: Option<()>| {
        let day = day.get();
        if before.is_some() && untrack(asked) != day {
            set_value.set(day.map(|day| day.to_string()));
        }
    });
    view! {
        <div class="menu__field">
            <DateField id=format!("filter-{}", filter.key) label=filter.label value=day optional=true/>
        </div>
    }
}

/// A search by name, in the address as `search`, half a second after the last keystroke.
#[component]
pub fn SearchBox(#[prop(into)] label: String) -> impl IntoView {
    let (value, set_value) = in_address("search");
    let typed = RwSignal::new(value.get_untracked().unwrap_or_default());
    let latest = StoredValue::new(0u32);
    // What was not typed here, a saved view or "back", is shown too.
    let sent = StoredValue::new(value.get_untracked());
    Effect::new(move |_| {
        let asked = value.get();
        if sent.get_value() != asked {
            sent.set_value(asked.clone());
            typed.set(asked.unwrap_or_default());
        }
    });
    let wait = move || {
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        set_timeout(
            move || {
                if latest.try_get_value() == Some(number) {
                    let text = typed.get_untracked().trim().to_owned();
                    let text = (!text.is_empty()).then_some(text);
                    sent.set_value(text.clone());
                    set_value.set(text);
                }
            },
            std::time::Duration::from_millis(400),
        );
    };
    view! {
        <label class="searchbox">
            <Icon glyph=Glyph::Search/>
            <span class="visually-hidden">{label.clone()}</span>
            <input
                type="search"
                placeholder=label
                data-testid="search"
                prop:value=move || typed.get()
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    wait();
                }
            />
        </label>
    }
}
