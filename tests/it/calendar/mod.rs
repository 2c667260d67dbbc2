//! The calendar: school years, their terms, days off; who keeps them, and what is refused.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::{Answer, World};

const SAVE: &str = "mutation($input: SchoolYearSaveInput!) { schoolYearSave(input: $input) { \
    schoolYear { id version name startsOn endsOn terms { name startsOn endsOn } } lacksTet userErrors { path code } } }";
const DAY: &str = "mutation($input: DayOffSaveInput!) { dayOffSave(input: $input) { \
    day { id day name works } userErrors { path code } } }";
const DAYS: &str = "query($from: Date!, $until: Date!) { daysOff(from: $from, until: $until) { id day name works } }";

fn year(from: i32) -> Value {
    let next = from + 1;
    json!({
        "startsOn": format!("{from}-09-05"),
        "endsOn": format!("{next}-05-31"),
        "terms": [
            { "startsOn": format!("{from}-09-05"), "endsOn": format!("{next}-01-15") },
            { "startsOn": format!("{next}-01-16"), "endsOn": format!("{next}-05-25") },
        ],
    })
}

async fn save(world: &World, who: &Arc<Actor>, input: Value) -> Answer {
    world.ask(who, SAVE, json!({ "input": input })).await
}

async fn keeper(world: &World) -> Result<Arc<Actor>> {
    let at = [(Role::Office, &world.department)];
    world.person("Đỗ Thị Lịch", &at).await
}

