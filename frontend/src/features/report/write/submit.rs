//! Handing in: what is still on its way is sent first, then the server is asked to take the report.

use std::time::Duration;

use leptos::prelude::*;

use super::super::operations::writing::{
    Report, ReportNothing, ReportNothingInput, ReportNothingVariables, ReportPayload, ReportSubmit,
    ReportSubmitInput, ReportSubmitVariables,
};
use super::super::words;
use super::sheet::Sheet;
use crate::shared::api::{ApiError, WriteKey, send};
use crate::shared::form::{Autosave, SaveState};
use crate::shared::local;

const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Waits until the server has everything typed; false when it cannot get it.
async fn all_sent(form: Autosave) -> bool {
    if !untrack(|| form.is_unsent()) {
        return true;
    }
    form.push();
    loop {
        local::sleep(LOOK_AGAIN).await;
        if !untrack(|| form.is_unsent()) {
            return true;
        }
        if untrack(|| form.state()) == SaveState::Held {
            return false;
        }
    }
}

/// Hands the report in; the words say why it was not taken, where the form does not say so already.
pub async fn submit(
    sheet: Sheet,
    form: Autosave,
    key: StoredValue<WriteKey, LocalStorage>,
    note: Option<String>,
) -> Result<Report, Option<String>> {
    if !all_sent(form).await {
        return Err(None);
    }
    if sheet.report.get_untracked().is_none() {
        // Nothing was typed, all came from the records: the report has yet to be begun.
        let content = untrack(|| sheet.content());
        sheet.save(content).await.map_err(told)?;
    }
    let Some(id) = sheet.report.get_untracked() else {
        return Err(None);
    };
    let input = ReportSubmitInput {
        id,
        expected_version: sheet.version.get_untracked(),
        note,
        idempotency_key: Some(key.with_value(WriteKey::current)),
    };
    let answer = send::<ReportSubmit>(ReportSubmitVariables { input }).await;
    if !matches!(answer, Err(ApiError::Network)) {
        key.try_with_value(WriteKey::settle);
    }
    taken(answer.map_err(told)?.report_submit)
}

/// Reports that there is nothing to report.
pub async fn nothing(
    sheet: Sheet,
    key: StoredValue<WriteKey, LocalStorage>,
    note: Option<String>,
) -> Result<Report, Option<String>> {
    let input = ReportNothingInput {
        period: sheet.period.with_value(|period| period.id.clone()),
        organization: sheet.organization.get_value(),
        note,
        idempotency_key: Some(key.with_value(WriteKey::current)),
    };
    let answer = send::<ReportNothing>(ReportNothingVariables { input }).await;
    if !matches!(answer, Err(ApiError::Network)) {
        key.try_with_value(WriteKey::settle);
    }
    taken(answer.map_err(told)?.report_nothing)
}

fn told(error: ApiError) -> Option<String> {
    Some(error.words())
}

fn taken(payload: ReportPayload) -> Result<Report, Option<String>> {
    payload
        .report
        .ok_or_else(|| words::refusal(&payload.user_errors))
}
