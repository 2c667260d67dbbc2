//! A report's answers, as the schema shows them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::{indicator, report, reporting_period};
use uuid::Uuid;

use super::super::content::{Answer, Answers, values, work_out};
use super::super::corrections::CorrectionsOf;
use super::super::middle::Middle;
use super::super::peers::{Group, Peers, PeersOf};
use super::super::prefill::{self, Known};
use super::super::queries::{AskedOf, Before, read_by};
use crate::features::channel::OpenChannelCount;
use crate::features::indicator::{Indicator, IndicatorBreach, breaches, is_figure, number};
use crate::features::organization::{Cluster, EducationLevel};
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
    peers: PeersOf,
    report: Option<Uuid>,
    closed: HashSet<Uuid>,
    asked: Vec<indicator::Model>,
    answers: Answers,
    known: HashMap<Uuid, Known>,
}

/// Of what answers are told.
pub enum Which<'a> {
    /// Of a report that the school has not begun.
    Unbegun,
    /// Of one as it is.
    Report(&'a report::Model),
    /// Of what one said before it was opened again.
    Version,
}

/// The answers of a school for a period; where they are still being written, filled in with what the records know.
pub async fn of(
    call: &Call,
    period: &reporting_period::Model,
    school: Uuid,
    mut answers: Answers,
    which: Which<'_>,
) -> Result<Vec<ReportValue>> {
    let unsent = [report::State::Draft, report::State::Returned];
    let (report, is_open) = match which {
        Which::Unbegun => (None, true),
        Which::Report(row) => (Some(row), unsent.contains(&row.state)),
        Which::Version => (None, false),
    };
    let is_filled_in = is_open && !report.is_some_and(|row| row.nothing_to_report);
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
    let mut closed = HashSet::new();
    if let Some(row) = report.filter(|_| is_open) {
        let named = call.load(CorrectionsOf(row.id)).await?;
        closed = named.closed(&asked, &answers);
    }
    let mut known = HashMap::new();
    if is_filled_in {
        known = prefill::of_records(&asked, call.load(OpenChannelCount(school)).await?);
        known.retain(|id, _| !closed.contains(id));
        prefill::fill(&mut answers, &known);
        work_out(&asked, &mut answers);
    }
    let all = Arc::new(Told {
        before: Before {
            body,
            due_on,
            school,
        },
        peers: PeersOf {
            period: period.id,
            school,
        },
        report: report.map(|row| row.id),
        closed,
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

    async fn breaching(&self, call: &Call) -> Result<Vec<IndicatorBreach>> {
        let before = call.load(self.all.before).await?;
        let found = breaches(&self.all.asked, &values(&self.all.answers), &before);
        let own = found.into_iter().filter(|(id, _)| *id == self.row.id);
        Ok(own.map(|(_, breach)| breach).collect())
    }

    /// What the others say, where it can be compared, and with whom.
    async fn beside(&self, call: &Call) -> Result<Option<(Middle, Peers)>> {
        if !is_figure(self.row.kind) {
            return Ok(None);
        }
        let peers = call.load(self.all.peers).await?;
        Ok(peers.of(self.row.id).map(|middle| (middle, peers)))
    }

    async fn lies_apart(&self, call: &Call) -> Result<Option<bool>> {
        let value = self.answer().and_then(|answer| answer.value);
        let beside = self.beside(call).await?;
        Ok(value
            .zip(beside)
            .map(|(value, (middle, _))| middle.is_outlier(value)))
    }

    /// Whether it needs a second look: it lies far from the others, is unusual, or is not what the records say.
    pub async fn is_remarkable(&self, call: &Call) -> Result<bool> {
        let differs = self
            .answer()
            .is_some_and(|answer| answer.override_reason.is_some());
        Ok(differs
            || self.lies_apart(call).await? == Some(true)
            || !self.breaching(call).await?.is_empty())
    }
}

/// The middle of what the schools beside this one said for the same period.
#[derive(SimpleObject)]
pub struct ReportMedian {
    /// Half of them said less, half more.
    value: Decimal,
    /// Of how many schools, this one among them.
    count: i64,
    /// The cluster whose schools they are.
    cluster: Option<Cluster>,
    /// The level whose schools they are, where this one is in no cluster.
    level: Option<EducationLevel>,
}

/// What the office asks to mend in an answer.
#[derive(SimpleObject)]
pub struct ReportCorrection {
    /// What to mend there, if it was said.
    note: Option<String>,
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
        self.breaching(Call::of(ctx)?).await
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

    /// What is in the middle among the reports that were handed in for the same period by the schools of its cluster, or of its
    /// level where it is in none: of three schools at least, of those in the viewer's sight.
    async fn median(&self, ctx: &Context<'_>) -> Result<Option<ReportMedian>> {
        let beside = self.beside(Call::of(ctx)?).await?;
        Ok(beside.map(|(middle, peers)| {
            let (cluster, level) = match peers.group {
                Some(Group::Cluster(row)) => (Some(Cluster::new(row)), None),
                Some(Group::Level(row)) => (None, Some(EducationLevel::new(row))),
                None => (None, None),
            };
            ReportMedian {
                value: middle.median(self.row.places).into(),
                count: middle.count,
                cluster,
                level,
            }
        }))
    }

    /// Whether it is further from the median than three times the median distance from it, which is taken to be a tenth of the
    /// median at least. Null where there is no median, or no figure.
    async fn outlier(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        self.lies_apart(Call::of(ctx)?).await
    }

    /// That the office asked to mend it when it last sent the report back; null once the report is accepted.
    async fn correction(&self, ctx: &Context<'_>) -> Result<Option<ReportCorrection>> {
        let Some(report) = self.all.report else {
            return Ok(None);
        };
        let named = Call::of(ctx)?.load(CorrectionsOf(report)).await?;
        let own = named.of(self.row.id);
        Ok(own.map(|row| ReportCorrection {
            note: row.note.clone(),
        }))
    }

    /// Whether it stays as it is while the school mends what the office named.
    async fn closed(&self) -> bool {
        self.all.closed.contains(&self.row.id)
    }
}
