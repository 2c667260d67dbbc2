//! The database as a whole: copied to a file while others go on reading and writing, and counted.

use std::collections::BTreeMap;
use std::path::Path;

use entity::{attachment, signed_copy, upload};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Statement};
use uuid::Uuid;

use super::Db;
use crate::platform::error::{Error, Result};

impl Db {
    /// Writes what is committed at this moment to a new SQLite file. SQLite only: PostgreSQL has its own tools.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        let file = file
            .to_str()
            .ok_or_else(|| Error::internal("a path that is no text"))?;
        let statement = Statement::from_sql_and_values(
            self.write.get_database_backend(),
            "VACUUM INTO ?",
            [file.into()],
        );
        self.write.execute_raw(statement).await?;
        Ok(())
    }

    /// How many rows each table of a SQLite database has.
    pub async fn rows_by_table(&self) -> Result<BTreeMap<String, i64>> {
        let backend = self.read.get_database_backend();
        let tables =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut counts = BTreeMap::new();
        for row in self
            .read
            .query_all_raw(Statement::from_string(backend, tables))
            .await?
        {
            let table: String = row.try_get_by_index(0)?;
            let count = format!("SELECT count(*) FROM \"{table}\"");
            let count = self
                .read
                .query_one_raw(Statement::from_string(backend, count))
                .await?
                .ok_or_else(|| Error::internal("a count without an answer"))?;
            counts.insert(table, count.try_get_by_index(0)?);
        }
        Ok(counts)
    }

    /// The files that rows speak of, with their sizes.
    pub async fn files(&self) -> Result<BTreeMap<Uuid, i64>> {
        let uploads: Vec<(Uuid, i64)> = upload::Entity::find()
            .select_only()
            .column(upload::Column::Id)
            .column(upload::Column::Size)
            .filter(upload::Column::Completed.eq(true))
            .into_tuple()
            .all(&self.read)
            .await?;
        let attachments: Vec<(Uuid, i64)> = attachment::Entity::find()
            .select_only()
            .column(attachment::Column::BlobId)
            .column(attachment::Column::Size)
            .into_tuple()
            .all(&self.read)
            .await?;
        let signed: Vec<(Uuid, i64)> = signed_copy::Entity::find()
            .select_only()
            .column(signed_copy::Column::BlobId)
            .column(signed_copy::Column::Size)
            .into_tuple()
            .all(&self.read)
            .await?;
        let files = uploads.into_iter().chain(attachments).chain(signed);
        Ok(files.collect())
    }
}
