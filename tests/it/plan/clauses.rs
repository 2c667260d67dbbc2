//! A clause stays the same clause while its words, its place and its neighbours change: what points at it keeps pointing.

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Result;

use crate::plan::world::{Answer, CREATE, World, org};

const UPDATE: &str = "mutation($input: PlanUpdateInput!) { planUpdate(input: $input) { \
    plan { id version clauses { id text position parentId } } userErrors { path code } } }";

fn clause(id: &str, depth: i32, text: &str) -> Value {
    json!({ "id": id, "depth": depth, "kind": "DUTY", "text": text, "schools": false, "deadlines": [] })
}

fn id(n: u128) -> String {
    format!("clause_{n:032x}")
}

fn told(answer: &Answer) -> Vec<(String, String)> {
    let clauses = answer.at("/planUpdate/plan/clauses").as_array().cloned();
    let text = |clause: &Value, name: &str| {
        let told = clause.get(name).and_then(Value::as_str);
        told.unwrap_or_default().to_owned()
    };
    let clauses = clauses.unwrap_or_default().into_iter();
    clauses
        .map(|clause| (text(&clause, "id"), text(&clause, "text")))
        .collect()
}

#[tokio::test]
async fn a_clause_keeps_its_id_while_the_plan_is_rewritten() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let content = |clauses: Value| {
        let mut content = world.content("Kế hoạch");
        content["clauses"] = clauses;
        content
    };
    let begin = json!({ "input": { "organization": org(&world.office), "content": content(json!([
        clause(&id(1), 0, "Văn phòng"), clause(&id(2), 1, "Soạn thảo"), clause(&id(3), 1, "Phát hành"),
    ])) } });
    let made = world.ask(&officer, CREATE, begin).await;
    let plan = made.at("/planCreate/plan/id").clone();
    let put = async |version: i32, clauses: Value| {
        let input = json!({ "input": { "id": plan, "expectedVersion": version, "content": content(clauses) } });
        world.ask(&officer, UPDATE, input).await
    };

    // The second moves to the top and is reworded, the third goes, another comes.
    let changed = put(
        1,
        json!([
            clause(&id(2), 0, "Soạn thảo lại"),
            clause(&id(4), 1, "Kiểm tra"),
            clause(&id(1), 0, "Văn phòng"),
        ]),
    )
    .await;
    let pair = |n: u128, text: &str| (id(n), text.to_owned());
    assert_eq!(
        told(&changed),
        [
            pair(2, "Soạn thảo lại"),
            pair(4, "Kiểm tra"),
            pair(1, "Văn phòng")
        ]
    );
    assert_eq!(
        changed.at("/planUpdate/plan/clauses/1/parentId"),
        &json!(id(2))
    );

    // A copy is another clause; one without an id gets one.
    let mut nameless = clause(&id(9), 0, "Tổng kết");
    nameless["id"] = Value::Null;
    let copied = put(
        2,
        json!([clause(&id(2), 0, "A"), clause(&id(2), 0, "B"), nameless]),
    )
    .await;
    let now = told(&copied);
    assert_eq!(now.first(), Some(&pair(2, "A")));
    assert!(now.iter().skip(1).all(|(other, _)| *other != id(2)));
    assert_eq!(now.len(), 3);
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

    let mut content = world.content("Hai");
    content["clauses"] = json!([clause(&id(1), 0, "Lấy của kế hoạch khác")]);
    let input = json!({ "input": { "id": second.at("/planCreate/plan/id"), "expectedVersion": 1, "content": content } });
    let stolen = world.ask(&officer, UPDATE, input).await;
    assert_eq!(stolen.codes, ["CONFLICT"]);
    Ok(())
}
