//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::DateTime;
use entity::{comment, plan, task};
use sea_orm::Set;
use uuid::Uuid;

use super::policy::{Add, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, OWN, ask, sample};

/// Every action, of a plan and of a task, open and resolved; oneself is its author.
pub fn decisions() -> Result<Vec<Decision>> {
    let plan = sample::<plan::Entity>(|row| {
        row.organization_id = Set(OWN);
        row.state = Set(plan::State::Draft);
        row.findings = Set(serde_json::json!([]));
    })?;
    let task = sample::<task::Entity>(|row| {
        row.organization_id = Set(OWN);
        row.state = Set(task::State::Assigned);
        row.links = Set(serde_json::json!([]));
    })?;
    let mut table = vec![
        ask::<Add, plan::Entity>("of a plan", &plan),
        ask::<Add, task::Entity>("of a task in sight", &task),
    ];
    for (state, of_plan, resolved) in [
        ("of a plan, open", true, false),
        ("of a plan, resolved", true, true),
        ("of a task", false, false),
    ] {
        let row = sample::<comment::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.author_id = Set(ONESELF);
            row.plan_id = Set(of_plan.then(Uuid::nil));
            row.resolved_at = Set(resolved.then_some(DateTime::UNIX_EPOCH));
            row.mentions = Set(serde_json::json!([]));
        })?;
        table.extend(asked(state, &row));
    }
    Ok(table)
}
