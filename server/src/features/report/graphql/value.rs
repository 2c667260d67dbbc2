//! A report's answers, as the schema shows them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Object};
use entity::{indicator, reporting_period};
use uuid::Uuid;

use super::super::content::{Answer, Answers, values, work_out};
use super::super::prefill::{self, Known};
use super::super::queries::{AskedOf, Before, read_by};
use crate::features::channel::OpenChannelCount;
use crate::features::indicator::{Indicator, IndicatorBreach, breaches, number};
use crate::platform::graphql::Call;
use crate::platform::{Decimal, Result};

/// One answer of a report.
pub struct ReportValue {
    all: Arc<Told>,
    row: indicator::Model,
}

/// All that a report says, with what it is beside.
struct Told {
    before: Before,
    asked: Vec<indicator::Model>,
    answers: Answers,
    known: HashMap<Uuid, Known>,
}

/// The answers of a school for a period; where they are still being written, filled in with what the records know.
pub async fn of(
    call: &Call,
    period: &reporting_period::Model,
    school: Uuid,
    mut answers: Answers,
    is_filled_in: bool,
) -> Result<Vec<ReportValue>> {
    let (body, due_on) = (period.organization_id, period.due_on);
    let of = AskedOf {
        body,
        due_on,
        school,
    };
    let asked = if is_filled_in {
        call.load(of).await?
    } else {
        read_by(call, of, answers.keys().copied()).await?
    };
    let mut known = HashMap::new();
    if is_filled_in {
        known = prefill::of_records(&asked, call.load(OpenChannelCount(school)).await?);
        prefill::fill(&mut answers, &known);
        work_out(&asked, &mut answers);
    }
    let all = Arc::new(Told {
        before: Before {
            body,
            due_on,
            school,
        },
        asked,
        answers,
        known,
    });
    let rows = all.asked.iter().map(|row| ReportValue {
        all: Arc::clone(&all),
        row: row.clone(),
    });
    Ok(rows.collect())
}

impl ReportValue {
    fn answer(&self) -> Option<&Answer> {
        self.all.answers.get(&self.row.id)
    }

    fn figure(&self, stored: Option<i64>) -> Option<Decimal> {
        Some(number(self.row.places, stored?).into())
    }
}

#[Object]
impl ReportValue {
    /// What it is of.
    async fn indicator(&self) -> Indicator {
        Indicator::new(self.row.clone())
    }

    /// The figure; of a choice its place among the names, from 0; null while nobody knows.
    async fn value(&self) -> Option<Decimal> {
        self.figure(self.answer()?.value)
    }

    /// The words.
    async fn text(&self) -> Option<&str> {
        self.answer()?.text.as_deref()
    }

    /// The records that say the same: `CHANNEL_REGISTER`. Null when it was typed, or is not there yet.
    async fn source(&self) -> Option<&str> {
        let answer = self.answer()?;
        match self.all.known.get(&self.row.id) {
            Some(known) => prefill::source(answer.value, Some(known)),
            None => answer.source.as_deref(),
        }
    }

    /// What the system's records say today, while the report is being written.
    async fn recorded(&self) -> Option<Decimal> {
        self.figure(Some(self.all.known.get(&self.row.id)?.value))
    }

    /// Why it is not what the records say.
    async fn override_reason(&self) -> Option<&str> {
        self.answer()?.override_reason.as_deref()
    }

    /// What is unusual about it: it needs an `explanation`.
    async fn breaches(&self, ctx: &Context<'_>) -> Result<Vec<IndicatorBreach>> {
        let before = Call::of(ctx)?.load(self.all.before).await?;
        let found = breaches(&self.all.asked, &values(&self.all.answers), &before);
        let own = found.into_iter().filter(|(id, _)| *id == self.row.id);
        Ok(own.map(|(_, breach)| breach).collect())
    }

    /// Why what is unusual is right.
    async fn explanation(&self) -> Option<&str> {
        self.answer()?.explanation.as_deref()
    }

    /// What the school said for the period before.
    async fn previous(&self, ctx: &Context<'_>) -> Result<Option<Decimal>> {
        let before = Call::of(ctx)?.load(self.all.before).await?;
        Ok(before.get(&self.row.code).copied().map(Into::into))
    }
}
