//! Reads of what reports ask for.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{indicator, indicator_level};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use crate::platform::access::ancestors;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result};

/// Every indicator that an organization or one above it ever asked for, in the form's order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AskedBy(pub Uuid);

impl Loader<AskedBy> for Source {
    type Value = Vec<indicator::Model>;
    type Error = Error;

    async fn load(&self, of: &[AskedBy]) -> Result<HashMap<AskedBy, Self::Value>> {
        let asked = Asked::read(&self.reader, of.iter().map(|of| of.0)).await?;
        Ok(of.iter().map(|of| (*of, asked.by(of.0))).collect())
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

/// All that some organizations ever asked for, and of whom: a few dozen a year at most.
pub struct Asked {
    rows: Vec<indicator::Model>,
    /// The organizations themselves and those above them.
    above: HashMap<Uuid, Vec<Uuid>>,
    /// The levels that an indicator is asked of, where it is not asked of all.
    only: HashMap<Uuid, Vec<indicator_level::Model>>,
}

impl Asked {
    pub async fn read(reader: &Reader, bodies: impl IntoIterator<Item = Uuid>) -> Result<Self> {
        let places = reader.places(bodies).await?;
        let above: HashMap<Uuid, Vec<Uuid>> = places
            .into_iter()
            .map(|(body, place)| (body, ancestors(&place.path).collect()))
            .collect();
        let all: HashSet<Uuid> = above.values().flatten().copied().collect();
        let rows = reader
            .find::<indicator::Entity>()
            .filter(indicator::Column::OrganizationId.is_in(all))
            .order_by_asc(indicator::Column::Position)
            .order_by_asc(indicator::Column::Code);
        let rows = reader.all(rows).await?;
        let ids = rows.iter().map(|row| row.id);
        let only = reader
            .find::<indicator_level::Entity>()
            .filter(indicator_level::Column::IndicatorId.is_in(ids));
        let only = grouped(reader.all(only).await?, |row| row.indicator_id);
        Ok(Self { rows, above, only })
    }

    pub fn find(&self, id: Uuid) -> Option<&indicator::Model> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// What an organization and those above it ever asked for, in the form's order.
    pub fn by(&self, body: Uuid) -> Vec<indicator::Model> {
        let chain = self.above.get(&body);
        let own = |row: &&indicator::Model| {
            chain.is_some_and(|chain| chain.contains(&row.organization_id))
        };
        self.rows.iter().filter(own).cloned().collect()
    }

    /// What an organization asks on a day of a school of these levels, in the form's order.
    pub fn of(&self, body: Uuid, day: NaiveDate, taught: &[Uuid]) -> Vec<indicator::Model> {
        let mut rows = self.by(body);
        keep_those_of(&mut rows, day);
        rows.retain(|row| {
            let only = self.only.get(&row.id);
            only.is_none_or(|only| only.iter().any(|only| taught.contains(&only.level_id)))
        });
        rows
    }
}
