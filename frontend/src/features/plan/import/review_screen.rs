//! The review: source and result side by side, then the whole content; one button that always says the next step.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;

use super::desk::{Desk, row_id};
use super::lines::Lines;
use super::{Review, kept_review};
use crate::features::plan::editing::{Creating, creating};
use crate::features::plan::editor::Editor;
use crate::features::plan::folding::Show;
use crate::features::plan::problems::summary;
use crate::features::plan::review::{Line, Origin, standing};
use crate::features::plan::{decided, viewer};
use crate::shared::form::Draft;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    ActionBar, Button, ConfirmDialog, Crumb, ErrorSummary, Glyph, Icon, Look, Notice, PageHeader,
    Tab, Tabs, Tone, row_keys,
};
use crate::tr;

#[component]
pub fn ReviewScreen(review: Review, #[prop(into)] on_leave: Callback<()>) -> impl IntoView {
    let Review {
        file,
        origin,
        lines,
        findings,
        content,
    } = review;
    let (_, set_tab) = in_address("tab");
    let content = RwSignal::new(content);
    let findings = RwSignal::new(findings);
    let lines = StoredValue::new(lines);
    let standings = Memo::new(move |_| {
        content.with(|content| {
            findings.with(|findings| {
                let stand = |line: &Line| standing(line, content, findings);
                lines.with_value(|lines| lines.iter().map(stand).collect::<Vec<_>>())
            })
        })
    });
    let to_content = move |field: String| {
        set_tab.set(Some("content".to_owned()));
        set_timeout(move || look_at(&field), Duration::from_millis(50));
    };
    let desk = Desk {
        content,
        findings,
        lines,
        standings,
        current: RwSignal::new(None),
        editing: RwSignal::new(None),
        to_content: Callback::new(to_content),
    };
    let unfolded = RwSignal::new(BTreeSet::new());
    let show = RwSignal::new(Show::All);
    // Found now: a button or an answer that comes later stands outside the page and knows no person.
    let draft = kept_review();
    keep(desk, draft.clone(), file.clone(), origin.clone());
    row_keys();
    // The source was read from the foot of another form: the review begins at its own head.
    window().scroll_to_with_x_and_y(0.0, 0.0);

    let Creating {
        busy,
        errors,
        failed,
        create,
    } = creating(Some(origin), {
        let draft = draft.clone();
        let person = viewer();
        move |plan: &cynic::Id| {
            findings.with_untracked(|findings| decided::keep(&person, plan, findings));
            draft.forget();
        }
    });
    Effect::new(move |_| {
        if !errors.read().is_empty() {
            set_tab.set(Some("content".to_owned()));
        }
    });
    let open = Memo::new(move |_| desk.open());
    let next = move || {
        set_tab.set(None);
        show.set(Show::All);
        if let Some(line) = desk.next() {
            desk.current.set(Some(line));
            set_timeout(move || look_at(&row_id(line)), Duration::from_millis(50));
        }
    };
    let leave = RwSignal::new(false);
    let drop_it = move || {
        draft.forget();
        set_tab.set(None);
        on_leave.run(());
    };
    let name = file.unwrap_or_else(|| tr!(plan.pasted));
    let acts = move || {
        if open.get() > 0 {
            view! {
                <Button label=tr!(plan.next_line) look=Look::Primary icon=Glyph::Arrow on_click=next test_id="next-finding"/>
                <Button
                    label=tr!(plan.create_now)
                    busy=busy
                    on_click=move || create.run(content.get_untracked())
                    test_id="create-draft-now"
                />
            }
            .into_any()
        } else {
            view! {
                <Button
                    label=tr!(plan.create)
                    look=Look::Primary
                    icon=Glyph::Check
                    busy=busy
                    on_click=move || create.run(content.get_untracked())
                    test_id="create-draft"
                />
            }
            .into_any()
        }
    };
    let left = move || {
        match open.get() {
        0 => view! {
            <span class="save save--ok"><Icon glyph=Glyph::CheckCircle small=true/>{tr!(plan.nothing_left)}</span>
        }
        .into_any(),
        count => view! {
            <span class="save save--hold"><Icon glyph=Glyph::Alert small=true/>{tr!(plan.left_to_look, count = count)}</span>
        }
        .into_any(),
    }
    };
    view! {
        <PageHeader
            title=tr!(plan.review)
            about=tr!(plan.review_about)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans))]
        >
            <Button label=tr!(plan.drop_import) look=Look::Quiet on_click=move || leave.set(true) test_id="drop-import"/>
        </PageHeader>
        <ConfirmDialog open=leave title=tr!(plan.drop_import_title) action=tr!(plan.drop_import) on_confirm=drop_it>
            <p>{tr!(plan.drop_import_about)}</p>
        </ConfirmDialog>
        <div class="stack">
            {move || failed.get().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="create-error">{words}</Notice> })}
            <ErrorSummary problems=Signal::derive(move || errors.with(|errors| content.with(|content| summary(errors, content))))/>
            <Tabs
                label=tr!(plan.review)
                tabs=vec![Tab::new("lines", tr!(plan.by_line)), Tab::new("content", tr!(plan.whole_content))]
                let:key
            >
                {if key == "content" {
                    view! { <div class="tabbody"><Editor content errors=errors.into()/></div> }.into_any()
                } else {
                    view! { <Lines desk show unfolded name=name.clone()/> }.into_any()
                }}
            </Tabs>
        </div>
        <ActionBar standing=move || left>
            {acts}
        </ActionBar>
    }
}

/// Keeps the review on this machine, soon after every change.
fn keep(desk: Desk, draft: Draft<Review>, file: Option<String>, origin: Origin) {
    let latest = StoredValue::new(0u32);
    Effect::new(move |before: Option<()>| {
        desk.content.track();
        desk.findings.track();
        if before.is_none() {
            return;
        }
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        let (draft, file, origin) = (draft.clone(), file.clone(), origin.clone());
        set_timeout(
            move || {
                if latest.try_get_value() == Some(number) {
                    draft.keep(&Review {
                        file,
                        origin,
                        lines: desk.lines.get_value(),
                        findings: desk.findings.get_untracked(),
                        content: desk.content.get_untracked(),
                    });
                }
            },
            Duration::from_millis(300),
        );
    });
}

/// Brings an element into view and puts the focus on it.
fn look_at(id: &str) {
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = element.focus();
    }
}
