//! A report as the schema shows it.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::report_correction::Text;
use entity::{report, reporting_period, user};
use futures_util::future::try_join_all;

use super::super::corrections::CorrectionsOf;
use super::super::model::{ReportState, ReportText, Timeliness, timeliness};
use super::super::policy::{ReportAction, available};
use super::super::queries::{self, told};
use super::super::reopening::VersionsOf;
use super::value::{self, ReportValue, Which};
use super::version::ReportVersion;
use crate::features::account::Person;
use crate::features::organization::Organization;
use crate::features::period::{ExceptionOf, ReportingPeriod, is_closed};
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

    fn is_open(&self) -> bool {
        matches!(
            self.row.state,
            report::State::Draft | report::State::Returned
        )
    }

    async fn closed(&self, call: &Call) -> Result<bool> {
        if self.row.reopened_at.is_some() {
            return Ok(false);
        }
        let period = call
            .named::<reporting_period::Entity>(self.row.period_id)
            .await?;
        Ok(is_closed(&period, self.row.due_on, call.actor().today()))
    }

    /// Whether the school was let off since it was begun.
    async fn is_excused(&self, call: &Call) -> Result<bool> {
        let of = ExceptionOf {
            period: self.row.period_id,
            school: self.row.organization_id,
        };
        let granted = call.load(of).await?;
        Ok(granted.is_some_and(|row| row.due_on.is_none()))
    }

    async fn answers(&self, call: &Call) -> Result<Vec<ReportValue>> {
        let period = call
            .named::<reporting_period::Entity>(self.row.period_id)
            .await?;
        let told = told(call.load(queries::FiguresOf(self.row.id)).await?);
        let school = self.row.organization_id;
        value::of(call, &period, school, told, Which::Report(&self.row)).await
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

    /// An answer for each indicator that the period asks of the school; while it is being written, those that the system's records
    /// know are filled in.
    async fn values(&self, ctx: &Context<'_>) -> Result<Vec<ReportValue>> {
        self.answers(Call::of(ctx)?).await
    }

    /// How many of its answers need a second look before it is accepted: those that lie far from what the schools beside it say,
    /// that are unusual, or that are not what the records say.
    async fn remarkable_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let call = Call::of(ctx)?;
        let answers = self.answers(call).await?;
        let looked_at = try_join_all(answers.iter().map(|value| value.is_remarkable(call))).await?;
        let count = looked_at.into_iter().filter(|is| *is).count();
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }

    /// The texts that the office asked to mend when it last sent the report back.
    async fn returned_texts(&self, ctx: &Context<'_>) -> Result<Vec<ReportText>> {
        let named = Call::of(ctx)?.load(CorrectionsOf(self.row.id)).await?;
        Ok(named.texts().into_iter().map(ReportText::from).collect())
    }

    /// The texts that stay as they are while the school mends what the office named.
    async fn closed_texts(&self, ctx: &Context<'_>) -> Result<Vec<ReportText>> {
        if !self.is_open() {
            return Ok(Vec::new());
        }
        let named = Call::of(ctx)?.load(CorrectionsOf(self.row.id)).await?;
        let closed: Vec<Text> = named.closed_texts(&self.row);
        Ok(closed.into_iter().map(ReportText::from).collect())
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

    /// Whether nothing of it is taken any more: its period is closed for the school, and the office has not opened it again.
    async fn is_closed(&self, ctx: &Context<'_>) -> Result<bool> {
        self.closed(Call::of(ctx)?).await
    }

    /// Who of an office handed it in for the school; null where the school did.
    async fn entered_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let Some(person) = self.row.entered_by else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<user::Entity>(person).await?;
        Ok(row.map(Person::new))
    }

    /// The office that writes it in the school's stead.
    async fn entered_from(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.row.entered_from {
            Some(office) => Ok(Some(Organization::named(ctx, office).await?)),
            None => Ok(None),
        }
    }

    /// How that office came to know what it entered.
    async fn entry_note(&self) -> Option<&str> {
        self.row.entry_note.as_deref()
    }

    /// What it said whenever the office opened it again, the newest first.
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<ReportVersion>> {
        let rows = Call::of(ctx)?.load(VersionsOf(self.row.id)).await?;
        let version = |row| ReportVersion::new(row, self.row.clone());
        Ok(rows.into_iter().map(version).collect())
    }

    /// When it was accepted.
    async fn accepted_at(&self) -> Option<DateTime<Utc>> {
        self.row.accepted_at
    }

    /// Why it was sent back; null once it was handed in again.
    async fn return_reason(&self) -> Option<&str> {
        let returned = self.row.state == report::State::Returned;
        self.row.return_reason.as_deref().filter(|_| returned)
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
        let mut actions = available(call.actor(), &self.row, &place);
        let writes =
            |action: &ReportAction| matches!(action, ReportAction::Update | ReportAction::Submit);
        if actions.iter().any(writes) && self.is_excused(call).await? {
            actions.retain(|action| !writes(action));
        }
        if actions.contains(&ReportAction::Return) && self.closed(call).await? {
            actions.retain(|action| *action != ReportAction::Return);
        }
        Ok(actions)
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
