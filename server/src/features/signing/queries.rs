//! Reads: the signed copies of papers, and those that have a sum.

use std::collections::HashMap;

use entity::signed_copy::{Column, Entity, Model};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result};

/// As many as are told of one file: the same scan stands for one paper, or for a few by mistake.
const MOST: u64 = 20;

/// All that were put with a paper, the first first: the last one counts.
pub async fn copies(reader: &Reader, paper: Uuid) -> Result<Vec<Model>> {
    let found = reader
        .find::<Entity>()
        .filter(Column::DocumentId.eq(paper))
        .order_by_asc(Column::Number);
    reader.all(found).await
}

/// Those in sight that have these bytes, the latest first.
pub async fn with_sum(reader: &Reader, sha256: Vec<u8>) -> Result<Vec<Model>> {
    let found = reader
        .find::<Entity>()
        .filter(Column::Sha256.eq(sha256))
        .order_by_desc(Column::Id)
        .limit(MOST);
    reader.all(found).await
}

/// Of a paper, its signed copies as [`copies`] tells them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CopiesOf(pub Uuid);

impl Loader<CopiesOf> for Source {
    type Value = Vec<Model>;
    type Error = Error;

    async fn load(&self, of: &[CopiesOf]) -> Result<HashMap<CopiesOf, Self::Value>> {
        let found = self
            .reader
            .find::<Entity>()
            .filter(Column::DocumentId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(Column::Number);
        let rows = self.reader.all(found).await?;
        Ok(grouped(rows, |row| CopiesOf(row.document_id)))
    }
}
