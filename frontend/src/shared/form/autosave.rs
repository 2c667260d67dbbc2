//! Sends a form by itself: a second and a half after the last keystroke, one save at a time, and again when the line is back.

use std::future::Future;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Serialize, de::DeserializeOwned};

use super::{Draft, SaveState, Saving};
use crate::shared::api::ApiError;
use crate::shared::i18n::dates;
use crate::shared::local;

/// Under the promised two seconds with the request's own time in hand.
const QUIET: Duration = Duration::from_millis(1_500);
/// After a failed save the next try is not left to the person alone.
const AGAIN: Duration = Duration::from_secs(15);

/// A form's save, as its screen sees it.
#[derive(Clone, Copy)]
pub struct Autosave {
    saving: RwSignal<Saving>,
    error: RwSignal<Option<ApiError>>,
    push: Trigger,
}

impl Autosave {
    pub fn state(self) -> SaveState {
        self.saving.with(Saving::state)
    }

    /// Why the last save failed.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    pub fn is_unsent(self) -> bool {
        self.saving.with(Saving::is_unsent)
    }

    /// Sends now what is unsent: "Gửi lại", or before submitting.
    pub fn push(self) {
        self.push.notify();
    }
}

/// Watches `content`; keeps every change in `draft` at once and gives it to `save` soon after. `save` resolves when the
/// server has it.
pub fn autosave<T, F>(
    content: impl Fn() -> T + Copy + 'static,
    draft: Draft<T>,
    save: impl Fn(T) -> F + Copy + 'static,
) -> Autosave
where
    T: Serialize + DeserializeOwned + Clone + PartialEq + 'static,
    F: Future<Output = Result<(), ApiError>> + 'static,
{
    let form = Autosave {
        saving: RwSignal::new(Saving::default()),
        error: RwSignal::new(None),
        push: Trigger::new(),
    };
    let latest = StoredValue::new(0u32);
    let kept = draft.clone();
    let send = move || {
        let draft = draft.clone();
        spawn_local(async move {
            while form
                .saving
                .try_with_untracked(Saving::wants_to_send)
                .unwrap_or(false)
            {
                form.saving.update(Saving::started);
                let outcome = save(untrack(content)).await;
                if form.saving.is_disposed() {
                    return;
                }
                match outcome {
                    Ok(()) => {
                        form.error.set(None);
                        form.saving.update(|saving| saving.received(dates::now()));
                        if !form.saving.with_untracked(Saving::is_unsent) {
                            draft.forget();
                        }
                    }
                    Err(error) => {
                        let again = error.may_retry();
                        form.error.set(Some(error));
                        form.saving.update(Saving::failed);
                        if again {
                            set_timeout(move || form.push.notify(), AGAIN);
                        }
                        return;
                    }
                }
            }
        });
    };
    let send_soon = send.clone();
    Effect::new(move |before: Option<T>| {
        let now = content();
        if before.as_ref().is_some_and(|before| *before != now) {
            kept.keep(&now);
            form.saving.update(Saving::edited);
            let number = latest.get_value().wrapping_add(1);
            latest.set_value(number);
            let send = send_soon.clone();
            spawn_local(async move {
                local::sleep(QUIET).await;
                if latest.try_get_value() == Some(number) {
                    send();
                }
            });
        }
        now
    });
    Effect::new(move |before: Option<()>| {
        form.push.track();
        if before.is_some() {
            send();
        }
    });
    let online = window_event_listener(ev::online, move |_| form.push());
    on_cleanup(move || online.remove());
    form
}
