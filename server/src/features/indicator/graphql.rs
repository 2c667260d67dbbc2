//! What reports ask for, as the schema shows it.

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use entity::{education_level, indicator, organization, school_year};
use futures_util::future::try_join_all;

use super::commands::{self, Form, Seen};
use super::model::{Definition, IndicatorErrorCode, choices};
use super::policy::KEEPERS;
use super::queries::{self, AskedBy, LevelsOf};
use super::rules::number;
use crate::features::organization::{EducationLevel, Organization};
use crate::platform::graphql::{Call, UserErrorObject, reader, run, write};
use crate::platform::{Date, Decimal, Id, Result};

/// What an answer is.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "indicator::Kind")]
pub enum IndicatorKind {
    /// So many: a whole number from 0.
    Count,
    /// A number with decimals.
    Decimal,
    /// So many of a hundred.
    Percent,
    /// Yes, which is 1, or no, which is 0.
    YesNo,
    /// Words.
    Text,
    /// One of `choices`, by its place among them from 0.
    Choice,
}

/// How schools' answers become the office's.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "indicator::Aggregation")]
pub enum IndicatorAggregation {
    /// Added up.
    Sum,
    /// The mean of those that answered.
    Mean,
    /// The mean, in which each school counts as much as its figure of `weight`.
    Weighted,
    /// One beside the other.
    List,
    /// Not at all.
    None,
}

/// How a figure should stand to `comparedWith`.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "indicator::Comparison")]
pub enum IndicatorComparison {
    /// No more than it.
    AtMost,
    /// No less than it.
    AtLeast,
    /// As much as it.
    Equal,
}

/// A figure that reports ask for.
#[derive(Clone)]
pub struct Indicator {
    pub(super) row: indicator::Model,
}

impl Indicator {
    pub fn new(row: indicator::Model) -> Self {
        Self { row }
    }

    pub fn row(&self) -> &indicator::Model {
        &self.row
    }
}

#[Object]
impl Indicator {
    pub async fn id(&self) -> ID {
        Id::<indicator::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Whose reports ask for it, and the reports of all below.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        let call = Call::of(ctx)?;
        let row = call
            .named::<organization::Entity>(self.row.organization_id)
            .await?;
        Ok(Organization::new(row))
    }

    /// Its short name, in formulas and for programs.
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

    /// Of which topic of the plan it is.
    async fn topic(&self) -> Option<&str> {
        self.row.topic.as_deref()
    }

    /// What an answer is.
    async fn kind(&self) -> IndicatorKind {
        self.row.kind.into()
    }

    /// How many decimals it has, 0 to 4.
    async fn places(&self) -> i32 {
        self.row.places
    }

    /// The names of a choice.
    async fn choices(&self) -> Vec<String> {
        choices(&self.row)
    }

    /// Whether a report cannot be handed in without it.
    async fn required(&self) -> bool {
        self.row.required
    }

    /// Its place in the form.
    async fn position(&self) -> i32 {
        self.row.position
    }

    /// The levels that it is asked of; all where none is named.
    async fn levels(&self, ctx: &Context<'_>) -> Result<Vec<EducationLevel>> {
        let call = Call::of(ctx)?;
        let only = call.load(LevelsOf(self.row.id)).await?;
        let levels = only
            .into_iter()
            .map(|level| call.row::<education_level::Entity>(level));
        let levels = try_join_all(levels).await?.into_iter().flatten();
        Ok(levels.map(EducationLevel::new).collect())
    }

    /// How it is worked out from others, by their codes; null when it is asked.
    async fn formula(&self) -> Option<&str> {
        self.row.formula.as_deref()
    }

    /// How schools' answers become the office's.
    async fn aggregation(&self) -> IndicatorAggregation {
        self.row.aggregation.into()
    }

    /// The code of the figure that weighs it.
    async fn weight(&self) -> Option<&str> {
        self.row.weight_code.as_deref()
    }

    /// Below this, a figure needs a word.
    async fn least(&self) -> Option<Decimal> {
        let least = self.row.least?;
        Some(number(self.row.places, least).into())
    }

    /// Above this, a figure needs a word.
    async fn most(&self) -> Option<Decimal> {
        let most = self.row.most?;
        Some(number(self.row.places, most).into())
    }

    /// By more percent than this of the last period's, a figure needs a word.
    async fn change_most(&self) -> Option<i32> {
        self.row.change_most
    }

