//! Everything that is wrong with a form, above it, each line a link to its field.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement};

use super::go_to;
use crate::shared::api::FieldError;
use crate::tr;

/// One line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The input's id; empty when it is about the whole form.
    pub field: String,
    pub words: String,
}

impl Problem {
    pub fn new(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            words: words.into(),
        }
    }

    /// What was found wrong, each leading to the field that `field` finds for its path.
    pub fn each<F: Into<String>>(errors: &[FieldError], field: impl Fn(&str) -> F) -> Vec<Self> {
        let errors = errors.iter();
        errors
            .map(|error| Self::new(field(&error.path), error.words.clone()))
            .collect()
    }
}

/// Brings the person who has just pressed a button to what is wrong, also when it is the same as before.
pub fn go_to_summary() {
    request_animation_frame(|| {
        let summary = document().query_selector(".errsum").ok().flatten();
        if let Some(summary) = summary.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            summary.scroll_into_view();
            let _ = summary.focus();
        }
    });
}

/// What the field itself says of what cannot be read in it: the form only knows that there is nothing.
fn unread(id: &str) -> Option<String> {
    let field = document().get_element_by_id(id)?;
    let field = field.dyn_into::<HtmlInputElement>().ok()?;
    let said = field.validation_message().ok()?;
    (field.class_list().contains("input--day") && !said.is_empty()).then_some(said)
}

/// Nothing while there are no problems; takes the focus when they appear, so that they are read out. `quiet` where they may
/// appear by themselves, while the person writes.
#[component]
pub fn ErrorSummary(
    #[prop(into)] problems: Signal<Vec<Problem>>,
    #[prop(optional)] quiet: bool,
    /// What was not done, where it is more than saving.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let title = StoredValue::new(title.unwrap_or_else(|| match quiet {
        true => tr!(ui.error_summary_quiet),
        false => tr!(ui.error_summary),
    }));
    let summary = NodeRef::<html::Div>::new();
    // Also when more is found; not when one is mended, which would take the person out of his field.
    Effect::new(move |before: Option<usize>| {
        let count = problems.read().len();
        if !quiet
            && count > before.unwrap_or_default()
            && let Some(summary) = summary.get()
        {
            let _ = summary.focus();
        }
        count
    });
    let line = |problem: Problem| {
        if problem.field.is_empty() {
            return view! { <li>{problem.words}</li> }.into_any();
        }
        let field = problem.field.clone();
        let words = unread(&field).unwrap_or(problem.words);
        let jump = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            go_to(&field);
        };
        view! {
            <li>
                <a href=format!("#{}", problem.field) on:click=jump>
                    {words}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <Show when=move || !problems.read().is_empty()>
            <div class="errsum" role="alert" tabindex="-1" node_ref=summary data-testid="error-summary">
                <h2>{title.get_value()}</h2>
                <ul>{move || problems.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}
