//! The documents that a plan names.

use leptos::prelude::*;

use super::bind::{choice, choices, field};
use crate::features::plan::cited::{CitedWarning, Warning, warnings};
use crate::features::plan::content::{Citation, Content};
use crate::features::plan::operations::DocumentKind;
use crate::features::plan::papers::{PaperSearch, is_same};
use crate::features::plan::words;
use crate::shared::ui::{
    Button, Checkbox, DateField, Glyph, Select, TextArea, TextInput, go_to, toast,
};
use crate::tr;

#[component]
pub fn Citations(content: RwSignal<Content>) -> impl IntoView {
    let open = RwSignal::new(None::<u32>);
    let keys = Memo::new(move |_| {
        content.with(|content| {
            content
                .citations
                .iter()
                .map(|citation| citation.key)
                .collect::<Vec<_>>()
        })
    });
    let warnings = warnings(move || {
        content.with(|content| (content.school_year.clone(), content.citations.clone()))
    });
    let add = move || {
        content.update(|content| {
            let key = content.fresh_key();
            content.citations.push(Citation {
                key,
                kind: DocumentKind::Plan,
                number: String::new(),
                symbol: String::new(),
                issued_on: None,
                issuer: String::new(),
                subject: String::new(),
                line: None,
                in_legal_basis: true,
            });
            open.set(Some(key));
        });
    };
    // What is chosen is a new citation, and opens.
    let cite = move |citation: Citation| {
        let there = content.with_untracked(|content| {
            let mut cited = content.citations.iter();
            let there = cited.find(|other| is_same(other, &citation));
            there.map(|other| other.key)
        });
        let key = there.unwrap_or_else(|| {
            let mut key = 0;
            content.update(|content| {
                key = content.fresh_key();
                content.citations.push(Citation { key, ..citation });
            });
            key
        });
        if there.is_some() {
            toast(tr!(plan.cited_already));
        }
        open.set(Some(key));
        request_animation_frame(move || go_to(&format!("citation-{key}-number")));
    };
    view! {
        <ol class="edl">
            <For each=move || keys.get() key=|key| *key let:key>
                <Row content key open warnings/>
            </For>
        </ol>
        <PaperSearch help=tr!(plan.cite_paper_help) on_choose=cite/>
        <div>
            <Button label=tr!(plan.add_citation) icon=Glyph::Plus on_click=add/>
        </div>
    }
}

#[component]
fn Row(
    content: RwSignal<Content>,
    key: u32,
    open: RwSignal<Option<u32>>,
    warnings: Signal<Vec<Warning>>,
) -> impl IntoView {
    let warning = move || {
        let warnings = warnings.read();
        let own = warnings.iter().find(|(citation, _)| citation.key == key);
        own.cloned()
            .map(|warning| view! { <CitedWarning warning/> })
    };
    let is_open = Memo::new(move |_| open.get() == Some(key));
    let name = move || {
        content.with(|content| {
            let citation = content
                .citations
                .iter()
                .find(|citation| citation.key == key);
            citation.map(words::citation).unwrap_or_default()
        })
    };
    view! {
        <li class=move || if is_open.get() { "edl__row edl__row--open" } else { "edl__row" }>
            <button
                class="edl__open"
                type="button"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| open.set((!is_open.get_untracked()).then_some(key))
            >
                <span class="edl__text">{name}</span>
            </button>
            {warning}
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <div class="edl__body stack">
                                <CitationFields content key/>
                                <Button
                                    label=tr!(plan.remove_citation)
                                    icon=Glyph::X
                                    on_click=move || content.update(|content| content.citations.retain(|part| part.key != key))
                                />
                            </div>
                        }
                    })
            }}
        </li>
    }
}

/// One cited document.
#[component]
pub fn CitationFields(content: RwSignal<Content>, key: u32) -> impl IntoView {
    let id = move |part: &str| format!("citation-{key}-{part}");
    let kinds = RwSignal::new(choices(&words::DOCUMENT_KINDS, |kind| {
        words::office_word(kind).to_owned()
    }));
    view! {
        <div class="two">
            <Select
                id=id("kind")
                label=tr!(plan.citation_kind)
                value=choice!(content, citations[key].kind, words::DOCUMENT_KINDS)
                choices=kinds
            />
            <TextInput id=id("number") label=tr!(plan.number) value=field!(content, citations[key].number) optional=true/>
            <TextInput
                id=id("symbol")
                label=tr!(plan.symbol)
                value=field!(content, citations[key].symbol)
            />
            <DateField id=id("date") label=tr!(plan.citation_date) value=field!(content, citations[key].issued_on) optional=true/>
        </div>
        <TextInput id=id("issuer") label=tr!(plan.citation_issuer) value=field!(content, citations[key].issuer) optional=true/>
        <TextArea id=id("subject") label=tr!(plan.citation_subject) value=field!(content, citations[key].subject) rows=2 optional=true/>
        <Checkbox id=id("basis") label=tr!(plan.citation_basis) value=field!(content, citations[key].in_legal_basis)/>
    }
}
