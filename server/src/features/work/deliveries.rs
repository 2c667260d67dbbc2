//! Documents that wait for the viewer's organizations to say that they arrived, and those that others should have.

use std::collections::HashSet;

use entity::{document, plan};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::{Item, WorkKind};
use crate::features::distribution::{awaited_of, late_by_document};
use crate::platform::{Reader, Result};

const MOST: u64 = 30;

pub async fn items(reader: &Reader) -> Result<Vec<Item>> {
    let got = awaited_of(reader, MOST).await?;
    let late = late_by_document(reader).await?;
    let documents = got.iter().map(|row| row.document_id);
    let documents = documents.chain(late.iter().map(|late| late.document));
    let documents = reader.by_ids::<document::Entity>(documents).await?;
    // What an office is to judge it has: that is an item of its own.
    let judged = judged(reader, got.iter().map(|row| row.document_id).collect()).await?;
    let mut items = Vec::new();
    for row in got {
        if judged.contains(&(row.document_id, row.organization_id)) {
            continue;
        }
        let (Some(at), Some(paper)) = (row.organization_id, documents.get(&row.document_id)) else {
            continue;
        };
        let kind = WorkKind::DocumentAcknowledge;
        items.push(Item {
            document: Some(paper.clone()),
            delivery: Some(row.clone()),
            ..Item::new(kind, &paper.subject, at, Some(row.due_on))
        });
    }
    for late in late {
        let Some(paper) = documents.get(&late.document) else {
            continue;
        };
        let (kind, due) = (WorkKind::DocumentRemind, Some(late.due_on));
        items.push(Item {
            count: Some(late.count),
            document: Some(paper.clone()),
            ..Item::new(kind, &paper.subject, late.issuer, due)
        });
    }
    Ok(items)
}

/// The documents that are schools' plans, with the office that each was sent to.
async fn judged(reader: &Reader, documents: Vec<Uuid>) -> Result<HashSet<(Uuid, Option<Uuid>)>> {
    if documents.is_empty() {
        return Ok(HashSet::new());
    }
    let plans = reader
        .find::<plan::Entity>()
        .filter(plan::Column::DocumentId.is_in(documents))
        .filter(plan::Column::AddresseeId.is_not_null())
        .filter(plan::Column::ReplacedById.is_null());
    let plans = reader.all(plans).await?.into_iter();
    Ok(plans
        .filter_map(|plan| Some((plan.document_id?, plan.addressee_id)))
        .collect())
}
