//! A file that somebody has, held against what is kept.

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use super::model::{Kept, Looked, short};
use super::sum::look;
use super::words;
use crate::shared::ui::{Button, FileDrop, Glyph, Look, Notice, copy};
use crate::tr;

/// Where a file is dropped; `on_looked` is told its name and what it is. It is read here and sent nowhere.
#[component]
pub fn Drop(on_looked: Callback<(String, Looked)>) -> impl IntoView {
    let take = move |file: File| {
        spawn_local(async move {
            let looked = look(&file).await;
            on_looked.try_run((file.name(), looked));
        });
    };
    view! {
        <FileDrop
            id="check-file"
            label=tr!(signing.check_choose)
            help=tr!(signing.check_help)
            accept=".pdf,application/pdf"
            stays=true
            on_file=UnsyncCallback::new(take)
        />
    }
}

/// Drops and verdicts for one document.
#[component]
pub fn Check(#[prop(into)] kept: Signal<Kept>) -> impl IntoView {
    let looked = RwSignal::new(None::<(String, Looked)>);
    let verdict = move || {
        looked.get().map(|(name, file)| {
            let (tone, title, next) = words::verdict(kept.read().judge(&file));
            view! {
                <Notice tone test_id="verdict">
                    <p class="strong">{title}</p>
                    <p class="breakable faint">{name}</p>
                    <p>{next}</p>
                </Notice>
            }
        })
    };
    view! {
        <div class="stack--s" aria-live="polite">
            <Drop on_looked=Callback::new(move |found| looked.set(Some(found)))/>
            {verdict}
        </div>
    }
}

/// The beginning of a sum, and the button that takes all of it.
#[component]
pub fn Fingerprint(sum: String) -> impl IntoView {
    let (shown, whole) = (short(&sum), sum.clone());
    let take = move || copy(whole.clone(), tr!(signing.sum_copied));
    view! {
        <code class="nowrap" title=sum data-testid="fingerprint">{shown} " …"</code>
        <Button label=tr!(signing.copy_sum) look=Look::Quiet icon=Glyph::Copy icon_only=true on_click=take test_id="fingerprint-copy"/>
    }
}
