//! Periods as the schema shows them.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{organization, report_exception, reporting_period, school_year, term};
use uuid::Uuid;

use super::commands::{self, Asking, Planned, Seen};
use super::excepting::{self, OfSchool};
use super::model::{Days, PeriodErrorCode, PeriodState, standing};
use super::policy::{Create, PeriodAction, available};
use super::proposing::{is_same, occasions};
use super::queries;
use crate::features::calendar::{SchoolYear, Term};
use crate::features::organization::Organization;
use crate::graph::PeriodAdded;
use crate::platform::graphql::{Call, UserErrorObject, reader, run, write};
use crate::platform::{Date, Error, Id, Result};

/// A time at which every school below an office reports.
pub struct ReportingPeriod {
    row: reporting_period::Model,
}

impl ReportingPeriod {
    pub fn new(row: reporting_period::Model) -> Self {
        Self { row }
    }

    /// By id, `NOT_FOUND` when out of sight.
    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<reporting_period::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }

    /// Which a report in sight names.
    pub async fn named(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        let row = Call::of(ctx)?.named::<reporting_period::Entity>(id).await?;
        Ok(Self::new(row))
    }
}

#[Object]
impl ReportingPeriod {
    pub async fn id(&self) -> ID {
        Id::<reporting_period::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// The body that asks for the reports.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::named(ctx, self.row.organization_id).await
    }

    /// As in Học kỳ I.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The school year that it belongs to.
    async fn school_year(&self, ctx: &Context<'_>) -> Result<SchoolYear> {
        SchoolYear::load(ctx, self.row.school_year_id).await
    }

    /// The term at whose end it falls, if at one's.
    async fn term(&self, ctx: &Context<'_>) -> Result<Option<Term>> {
        match self.row.term_id {
            Some(term) => Ok(Some(Term::load(ctx, term).await?)),
            None => Ok(None),
        }
    }

    /// The last day on which a report is on time, but for schools that were given another (`standing`).
    async fn due_on(&self) -> Date {
        Date(self.row.due_on)
    }

    /// The first day on which a report can be written.
    async fn opens_on(&self) -> Date {
        Date(self.row.opens_on)
    }

    /// The last day on which a report is taken; null where late ones always are.
    async fn closes_on(&self) -> Option<Date> {
        self.row.closes_on.map(Date)
    }

    /// When the body itself owes its report to the one above it.
    async fn office_due_on(&self) -> Option<Date> {
        self.row.office_due_on.map(Date)
    }

    /// Where it stands today for schools that were given no other day.
    async fn state(&self, ctx: &Context<'_>) -> Result<PeriodState> {
        let today = Call::of(ctx)?.actor().today();
        Ok(standing(&self.row, self.row.due_on, today))
    }

    /// What the viewer may do with it.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<PeriodAction>> {
        let call = Call::of(ctx)?;
        let place = call.place(self.row.organization_id).await?;
        Ok(available(call.actor(), &self.row, &place))
    }

    #[graphql(flatten)]
    async fn added(&self) -> PeriodAdded {
        PeriodAdded::to(&self.row)
    }
}

/// What holds for one school in a period: a later day, or that it need not report.
pub struct ReportException {
    row: report_exception::Model,
}

