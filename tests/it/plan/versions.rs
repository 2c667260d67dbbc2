//! What a plan said before: kept, compared, taken up again.

use std::sync::Arc;
use std::time::Duration;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::{Answer, World};

const VERSIONS: &str = "query($plan: ID!, $after: String, $first: Int) { planVersions(plan: $plan, after: $after, first: $first) { \
    totalCount pageInfo { hasNextPage endCursor } nodes { number reason isOpen person } } }";
const DIFFERENCES: &str = "query($plan: ID!, $from: Int!, $to: Int!) { planDifferences(plan: $plan, from: $from, to: $to) { \
    unchanged head { part words { difference text } } citations { difference } recipients { difference } \
    clauses { changes words { difference text } before { text } after { text } } } }";
const RESTORE: &str = "mutation($input: PlanRestoreInput!) { planRestore(input: $input) { \
    plan { version title clauses { text } } userErrors { code } } }";

/// An office's plan, and those who write it.
struct Written {
    world: World,
    officer: Arc<Actor>,
    head: Arc<Actor>,
    plan: String,
    version: i32,
}

impl Written {
    async fn new() -> Result<Self> {
        let world = World::new().await?;
        let (officer, head) = world.officer_and_head().await?;
        let plan = world.draft(&officer, &world.office, "Kế hoạch").await;
        Ok(Self {
            world,
            officer,
            head,
            plan,
            version: 1,
        })
    }

    async fn titled(&mut self, by: &Arc<Actor>, title: &str) {
        let edits = json!({ "head": self.world.head(title) });
        let edited = self.world.edit(by, &self.plan, self.version, edits).await;
        assert_eq!(edited.faults("planEdit"), Vec::<&str>::new());
        self.version += 1;
    }

    /// Its clauses' ids, in order.
    async fn clauses(&self) -> Vec<String> {
        let query = "query($id: ID!) { plan(id: $id) { clauses { id } } }";
        let asked = json!({ "id": self.plan });
        let answer = self.world.ask(&self.officer, query, asked).await;
        let clauses = answer.at("/plan/clauses").as_array();
        let ids = clauses.into_iter().flatten();
        ids.filter_map(|clause| Some(clause["id"].as_str()?.to_owned()))
            .collect()
    }

    async fn removed(&mut self, by: &Arc<Actor>, clauses: &[String]) {
        let edits = json!({ "removed": clauses });
        let edited = self.world.edit(by, &self.plan, self.version, edits).await;
        assert_eq!(edited.faults("planEdit"), Vec::<&str>::new());
        self.version += 1;
    }

    async fn versions(&self, who: &Arc<Actor>) -> Answer {
        self.world
            .ask(who, VERSIONS, json!({ "plan": self.plan }))
            .await
    }

    /// Number, reason, and whether it is still being written; the newest first.
    async fn told(&self) -> Vec<(i64, String, bool)> {
        let answer = self.versions(&self.officer).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{answer:?}");
        let nodes = answer.at("/planVersions/nodes").as_array().cloned();
        let told = |node: Value| {
            let reason = node["reason"].as_str().unwrap_or_default().to_owned();
            (
                node["number"].as_i64().unwrap_or_default(),
                reason,
                node["isOpen"] == true,
            )
        };
        nodes.unwrap_or_default().into_iter().map(told).collect()
    }

    async fn differences(&self, who: &Arc<Actor>, from: i32, to: i32) -> Answer {
        let asked = json!({ "plan": self.plan, "from": from, "to": to });
        self.world.ask(who, DIFFERENCES, asked).await
    }

    async fn restore(&self, who: &Arc<Actor>, number: i32) -> Answer {
        let input = json!({ "id": self.plan, "expectedVersion": self.version, "number": number });
        self.world
            .ask(who, RESTORE, json!({ "input": input }))
            .await
    }

    async fn step(&mut self, who: &Arc<Actor>, verb: &str, input: Value) {
        let mut input = input;
        input["id"] = json!(self.plan);
        let done = self.world.act_with(who, verb, input).await;
        assert_eq!(done.faults(verb), Vec::<&str>::new());
        self.version += 1;
    }
}

