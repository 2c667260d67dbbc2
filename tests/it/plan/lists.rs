//! Lists: the same statements however long, every order, every filter.

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Result;

use crate::plan::world::{CREATE, World, org};

const LIST: &str = "query($first: Int) { plans(first: $first) { totalCount nodes { \
    id version state title number symbol place issuedOn issuerName parentIssuerName returnReason contentHash updatedAt \
    schoolYear { name } organization { name parent { name } } parent { title organization { name } schoolYear { name } } createdBy { name } \
    citations { symbol } clauses { text } recipients { name } signer { name } findings { code } \
    duties { kind clause { text } period { name term { name } schoolYear { name } plan { title } } plan { title } } history(first: 2) { action } availableActions } } }";

#[tokio::test]
async fn fifty_plans_cost_what_one_costs() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let mut first: Option<String> = None;
    for n in 0..50 {
        let mut input = json!({
            "organization": org(&world.office), "content": world.content(&format!("Kế hoạch {n}")) });
        input["parent"] = json!(first);
        let made = world.ask(&officer, CREATE, json!({ "input": input })).await;
        assert_eq!(made.faults("planCreate"), Vec::<&str>::new());
        let plan = made
            .at("/planCreate/plan/id")
            .as_str()
            .unwrap_or_default()
            .to_owned();
        for (who, verb) in [
            (&officer, "planSubmit"),
            (&head, "planApprove"),
            (&officer, "planIssue"),
        ] {
            assert_eq!(
                world.act(who, verb, &plan).await.faults(verb),
                Vec::<&str>::new()
            );
        }
        first.get_or_insert(plan);
    }
    let one = world.cost(&head, LIST, json!({ "first": 1 })).await;
    let many = world.cost(&head, LIST, json!({ "first": 49 })).await;
    assert_eq!(one, many);
    // With the plan that all others stand under on the page itself, even less is read.
    let fifty = world.cost(&head, LIST, json!({ "first": 50 })).await;
    assert!(fifty <= one);
    let seen = world.ask(&head, LIST, json!({ "first": 50 })).await;
    let plans = seen
        .at("/plans/nodes")
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert_eq!(plans.len(), 50);
    assert!(
        plans
            .iter()
            .all(|plan| plan["history"].as_array().map(Vec::len) == Some(2)
                && plan["history"][0]["action"] == "plan.issue"
                && plan["duties"].as_array().map(Vec::len) == Some(5)
                && plan["clauses"].as_array().map(Vec::len) == Some(3)
                && plan["createdBy"]["name"] == "Lê Thị Sen")
    );
    Ok(())
}

#[tokio::test]
async fn a_history_under_two_names_has_two_lengths() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let plan = world.draft(&officer, &world.office, "Kế hoạch").await;
    world.act(&officer, "planSubmit", &plan).await;
    let two = "query($id: ID!) { plan(id: $id) { a: history(first: 1) { action } b: history(first: 100) { action } } }";
    let seen = world.ask(&officer, two, json!({ "id": plan })).await;
    let line = |action: &str| json!({ "action": action });
    assert_eq!(seen.at("/plan/a"), &json!([line("plan.submit")]));
    assert_eq!(seen.at("/plan/b/0"), &line("plan.submit"));
    assert_ne!(seen.at("/plan/b/1"), &Value::Null);
    Ok(())
}

#[tokio::test]
async fn pages_go_on_where_they_ended_in_every_order() -> Result<()> {
    const PAGE: &str = "query($by: PlanOrder, $after: String) { plans(first: 2, orderBy: $by, after: $after) { \
        nodes { title } pageInfo { hasNextPage endCursor } } }";
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    for title in ["Đào tạo", "Ăn trưa", "Dạy học", "An toàn", "Em"] {
        let plan = world.draft(&officer, &world.office, title).await;
        if title == "Dạy học" {
            for (who, verb) in [
                (&officer, "planSubmit"),
                (&head, "planApprove"),
                (&officer, "planIssue"),
            ] {
                world.act(who, verb, &plan).await.faults(verb);
            }
        }
    }
    for (field, direction, expected) in [
        (
            "TITLE",
            "ASC",
            ["An toàn", "Ăn trưa", "Dạy học", "Đào tạo", "Em"],
        ),
        (
            "TITLE",
            "DESC",
            ["Em", "Đào tạo", "Dạy học", "Ăn trưa", "An toàn"],
        ),
        (
            "ISSUED_ON",
            "ASC",
            ["Dạy học", "Đào tạo", "Ăn trưa", "An toàn", "Em"],
        ),
        (
            "UPDATED_AT",
            "ASC",
            ["Đào tạo", "Ăn trưa", "Dạy học", "An toàn", "Em"],
        ),
    ] {
        let mut titles = Vec::new();
        let mut after = Value::Null;
        loop {
            let by = json!({ "field": field, "direction": direction });
            let page = world
                .ask(&officer, PAGE, json!({ "by": by, "after": after }))
                .await;
            assert_eq!(page.codes, Vec::<&str>::new(), "{page:?}");
            let nodes = page
                .at("/plans/nodes")
                .as_array()
                .cloned()
                .unwrap_or_default();
            titles.extend(
                nodes
                    .iter()
                    .map(|node| node["title"].as_str().unwrap_or_default().to_owned()),
            );
            if page.at("/plans/pageInfo/hasNextPage") != true {
                break;
            }
            after = page.at("/plans/pageInfo/endCursor").clone();
        }
        assert_eq!(titles, expected, "{field} {direction}");
    }
    let found = world
        .ask(
            &officer,
            "{ plans(filter: { search: \"dao tao\", state: [DRAFT] }) { nodes { title } } }",
            json!({}),
        )
        .await;
    assert_eq!(found.at("/plans/nodes"), &json!([{ "title": "Đào tạo" }]));
    Ok(())
}
