//! What is appended to a document, one beneath the other: Phụ lục I, Phụ lục II.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::operations::DocumentAppendixInput;
use crate::features::paper::WordsCheck;
use crate::shared::api::for_path;
use crate::shared::form::Writing;
use crate::shared::paper::roman;
use crate::shared::ui::{Button, Glyph, Look, TextArea, TextInput};
use crate::tr;

/// One, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TypedAppendix {
    pub title: String,
    pub body: String,
}

#[derive(Clone, Copy, PartialEq)]
struct Fields {
    title: RwSignal<String>,
    body: RwSignal<String>,
}

impl Fields {
    fn of(typed: TypedAppendix) -> Self {
        Self {
            title: RwSignal::new(typed.title),
            body: RwSignal::new(typed.body),
        }
    }
}

/// All of them; none to begin with.
#[derive(Clone, Copy)]
pub struct Appendices(RwSignal<Vec<Fields>>);

impl Appendices {
    pub fn begin(typed: Vec<TypedAppendix>) -> Self {
        Self(RwSignal::new(typed.into_iter().map(Fields::of).collect()))
    }

    pub fn typed(self) -> Vec<TypedAppendix> {
        let all = self.0.get().into_iter();
        all.map(|one| TypedAppendix {
            title: one.title.get(),
            body: one.body.get(),
        })
        .collect()
    }
}

/// What the server is told: what it finds it names by these very places.
pub fn input(typed: &[TypedAppendix]) -> Vec<DocumentAppendixInput> {
    let each = typed.iter().map(|one| DocumentAppendixInput {
        title: one.title.trim().to_owned(),
        // Tabs part the columns of a pasted table.
        body: one.body.clone(),
    });
    each.collect()
}

#[component]
pub fn AppendixFields(all: Appendices, writing: Writing) -> impl IntoView {
    let error =
        move |path: String| Signal::derive(move || for_path(&writing.errors().read(), &path));
    let row = move |(place, one): (usize, Fields)| {
        let number = roman(place + 1);
        view! {
            <div class="stack--s" data-testid=format!("appendix-{place}")>
                <TextInput
                    id=format!("appendix-title-{place}")
                    label=tr!(document.appendix_title, number = number.clone())
                    help=tr!(document.appendix_title_help)
                    value=one.title
                    error=error(format!("appendices.{place}.title"))
                />
                <TextArea
                    id=format!("appendix-body-{place}")
                    label=tr!(document.appendix_body, number = number.clone())
                    help=tr!(document.appendix_body_help)
                    value=one.body
                    error=error(format!("appendices.{place}.body"))
                    rows=6
                />
                <WordsCheck text=one.body of_field=format!("-{place}")/>
                <div>
                    <Button
                        label=tr!(document.appendix_remove, number = number)
                        look=Look::Quiet
                        icon=Glyph::X
                        on_click=move || all.0.update(|all| all.retain(|other| *other != one))
                        test_id=format!("appendix-remove-{place}")
                    />
                </div>
            </div>
        }
    };
    let rows = move || all.0.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <fieldset class="field stack--s" data-testid="appendices">
            <legend class="field__label">{tr!(document.appendices)}</legend>
            {rows}
            <div>
                <Button
                    label=tr!(document.appendix_add)
                    look=Look::Quiet
                    icon=Glyph::Plus
                    on_click=move || all.0.update(|all| all.push(Fields::of(TypedAppendix::default())))
                    test_id="appendix-add"
                />
            </div>
        </fieldset>
    }
}