fn version(number: i64, reason: &str, open: bool) -> (i64, String, bool) {
    (number, reason.to_owned(), open)
}

#[tokio::test]
async fn one_sitting_of_one_person_is_one_version() -> Result<()> {
    let mut given = Written::new().await?;
    let officer = given.officer.clone();
    let colleague = given
        .world
        .person("Trần Thị Lan", &[(Role::Office, &given.world.office)])
        .await?;
    given.titled(&officer, "Một").await;
    given.titled(&officer, "Hai").await;
    assert_eq!(
        given.told().await,
        [version(2, "SAVED", true), version(1, "SAVED", false)]
    );
    // Another person's text is another version, and so is one's own of an hour later.
    given.titled(&colleague, "Ba").await;
    given.world.db.clock().advance(Duration::from_secs(3_600));
    given.titled(&colleague, "Bốn").await;
    given.titled(&officer, "Năm").await;
    let told: Vec<i64> = given.told().await.into_iter().map(|it| it.0).collect();
    assert_eq!(told, [5, 4, 3, 2, 1]);
    for (from, to, before, after) in [
        (1, 2, "Kế hoạch", "Hai"),
        (2, 3, "Hai", "Ba"),
        (3, 4, "Ba", "Bốn"),
        (4, 5, "Bốn", "Năm"),
        (5, 2, "Năm", "Hai"),
    ] {
        let told = given.differences(&officer, from, to).await;
        assert_eq!(
            told.at("/planDifferences/head/0"),
            &json!({ "part": "TITLE", "words": [
                { "difference": "REMOVED", "text": before }, { "difference": "ADDED", "text": after } ] }),
        );
        assert_eq!(told.at("/planDifferences/unchanged"), 3);
    }
    Ok(())
}

#[tokio::test]
async fn a_sitting_ends_half_an_hour_after_it_began_however_often_is_saved() -> Result<()> {
    let mut given = Written::new().await?;
    let officer = given.officer.clone();
    for n in 0..8 {
        given.titled(&officer, &format!("Lần {n}")).await;
        given.world.db.clock().advance(Duration::from_secs(580));
    }
    // What it began with; what stood after half an hour; what is being written.
    let told: Vec<i64> = given.told().await.into_iter().map(|it| it.0).collect();
    assert_eq!(told, [3, 2, 1]);
    let told = given.differences(&officer, 2, 3).await;
    assert_eq!(
        told.at("/planDifferences/head/0/words"),
        &json!([
            { "difference": "SAME", "text": "Lần " },
            { "difference": "REMOVED", "text": "3" },
            { "difference": "ADDED", "text": "7" },
        ])
    );
    Ok(())
}

#[tokio::test]
async fn what_a_plan_began_with_is_had_back_after_all_of_it_was_removed() -> Result<()> {
    let mut given = Written::new().await?;
    let officer = given.officer.clone();
    let before = given.clauses().await;
    given.removed(&officer, &before).await;
    assert_eq!(given.clauses().await, Vec::<String>::new());
    assert_eq!(
        given.told().await,
        [version(2, "SAVED", true), version(1, "SAVED", false)]
    );
    let restored = given.restore(&officer, 1).await;
    assert_eq!(restored.faults("planRestore"), Vec::<&str>::new());
    assert_eq!(given.clauses().await, before);
    Ok(())
}

