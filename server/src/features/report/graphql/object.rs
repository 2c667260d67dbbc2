//! A report as the schema shows it.

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{indicator, report, report_value, reporting_period, user};
use uuid::Uuid;

use super::super::model::{ReportState, Timeliness, timeliness};
use super::super::policy::{ReportAction, available};
use super::super::{prefill, queries};
use crate::features::account::Person;
use crate::features::channel::OpenChannelCount;
use crate::features::organization::Organization;
use crate::features::plan::ReportingPeriod;
use crate::graph::ReportAdded;
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Id, Result};

/// A school's report for one period.
pub struct Report {
    row: report::Model,
}

impl Report {
    pub fn new(row: report::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Report {
    pub async fn id(&self) -> ID {
        Id::<report::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Where it stands.
    async fn state(&self) -> ReportState {
        self.row.state.into()
    }

    /// Whether it came in time: the day of the first submission against the due date.
    async fn timeliness(&self, ctx: &Context<'_>) -> Result<Timeliness> {
        let today = Call::of(ctx)?.actor().today();
        Ok(timeliness(
            self.row.due_on,
            self.row.first_submitted_on,
            today,
        ))
    }

    /// The school.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.organization_id).await
    }

    /// For which period.
    async fn period(&self, ctx: &Context<'_>) -> Result<ReportingPeriod> {
        ReportingPeriod::named(ctx, self.row.period_id).await
    }

    /// A figure for each indicator that the period asks; while it is being written, those that the system's records
    /// know are filled in.
    async fn values(&self, ctx: &Context<'_>) -> Result<Vec<ReportValue>> {
        let call = Call::of(ctx)?;
        let period = call
            .named::<reporting_period::Entity>(self.row.period_id)
            .await?;
        let asked = asked(call, &period).await?;
        let stored = call.load(queries::FiguresOf(self.row.id)).await?;
        let open = matches!(
            self.row.state,
            report::State::Draft | report::State::Returned
        );
        if open && !self.row.nothing_to_report {
            return prefilled(call, self.row.organization_id, &asked, stored).await;
        }
        Ok(shown(&asked, stored))
    }

    /// What was difficult.
    async fn difficulties(&self) -> Option<&str> {
        self.row.difficulties.as_deref()
    }

    /// What the school proposes.
    async fn proposals(&self) -> Option<&str> {
        self.row.proposals.as_deref()
    }

    /// What was done, in words.
    async fn summary(&self) -> Option<&str> {
        self.row.summary.as_deref()
    }

    /// "Không phát sinh": handed in without content.
    async fn nothing_to_report(&self) -> bool {
        self.row.nothing_to_report
    }

    /// The period's due date, or this school's extension.
    async fn due_on(&self) -> Date {
        self.row.due_on.into()
    }

    /// When it was last handed in.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.row.submitted_at
    }

    /// Who handed it in, if the viewer sees the person.
    async fn submitted_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let Some(person) = self.row.submitted_by else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<user::Entity>(person).await?;
        Ok(row.map(Person::new))
    }

    /// When it was accepted.
    async fn accepted_at(&self) -> Option<DateTime<Utc>> {
        self.row.accepted_at
    }

    /// Why it was sent back.
    async fn return_reason(&self) -> Option<&str> {
        self.row.return_reason.as_deref()
    }

    /// Who did what, newest first; at most `first` lines.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 unless said.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<report::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<ReportAction>> {
        let call = Call::of(ctx)?;
        let place = call.place(self.row.organization_id).await?;
        Ok(available(call.actor(), &self.row, &place))
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.row.updated_at
    }

    #[graphql(flatten)]
    async fn added(&self) -> ReportAdded {
        ReportAdded::to(&self.row)
    }
}

/// A figure that reports ask for.
#[derive(Clone)]
pub struct Indicator {
    row: indicator::Model,
}

#[Object]
impl Indicator {
    pub async fn id(&self) -> ID {
        Id::<indicator::Entity>::new(self.row.id).into()
    }

    /// Its short name for programs.
    async fn code(&self) -> &str {
        &self.row.code
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What counts and what does not.
    async fn help(&self) -> Option<&str> {
        self.row.help.as_deref()
    }

    /// What is counted.
    async fn unit(&self) -> &str {
        &self.row.unit
    }

    /// Whether a report cannot be handed in without it.
    async fn required(&self) -> bool {
        self.row.required
    }

    /// Its place in the form.
    async fn position(&self) -> i32 {
        self.row.position
    }
}

impl Indicator {
    pub fn new(row: indicator::Model) -> Self {
        Self { row }
    }
}

/// One figure of a report.
#[derive(SimpleObject)]
pub struct ReportValue {
    /// What it is of.
    indicator: Indicator,
    /// How many; null while nobody knows.
    value: Option<i32>,
    /// The record it was taken from: `CHANNEL_REGISTER`. Null when it was typed, or is not there yet.
    source: Option<String>,
}

/// What a period asks.
pub async fn asked(call: &Call, period: &reporting_period::Model) -> Result<Vec<indicator::Model>> {
    let mut indicators = call.load(queries::Indicators).await?;
    queries::asked_on(&mut indicators, period.due_on);
    Ok(indicators)
}

/// Figures with what the records know where nobody typed anything.
pub async fn prefilled(
    call: &Call,
    school: Uuid,
    asked: &[indicator::Model],
    stored: Vec<report_value::Model>,
) -> Result<Vec<ReportValue>> {
    let open = call.load(OpenChannelCount(school)).await?;
    let known = prefill::of_records(asked, open);
    let mut values = shown(asked, stored);
    for value in &mut values {
        let Some(known) = known.get(&value.indicator.row.id) else {
            continue;
        };
        let figure = value.value.map(i64::from).or(Some(known.value));
        value.value = figure.and_then(|figure| i32::try_from(figure).ok());
        value.source = prefill::source(figure, Some(known)).map(str::to_owned);
    }
    Ok(values)
}

fn shown(asked: &[indicator::Model], stored: Vec<report_value::Model>) -> Vec<ReportValue> {
    asked
        .iter()
        .map(|indicator| {
            let row = stored.iter().find(|row| row.indicator_id == indicator.id);
            ReportValue {
                indicator: Indicator::new(indicator.clone()),
                value: row
                    .and_then(|row| row.value)
                    .and_then(|value| i32::try_from(value).ok()),
                source: row.and_then(|row| row.source.clone()),
            }
        })
        .collect()
}