    /// How it should stand to `comparedWith`; otherwise it needs a word.
    async fn comparison(&self) -> Option<IndicatorComparison> {
        self.row.comparison.map(Into::into)
    }

    /// The code of the figure that it is compared with.
    async fn compared_with(&self) -> Option<&str> {
        self.row.compared_with.as_deref()
    }

    /// The records of the system that it is filled in from: `CHANNEL_REGISTER`.
    async fn source(&self) -> Option<&str> {
        self.row.source.as_deref()
    }

    /// The first day on which it is asked; null where it always was.
    async fn valid_from(&self) -> Option<Date> {
        self.row.valid_from.map(Into::into)
    }

    /// The last day on which it is asked; null while no end is known.
    async fn valid_to(&self) -> Option<Date> {
        self.row.valid_to.map(Into::into)
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct IndicatorQuery;

#[Object]
impl IndicatorQuery {
    /// What an organization's reports of a school year ask for, in the form's order: its own and what those above it ask for.
    /// Requires: an account at, above or below it.
    async fn indicators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose.")] organization: Id<organization::Entity>,
        #[graphql(desc = "Of which school year.")] school_year: Id<school_year::Entity>,
    ) -> Result<Vec<Indicator>> {
        let reader = reader(ctx)?;
        let body = reader
            .get::<organization::Entity>(organization.uuid())
            .await?;
        let year = reader
            .get::<school_year::Entity>(school_year.uuid())
            .await?;
        let mut rows = Call::of(ctx)?.load(AskedBy(body.id)).await?;
        queries::keep_between(&mut rows, year.starts_on, year.ends_on);
        Ok(rows.into_iter().map(Indicator::new).collect())
    }

    /// The organizations at which the viewer says what reports ask for. Requires: an account.
    async fn indicator_organizations(&self, ctx: &Context<'_>) -> Result<Vec<Organization>> {
        let reader = reader(ctx)?;
        let call = Call::of(ctx)?;
        let held = reader.actor().with(&KEEPERS);
        let held: BTreeSet<uuid::Uuid> = held.map(|grant| grant.at.organization).collect();
        let rows = held
            .into_iter()
            .map(|id| call.row::<organization::Entity>(id));
        let rows = try_join_all(rows).await?.into_iter().flatten();
        Ok(rows.map(Organization::new).collect())
    }
}

/// What an indicator is to be.
#[derive(InputObject)]
pub struct IndicatorInput {
    /// Its short name: letters, digits and `_`, 40 characters at most; once a year.
    code: String,
    /// Its name, 200 characters at most.
    name: String,
    /// What counts and what does not, 1,000 characters at most.
    help: Option<String>,
    /// What is counted, 40 characters at most; figures need it.
    unit: String,
    /// Of which topic of the plan it is, 200 characters at most.
    topic: Option<String>,
    /// What an answer is.
    kind: IndicatorKind,
    /// How many decimals a `DECIMAL` or `PERCENT` has, 0 to 4.
    #[graphql(default)]
    places: i32,
    /// The names of a `CHOICE`, 2 to 50.
    #[graphql(default)]
    choices: Vec<String>,
    /// Whether a report cannot be handed in without it.
    required: bool,
    /// The levels that it is asked of; all where none is named.
    #[graphql(default)]
    levels: Vec<Id<education_level::Entity>>,
    /// How it is worked out from others: numbers, codes, + - * / and parentheses, 500 characters at most.
    formula: Option<String>,
    /// How schools' answers become the office's.
    aggregation: IndicatorAggregation,
    /// The code of the figure that weighs it, where it is `WEIGHTED`.
    weight: Option<String>,
    /// Below this, a figure needs a word.
    least: Option<Decimal>,
    /// Above this, a figure needs a word.
    most: Option<Decimal>,
    /// By more percent than this of the last period's, a figure needs a word; 1 to 1,000.
    change_most: Option<i32>,
    /// How it should stand to `comparedWith`.
    comparison: Option<IndicatorComparison>,
    /// The code of the figure that it is compared with.
    compared_with: Option<String>,
}

impl IndicatorInput {
    fn split(self) -> (Definition, Vec<uuid::Uuid>) {
        let definition = Definition {
            code: self.code,
            name: self.name,
            help: self.help,
            unit: self.unit,
            topic: self.topic,
            required: self.required,
            kind: self.kind.into(),
            places: self.places,
            choices: self.choices,
            formula: self.formula,
            aggregation: self.aggregation.into(),
            weight: self.weight,
            least: self.least.map(|least| least.0),
            most: self.most.map(|most| most.0),
            change_most: self.change_most,
            comparison: self.comparison.map(Into::into),
            compared_with: self.compared_with,
        };
        let mut levels: Vec<uuid::Uuid> = self.levels.into_iter().map(Id::uuid).collect();
        levels.sort_unstable();
        levels.dedup();
        (definition, levels)
    }
}

/// Asks for something new.
#[derive(InputObject)]
pub struct IndicatorCreateInput {
    /// Whose reports ask for it.
    organization: Id<organization::Entity>,
    /// From which school year on.
    school_year: Id<school_year::Entity>,
    /// What it is.
    indicator: IndicatorInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says what an indicator is.
#[derive(InputObject)]
pub struct IndicatorChangeInput {
    /// Which one.
    id: Id<indicator::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// From which school year on.
    school_year: Id<school_year::Entity>,
    /// What it is.
    indicator: IndicatorInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Asks for an indicator no more.
#[derive(InputObject)]
pub struct IndicatorEndInput {
    /// Which one.
    id: Id<indicator::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// From which school year on.
    school_year: Id<school_year::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Puts indicators into an order.
#[derive(InputObject)]
pub struct IndicatorsOrderInput {
    /// Whose.
    organization: Id<organization::Entity>,
    /// Of which school year.
    school_year: Id<school_year::Entity>,
    /// All that are its own, the first first; what is not named comes last.
    ids: Vec<Id<indicator::Entity>>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<IndicatorErrorCode>>;

/// The indicator, or what to mend.
#[derive(SimpleObject)]
pub struct IndicatorPayload {
    /// As it is now; where its answers were read already, the one that takes its place.
    indicator: Option<Indicator>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct IndicatorDonePayload {
    /// What to mend; empty when it is done.
    user_errors: Errors,
}

/// Writes of this feature.
#[derive(Default)]
pub struct IndicatorMutation;

#[Object]
impl IndicatorMutation {
    /// Asks for something new, last in the form; where reports of the year have begun, in periods due from today on. Requires:
    /// HEAD, DEPUTY_HEAD or OFFICE at or above the organization.
    async fn indicator_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: IndicatorCreateInput,
    ) -> Result<IndicatorPayload> {
        let (definition, levels) = input.indicator.split();
        let form = Form {
            organization: input.organization,
            year: input.school_year,
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::create(w, form, definition, levels).await
        })
        .await?;
        Ok(IndicatorPayload {
            indicator: row.map(Indicator::new),
            user_errors,
        })
    }