#[tokio::test]
async fn a_clause_whose_id_another_plan_bears_by_now_comes_back_as_a_new_one() -> Result<()> {
    let mut given = Written::new().await?;
    let officer = given.officer.clone();
    let before = given.clauses().await;
    let [first, second, third] = before.as_slice() else {
        panic!("three clauses: {before:?}");
    };
    given.removed(&officer, &before[1..]).await;
    // The department writes under its id, which the office does not see.
    let department = &given.world.department;
    let writer = given
        .world
        .person("Ông Bình", &[(Role::Office, department)])
        .await?;
    let mut content = given.world.content("Của Sở");
    content["clauses"] = json!([{ "id": second, "depth": 0, "kind": "DUTY", "text": "Của Sở", "schools": false, "deadlines": [] }]);
    given.world.draft_of(&writer, department, content).await;

    let restored = given.restore(&officer, 1).await;
    assert_eq!(restored.faults("planRestore"), Vec::<&str>::new());
    let after = given.clauses().await;
    assert_eq!([&after[0], &after[2]], [first, third]);
    assert_ne!(&after[1], second);
    // The version that was made says the same as the plan.
    given.version += 1;
    given.removed(&officer, &after[1..2]).await;
    let told = given.differences(&officer, 3, 4).await;
    let clauses = told.at("/planDifferences/clauses").as_array();
    let changes: Vec<&Value> = clauses
        .into_iter()
        .flatten()
        .map(|it| &it["changes"])
        .collect();
    assert_eq!(changes, [&json!(["REMOVED"])]);
    Ok(())
}

#[tokio::test]
async fn each_step_closes_a_version() -> Result<()> {
    let mut given = Written::new().await?;
    let (officer, head) = (given.officer.clone(), given.head.clone());
    given.step(&officer, "planSubmit", json!({})).await;
    given
        .step(&head, "planReturn", json!({ "reason": "Sửa tên" }))
        .await;
    given.titled(&officer, "Tên khác").await;
    assert_eq!(
        given.told().await,
        [version(2, "SAVED", true), version(1, "SUBMITTED", false)]
    );
    given.step(&officer, "planSubmit", json!({})).await;
    given.step(&head, "planApprove", json!({})).await;
    given.step(&officer, "planIssue", json!({})).await;
    assert_eq!(
        given.told().await,
        [
            version(3, "ISSUED", false),
            version(2, "SUBMITTED", false),
            version(1, "SUBMITTED", false)
        ]
    );
    let issued = given.differences(&officer, 2, 3).await;
    let parts: Vec<&Value> = ["0", "1"]
        .map(|n| issued.at(&format!("/planDifferences/head/{n}/part")))
        .into();
    assert_eq!(parts, ["NUMBER", "SYMBOL"]);
    // What was issued never changes.
    assert_eq!(
        given.restore(&officer, 1).await.faults("planRestore"),
        ["ALREADY_ISSUED"]
    );
    Ok(())
}

#[tokio::test]
async fn clauses_citations_and_recipients_are_compared() -> Result<()> {
    let mut given = Written::new().await?;
    let officer = given.officer.clone();
    given.step(&officer, "planSubmit", json!({})).await;
    let head = given.head.clone();
    given
        .step(&head, "planReturn", json!({ "reason": "Sửa" }))
        .await;
    let query = "query($id: ID!) { plan(id: $id) { clauses { id } } }";
    let answer = given
        .world
        .ask(&officer, query, json!({ "id": given.plan }))
        .await;
    let id = |n: usize| answer.at(&format!("/plan/clauses/{n}/id")).clone();
    let reworded = json!({ "id": id(2), "depth": 1, "marker": "1.", "kind": "DUTY",
        "text": "Báo cáo tình hình thực hiện 03 lần/ năm học.", "schools": true, "deadlines": [] });
    let edits = json!({ "changed": [reworded], "removed": [id(1)], "citations": [], "recipients": [
        { "name": "Lưu: VT", "purpose": "FILE", "schools": false } ] });
    let edited = given
        .world
        .edit(&officer, &given.plan, given.version, edits)
        .await;
    assert_eq!(edited.faults("planEdit"), Vec::<&str>::new());
    let told = given.differences(&officer, 1, 2).await;
    let told = told.at("/planDifferences");
    assert_eq!(told["clauses"][0]["changes"], json!(["REMOVED"]));
    assert_eq!(told["clauses"][1]["changes"], json!(["NUMBERED", "WORDED"]));
    assert_eq!(
        told["clauses"][1]["words"][1],
        json!({ "difference": "REMOVED", "text": "02" })
    );
    assert_eq!(
        told["clauses"][1]["words"][2],
        json!({ "difference": "ADDED", "text": "03" })
    );
    assert_eq!(told["citations"], json!([{ "difference": "REMOVED" }]));
    assert_eq!(
        told["recipients"],
        json!([{ "difference": "REMOVED" }, { "difference": "ADDED" }])
    );
    Ok(())
}

