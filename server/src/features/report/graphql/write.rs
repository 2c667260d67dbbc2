//! The mutations of reports.

use async_graphql::{Context, InputObject, MaybeUndefined, Object, SimpleObject};
use entity::{indicator, organization, report, reporting_period};

use super::super::accepting::accept_all;
use super::super::assigned::Assignment;
use super::super::commands::{self, Returned, Seen};
use super::super::content::{Content, Sent};
use super::super::corrections::Mend;
use super::super::model::{ReportErrorCode, ReportText};
use super::super::reopening;
use super::object::Report;
use crate::platform::graphql::{UserErrorObject, reader, run, write};
use crate::platform::{Decimal, Id, Outcome, Result, Writer};

/// What a report says so far. Figures and texts that are left out stay as they are; null clears them.
#[derive(InputObject)]
pub struct ReportSaveInput {
    /// For which period.
    period: Id<reporting_period::Entity>,
    /// Of which school.
    organization: Id<organization::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Answers.
    values: Vec<ReportValueInput>,
    /// What was difficult.
    difficulties: MaybeUndefined<String>,
    /// What the school proposes.
    proposals: MaybeUndefined<String>,
    /// What was done, in words.
    summary: MaybeUndefined<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// One answer. A part that is left out stays as it is; null clears it.
#[derive(InputObject)]
pub struct ReportValueInput {
    /// What it is of.
    indicator: Id<indicator::Entity>,
    /// The figure; of a choice its place among the names, from 0; null when nobody knows yet.
    value: MaybeUndefined<Decimal>,
    /// The words, where they are asked for; 5,000 characters at most.
    text: MaybeUndefined<String>,
    /// Why it is not what the records say, 500 characters at most.
    override_reason: MaybeUndefined<String>,
    /// Why what is unusual is right, 500 characters at most.
    explanation: MaybeUndefined<String>,
}

/// Refers to a report.
#[derive(InputObject)]
pub struct ReportActInput {
    /// Which one.
    id: Id<report::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Hands a report in.
#[derive(InputObject)]
pub struct ReportSubmitInput {
    /// Which one.
    id: Id<report::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// How an office knows what it enters for the school, 500 characters at most: it needs one, the school none.
    note: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Reports nothing.
#[derive(InputObject)]
pub struct ReportNothingInput {
    /// For which period.
    period: Id<reporting_period::Entity>,
    /// Of which school.
    organization: Id<organization::Entity>,
    /// How an office knows what it enters for the school, 500 characters at most: it needs one, the school none.
    note: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to a report as it was seen.
#[derive(InputObject)]
pub struct ReportSeenInput {
    /// Which one.
    id: Id<report::Entity>,
    /// The version last seen.
    expected_version: i32,
}

/// Accepts reports.
#[derive(InputObject)]
pub struct ReportsAcceptInput {
    /// Which ones, 100 at most.
    reports: Vec<ReportSeenInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The reports, or which cannot be accepted: then none is.
#[derive(SimpleObject)]
pub struct ReportsAcceptPayload {
    /// As they are now, where they were accepted.
    reports: Vec<Report>,
    /// What to mend; a path names a report by its place, as in `reports.3`.
    user_errors: Vec<UserErrorObject<ReportErrorCode>>,
}

/// An answer that is to be mended.
#[derive(InputObject)]
pub struct ReportReturnValueInput {
    /// Of what; not one that is worked out.
    indicator: Id<indicator::Entity>,
    /// What to mend there, 500 characters at most.
    note: Option<String>,
}

/// Sends a report back.
#[derive(InputObject)]
pub struct ReportReturnInput {
    /// Which one.
    id: Id<report::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What the school has to mend.
    reason: String,
    /// The answers that are to be mended. With any answer or text named, the school changes nothing else until it is handed in.
    values: Option<Vec<ReportReturnValueInput>>,
    /// The texts that are to be mended.
    texts: Option<Vec<ReportText>>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Opens a report again.
#[derive(InputObject)]
pub struct ReportReopenInput {
    /// Which one.
    id: Id<report::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What the school has to mend, 2,000 characters at most.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The report, or what to mend.
#[derive(SimpleObject)]
pub struct ReportPayload {
    /// As it is now.
    report: Option<Report>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<ReportErrorCode>>,
}

impl ReportPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<report::Model, ReportErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            report: row.map(Report::new),
            user_errors,
        })
    }
}

/// Writes of this feature.
#[derive(Default)]
pub struct ReportMutation;

#[Object]
impl ReportMutation {
    /// Saves a draft, and begins it if there is none. All of it or, with what to mend, nothing. Requires: PRINCIPAL or
    /// FOCAL_POINT at the school; or, where the school has begun none, HEAD, DEPUTY_HEAD or OFFICE above it.
    async fn report_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportSaveInput,
    ) -> Result<ReportPayload> {
        let on = Assignment {
            period: input.period,
            organization: input.organization,
        };
        let answers = input.values.into_iter().map(|sent| Sent {
            indicator: sent.indicator,
            value: sent.value.map_value(|value| value.0),
            text: sent.text,
            override_reason: sent.override_reason,
            explanation: sent.explanation,
        });
        let content = Content {
            answers: answers.collect(),
            difficulties: input.difficulties,
            proposals: input.proposals,
            summary: input.summary,
        };
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            commands::save(w, on, input.expected_version, content).await
        })
        .await
    }

