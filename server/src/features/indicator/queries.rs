//! Reads of what reports ask for.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{indicator, indicator_level};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result};

/// Every indicator there ever was, in the form's order: a few dozen a year at most.
pub async fn every(reader: &Reader) -> Result<Vec<indicator::Model>> {
    let every = reader
        .find::<indicator::Entity>()
        .order_by_asc(indicator::Column::Position)
        .order_by_asc(indicator::Column::Code);
    reader.all(every).await
}

/// Every indicator, for all periods of a request.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Indicators;

impl Loader<Indicators> for Source {
    type Value = Vec<indicator::Model>;
    type Error = Error;

    async fn load(&self, _: &[Indicators]) -> Result<HashMap<Indicators, Self::Value>> {
        let every = every(&self.reader).await?;
        Ok(HashMap::from([(Indicators, every)]))
    }
}

pub fn keep_those_of(indicators: &mut Vec<indicator::Model>, day: NaiveDate) {
    keep_between(indicators, day, day);
}

/// Keeps those that are asked on some day between the two.
pub fn keep_between(indicators: &mut Vec<indicator::Model>, first: NaiveDate, last: NaiveDate) {
    indicators.retain(|row| {
        row.valid_from.is_none_or(|from| from <= last) && row.valid_to.is_none_or(|to| to >= first)
    });
}

/// The levels that an indicator is asked of; of all where there are none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LevelsOf(pub Uuid);

impl Loader<LevelsOf> for Source {
    type Value = Vec<Uuid>;
    type Error = Error;

    async fn load(&self, of: &[LevelsOf]) -> Result<HashMap<LevelsOf, Self::Value>> {
        let rows = self
            .reader
            .find::<indicator_level::Entity>()
            .filter(indicator_level::Column::IndicatorId.is_in(of.iter().map(|of| of.0)));
        let rows = grouped(self.reader.all(rows).await?, |row| {
            LevelsOf(row.indicator_id)
        });
        let ids = |rows: Vec<indicator_level::Model>| rows.iter().map(|row| row.level_id).collect();
        Ok(rows.into_iter().map(|(of, rows)| (of, ids(rows))).collect())
    }
}

/// All that there ever was to ask, and of whom.
pub struct Asked {
    rows: Vec<indicator::Model>,
    /// The levels that an indicator is asked of, where it is not asked of all.
    only: HashMap<Uuid, Vec<indicator_level::Model>>,
}

impl Asked {
    pub async fn read(reader: &Reader) -> Result<Self> {
        let only = reader.all(reader.find::<indicator_level::Entity>()).await?;
        Ok(Self {
            rows: every(reader).await?,
            only: grouped(only, |row| row.indicator_id),
        })
    }

    pub fn find(&self, id: Uuid) -> Option<&indicator::Model> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// What is asked on a day of a school of these levels, in the form's order.
    pub fn of(&self, day: NaiveDate, taught: &[Uuid]) -> Vec<indicator::Model> {
        let mut rows = self.rows.clone();
        keep_those_of(&mut rows, day);
        rows.retain(|row| {
            let only = self.only.get(&row.id);
            only.is_none_or(|only| only.iter().any(|only| taught.contains(&only.level_id)))
        });
        rows
    }
}