#[tokio::test]
async fn an_earlier_version_is_taken_up_again_and_nothing_is_lost() -> Result<()> {
    let mut given = Written::new().await?;
    let officer = given.officer.clone();
    let colleague = given
        .world
        .person("Trần Thị Lan", &[(Role::Office, &given.world.office)])
        .await?;
    given.titled(&officer, "Cũ").await;
    given.titled(&colleague, "Mới").await;
    let restored = given.restore(&officer, 2).await;
    assert_eq!(restored.faults("planRestore"), Vec::<&str>::new());
    assert_eq!(restored.at("/planRestore/plan/title"), "Cũ");
    given.version += 1;
    assert_eq!(
        given.told().await,
        [
            version(4, "RESTORED", false),
            version(3, "SAVED", false),
            version(2, "SAVED", false),
            version(1, "SAVED", false)
        ]
    );
    // The colleague's text is still there, and can be had back.
    let back = given.restore(&officer, 3).await;
    assert_eq!(back.at("/planRestore/plan/title"), "Mới");
    given.version += 1;

    let stale = json!({ "id": given.plan, "expectedVersion": 1, "number": 1 });
    let stale = given
        .world
        .ask(&officer, RESTORE, json!({ "input": stale }))
        .await;
    assert_eq!(stale.codes, ["CONFLICT"]);
    assert_eq!(given.restore(&officer, 77).await.codes, ["NOT_FOUND"]);
    assert_eq!(given.restore(&given.head, 1).await.codes, ["FORBIDDEN"]);
    Ok(())
}

#[tokio::test]
async fn versions_are_for_those_who_see_the_plan_being_written() -> Result<()> {
    let mut given = Written::new().await?;
    let (officer, head) = (given.officer.clone(), given.head.clone());
    given.step(&officer, "planSubmit", json!({})).await;
    given.step(&head, "planApprove", json!({})).await;
    given.step(&officer, "planIssue", json!({})).await;
    let world = &given.world;
    let principal = world
        .person("Cô Hoa", &[(Role::Principal, &world.school)])
        .await?;
    let observer = world
        .person("Ông Nam", &[(Role::Observer, &world.department)])
        .await?;
    for stranger in [&principal, &observer] {
        let seen = given.versions(stranger).await;
        assert_eq!(seen.codes, Vec::<&str>::new());
        assert_eq!(seen.at("/planVersions/totalCount"), 0);
        assert_eq!(given.differences(stranger, 1, 2).await.codes, ["NOT_FOUND"]);
    }
    assert_eq!(
        given.versions(&head).await.at("/planVersions/totalCount"),
        2
    );
    Ok(())
}

#[tokio::test]
async fn the_list_comes_in_pages_at_the_same_cost() -> Result<()> {
    let mut given = Written::new().await?;
    let colleague = given
        .world
        .person("Trần Thị Lan", &[(Role::Office, &given.world.office)])
        .await?;
    let officer = given.officer.clone();
    let asked = json!({ "plan": given.plan, "first": 50 });
    let mut costs = Vec::new();
    for n in 0..30 {
        let by = if n % 2 == 0 { &colleague } else { &officer };
        given.titled(by, &format!("Lần {n}")).await;
        if [2, 29].contains(&n) {
            costs.push(given.world.cost(&officer, VERSIONS, asked.clone()).await);
        }
    }
    assert_eq!(costs.first(), costs.last());
    let (mut numbers, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = json!({ "plan": given.plan, "first": 12, "after": after });
        let page = given.world.ask(&officer, VERSIONS, page).await;
        let nodes = page
            .at("/planVersions/nodes")
            .as_array()
            .cloned()
            .unwrap_or_default();
        numbers.extend(nodes.iter().filter_map(|node| node["number"].as_i64()));
        if page.at("/planVersions/pageInfo/hasNextPage") != true {
            break;
        }
        after = page.at("/planVersions/pageInfo/endCursor").clone();
    }
    assert_eq!(numbers, (1..=31).rev().collect::<Vec<i64>>());
    Ok(())
}
