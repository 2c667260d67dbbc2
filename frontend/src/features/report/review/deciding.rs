//! Accepting a report or sending it back, from wherever one reads it.

use leptos::prelude::*;

use super::super::operations::ReportText;
use super::super::operations::review::{
    ReportReturn, ReportReturnInput, ReportReturnValueInput, ReportReturnVariables, ReviewAccept,
    ReviewActVariables,
};
use super::super::operations::writing::ReportActInput;
use super::super::words;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::ui::toast;
use crate::tr;

/// The report as it was read.
pub struct Seen {
    pub id: cynic::Id,
    pub version: i32,
    /// What its school is called.
    pub school: String,
}

/// Which answers and texts are to be mended; none is all.
pub type Named = (Vec<ReportReturnValueInput>, Vec<ReportText>);

#[derive(Clone, Copy)]
pub struct Deciding {
    pub writing: Writing,
    /// Whether the reason for sending it back is asked for.
    pub asking: RwSignal<bool>,
    pub accept: Callback<()>,
    /// With its reason.
    pub send_back: Callback<String>,
    /// What the server said of that.
    pub error: Signal<Option<String>>,
}

impl Deciding {
    /// `on_done`: it was decided. `on_conflict`: somebody else was faster.
    pub fn of(
        seen: impl Fn() -> Seen + Copy + Send + Sync + 'static,
        named: impl Fn() -> Named + Send + Sync + 'static,
        on_done: Callback<()>,
        on_conflict: Callback<()>,
    ) -> Self {
        let writing = Writing::begin();
        let asking = RwSignal::new(false);
        let done = move |words: String| {
            asking.set(false);
            toast(words);
            on_done.run(());
        };
        let accept = Callback::new(move |()| {
            let seen = seen();
            let said = tr!(report.accept_done, school = seen.school);
            writing.send::<ReviewAccept>(
                move |idempotency_key| ReviewActVariables {
                    input: ReportActInput {
                        id: seen.id.clone(),
                        expected_version: Some(seen.version),
                        idempotency_key,
                    },
                },
                |answer| words::errors(&answer.report_accept.user_errors),
                move |_| done(said),
            );
        });
        let send_back = Callback::new(move |reason: String| {
            let (seen, (values, texts)) = (seen(), named());
            let said = tr!(report.return_done, school = seen.school);
            writing.send::<ReportReturn>(
                move |idempotency_key| ReportReturnVariables {
                    input: ReportReturnInput {
                        id: seen.id.clone(),
                        expected_version: Some(seen.version),
                        reason: reason.clone(),
                        values: Some(values.clone()),
                        texts: Some(texts.clone()),
                        idempotency_key,
                    },
                },
                |answer| words::errors(&answer.report_return.user_errors),
                move |_| done(said),
            );
        });
        Effect::new(move |_| {
            if writing.refusal().get() == Some(ApiError::Conflict) {
                on_conflict.run(());
            }
        });
        let error = Signal::derive(move || writing.said().filter(|_| asking.get()));
        Self {
            writing,
            asking,
            accept,
            send_back,
            error,
        }
    }

    /// Asks for the reason.
    pub fn ask(self) {
        self.writing.finds(Vec::new());
        self.asking.set(true);
    }
}
