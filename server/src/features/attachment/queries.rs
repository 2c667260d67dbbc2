//! Reads: the files of many records at once.

use std::collections::HashMap;

use entity::attachment::{Column, Entity, Model};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result, Scoped};

/// What a file hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    Task(Uuid),
    Activity(Uuid),
}

impl Of {
    /// `None` of a row that no database of ours holds.
    pub fn row(row: &Model) -> Option<Self> {
        (row.task_id.map(Self::Task)).or(row.activity_id.map(Self::Activity))
    }

    /// The column that names it.
    pub fn column(self) -> Column {
        match self {
            Self::Task(_) => Column::TaskId,
            Self::Activity(_) => Column::ActivityId,
        }
    }

    pub fn task(self) -> Option<Uuid> {
        match self {
            Self::Task(id) => Some(id),
            Self::Activity(_) => None,
        }
    }

    pub fn activity(self) -> Option<Uuid> {
        match self {
            Self::Activity(id) => Some(id),
            Self::Task(_) => None,
        }
    }
}

/// The files of one record.
pub fn files_of(reader: &Reader, of: Of) -> Scoped<Entity> {
    let id = of.task().or(of.activity());
    reader.find::<Entity>().filter(of.column().eq(id))
}

impl Loader<Of> for Source {
    type Value = Vec<Model>;
    type Error = Error;

    /// The first first.
    async fn load(&self, keys: &[Of]) -> Result<HashMap<Of, Self::Value>> {
        let mut wanted = Condition::any();
        let tasks: Vec<Uuid> = keys.iter().filter_map(|of| of.task()).collect();
        if !tasks.is_empty() {
            wanted = wanted.add(Column::TaskId.is_in(tasks));
        }
        let activities: Vec<Uuid> = keys.iter().filter_map(|of| of.activity()).collect();
        if !activities.is_empty() {
            wanted = wanted.add(Column::ActivityId.is_in(activities));
        }
        let files = self.reader.find::<Entity>().filter(wanted);
        let files = files
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        let mut found = grouped(self.reader.all(files).await?, Of::row);
        Ok(keys
            .iter()
            .filter_map(|key| Some((*key, found.remove(&Some(*key))?)))
            .collect())
    }
}
