//! Days off, kept as data: what the government moves each year, whoever keeps the tenant's calendar writes down.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::NaiveDate;
use entity::{day_off, school_year};
use sea_orm::{ColumnTrait as _, Set};

use super::model::CalendarErrorCode;
use super::policy::KeepDays;
use super::working::WorkingDays;
use crate::platform::graphql::{UserErrorObject, reader, run, write};
use crate::platform::text::tidy_line;
use crate::platform::{Date, Error, Id, Outcome, Reader, Result, UserError, Writer};

const LONGEST_NAME: usize = 200;

/// All that is known, for counting.
pub async fn working_days(reader: &Reader) -> Result<WorkingDays> {
    let days = reader.all(reader.find::<day_off::Entity>()).await?;
    Ok(WorkingDays::of(&days))
}

fn on(reader: &Reader, day: NaiveDate) -> crate::platform::Scoped<day_off::Entity> {
    let days = reader.find::<day_off::Entity>();
    days.filter(day_off::Column::Day.eq(day))
}

/// A day is written once: said again, it says something else.
async fn save(
    w: &mut Writer,
    day: NaiveDate,
    name: &str,
    works: bool,
) -> Outcome<day_off::Model, CalendarErrorCode> {
    let name = tidy_line(name).ok_or_else(|| {
        UserError::new("name", CalendarErrorCode::Required, "Say what day it is.")
    })?;
    if name.chars().count() > LONGEST_NAME {
        let message = format!("Use {LONGEST_NAME} characters at most.");
        return Err(UserError::new("name", CalendarErrorCode::TooLong, message).into());
    }
    if let Some(known) = w.reader().one(on(w.reader(), day)).await? {
        let permit = w
            .permit::<KeepDays, day_off::Entity>(known.id, None)
            .await?;
        let changed = w.update(permit, |row| {
            row.name = Set(name);
            row.works = Set(works);
        });
        return Ok(changed.await?);
    }
    let years = w.reader().find::<school_year::Entity>().limit(1);
    let year = w.reader().one(years).await?;
    let year = year.ok_or_else(CalendarErrorCode::no_year)?;
    let permit = w
        .permit::<KeepDays, school_year::Entity>(year.id, None)
        .await?;
    let row = day_off::ActiveModel {
        day: Set(day),
        name: Set(name),
        works: Set(works),
        ..Default::default()
    };
    Ok(w.create::<_, _, day_off::Entity>(&permit, row).await?)
}

/// A day that is not what its weekday says.
pub struct DayOff {
    row: day_off::Model,
}

impl DayOff {
    pub fn new(row: day_off::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl DayOff {
    pub async fn id(&self) -> ID {
        Id::<day_off::Entity>::new(self.row.id).into()
    }

    /// Which day.
    async fn day(&self) -> Date {
        self.row.day.into()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Whether it is worked on, to make up for another, instead of being off.
    async fn works(&self) -> bool {
        self.row.works
    }
}

/// Days off.
#[derive(Default)]
pub struct DayOffQuery;

#[Object]
impl DayOffQuery {
    /// The days that are not what their weekday says, the first first. Requires: an account.
    async fn days_off(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From this day on.")] from: Date,
        #[graphql(desc = "Until this day, two years later at most.")] until: Date,
    ) -> Result<Vec<DayOff>> {
        let reader = reader(ctx)?;
        if (until.0 - from.0).num_days() > 731 {
            return Err(Error::BadInput("Ask for two years at most.".to_owned()));
        }
        let days = reader
            .find::<day_off::Entity>()
            .filter(day_off::Column::Day.between(from.0, until.0))
            .order_by_asc(day_off::Column::Day);
        let days = reader.all(days).await?;
        Ok(days.into_iter().map(DayOff::new).collect())
    }

    /// Whether the viewer keeps the calendar. Requires: an account.
    async fn viewer_keeps_calendar(&self, ctx: &Context<'_>) -> Result<bool> {
        let reader = reader(ctx)?;
        let years = reader.find::<school_year::Entity>().limit(1);
        let Some(year) = reader.one(years).await? else {
            return Ok(false);
        };
        let place = reader.place_of::<school_year::Entity>(&year).await?;
        Ok(reader
            .may::<KeepDays, school_year::Entity>(&year, &place)
            .is_ok())
    }
}

/// A day to write down.
#[derive(InputObject)]
pub struct DayOffSaveInput {
    /// Which day.
    day: Date,
    /// What it is called, 200 characters at most.
    name: String,
    /// Whether it is worked on, to make up for another, instead of being off.
    works: bool,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// A day to strike out.
#[derive(InputObject)]
pub struct DayOffRemoveInput {
    /// Which one.
    id: Id<day_off::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<CalendarErrorCode>>;

/// The day, or what to mend.
#[derive(SimpleObject)]
pub struct DayOffPayload {
    /// As it is now.
    day: Option<DayOff>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct DayOffRemovePayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

/// Writes of this feature.
#[derive(Default)]
pub struct DayOffMutation;

#[Object]
impl DayOffMutation {
    /// Writes a day into the calendar of everybody; a day that is there says something else. Requires: ADMIN, OFFICE or HEAD
    /// at the top of the tree.
    async fn day_off_save(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DayOffSaveInput,
    ) -> Result<DayOffPayload> {
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            save(w, input.day.0, &input.name, input.works).await
        })
        .await?;
        Ok(DayOffPayload {
            day: row.map(DayOff::new),
            user_errors,
        })
    }

    /// Strikes a day out: it is what its weekday says. Requires: as `dayOffSave`.
    async fn day_off_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DayOffRemoveInput,
    ) -> Result<DayOffRemovePayload> {
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            let permit = w
                .permit::<KeepDays, day_off::Entity>(input.id.uuid(), None)
                .await?;
            Ok(w.delete(permit).await?)
        })
        .await?;
        Ok(DayOffRemovePayload { user_errors })
    }
}