    /// Hands the report in; what is missing is told all at once. Requires: PRINCIPAL or FOCAL_POINT at the school; or, of
    /// what they entered in its stead, HEAD, DEPUTY_HEAD or OFFICE above it.
    async fn report_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportSubmitInput,
    ) -> Result<ReportPayload> {
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
        };
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            commands::submit(w, seen, input.note.as_deref()).await
        })
        .await
    }

    /// Không phát sinh: files an empty report for the viewer's school in one step. Requires: as
    /// `reportSave`.
    async fn report_nothing(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportNothingInput,
    ) -> Result<ReportPayload> {
        let on = Assignment {
            period: input.period,
            organization: input.organization,
        };
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            commands::nothing(w, on, input.note.as_deref()).await
        })
        .await
    }

    /// Takes back what the office has not decided on. Requires: as `reportSubmit`.
    async fn report_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportActInput,
    ) -> Result<ReportPayload> {
        let seen = input.seen();
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            commands::withdraw(w, seen).await
        })
        .await
    }

    /// Accepts the report. Requires: HEAD, DEPUTY_HEAD or OFFICE above the school.
    async fn report_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportActInput,
    ) -> Result<ReportPayload> {
        let seen = input.seen();
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            commands::accept(w, seen).await
        })
        .await
    }

    /// Accepts many reports at once: all of them, or none and which cannot be. Requires: HEAD, DEPUTY_HEAD or OFFICE above each
    /// school.
    async fn reports_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportsAcceptInput,
    ) -> Result<ReportsAcceptPayload> {
        let ids: Vec<_> = input.reports.iter().map(|seen| seen.id.uuid()).collect();
        let seen = input.reports.into_iter().map(|seen| Seen {
            id: seen.id,
            version: Some(seen.expected_version),
        });
        let seen = seen.collect();
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            accept_all(w, seen).await.map(drop)
        })
        .await?;
        let mut reports = Vec::new();
        if user_errors.is_empty() {
            let rows = reader(ctx)?
                .by_ids::<report::Entity>(ids.iter().copied())
                .await?;
            let rows = ids.iter().filter_map(|id| rows.get(id).cloned());
            reports = rows.map(Report::new).collect();
        }
        Ok(ReportsAcceptPayload {
            reports,
            user_errors,
        })
    }

    /// Sends the report back with a reason. With fields named, only they are open to the school until it is handed in again.
    /// Requires: HEAD, DEPUTY_HEAD or OFFICE above the school.
    async fn report_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportReturnInput,
    ) -> Result<ReportPayload> {
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
        };
        let answers = input.values.unwrap_or_default().into_iter();
        let returned = Returned {
            reason: input.reason,
            answers: answers
                .map(|named| Mend {
                    indicator: named.indicator,
                    note: named.note,
                })
                .collect(),
            texts: input.texts.into_iter().flatten().map(Into::into).collect(),
        };
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            commands::send_back(w, seen, returned).await
        })
        .await
    }

    /// Opens a report again that was handed in, with a reason: what it says is kept as a version, the school mends it, also where
    /// the period is closed, and its first submission goes on deciding whether it was in time. Requires: HEAD, DEPUTY_HEAD or
    /// OFFICE above the school.
    async fn report_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportReopenInput,
    ) -> Result<ReportPayload> {
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
        };
        ReportPayload::of(ctx, input.idempotency_key, async |w| {
            reopening::reopen(w, seen, &input.reason).await
        })
        .await
    }
}

impl ReportActInput {
    fn seen(&self) -> Seen {
        Seen {
            id: self.id,
            version: self.expected_version,
        }
    }
}