impl ReportException {
    pub fn new(row: report_exception::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl ReportException {
    /// When its report is due; null where it need not report.
    async fn due_on(&self) -> Option<Date> {
        self.row.due_on.map(Date)
    }

    /// Why.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    /// Who granted it, by the name of that day.
    async fn granted_by(&self) -> &str {
        &self.row.granted_by_name
    }

    /// When it was granted.
    async fn granted_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }
}

/// A period as the calendar suggests it.
#[derive(SimpleObject)]
pub struct PeriodProposal {
    /// The term at whose end it falls, if at one's.
    term: Option<Term>,
    /// What it would be called.
    name: String,
    /// The first day on which a report could be written.
    opens_on: Date,
    /// The last day on which a report would be on time.
    due_on: Date,
    /// The last day on which one would be taken.
    closes_on: Option<Date>,
    /// When the office itself would owe its report.
    office_due_on: Option<Date>,
}

/// Reads of this feature.
#[derive(Default)]
pub struct PeriodQuery;

#[Object]
impl PeriodQuery {
    /// The periods in the viewer's sight, the latest first. Requires: at, below or above the body that asks.
    async fn reporting_periods(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this school year; of all when left out.")] school_year: Option<
            Id<school_year::Entity>,
        >,
    ) -> Result<Vec<ReportingPeriod>> {
        let rows = queries::periods(reader(ctx)?, school_year.map(Id::uuid)).await?;
        Ok(rows.into_iter().map(ReportingPeriod::new).collect())
    }

    /// One period. Requires: at, below or above the body that asks.
    async fn reporting_period(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The period's id.")] id: Id<reporting_period::Entity>,
    ) -> Result<ReportingPeriod> {
        ReportingPeriod::load(ctx, id.uuid()).await
    }

    /// What the calendar suggests for a school year and is not there yet; nothing while the year has no terms. Requires: HEAD,
    /// DEPUTY_HEAD or OFFICE at or above the organization.
    async fn reporting_periods_propose(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose schools would report.")] organization: Id<organization::Entity>,
        #[graphql(desc = "In which school year.")] school_year: Id<school_year::Entity>,
    ) -> Result<Vec<PeriodProposal>> {
        let reader = reader(ctx)?;
        let body = reader
            .get::<organization::Entity>(organization.uuid())
            .await?;
        reader
            .require::<Create, organization::Entity>(&body)
            .await?;
        let year = reader
            .get::<school_year::Entity>(school_year.uuid())
            .await?;
        let there = queries::periods_of(reader, body.id, year.id).await?;
        let there = |occasion: &_| there.iter().any(|row| is_same(occasion, row));
        let occasions = occasions(reader, &year).await?.into_iter().flatten();
        let mut proposed = Vec::new();
        for occasion in occasions.filter(|occasion| !there(occasion)) {
            let days = occasion.proposed();
            proposed.push(PeriodProposal {
                term: match occasion.term {
                    Some(term) => Some(Term::load(ctx, term).await?),
                    None => None,
                },
                name: days.name,
                opens_on: Date(days.opens_on),
                due_on: Date(days.due_on),
                closes_on: days.closes_on.map(Date),
                office_due_on: days.office_due_on.map(Date),
            });
        }
        Ok(proposed)
    }
}

/// What a period is to be.
#[derive(InputObject)]
pub struct PeriodInput {
    /// Its name, 200 characters at most.
    name: String,
    /// The first day on which a report can be written.
    opens_on: Date,
    /// The last day on which a report is on time.
    due_on: Date,
    /// The last day on which one is taken; always, when left out.
    closes_on: Option<Date>,
    /// When the office itself owes its report; after its schools.
    office_due_on: Option<Date>,
}

impl From<PeriodInput> for Days {
    fn from(input: PeriodInput) -> Self {
        Self {
            name: input.name,
            opens_on: input.opens_on.0,
            due_on: input.due_on.0,
            closes_on: input.closes_on.map(|day| day.0),
            office_due_on: input.office_due_on.map(|day| day.0),
        }
    }
}

/// A period to be made.
#[derive(InputObject)]
pub struct PeriodPlanInput {
    /// The term at whose end it falls, if at one's.
    term: Option<Id<term::Entity>>,
    /// What it is to be.
    period: PeriodInput,
}

/// Makes periods.
#[derive(InputObject)]
pub struct ReportingPeriodsCreateInput {
    /// Whose schools report.
    organization: Id<organization::Entity>,
    /// In which school year.
    school_year: Id<school_year::Entity>,
    /// Which; all of them are made, or none.
    periods: Vec<PeriodPlanInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Changes a period.
#[derive(InputObject)]
pub struct ReportingPeriodChangeInput {
    /// Which one.
    id: Id<reporting_period::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What it is to be.
    period: PeriodInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Takes a period away.
#[derive(InputObject)]
pub struct ReportingPeriodRemoveInput {
    /// Which one.
    id: Id<reporting_period::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Gives a school its own day, or lets it off.
#[derive(InputObject)]
pub struct ReportExceptInput {
    /// In which period.
    period: Id<reporting_period::Entity>,
    /// Which school.
    organization: Id<organization::Entity>,
    /// When its report is due, after the period's own day; it need not report, when left out.
    due_on: Option<Date>,
    /// Why, 2,000 characters at most: the school reads it.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Lets hold for a school again what holds for all.
#[derive(InputObject)]
pub struct ReportExceptionRemoveInput {
    /// In which period.
    period: Id<reporting_period::Entity>,
    /// Which school.
    organization: Id<organization::Entity>,
    /// Why, 2,000 characters at most: it stays on the record.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<PeriodErrorCode>>;

/// The period, or what to mend.
#[derive(SimpleObject)]
pub struct PeriodPayload {
    /// As it is now.
    period: Option<ReportingPeriod>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct PeriodDonePayload {
    /// What to mend; empty when it is done.
    user_errors: Errors,
}

/// Writes of this feature.
#[derive(Default)]
pub struct PeriodMutation;

#[Object]
impl PeriodMutation {
    /// Makes periods in which the schools below an office report. Requires: HEAD, DEPUTY_HEAD or OFFICE at or above the
    /// organization.
    async fn reporting_periods_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportingPeriodsCreateInput,
    ) -> Result<PeriodDonePayload> {
        let asking = Asking {
            organization: input.organization,
            year: input.school_year,
        };
        let planned = input.periods.into_iter().map(|one| Planned {
            term: one.term,
            days: one.period.into(),
        });
        let planned = planned.collect();
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::create(w, asking, planned).await
        })
        .await?;
        Ok(PeriodDonePayload { user_errors })
    }

