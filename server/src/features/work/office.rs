//! What schools' reports and plans ask of those above.

use entity::position::Role;
use entity::{plan, reporting_period};
use uuid::Uuid;

use super::{Item, WorkKind};
use crate::features::period::is_closed;
use crate::features::plan::{RECEIVERS, waiting};
use crate::features::report::{ACCEPTERS, stuck_by_period, submitted_by_period, tally};
use crate::platform::{Reader, Result};

/// How many past periods are looked at for schools that still owe a report: each costs a statement.
const MOST_OVERDUE: usize = 4;

pub async fn items(reader: &Reader, begun: &[reporting_period::Model]) -> Result<Vec<Item>> {
    let actor = reader.actor();
    if begun.is_empty() || !actor.holds_any(&ACCEPTERS) {
        return Ok(Vec::new());
    }
    let mut items = Vec::new();
    let waiting = submitted_by_period(reader, begun.iter().map(|period| period.id)).await?;
    for period in begun {
        if let Some(count) = waiting.get(&period.id) {
            let about = period.organization_id;
            items.push(Item {
                count: Some(*count),
                // Its own report is made of theirs.
                due_on: period.office_due_on.or(Some(period.due_on)),
                ..Item::about_period(WorkKind::ReportsAccept, period, about)
            });
        }
    }
    let closed = begun
        .iter()
        .filter(|period| is_closed(period, period.due_on, actor.today()));
    let closed: Vec<_> = closed.collect();
    let stuck = stuck_by_period(reader, closed.iter().map(|period| period.id)).await?;
    for period in closed {
        if let Some(count) = stuck.get(&period.id) {
            items.push(Item {
                count: Some(*count),
                due_on: period.office_due_on.or(period.closes_on),
                ..Item::about_period(WorkKind::ReportsReopen, period, period.organization_id)
            });
        }
    }
    let places = reader
        .places(begun.iter().map(|period| period.organization_id))
        .await?;
    let past = begun
        .iter()
        .filter(|period| period.due_on < actor.today())
        // Nothing more is taken: nobody is to be reminded.
        .filter(|period| !is_closed(period, period.due_on, actor.today()))
        .filter_map(|period| Some((period, places.get(&period.organization_id)?)))
        .filter(|(_, place)| actor.holds(&[Role::Office, Role::DeputyHead, Role::Head], place))
        .take(MOST_OVERDUE);
    for (period, place) in past {
        let counts = tally(reader, period, place).await?.totals;
        if counts.overdue > 0 {
            items.push(Item {
                count: Some(counts.overdue),
                ..Item::about_period(WorkKind::ReportsOverdue, period, period.organization_id)
            });
        }
    }
    Ok(items)
}

/// What came from schools and waits to be received: one item for each plan of the office's.
pub async fn plans(reader: &Reader, year: Option<Uuid>) -> Result<Vec<Item>> {
    let offices = reader.actor().with(&RECEIVERS);
    let offices: Vec<Uuid> = offices.map(|grant| grant.at.organization).collect();
    let sent = waiting(reader, &offices, year).await?;
    let plans = reader
        .by_ids::<plan::Entity>(sent.iter().map(|sent| sent.plan))
        .await?;
    Ok(sent
        .into_iter()
        .filter_map(|sent| {
            let plan = plans.get(&sent.plan)?;
            Some(Item {
                count: Some(sent.count),
                plan: Some(plan.clone()),
                ..Item::new(WorkKind::PlansReceive, &plan.title, sent.organization, None)
            })
        })
        .collect())
}
