//! The pages that show what was done: as many lines as the person needs, each a name and an address.

use leptos::prelude::*;

use super::Writing;
use crate::shared::api::{for_path, schema};
use crate::shared::ui::{Button, Glyph, Icon, TextInput};
use crate::tr;

/// A page that shows what was done.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct EvidenceLink {
    pub label: String,
    pub url: String,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct EvidenceLinkInput {
    pub label: Option<String>,
    pub url: String,
}

/// Such a page as a line of a list.
pub fn evidence(link: EvidenceLink) -> impl IntoView {
    view! {
        <li>
            <a class="tel breakable" href=link.url target="_blank" rel="noopener noreferrer">
                <Icon glyph=Glyph::Link small=true/>
                {link.label}
                <span class="visually-hidden">" " {tr!(ui.new_tab)}</span>
            </a>
        </li>
    }
}

/// One line being typed.
#[derive(Clone, Copy)]
struct Line {
    label: RwSignal<String>,
    url: RwSignal<String>,
}

impl Line {
    fn of(link: &EvidenceLink) -> Self {
        // A link without a name of its own is called by its address.
        let label = Some(&link.label).filter(|label| **label != link.url);
        Self {
            label: RwSignal::new(label.cloned().unwrap_or_default()),
            url: RwSignal::new(link.url.clone()),
        }
    }

    fn empty() -> Self {
        Self {
            label: RwSignal::new(String::new()),
            url: RwSignal::new(String::new()),
        }
    }

    fn is_empty(self) -> bool {
        self.label.read_untracked().trim().is_empty() && self.url.read_untracked().trim().is_empty()
    }
}

/// The lines; there is always one to begin with.
#[derive(Clone, Copy)]
pub struct LinkLines(RwSignal<Vec<Line>>);

impl LinkLines {
    pub fn of(links: &[EvidenceLink]) -> Self {
        let mut lines: Vec<Line> = links.iter().map(Line::of).collect();
        if lines.is_empty() {
            lines.push(Line::empty());
        }
        Self(RwSignal::new(lines))
    }

    /// What stands there now, line by line.
    pub fn typed(self) -> Vec<(String, String)> {
        let lines = self.0.get();
        lines
            .into_iter()
            .map(|line| (line.label.get(), line.url.get()))
            .collect()
    }

    /// What the server is told. Empty lines go first, so that its findings name the lines by their places here.
    pub fn input(self) -> Vec<EvidenceLinkInput> {
        if self.0.read_untracked().iter().any(|line| line.is_empty()) {
            self.0.update(|lines| lines.retain(|line| !line.is_empty()));
        }
        untrack(|| self.typed())
            .into_iter()
            .map(|(label, url)| EvidenceLinkInput {
                label: Some(label.trim().to_owned()).filter(|label| !label.is_empty()),
                url: url.trim().to_owned(),
            })
            .collect()
    }
}

#[component]
pub fn LinkFields(lines: LinkLines, writing: Writing) -> impl IntoView {
    let row = move |(place, line): (usize, Line)| {
        let path = format!("links.{place}.url");
        let error = Signal::derive(move || for_path(&writing.errors().read(), &path));
        view! {
            <div class="form form--inline">
                <TextInput
                    id=format!("link-url-{place}")
                    label=tr!(ui.link_url, number = place + 1)
                    help=tr!(ui.link_url_help)
                    value=line.url
                    error
                    kind="url"
                    optional=true
                />
                <TextInput
                    id=format!("link-label-{place}")
                    label=tr!(ui.link_label, number = place + 1)
                    value=line.label
                    optional=true
                />
            </div>
        }
    };
    let rows = move || {
        let lines = lines.0.get();
        lines.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <fieldset class="field stack--s" data-testid="link-fields">
            <legend class="field__label">{tr!(ui.evidence)}</legend>
            {rows}
            <Button
                label=tr!(ui.add_link)
                icon=Glyph::Plus
                on_click=move || lines.0.update(|lines| lines.push(Line::empty()))
                test_id="add-link"
            />
        </fieldset>
    }
}