    /// Gives a period another name and other days; where schools have begun, it can only be made longer: its last day stays or
    /// becomes later, and where it had none a new one lies a week ahead at least. Requires: HEAD, DEPUTY_HEAD or OFFICE at or
    /// above the body that asks.
    async fn reporting_period_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportingPeriodChangeInput,
    ) -> Result<PeriodPayload> {
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::change(w, seen, input.period.into()).await
        })
        .await?;
        Ok(PeriodPayload {
            period: row.map(ReportingPeriod::new),
            user_errors,
        })
    }

    /// Takes a period away that nobody has begun, no plan asks for, and in which no school has its own day. Requires: as `reportingPeriodChange`.
    async fn reporting_period_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportingPeriodRemoveInput,
    ) -> Result<PeriodDonePayload> {
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
        };
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::remove(w, seen).await
        })
        .await?;
        Ok(PeriodDonePayload { user_errors })
    }

    /// Gives a school a later day, or lets it off, with a reason that it reads; what held for it before holds no more. Requires:
    /// as `reportingPeriodChange`.
    async fn report_except(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportExceptInput,
    ) -> Result<PeriodDonePayload> {
        let of = OfSchool {
            period: input.period,
            organization: input.organization,
        };
        let due_on = input.due_on.map(|day| day.0);
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            excepting::grant(w, of, due_on, &input.reason).await
        })
        .await?;
        Ok(PeriodDonePayload { user_errors })
    }

    /// Lets hold for a school again what holds for all, with a reason. Requires: as `reportingPeriodChange`.
    async fn report_exception_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReportExceptionRemoveInput,
    ) -> Result<PeriodDonePayload> {
        let of = OfSchool {
            period: input.period,
            organization: input.organization,
        };
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            excepting::restore(w, of, &input.reason).await
        })
        .await?;
        Ok(PeriodDonePayload { user_errors })
    }
}
