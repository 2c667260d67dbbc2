//! Whether signed copies are still what was put there: their bytes are summed again, and held against the sum of that day.

use std::sync::Arc;

use entity::{document, signed_copy};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::features::document::{designation, number_text};
use crate::platform::blob::Blobs;
use crate::platform::{Actor, Db, Error, Result, apart};

/// How many signed copies of a tenant's are as they were put there, and which are not.
pub async fn verify_copies(db: &Db, blobs: &Blobs, tenant: Uuid) -> Result<(u64, Vec<String>)> {
    let reader = db.reader(Arc::new(Actor::system(tenant, db.clock().today())));
    let (mut hold, mut altered, mut last) = (0, Vec::new(), Uuid::nil());
    loop {
        let rows = reader.find::<signed_copy::Entity>();
        let rows = reader.after(rows, last).await?;
        let Some(end) = rows.last() else {
            return Ok((hold, altered));
        };
        last = end.id;
        let papers = rows.iter().map(|row| row.document_id);
        let papers = reader.by_ids::<document::Entity>(papers).await?;
        for row in &rows {
            let sum = match blobs.bytes(row.blob_id).await {
                Ok(bytes) => Some(apart(move || Sha256::digest(bytes).to_vec()).await?),
                Err(Error::NotFound) => None,
                Err(cause) => return Err(cause),
            };
            let what = match sum {
                Some(sum) if sum == row.sha256 => {
                    hold += 1;
                    continue;
                }
                Some(_) => "is not the file that was put there",
                None => "is gone",
            };
            let paper = papers.get(&row.document_id);
            let paper = paper.map(|row| designation(Some(&number_text(row.number)), &row.symbol));
            let paper = paper.unwrap_or_default();
            altered.push(format!(
                "the signed copy {} of {paper} ({}) {what}",
                row.number, row.id
            ));
        }
    }
}
