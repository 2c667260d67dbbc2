//! Whether issued plans still say what was issued: their text is hashed again, and held against the hash of that day.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;

use entity::{document, plan, school_year};
use futures_util::TryStreamExt as _;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Query;
use uuid::Uuid;

use super::content::Issued;
use super::parts;
use crate::features::document::{appendices, is_as_issued};
use crate::platform::{Actor, Db, Reader, Result};

/// What was found of a tenant's issued plans.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// As many say what they said.
    pub hold: u64,
    /// Those that do not, and papers of the register that do not, each by what it is, its number and its date.
    pub altered: Vec<String>,
}

/// Hashes every issued plan of a tenant again. A hash that was altered with the text is found too, as long as the
/// register has the one of that day; and so is one that is registered but issued no more.
pub async fn verify_issued(db: &Db, tenant: Uuid) -> Result<Verified> {
    let reader = db.reader(Arc::new(Actor::system(tenant, db.clock().today())));
    let mut verified = Verified::default();
    let issued = reader
        .find::<plan::Entity>()
        .filter(plan::Column::State.is_in([plan::State::Issued, plan::State::Closed]));
    let mut every = pin!(reader.every(issued));
    while let Some(plans) = every.try_next().await? {
        let years = plans.iter().map(|plan| plan.school_year_id);
        let years = reader.by_ids::<school_year::Entity>(years).await?;
        let papers = plans.iter().filter_map(|plan| plan.document_id);
        let papers = reader.by_ids::<document::Entity>(papers).await?;
        for plan in &plans {
            if holds(&reader, plan, &years, &papers).await? {
                verified.hold += 1;
            } else {
                verified.altered.push(name(plan));
            }
        }
    }
    verified.altered.extend(without_plan(&reader).await?);
    Ok(verified)
}

/// Papers in the register that neither an issued plan says nor their own row: taken back, removed or changed behind the
/// program's back.
async fn without_plan(reader: &Reader) -> Result<Vec<String>> {
    let mut planned = Query::select();
    planned
        .column(plan::Column::DocumentId)
        .from(plan::Entity)
        .and_where(plan::Column::TenantId.eq(reader.actor().tenant()))
        .and_where(plan::Column::DocumentId.is_not_null())
        .and_where(plan::Column::State.is_in([plan::State::Issued, plan::State::Closed]));
    let papers = reader
        .find::<document::Entity>()
        .filter(document::Column::Id.not_in_subquery(planned));
    let mut altered = Vec::new();
    let mut every = pin!(reader.every(papers));
    while let Some(some) = every.try_next().await? {
        for paper in &some {
            if !is_as_issued(paper)? {
                let (number, symbol, day) = (paper.number, &paper.symbol, paper.issued_on);
                altered.push(format!("document {number}/{symbol} of {day}"));
            }
        }
    }
    Ok(altered)
}

async fn holds(
    reader: &Reader,
    plan: &plan::Model,
    years: &HashMap<Uuid, school_year::Model>,
    papers: &HashMap<Uuid, document::Model>,
) -> Result<bool> {
    let parts = parts::read(reader, plan.id).await?;
    let signer = parts::signer(plan);
    let registered = plan.document_id.and_then(|id| papers.get(&id));
    let appendices = match registered.filter(|paper| paper.appendices.is_some()) {
        Some(paper) => Some(appendices(paper)?),
        None => None,
    };
    let issued = years.get(&plan.school_year_id).and_then(|year| {
        let appendices = appendices.as_deref();
        Issued::of(plan, &year.name, &parts, signer.as_ref(), appendices)
    });
    let Some(issued) = issued else {
        return Ok(false);
    };
    let hash = issued.hash()?;
    Ok(plan.content_hash.as_ref() == Some(&hash)
        && registered.is_some_and(|paper| paper.content_hash == hash))
}

fn name(plan: &plan::Model) -> String {
    let number = plan.number.as_deref().unwrap_or("?");
    let symbol = plan.symbol.as_deref().unwrap_or("?");
    let day = plan.issued_on.map(|day| day.to_string());
    format!(
        "plan {number}/{symbol} of {} ({})",
        day.as_deref().unwrap_or("?"),
        plan.id
    )
}
