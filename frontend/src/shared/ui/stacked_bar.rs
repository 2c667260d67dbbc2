//! Parts of a whole on one line, with every part said in words.

use leptos::prelude::*;

use super::Tone;

/// One part: how many, and what they are ("đúng hạn").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub tone: Tone,
    pub count: i32,
    pub label: String,
}

impl Part {
    pub fn new(tone: Tone, count: i32, label: impl Into<String>) -> Self {
        Self {
            tone,
            count,
            label: label.into(),
        }
    }

    fn words(&self) -> String {
        format!("{} {}", self.count, self.label)
    }
}

/// The bar, and its legend unless several bars share one.
#[component]
pub fn StackedBar(
    #[prop(into)] parts: Signal<Vec<Part>>,
    #[prop(optional)] legend: bool,
) -> impl IntoView {
    let total = move || {
        parts
            .read()
            .iter()
            .map(|part| part.count)
            .sum::<i32>()
            .max(1)
    };
    let words = move || {
        parts
            .read()
            .iter()
            .filter(|part| part.count > 0)
            .map(Part::words)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let rects = move || {
        let mut from = 0;
        parts
            .get()
            .into_iter()
            .filter(|part| part.count > 0)
            .map(|part| {
                let x = from;
                from += part.count;
                view! { <rect class=format!("f-{}", part.tone.name()) x=x width=part.count height="1"></rect> }
            })
            .collect_view()
    };
    let key = move || {
        parts
            .get()
            .into_iter()
            .map(|part| {
                view! {
                    <li>
                        <svg viewBox="0 0 1 1" aria-hidden="true">
                            <rect class=format!("f-{}", part.tone.name()) width="1" height="1"></rect>
                        </svg>
                        {part.words()}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <svg
            class="bar bar--tall"
            viewBox=move || format!("0 0 {} 1", total())
            preserveAspectRatio="none"
            role="img"
            aria-label=words
        >
            {rects}
        </svg>
        {legend.then(|| view! { <ul class="legend">{key}</ul> })}
    }
}
