//! A plan is edited word by word: what one save costs in a plan of twenty clauses, and in one of two thousand. CPU seconds of
//! this process, with the database in it.

use std::sync::Arc;

use entity::position::Role;
use entity::{plan, plan_clause};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use server::platform::Actor;
use server::platform::id::fresh;
use uuid::Uuid;

use crate::country::Country;
use crate::process::Clock;
use crate::tell_of;
use crate::world::{Failure, id};

/// CPU seconds per 1,000 saves, however many clauses there are.
const MOST_FOR_A_SAVE: f64 = 60.0;
const SAVES: usize = 100;
const FEW: i32 = 20;
const MANY: i32 = 2_000;

const EDIT: &str = "mutation($id: ID!, $version: Int!, $clause: PlanClauseInput!) {
    planEdit(input: { id: $id, expectedVersion: $version, edits: { changed: [$clause] } }) { plan { version } userErrors { code } } }";

/// Whether what was promised is kept.
pub async fn measure(country: &Country) -> Result<bool, Failure> {
    let officer = country.world.actor(Role::Office, &country.world.office)?;
    let mut kept = true;
    for clauses in [FEW, MANY] {
        let (plan, ids) = draft(country, &officer, clauses).await?;
        let mut clock = Clock::default();
        let mut version = 1;
        for (n, clause) in ids.iter().cycle().take(SAVES).enumerate() {
            let clause = json!({
                "id": id("clause", *clause),
                "depth": 0,
                "kind": "PARAGRAPH",
                "text": format!("Nội dung được viết lại lần {n}"),
                "schools": false,
                "deadlines": [],
            });
            let asked = json!({ "id": id("plan", plan), "version": version, "clause": clause });
            clock.run()?;
            let saved = country.told(&officer, EDIT, &asked).await?;
            clock.rest()?;
            version = saved["planEdit"]["plan"]["version"]
                .as_i64()
                .ok_or_else(|| saved.to_string())?;
        }
        let save = clock.told(SAVES).cpu_per_thousand;
        let what = format!("1,000 saves of a clause of {clauses}");
        kept &= tell_of(&what, save, MOST_FOR_A_SAVE);
    }
    Ok(kept)
}

/// A plan that is being written.
async fn draft(
    country: &Country,
    officer: &Arc<Actor>,
    clauses: i32,
) -> Result<(Uuid, Vec<Uuid>), Failure> {
    let (plan, world) = (fresh(), &country.world);
    world
        .seed::<plan::Entity>(vec![plan::ActiveModel {
            id: Set(plan),
            organization_id: Set(world.office.organization),
            school_year_id: Set(world.year),
            state: Set(plan::State::Draft),
            title: Set("Truyền thông".to_owned()),
            title_folded: Set("truyen thong".to_owned()),
            title_sort: Set(Vec::new()),
            findings: Set(json!([])),
            created_by: Set(officer.user().unwrap_or_default()),
            ..Default::default()
        }])
        .await?;
    let ids: Vec<Uuid> = (0..clauses).map(|_| fresh()).collect();
    let rows = (0..)
        .zip(&ids)
        .map(|(position, id)| plan_clause::ActiveModel {
            id: Set(*id),
            plan_id: Set(plan),
            position: Set(position),
            depth: Set(0),
            kind: Set(plan_clause::Kind::Paragraph),
            text: Set("Nội dung như đã viết trong kế hoạch của năm học trước".to_owned()),
            schools: Set(false),
            deadlines: Set(json!([])),
            ..Default::default()
        });
    world.seed::<plan_clause::Entity>(rows.collect()).await?;
    Ok((plan, ids))
}
