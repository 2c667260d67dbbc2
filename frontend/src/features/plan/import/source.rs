//! Bringing a source: pasted text, or a file.

use std::pin::Pin;

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use super::Review;
use super::bring::{LONGEST_TEXT, Stage, read, wrong_file};
use crate::features::plan::review::Origin;
use crate::shared::files::upload;
use crate::shared::session::use_session;
use crate::shared::ui::{
    Button, Crumb, FileDrop, Glyph, Look, Notice, PageHeader, ProgressBar, TextArea, Tone,
};
use crate::tr;

#[component]
pub fn Source(on_read: Callback<Review>) -> impl IntoView {
    let session = use_session();
    let reading = move |(origin, file): (Origin, Option<String>)| {
        let years = untrack(|| session.me())
            .map(|me| me.school_years)
            .unwrap_or_default();
        let review: Coming<Review> = Box::pin(async move { read(origin, file, &years).await });
        review
    };
    view! {
        <PageHeader
            title=tr!(plan.import)
            about=tr!(plan.import_about)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans))]
        />
        <Bring
            submit=tr!(plan.read)
            paste=tr!(plan.paste)
            reading=UnsyncCallback::new(reading)
            on_read=UnsyncCallback::new(move |review| on_read.run(review))
        />
    }
}

/// What is made of a source, or why nothing is.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, String>>>>;

/// A source is dropped or pasted, sent and read: `reading` makes of it, and of its file's name, what `on_read` gets.
#[component]
pub fn Bring<T: 'static>(
    #[prop(into)] submit: String,
    /// What is pasted.
    #[prop(into)]
    paste: String,
    reading: UnsyncCallback<(Origin, Option<String>), Coming<T>>,
    on_read: UnsyncCallback<T>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let stage = RwSignal::new(None::<Stage>);
    let problem = RwSignal::new(None::<String>);
    let text_problem = RwSignal::new(None::<String>);
    // A source that was given up must not come back as a review.
    let latest = StoredValue::new(0u32);
    let begin = move || {
        problem.set(None);
        text_problem.set(None);
        latest.update_value(|number| *number = number.wrapping_add(1));
        latest.get_value()
    };
    let finish = move |number: u32, outcome: Result<T, String>| {
        if latest.try_get_value() != Some(number) {
            return;
        }
        stage.set(None);
        match outcome {
            Ok(made) => on_read.run(made),
            Err(words) => problem.set(Some(words)),
        }
    };
    let read_text = move || {
        let number = begin();
        let pasted = text.get_untracked();
        if pasted.trim().is_empty() {
            text_problem.set(Some(tr!(plan.error_paste_first)));
            return;
        }
        if pasted.len() > LONGEST_TEXT {
            text_problem.set(Some(tr!(plan.error_text_long)));
            return;
        }
        stage.set(Some(Stage::Reading));
        let made = reading.run((Origin::Text(pasted), None));
        spawn_local(async move { finish(number, made.await) });
    };
    let take_file = move |file: File| {
        let number = begin();
        if let Some(words) = wrong_file(&file.name(), file.size()) {
            problem.set(Some(format!("{}: {words}", file.name())));
            return;
        }
        spawn_local(async move {
            let say = |now| {
                stage.try_set(Some(now));
            };
            say(Stage::Sending);
            let outcome = match upload(&file, |_| ()).await {
                Ok(id) => {
                    say(Stage::Reading);
                    let origin = Origin::Upload(id.into_inner());
                    reading.run((origin, Some(file.name()))).await
                }
                Err(refusal) => Err(refusal.words),
            };
            finish(number, outcome);
        });
    };
    let cancel = move || {
        begin();
        stage.set(None);
    };
    let progress = move || {
        stage.get().map(|now| {
            let place = Stage::ALL
                .iter()
                .position(|stage| *stage == now)
                .unwrap_or_default();
            let done = i32::try_from(place + 1).unwrap_or_default();
            view! {
                <div class="stack--s" role="status" data-testid="import-progress">
                    <p>{now.words()}</p>
                    <ProgressBar
                        done=Signal::stored(done)
                        total=Signal::stored(3)
                        label=tr!(plan.progress)
                    />
                    <Button label=tr!(plan.cancel) icon=Glyph::X on_click=cancel/>
                </div>
            }
        })
    };
    view! {
        <div class="narrow narrow--paper stack">
            {move || problem.get().map(|words| view! { <Notice tone=Tone::Bad test_id="import-error">{words}</Notice> })}
            {progress}
            <FileDrop
                id="plan-file"
                label=tr!(plan.drop)
                help=tr!(plan.drop_help)
                accept=".docx,.md,.txt"
                on_file=UnsyncCallback::new(take_file)
            />
            <p class="or">{tr!(plan.or)}</p>
            <TextArea
                id="plan-text"
                label=paste
                help=tr!(plan.paste_help)
                value=text
                error=text_problem
                rows=14
            />
            <div>
                <Button
                    label=submit
                    look=Look::Primary
                    icon=Glyph::Inspect
                    busy=Signal::derive(move || stage.get().is_some())
                    on_click=read_text
                    test_id="read-source"
                />
            </div>
        </div>
    }
}
