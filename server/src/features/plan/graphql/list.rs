//! What a page of plans will ask for, read in one statement a kind instead of one a plan.

use std::collections::HashMap;

use async_graphql::{Context, Lookahead};
use entity::{duty, organization, plan, plan_clause, reporting_period, school_year, term, user};
use uuid::Uuid;

use super::plan::{shelve, shelved};
use crate::features::plan::content::{Citation, Recipient};
use crate::features::plan::{parts, queries};
use crate::platform::graphql::Call;
use crate::platform::{Protected, Result, history};

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

/// What the client asks for below a field, whether it goes by `nodes` or by `edges`.
pub struct Ahead<'c>(Vec<Lookahead<'c>>);

impl<'c> Ahead<'c> {
    /// Of a connection's rows.
    pub fn of_list(ctx: &'c Context<'c>) -> Self {
        let list = ctx.look_ahead();
        Self(vec![list.field("nodes"), list.field("edges").field("node")])
    }

    /// Of the field itself.
    pub fn here(ctx: &'c Context<'c>) -> Self {
        Self(vec![ctx.look_ahead()])
    }

    fn below(&self, field: &str) -> Self {
        Self(self.0.iter().map(|ahead| ahead.field(field)).collect())
    }

    fn asks(&self, field: &str) -> bool {
        self.0.iter().any(|ahead| ahead.field(field).exists())
    }
}

/// Reads ahead what the client asks of the page's plans.
pub async fn prefetch(call: &Call, ahead: &Ahead<'_>, rows: &[plan::Model]) -> Result<()> {
    let reader = call.reader()?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    for row in rows {
        call.shelve(row.id, Some(row.clone()));
    }
    prefetch_heads(call, ahead, rows).await?;
    if ahead.asks("parent") {
        let parents: Vec<Uuid> = rows.iter().filter_map(|row| row.parent_id).collect();
        call.prefetch::<plan::Entity>(parents.iter().copied())
            .await?;
        let above = known::<plan::Entity>(call, parents).await?;
        prefetch_heads(call, &ahead.below("parent"), &above).await?;
    }
    if ahead.asks("clauses") {
        put::<plan_clause::Model>(
            call,
            &ids,
            parts::clauses(reader, ids.iter().copied()).await?,
        );
    }
    if ahead.asks("citations") {
        put::<Citation>(
            call,
            &ids,
            parts::citations(reader, ids.iter().copied()).await?,
        );
    }
    if ahead.asks("recipients") {
        put::<Recipient>(
            call,
            &ids,
            parts::recipients(reader, ids.iter().copied()).await?,
        );
    }
    if ahead.asks("duties") {
        let duties = queries::duties(reader, ids.iter().copied()).await?;
        let all: Vec<duty::Model> = duties.values().flatten().cloned().collect();
        prefetch_duties(call, &ahead.below("duties"), &all).await?;
        put(call, &ids, duties);
    }
    if ahead.asks("history") {
        history::prefetch_page::<plan::Entity>(call, ids.iter().copied()).await?;
    }
    Ok(())
}

/// What stands beside plans: whose they are, for which year, by whom.
async fn prefetch_heads(call: &Call, ahead: &Ahead<'_>, rows: &[plan::Model]) -> Result<()> {
    let named = ["organization", "issuerName", "parentIssuerName"];
    if named.into_iter().any(|field| ahead.asks(field)) {
        let owners: Vec<Uuid> = rows.iter().map(|row| row.organization_id).collect();
        call.prefetch::<organization::Entity>(owners.iter().copied())
            .await?;
        if ahead.asks("parentIssuerName") || ahead.below("organization").asks("parent") {
            let owners = known::<organization::Entity>(call, owners).await?;
            let above: Vec<Uuid> = owners.iter().filter_map(|owner| owner.parent_id).collect();
            call.prefetch::<organization::Entity>(above).await?;
        }
    }
    if ahead.asks("schoolYear") {
        let years: Vec<Uuid> = rows.iter().map(|row| row.school_year_id).collect();
        call.prefetch::<school_year::Entity>(years).await?;
    }
    if ahead.asks("createdBy") {
        let people: Vec<Uuid> = rows.iter().map(|row| row.created_by).collect();
        call.prefetch::<user::Entity>(people).await?;
    }
    Ok(())
}

/// Reads ahead what the client asks of duties.
pub async fn prefetch_duties(call: &Call, ahead: &Ahead<'_>, duties: &[duty::Model]) -> Result<()> {
    if ahead.asks("plan") {
        let plans: Vec<Uuid> = duties.iter().map(|duty| duty.plan_id).collect();
        call.prefetch::<plan::Entity>(plans).await?;
    }
    if ahead.asks("clause") {
        let clauses: Vec<Uuid> = duties.iter().filter_map(|duty| duty.clause_id).collect();
        call.prefetch::<plan_clause::Entity>(clauses).await?;
    }
    if ahead.asks("period") {
        let periods: Vec<Uuid> = duties.iter().filter_map(|duty| duty.period_id).collect();
        call.prefetch::<reporting_period::Entity>(periods.iter().copied())
            .await?;
        let periods = known::<reporting_period::Entity>(call, periods).await?;
        prefetch_periods(call, &ahead.below("period"), &periods).await?;
    }
    Ok(())
}

/// Reads ahead what the client asks of periods.
pub async fn prefetch_periods(
    call: &Call,
    ahead: &Ahead<'_>,
    periods: &[reporting_period::Model],
) -> Result<()> {
    if ahead.asks("schoolYear") {
        let years: Vec<Uuid> = periods.iter().map(|period| period.school_year_id).collect();
        call.prefetch::<school_year::Entity>(years).await?;
    }
    if ahead.asks("term") {
        let terms: Vec<Uuid> = periods.iter().filter_map(|period| period.term_id).collect();
        call.prefetch::<term::Entity>(terms).await?;
    }
    if ahead.asks("plan") {
        let plans: Vec<Uuid> = periods.iter().filter_map(|period| period.plan_id).collect();
        call.prefetch::<plan::Entity>(plans).await?;
    }
    Ok(())
}

/// The rows that were read ahead, as far as they are in sight.
async fn known<E: Protected>(
    call: &Call,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<E::Model>>
where
    E::Model: Clone + Send + Sync + 'static,
{
    let mut rows = Vec::new();
    for id in ids {
        rows.extend(call.row::<E>(id).await?);
    }
    Ok(rows)
}

fn put<T: Send + Sync + 'static>(call: &Call, plans: &[Uuid], mut parts: HashMap<Uuid, Vec<T>>) {
    for plan in plans {
        shelve(call, *plan, parts.remove(plan).unwrap_or_default());
    }
}