    /// Says what an indicator is from a school year on. Once schools have answered it, its meaning (code, kind, decimals,
    /// choices, formula, aggregation) changes with a school year that nobody has reported of: another takes its place.
    /// Requires: as `indicatorCreate`.
    async fn indicator_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: IndicatorChangeInput,
    ) -> Result<IndicatorPayload> {
        let (definition, levels) = input.indicator.split();
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
            year: input.school_year,
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::change(w, seen, definition, levels).await
        })
        .await?;
        Ok(IndicatorPayload {
            indicator: row.map(Indicator::new),
            user_errors,
        })
    }

    /// Asks for an indicator no more, from a school year on that nobody has reported of; one that nobody has answered is
    /// gone. Requires: as `indicatorCreate`.
    async fn indicator_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: IndicatorEndInput,
    ) -> Result<IndicatorDonePayload> {
        let seen = Seen {
            id: input.id,
            version: input.expected_version,
            year: input.school_year,
        };
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::end(w, seen).await
        })
        .await?;
        Ok(IndicatorDonePayload { user_errors })
    }

    /// Puts an organization's own of a school year into an order. Requires: as `indicatorCreate`.
    async fn indicators_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: IndicatorsOrderInput,
    ) -> Result<IndicatorDonePayload> {
        let ids = input.ids.into_iter().map(Id::uuid).collect();
        let form = Form {
            organization: input.organization,
            year: input.school_year,
        };
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::order(w, form, ids).await
        })
        .await?;
        Ok(IndicatorDonePayload { user_errors })
    }
}