async fn days(world: &World, who: &Arc<Actor>, from: &str, until: &str) -> Vec<Value> {
    let found = world.ask(who, DAYS, json!({ "from": from, "until": until }));
    let found = found.await;
    found.at("/daysOff").as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn the_next_school_year_comes_with_its_terms_and_holidays() -> Result<()> {
    let world = World::new().await?;
    let keeper = keeper(&world).await?;
    let made = save(&world, &keeper, year(2025)).await;
    assert_eq!(made.faults("schoolYearSave"), Vec::<&str>::new());
    let shown = made.at("/schoolYearSave/schoolYear");
    assert_eq!(shown["name"], "2025-2026");
    assert_eq!(shown["terms"][0]["name"], "Học kỳ I");
    assert_eq!(shown["terms"][1]["startsOn"], "2026-01-16");
    let tet = days(&world, &keeper, "2026-02-10", "2026-02-25").await;
    let tet: Vec<_> = tet.iter().map(|day| day["day"].clone()).collect();
    assert_eq!(
        tet,
        [
            "2026-02-16",
            "2026-02-17",
            "2026-02-18",
            "2026-02-19",
            "2026-02-20"
        ]
    );
    // A day that somebody wrote down before is left as he wrote it.
    let moved = json!({ "input": { "day": "2027-01-01", "name": "Làm bù", "works": true } });
    let answer = world.ask(&keeper, DAY, moved).await;
    assert_eq!(answer.faults("dayOffSave"), Vec::<&str>::new());
    let made = save(&world, &keeper, year(2026)).await;
    assert_eq!(made.faults("schoolYearSave"), Vec::<&str>::new());
    let first = days(&world, &keeper, "2027-01-01", "2027-01-01").await;
    assert_eq!(first[0]["name"], "Làm bù");
    Ok(())
}

#[tokio::test]
async fn a_holiday_that_was_taken_out_does_not_come_back_with_the_next_year() -> Result<()> {
    let world = World::new().await?;
    let keeper = keeper(&world).await?;
    save(&world, &keeper, year(2025)).await;
    let new_year = days(&world, &keeper, "2026-01-01", "2026-01-01").await;
    let id = json!({ "input": { "id": new_year[0]["id"] } });
    let remove = "mutation($input: DayOffRemoveInput!) { dayOffRemove(input: $input) { userErrors { code } } }";
    let removed = world.ask(&keeper, remove, id).await;
    assert_eq!(removed.faults("dayOffRemove"), Vec::<&str>::new());
    let made = save(&world, &keeper, year(2026)).await;
    assert_eq!(made.faults("schoolYearSave"), Vec::<&str>::new());
    let found = days(&world, &keeper, "2026-01-01", "2026-01-01").await;
    assert!(found.is_empty(), "{found:?}");
    let next = days(&world, &keeper, "2027-01-01", "2027-01-01").await;
    assert_eq!(next.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_year_that_cannot_be_is_refused_at_each_of_its_days() -> Result<()> {
    let world = World::new().await?;
    let keeper = keeper(&world).await?;
    let with = |change: fn(&mut Value)| {
        let mut input = year(2025);
        change(&mut input);
        input
    };
    for (input, path, code) in [
        (year(2020), "startsOn", "OVERLAPS"),
        (
            with(|year| year["endsOn"] = json!("2025-08-31")),
            "endsOn",
            "DATE_ORDER",
        ),
        (
            with(|year| year["terms"][0]["startsOn"] = json!("2025-08-31")),
            "terms.0.startsOn",
            "DATE_ORDER",
        ),
        (
            with(|year| year["terms"][1]["endsOn"] = json!("2026-06-30")),
            "terms.1.endsOn",
            "DATE_ORDER",
        ),
        (with(|year| year["terms"] = json!([])), "terms", "REQUIRED"),
    ] {
        let answer = save(&world, &keeper, input.clone()).await;
        let faults = answer.at("/schoolYearSave/userErrors");
        let found = faults.as_array().into_iter().flatten();
        let path: Vec<_> = path.split('.').collect();
        let expected = json!({ "path": path, "code": code });
        assert!(found.clone().any(|fault| *fault == expected), "{faults}");
    }
    for (role, place) in [
        (Role::Principal, &world.school),
        (Role::Head, &world.office),
    ] {
        let nobody = world.person("Ai đó", &[(role, place)]).await?;
        let answer = save(&world, &nobody, year(2025)).await;
        assert_eq!(answer.codes, ["FORBIDDEN"], "{role:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_years_days_are_moved_and_its_terms_stay_the_same_terms() -> Result<()> {
    let world = World::new().await?;
    let keeper = keeper(&world).await?;
    let made = save(&world, &keeper, year(2025)).await;
    let made = made.at("/schoolYearSave/schoolYear").clone();
    let terms = "query($id: ID!) { node(id: $id) { ... on SchoolYear { terms { id startsOn } } } }";
    let id = json!({ "id": made["id"] });
    let before = world.ask(&keeper, terms, id.clone()).await;
    let mut input = year(2025);
    input["id"] = made["id"].clone();
    input["expectedVersion"] = made["version"].clone();
    input["terms"][1]["startsOn"] = json!("2026-01-19");
    let changed = save(&world, &keeper, input.clone()).await;
    assert_eq!(changed.faults("schoolYearSave"), Vec::<&str>::new());
    let after = world.ask(&keeper, terms, id).await;
    assert_eq!(
        after.at("/node/terms/1/id"),
        before.at("/node/terms/1/id"),
        "reports and deadlines point at it"
    );
    assert_eq!(after.at("/node/terms/1/startsOn"), "2026-01-19");
    let stale = save(&world, &keeper, input).await;
    assert_eq!(stale.codes, ["CONFLICT"]);
    // Plans that were issued bear its name.
    let mut other = year(2026);
    other["id"] = made["id"].clone();
    let renamed = save(&world, &keeper, other).await;
    assert_eq!(renamed.faults("schoolYearSave"), ["DATE_ORDER"]);
    Ok(())
}

#[tokio::test]
async fn two_who_write_the_same_day_at_once_write_one() -> Result<()> {
    let world = World::new().await?;
    let keeper = keeper(&world).await?;
    let other = {
        let at = [(Role::Head, &world.department)];
        world.person("Phan Văn Giám", &at).await?
    };
    let write = |who, name: &str| {
        let input = json!({ "input": { "day": "2026-12-24", "name": name, "works": false } });
        world.ask(who, DAY, input)
    };
    let (one, two) = tokio::join!(write(&keeper, "Nghỉ"), write(&other, "Nghỉ bù"));
    for answer in [&one, &two] {
        assert!(
            answer.codes.is_empty() || answer.codes == ["CONFLICT"],
            "{:?}",
            answer.messages
        );
    }
    assert_eq!(
        days(&world, &keeper, "2026-12-24", "2026-12-24")
            .await
            .len(),
        1
    );
    Ok(())
}

#[tokio::test]
async fn who_makes_a_year_too_far_ahead_is_told_that_it_has_no_tet_yet() -> Result<()> {
    let world = World::new().await?;
    let keeper = keeper(&world).await?;
    let near = save(&world, &keeper, year(2025)).await;
    assert_eq!(near.at("/schoolYearSave/lacksTet"), false);
    let far = save(&world, &keeper, year(2034)).await;
    assert_eq!(far.faults("schoolYearSave"), Vec::<&str>::new());
    assert_eq!(far.at("/schoolYearSave/lacksTet"), true);
    let tet = json!({ "input": { "day": "2035-02-08", "name": "Tết Ất Mão", "works": false } });
    assert_eq!(
        world.ask(&keeper, DAY, tet).await.faults("dayOffSave"),
        Vec::<&str>::new()
    );
    let mut again = year(2034);
    again["id"] = far.at("/schoolYearSave/schoolYear/id").clone();
    let again = save(&world, &keeper, again).await;
    assert_eq!(again.at("/schoolYearSave/lacksTet"), false);
    Ok(())
}
