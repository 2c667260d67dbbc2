//! The database as a whole: copied to a file while others go on reading and writing, and counted.

use std::collections::BTreeMap;
use std::path::Path;

use entity::{attachment, import, job, signed_copy, upload};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select, Statement,
    TryGetableMany,
};
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
        let uploads = upload::Entity::find().filter(upload::Column::Completed.eq(true));
        let uploads = self.two(uploads, upload::Column::Id, upload::Column::Size);
        let (id, size) = (attachment::Column::BlobId, attachment::Column::Size);
        let attachments = self.two(attachment::Entity::find(), id, size);
        let (id, size) = (signed_copy::Column::BlobId, signed_copy::Column::Size);
        let signed = self.two(signed_copy::Entity::find(), id, size);
        let files = uploads.await?.into_iter().chain(attachments.await?);
        Ok(files.chain(signed.await?).collect())
    }

    /// Files that are there for some days only, and may go at any moment: what is taken in, and what came of jobs.
    pub async fn passing_files(&self) -> Result<Vec<Uuid>> {
        let (blob, id) = (import::Column::BlobId, import::Column::Id);
        let imports: Vec<(Uuid, Uuid)> = self.two(import::Entity::find(), blob, id).await?;
        let made = job::Entity::find().filter(job::Column::BlobId.is_not_null());
        let made: Vec<(Uuid, Uuid)> = self.two(made, job::Column::BlobId, job::Column::Id).await?;
        Ok(imports
            .into_iter()
            .chain(made)
            .map(|(blob, _)| blob)
            .collect())
    }

    /// Two columns of some rows.
    async fn two<E, T>(&self, rows: Select<E>, one: E::Column, other: E::Column) -> Result<Vec<T>>
    where
        E: EntityTrait,
        T: TryGetableMany + Send + Sync,
    {
        let rows = rows.select_only().column(one).column(other);
        Ok(rows.into_tuple().all(&self.read).await?)
    }
}
