//! A clause stays the same clause while its words, its place and its neighbours change: what points at it keeps pointing.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::{CREATE, EDIT, World, org};

fn clause(id: &str, depth: i32, text: &str) -> Value {
    json!({ "id": id, "depth": depth, "kind": "DUTY", "text": text, "schools": false, "deadlines": [] })
}

fn id(n: u128) -> String {
    format!("clause_{n:032x}")
}

async fn told(world: &World, officer: &Arc<Actor>, plan: &str) -> Vec<(String, String)> {
    let query = "query($id: ID!) { plan(id: $id) { clauses { id text } } }";
    let answer = world.ask(officer, query, json!({ "id": plan })).await;
    let clauses = answer.at("/plan/clauses").as_array().cloned();
    let text = |clause: &Value, name: &str| {
        let told = clause.get(name).and_then(Value::as_str);
        told.unwrap_or_default().to_owned()
    };
    let clauses = clauses.unwrap_or_default().into_iter();
    clauses
        .map(|clause| (text(&clause, "id"), text(&clause, "text")))
        .collect()
}

/// An office with a plan of three clauses, 1 to 3.
async fn written() -> Result<(World, Arc<Actor>, String)> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let mut content = world.content("Kế hoạch");
    content["clauses"] = json!([
        clause(&id(1), 0, "Văn phòng"),
        clause(&id(2), 1, "Soạn thảo"),
        clause(&id(3), 1, "Phát hành"),
    ]);
    let plan = world.draft_of(&officer, &world.office, content).await;
    Ok((world, officer, plan))
}

#[tokio::test]
async fn a_clause_keeps_its_id_while_the_plan_is_rewritten() -> Result<()> {
    let (world, officer, plan) = written().await?;
    // The second moves to the top and is reworded, the third goes, another comes.
    let edits = json!({
        "changed": [clause(&id(2), 0, "Soạn thảo lại"), clause(&id(4), 1, "Kiểm tra")],
        "marked": [{ "id": id(1), "depth": 0, "marker": "II." }],
        "moved": [{ "id": id(2), "after": null }, { "id": id(4), "after": id(2) }],
        "removed": [id(3)],
    });
    let edited = world.edit(&officer, &plan, 1, edits).await;
    assert_eq!(edited.faults("planEdit"), Vec::<&str>::new());
    assert_eq!(edited.at("/planEdit/plan/version"), 2);
    let pair = |n: u128, text: &str| (id(n), text.to_owned());
    let expected = [
        pair(2, "Soạn thảo lại"),
        pair(4, "Kiểm tra"),
        pair(1, "Văn phòng"),
    ];
    assert_eq!(told(&world, &officer, &plan).await, expected);
    let query = "query($id: ID!) { plan(id: $id) { clauses { parentId marker } } }";
    let placed = world.ask(&officer, query, json!({ "id": plan })).await;
    assert_eq!(placed.at("/plan/clauses/1/parentId"), &json!(id(2)));
    assert_eq!(placed.at("/plan/clauses/2/marker"), "II.");
    Ok(())
}

#[tokio::test]
async fn what_changes_nothing_leaves_no_trace() -> Result<()> {
    let (world, officer, plan) = written().await?;
    let edits = json!({ "changed": [clause(&id(2), 1, " Soạn thảo ")], "moved": [{ "id": id(2), "after": id(1) }] });
    let same = world.edit(&officer, &plan, 1, edits).await;
    assert_eq!(same.at("/planEdit/plan/version"), 1);
    let history = "query($id: ID!) { plan(id: $id) { history { action } } }";
    let history = world.ask(&officer, history, json!({ "id": plan })).await;
    assert_eq!(
        history.at("/plan/history"),
        &json!([{ "action": "plan.create" }])
    );
    Ok(())
}

#[tokio::test]
async fn what_does_not_fit_is_told_kindly_and_nothing_is_written() -> Result<()> {
    let (world, officer, plan) = written().await?;
    let unknown = json!({
        "marked": [{ "id": id(8), "depth": 0 }],
        "moved": [{ "id": id(1), "after": id(9) }, { "id": id(7), "after": null }],
    });
    let unknown = world.edit(&officer, &plan, 1, unknown).await;
    assert_eq!(unknown.faults("planEdit"), ["CLAUSE_UNKNOWN"; 3]);
    let abyss = json!({ "marked": [{ "id": id(1), "depth": i32::MAX }] });
    let abyss = world.edit(&officer, &plan, 1, abyss).await;
    assert!(abyss.faults("planEdit").contains(&"DEPTH_JUMPS"));
    assert_eq!(
        unknown.at("/planEdit/userErrors/1/path"),
        &json!(["edits", "moved", "0"])
    );
    let mut head = world.head(" ");
    head["schoolYear"] = json!("year_00000000000000000000000000000000");
    let wrong = json!({ "head": head, "changed": [clause(&id(2), 3, "")] });
    let wrong = world.edit(&officer, &plan, 1, wrong).await;
    assert_eq!(
        wrong.faults("planEdit"),
        ["REQUIRED", "DEPTH_JUMPS", "REQUIRED", "SCHOOL_YEAR_UNKNOWN"]
    );
    assert_eq!(
        wrong.at("/planEdit/userErrors/1/path"),
        &json!(["content", "clauses", "1", "depth"])
    );
    let head = world
        .person("Nguyễn Công Hiếu", &[(Role::Head, &world.office)])
        .await?;
    let forbidden = world
        .edit(&head, &plan, 1, json!({ "removed": [id(1)] }))
        .await;
    assert_eq!(forbidden.codes, ["FORBIDDEN"]);
    assert_eq!(told(&world, &officer, &plan).await.len(), 3);
    Ok(())
}

#[tokio::test]
async fn of_two_thousand_clauses_one_is_edited_in_as_few_statements_as_of_three() -> Result<()> {
    let (world, officer, plan) = written().await?;
    let mut content = world.content("Kế hoạch");
    let many = (1..=2_000).map(|n| clause(&id(1_000 + n), i32::from(n % 10 != 1), "Nội dung"));
    content["clauses"] = json!(many.collect::<Vec<_>>());
    let large = world.draft_of(&officer, &world.office, content).await;
    let cost = async |plan: &str, n: u128| {
        let edits = json!({ "changed": [clause(&id(n), 1, "Nội dung mới")] });
        let input = json!({ "id": plan, "expectedVersion": 1, "edits": edits });
        world.cost(&officer, EDIT, json!({ "input": input })).await
    };
    let (few, many) = (cost(&plan, 2).await, cost(&large, 1_234).await);
    assert_eq!(few, many);
    assert!(many < 30, "{many} statements");
    Ok(())
}

#[tokio::test]
async fn a_clause_of_another_plan_is_not_taken_over() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let begin = |title: &str, n: u128| {
        let mut content = world.content(title);
        content["clauses"] = json!([clause(&id(n), 0, title)]);
        json!({ "input": { "organization": org(&world.office), "content": content } })
    };
    world.ask(&officer, CREATE, begin("Một", 1)).await;
    let second = world.ask(&officer, CREATE, begin("Hai", 2)).await;
    let stolen = world.ask(&officer, CREATE, begin("Ba", 1)).await;
    assert_eq!(stolen.codes, ["CONFLICT"]);

    let second = second
        .at("/planCreate/plan/id")
        .as_str()
        .unwrap_or_default();
    let edits = json!({ "changed": [clause(&id(1), 0, "Lấy của kế hoạch khác")] });
    let stolen = world.edit(&officer, second, 1, edits).await;
    assert_eq!(stolen.codes, ["CONFLICT"]);
    Ok(())
}
