//! A document before it is issued, or a copy before it is made: its number-to-be, who will have it, how it will look, and what
//! is to be mended first. Then it is asked about once more, and done.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operations::{DocumentFollowKind, DocumentPreviewPayload, DocumentUserError, Previewed};
use crate::features::paper::{FormNotes, FormPoints};
use crate::shared::api::{FieldError, Operation};
use crate::shared::form::{Draft, Refused, Restored, Writing};
use crate::shared::paper::designation;
use crate::shared::ui::{Button, ButtonLink, ConfirmDialog, Glyph, Look, Notice};
use crate::tr;

/// What both forms go through: looked at, asked about, done.
#[derive(Clone, Copy)]
pub struct Steps {
    pub writing: Writing,
    /// Apart from writing, whose key must outlive a lost answer.
    looking: Writing,
    previewed: RwSignal<Option<Previewed>>,
    asked: RwSignal<bool>,
    words: fn(&[DocumentUserError]) -> Vec<FieldError>,
    /// What it does to the document that it follows.
    how: Option<DocumentFollowKind>,
}

impl Steps {
    /// `words` are those for what the server finds wrong.
    pub fn begin(
        words: fn(&[DocumentUserError]) -> Vec<FieldError>,
        how: Option<DocumentFollowKind>,
    ) -> Self {
        Self {
            writing: Writing::begin(),
            looking: Writing::begin(),
            previewed: RwSignal::new(None),
            asked: RwSignal::new(false),
            words,
            how,
        }
    }

    /// Keeps what is typed on this machine; what was looked at before is that no more.
    pub fn keeps<T>(self, draft: Draft<T>, typed: impl Fn() -> T + 'static)
    where
        T: Serialize + DeserializeOwned + PartialEq + 'static,
    {
        Effect::new(move |before: Option<T>| {
            let now = typed();
            if before.is_some_and(|before| before != now) {
                draft.keep(&now);
                self.previewed.set(None);
            }
            now
        });
    }

    /// Asks how it would be; what would be refused then is said now. Where nothing is, and it is `last`, asks whether to do it.
    pub fn look<O>(self, variables: O::Variables, told: fn(O) -> DocumentPreviewPayload, last: bool)
    where
        O: Operation + Clone,
        O::Variables: Clone + 'static,
    {
        self.looking.send::<O>(
            move |_| variables.clone(),
            move |answer| {
                let errors = (self.words)(&told(answer.clone()).user_errors);
                self.writing.finds(errors.clone());
                errors
            },
            move |answer| {
                self.previewed.set(told(answer).preview);
                self.asked.set(last);
            },
        );
    }

    /// Asked and answered.
    pub fn answered(self) {
        self.asked.set(false);
    }
}

/// That what stands in the form is the draft that was left; let go, the form begins `anew`.
pub fn restored<T: Serialize + DeserializeOwned + 'static>(
    draft: &Draft<T>,
    anew: Trigger,
) -> impl IntoView + use<T> {
    draft.recall().map(|_| {
        let draft = StoredValue::new_local(draft.clone());
        let let_go = Callback::new(move |()| {
            draft.with_value(Draft::forget);
            anew.notify();
        });
        view! { <Restored let_go/> }
    })
}

/// What may be done at the end of the form.
#[component]
pub fn Acts(
    steps: Steps,
    /// What the form is for, as a verb.
    label: String,
    #[prop(into)] cancel: String,
    #[prop(into)] show: Callback<()>,
    /// `issue` makes `issue-save` and `issue-preview`.
    test_id: &'static str,
) -> impl IntoView {
    view! {
        <Refused writing=steps.writing/>
        <Refused writing=steps.looking/>
        <div class="form__acts">
            <Button label look=Look::Primary submit=true busy=steps.writing.busy() test_id=format!("{test_id}-save")/>
            <Button
                label=tr!(document.preview)
                icon=Glyph::Eye
                busy=steps.looking.busy()
                on_click=show
                test_id=format!("{test_id}-preview")
            />
            <ButtonLink label=tr!(document.cancel) href=cancel look=Look::Quiet/>
        </div>
    }
}

