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
    Document(Uuid),
    Arrival(Uuid),
}

/// The columns that name what a file hangs on.
const COLUMNS: [Column; 4] = [
    Column::TaskId,
    Column::ActivityId,
    Column::DocumentId,
    Column::ArrivalId,
];

impl Of {
    /// `None` of a row that no database of ours holds.
    pub fn row(row: &Model) -> Option<Self> {
        (row.task_id.map(Self::Task))
            .or(row.activity_id.map(Self::Activity))
            .or(row.document_id.map(Self::Document))
            .or(row.arrival_id.map(Self::Arrival))
    }

    /// The column that names it, and its id.
    pub fn named(self) -> (Column, Uuid) {
        match self {
            Self::Task(id) => (Column::TaskId, id),
            Self::Activity(id) => (Column::ActivityId, id),
            Self::Document(id) => (Column::DocumentId, id),
            Self::Arrival(id) => (Column::ArrivalId, id),
        }
    }

    /// Its id, where this column names it.
    pub fn by(self, column: Column) -> Option<Uuid> {
        let (own, id) = self.named();
        // Columns are compared by nothing else.
        (own as u8 == column as u8).then_some(id)
    }
}

/// The files of one record.
pub fn files_of(reader: &Reader, of: Of) -> Scoped<Entity> {
    let (column, id) = of.named();
    reader.find::<Entity>().filter(column.eq(id))
}

impl Loader<Of> for Source {
    type Value = Vec<Model>;
    type Error = Error;

    /// The first first.
    async fn load(&self, keys: &[Of]) -> Result<HashMap<Of, Self::Value>> {
        let mut wanted = Condition::any();
        for column in COLUMNS {
            let ids: Vec<Uuid> = keys.iter().filter_map(|of| of.by(column)).collect();
            if !ids.is_empty() {
                wanted = wanted.add(column.is_in(ids));
            }
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
