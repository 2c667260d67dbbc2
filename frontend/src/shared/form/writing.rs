//! One form's sending: busy, what the server found wrong, why it refused, and the key that makes a repetition harmless.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::shared::api::{ApiError, FieldError, Operation, WriteKey, for_path, send};
use crate::shared::ui::{Notice, Tone, go_to, go_to_summary, unread_day};

/// Where one form's write stands. The key holds across retries of the same content and operation, and changes with
/// them.
#[derive(Clone, Copy)]
pub struct Writing {
    busy: RwSignal<bool>,
    errors: RwSignal<Vec<FieldError>>,
    refusal: RwSignal<Option<ApiError>>,
    key: StoredValue<WriteKey, LocalStorage>,
    sent: StoredValue<String>,
}

impl Writing {
    pub fn begin() -> Self {
        Self {
            busy: RwSignal::new(false),
            errors: RwSignal::new(Vec::new()),
            refusal: RwSignal::new(None),
            key: StoredValue::new_local(WriteKey::default()),
            sent: StoredValue::new(String::new()),
        }
    }

    /// Sends what `variables` makes of a key; `found` reads the answer's findings; `done` follows when there are none.
    pub fn send<O: Operation>(
        self,
        variables: impl Fn(Option<String>) -> O::Variables,
        found: impl Fn(&O) -> Vec<FieldError> + 'static,
        done: impl FnOnce(O) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        if let Some(field) = unread_day() {
            go_to(&field);
            return;
        }
        let content = serde_json::to_string(&variables(None)).unwrap_or_default();
        let content = format!("{} {content}", O::document().name);
        if self.sent.get_value() != content {
            self.key.with_value(WriteKey::settle);
            self.sent.set_value(content);
        }
        let variables = variables(Some(self.key.with_value(WriteKey::current)));
        self.busy.set(true);
        self.refusal.set(None);
        spawn_local(async move {
            let answer = send::<O>(variables).await;
            if !matches!(&answer, Err(error) if error.may_retry()) {
                self.key.try_with_value(WriteKey::settle);
            }
            self.busy.try_set(false);
            match answer {
                Ok(answer) => {
                    let errors = found(&answer);
                    let accepted = errors.is_empty();
                    self.errors.try_set(errors);
                    if accepted {
                        done(answer);
                    } else {
                        go_to_summary();
                    }
                }
                Err(error) => {
                    self.errors.try_set(Vec::new());
                    self.refusal.try_set(Some(error));
                }
            }
        });
    }

    /// Puts findings of this side in the place of the server's; says whether there are any.
    pub fn finds(self, errors: Vec<FieldError>) -> bool {
        let any = !errors.is_empty();
        self.refusal.set(None);
        self.errors.set(errors);
        if any {
            go_to_summary();
        }
        any
    }

    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    pub fn errors(self) -> Signal<Vec<FieldError>> {
        self.errors.into()
    }

    pub fn refusal(self) -> Signal<Option<ApiError>> {
        self.refusal.into()
    }

    /// Why a button did nothing: the refusal, or else all that was found wrong.
    pub fn said(self) -> Option<String> {
        if let Some(error) = self.refusal.get() {
            return Some(error.words());
        }
        let found = self.errors.get().into_iter().map(|error| error.words);
        let mut found: Vec<_> = found.collect();
        found.dedup();
        (!found.is_empty()).then(|| found.join(" "))
    }

    /// The words under one field.
    pub fn error(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || for_path(&self.errors.read(), path))
    }
}

/// That the server refused; what it found wrong stands under the fields.
#[component]
pub fn Refused(writing: Writing) -> impl IntoView {
    move || {
        let error = writing.refusal.get()?;
        Some(view! { <Notice tone=Tone::Bad test_id="refusal">{error.words()}</Notice> })
    }
}

/// Why a button did nothing, where no field can say it.
#[component]
pub fn Said(writing: Writing) -> impl IntoView {
    move || {
        let words = writing.said()?;
        Some(view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })
    }
}