/// Under which number it would be entered now, and who would have it.
#[component]
fn Foreseen(seen: Previewed, how: Option<DocumentFollowKind>) -> impl IntoView {
    let number = designation(Some(&seen.number), &seen.symbol);
    let to = match (seen.organizations, seen.others) {
        (0, 0) if seen.former > 0 => tr!(document.names_nobody),
        (0, 0) => tr!(document.goes_nowhere),
        (0, others) => tr!(document.goes_outside, others = others),
        (organizations, 0) => tr!(document.goes_to, organizations = organizations),
        (organizations, others) => tr!(
            document.goes_to_others,
            organizations = organizations,
            others = others
        ),
    };
    let outside = (seen.others > 0).then(|| {
        let names = some_of(&seen.other_names, seen.others);
        view! { <p data-testid="outside-foreseen">{tr!(document.outside_names, names = names)}</p> }
    });
    let former = (seen.former > 0).then(|| {
        let names = some_of(&seen.former_names, seen.former);
        let words = match how {
            Some(DocumentFollowKind::Recalls) => {
                tr!(
                    document.goes_to_recalled,
                    count = seen.former,
                    names = names
                )
            }
            _ => tr!(
                document.goes_to_replaced,
                count = seen.former,
                names = names
            ),
        };
        view! { <p data-testid="former-foreseen">{words}</p> }
    });
    view! {
        <div class="stack--s">
            <p data-testid="number-foreseen">
                <b>{tr!(document.number_foreseen, number = number)}</b>
                " "
                {tr!(document.number_foreseen_note)}
            </p>
            <p data-testid="recipients-foreseen">{to}</p>
            {outside}
            {former}
        </div>
    }
}

/// Some names of so many.
fn some_of(names: &[String], all: i32) -> String {
    let told = names.join("; ");
    match usize::try_from(all)
        .unwrap_or_default()
        .saturating_sub(names.len())
    {
        0 => told,
        more => tr!(document.names_and_more, names = told, more = more),
    }
}

/// Asks once more, with all that is known of what will be.
#[component]
pub fn Confirm(
    steps: Steps,
    title: String,
    action: String,
    /// What it means.
    about: String,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    let seen = move || {
        steps.previewed.get().map(|seen| {
            let form = seen.form.clone();
            view! {
                <Foreseen seen how=steps.how/>
                <FormPoints findings=form/>
            }
        })
    };
    view! {
        <ConfirmDialog open=steps.asked title action on_confirm>
            <div class="stack--s">
                {seen}
                <p>{about}</p>
            </div>
        </ConfirmDialog>
    }
}

/// The paper as it will look, until something else is typed.
#[component]
pub fn Preview(steps: Steps) -> impl IntoView {
    let place = NodeRef::<leptos::html::Section>::new();
    Effect::new(move |_| {
        if steps.previewed.read().is_some()
            && !steps.asked.get_untracked()
            && let Some(place) = place.get()
        {
            place.scroll_into_view();
        }
    });
    let sheet = move |seen: Previewed| {
        let (html, form) = (seen.html.clone(), seen.form.clone());
        view! {
            <section class="stack foreseen" node_ref=place aria-labelledby="preview-title" data-testid="preview">
                <div class="narrow stack--s">
                    <h2 id="preview-title">{tr!(document.preview_title)}</h2>
                    <Notice><Foreseen seen how=steps.how/></Notice>
                </div>
                <FormNotes findings=form/>
                {match html {
                    // The server writes elements and classes, and escapes every word.
                    Some(html) => view! { <div class="desk desk--sheet" inner_html=html></div> }.into_any(),
                    None => view! { <p class="muted">{tr!(document.preview_no_text)}</p> }.into_any(),
                }}
            </section>
        }
    };
    move || steps.previewed.get().map(sheet)
}
