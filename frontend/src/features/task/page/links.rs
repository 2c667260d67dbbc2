//! The pages that show what was done: as many lines as the person needs, each a name and an address.

use leptos::prelude::*;

use crate::features::task::operations::{TaskLink, TaskLinkInput};
use crate::shared::api::for_path;
use crate::shared::form::Writing;
use crate::shared::ui::{Button, Glyph, TextInput};
use crate::tr;

/// One line being typed.
#[derive(Clone, Copy)]
struct Line {
    label: RwSignal<String>,
    url: RwSignal<String>,
}

impl Line {
    fn of(link: &TaskLink) -> Self {
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
pub struct Lines(RwSignal<Vec<Line>>);

impl Lines {
    pub fn of(links: &[TaskLink]) -> Self {
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
    pub fn input(self) -> Vec<TaskLinkInput> {
        if self.0.read_untracked().iter().any(|line| line.is_empty()) {
            self.0.update(|lines| lines.retain(|line| !line.is_empty()));
        }
        untrack(|| self.typed())
            .into_iter()
            .map(|(label, url)| TaskLinkInput {
                label: Some(label.trim().to_owned()).filter(|label| !label.is_empty()),
                url: url.trim().to_owned(),
            })
            .collect()
    }
}

#[component]
pub fn LinkFields(lines: Lines, writing: Writing) -> impl IntoView {
    let row = move |(place, line): (usize, Line)| {
        let path = format!("links.{place}.url");
        let error = Signal::derive(move || for_path(&writing.errors().read(), &path));
        view! {
            <div class="form form--inline">
                <TextInput
                    id=format!("link-url-{place}")
                    label=tr!(task.link_url, number = place + 1)
                    help=tr!(task.link_url_help)
                    value=line.url
                    error
                    kind="url"
                    optional=true
                />
                <TextInput
                    id=format!("link-label-{place}")
                    label=tr!(task.link_label, number = place + 1)
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
            <legend class="field__label">{tr!(task.evidence)}</legend>
            {rows}
            <Button
                label=tr!(task.add_link)
                icon=Glyph::Plus
                on_click=move || lines.0.update(|lines| lines.push(Line::empty()))
                test_id="add-link"
            />
        </fieldset>
    }
}
