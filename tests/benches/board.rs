//! A country's board: 50,000 schools of one tenant, and how long its parts take.
#![expect(clippy::print_stdout, reason = "it prints figures")]

#[path = "../it/report/world/mod.rs"]
#[expect(dead_code, reason = "the reports' world, of which this needs a part")]
mod world;

use std::time::Instant;

use chrono::NaiveDate;
use entity::position::Role;
use entity::report::{self, State};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, Database};

use world::{Done, World, day, id};

#[tokio::main]
async fn main() -> Done {
    let world = World::with_schools(50_000).await?;
    let (due, late): (NaiveDate, NaiveDate) = (day("2021-01-15"), day("2021-01-18"));
    let states = [
        State::Draft,
        State::Submitted,
        State::Returned,
        State::Accepted,
    ];
    let rows = world
        .schools
        .iter()
        .enumerate()
        .filter(|(at, _)| at % 5 > 0)
        .map(|(at, school)| {
            let state = states.get(at % 4).copied().unwrap_or(State::Draft);
            let first = (state != State::Draft).then_some(if at % 3 == 0 { late } else { due });
            report::ActiveModel {
                organization_id: Set(school.organization),
                period_id: Set(world.period),
                state: Set(state),
                nothing_to_report: Set(false),
                due_on: Set(due),
                first_submitted_on: Set(first),
                submitted_at: Set(first.and_then(|day| Some(day.and_hms_opt(3, 0, 0)?.and_utc()))),
                ..Default::default()
            }
        });
    world.seed::<report::Entity>(rows.collect()).await?;
    let raw = Database::connect(&world.database.url).await?;
    raw.execute_unprepared("ANALYZE").await?;
    let head = world.actor(Role::Head, &world.office)?;
    let period = id("period", world.period);
    for (what, fields) in [
        (
            "totals",
            "totals { expected onTime late overdue }".to_owned(),
        ),
        ("by level", "byLevel { counts { expected } }".to_owned()),
        ("by cluster", "byCluster { counts { expected } }".to_owned()),
        ("page by name", rows_of("first: 50")),
        (
            "page by submission",
            rows_of("first: 50, orderBy: { field: SUBMITTED_AT, direction: DESC }"),
        ),
    ] {
        for filter in ["", r#", filter: { timeliness: [OVERDUE] }"#] {
            let query = format!(r#"{{ reportBoard(period: "{period}" {filter}) {{ {fields} }} }}"#);
            let mut best = f64::MAX;
            for _ in 0..5 {
                let begun = Instant::now();
                let answer = world.ask(&head, &query).await?;
                assert_eq!(answer.pointer("/errors"), None, "{answer}");
                best = best.min(begun.elapsed().as_secs_f64() * 1000.0);
            }
            println!("{what}{filter}: {best:.1} ms");
        }
    }
    Ok(())
}

fn rows_of(arguments: &str) -> String {
    format!(
        "rows({arguments}) {{ nodes {{ state organization {{ name }} focalPoint {{ since }} report {{ timeliness }} }} }}"
    )
}
