//! What a page of plans will ask for, read in one statement a kind instead of one a plan.

use std::collections::HashMap;

use async_graphql::{Context, Lookahead};
use entity::{duty, organization, plan, plan_clause, reporting_period, school_year, user};
use uuid::Uuid;

use super::plan::{shelve, shelved};
use crate::features::plan::content::{Citation, Recipient};
use crate::features::plan::{parts, queries};
use crate::platform::Result;
use crate::platform::graphql::{Call, wants};
use crate::platform::history;

/// One plan's part: what the page put down, or read for it alone.
pub async fn part<T, F, Fut>(call: &Call, plan: Uuid, read: F) -> Result<Vec<T>>
where
    T: Clone + Send + Sync + 'static,
    F: FnOnce() -> Fut,
    Fut: Future<Output = Result<HashMap<Uuid, Vec<T>>>>,
{
    if let Some(part) = shelved::<T>(call, plan) {
        return Ok(part.0.clone());
    }
    Ok(read().await?.remove(&plan).unwrap_or_default())
}

/// Reads ahead what the client asks of the page's plans.
pub async fn prefetch(ctx: &Context<'_>, rows: &[plan::Model]) -> Result<()> {
    let call = Call::of(ctx)?;
    let reader = call.read();
    let asks = |field: &str| wants(ctx, &[field]);
    let ids = || rows.iter().map(|row| row.id);
    if ["organization", "issuerName", "parentIssuerName"]
        .into_iter()
        .any(asks)
    {
        let owners = rows.iter().map(|row| row.organization_id);
        call.prefetch::<organization::Entity>(owners.clone())
            .await?;
        if asks("parentIssuerName") || wants(ctx, &["organization", "parent"]) {
            let mut above = Vec::new();
            for owner in owners {
                let owner = call.row::<organization::Entity>(owner).await?;
                above.extend(owner.and_then(|owner| owner.parent_id));
            }
            call.prefetch::<organization::Entity>(above).await?;
        }
    }
    if asks("schoolYear") {
        let years = rows.iter().map(|row| row.school_year_id);
        call.prefetch::<school_year::Entity>(years).await?;
    }
    if asks("parent") {
        let parents = rows.iter().filter_map(|row| row.parent_id);
        call.prefetch::<plan::Entity>(parents).await?;
    }
    if asks("createdBy") {
        let people = rows.iter().map(|row| row.created_by);
        call.prefetch::<user::Entity>(people).await?;
    }
    if asks("clauses") {
        put::<plan_clause::Model>(call, ids(), parts::clauses(reader, ids()).await?);
    }
    if asks("citations") {
        put::<Citation>(call, ids(), parts::citations(reader, ids()).await?);
    }
    if asks("recipients") {
        put::<Recipient>(call, ids(), parts::recipients(reader, ids()).await?);
    }
    if asks("duties") {
        let duties = queries::duties(reader, ids()).await?;
        let all: Vec<duty::Model> = duties.values().flatten().cloned().collect();
        for list in ["nodes", "node"] {
            let ahead = match list {
                "nodes" => ctx.look_ahead().field("nodes"),
                _ => ctx.look_ahead().field("edges").field("node"),
            };
            prefetch_of_duties(call, &ahead.field("duties"), &all).await?;
        }
        put(call, ids(), duties);
    }
    if asks("history") {
        history::prefetch_page::<plan::Entity>(call, ids()).await?;
    }
    for row in rows {
        call.shelve(row.id, Some(row.clone()));
    }
    Ok(())
}

/// Reads ahead what the client asks of duties, when `ahead` stands at them.
pub async fn prefetch_of_duties(
    call: &Call,
    ahead: &Lookahead<'_>,
    duties: &[duty::Model],
) -> Result<()> {
    if ahead.field("clause").exists() {
        let clauses = duties.iter().filter_map(|duty| duty.clause_id);
        call.prefetch::<plan_clause::Entity>(clauses).await?;
    }
    if ahead.field("period").exists() {
        let periods = duties.iter().filter_map(|duty| duty.period_id);
        call.prefetch::<reporting_period::Entity>(periods).await?;
    }
    Ok(())
}

fn put<T: Send + Sync + 'static>(
    call: &Call,
    plans: impl Iterator<Item = Uuid>,
    mut parts: HashMap<Uuid, Vec<T>>,
) {
    for plan in plans {
        shelve(call, plan, parts.remove(&plan).unwrap_or_default());
    }
}
