//! The record, searched by those who keep the system and by nobody else.

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Result;

use crate::plan::world::World;

const LINES: &str = "query($filter: AuditFilter, $first: Int, $after: String) { \
    auditLines(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { \
    number at actorName actor { name } action table subjectId organization { name } note \
    changed state { before after } } } }";

fn actions(answer: &Value) -> Vec<String> {
    let nodes = answer
        .pointer("/auditLines/nodes")
        .and_then(Value::as_array);
    let nodes = nodes.into_iter().flatten();
    nodes
        .filter_map(|line| Some(line.get("action")?.as_str()?.to_owned()))
        .collect()
}

#[tokio::test]
async fn an_administrator_finds_who_did_what_to_a_plan() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let admin = world
        .person("Quản Trị", &[(Role::Admin, &world.office)])
        .await?;
    let plan = world.draft(&officer, &world.office, "Truyền thông").await;
    world.act(&officer, "planSubmit", &plan).await;
    let reason = json!({ "id": plan, "reason": "Thiếu 100% nơi_nhận" });
    world.act_with(&head, "planReturn", reason).await;
    let ask = async |filter: Value| {
        let variables = json!({ "filter": filter });
        let answer = world.ask(&admin, LINES, variables).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        answer.data
    };
    let all = ask(json!({ "subject": plan })).await;
    assert_eq!(actions(&all), ["plan.return", "plan.submit", "plan.create"]);
    let newest = &all["auditLines"]["nodes"][0];
    assert_eq!(newest["actorName"], "Nguyễn Công Hiếu");
    assert_eq!(newest["subjectId"], json!(plan));
    assert_eq!(newest["note"], "Thiếu 100% nơi_nhận");
    assert_eq!(
        newest["state"],
        json!({ "before": "SUBMITTED", "after": "RETURNED" })
    );
    for (filter, expected) in [
        (json!({ "note": "100% nơi_" }), vec!["plan.return"]),
        (json!({ "note": "100_" }), vec![]),
        (json!({ "action": "plan.s" }), vec!["plan.submit"]),
        (
            json!({ "action": "plan.", "from": "2020-10-20", "until": "2020-10-20" }),
            vec!["plan.return", "plan.submit", "plan.create"],
        ),
        (json!({ "action": "plan.", "until": "2020-10-19" }), vec![]),
    ] {
        assert_eq!(actions(&ask(filter.clone()).await), expected, "{filter}");
    }
    Ok(())
}

#[tokio::test]
async fn nobody_else_searches_it_and_an_administrator_only_below_him() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let of_school = world
        .person("Quản Trị Trường", &[(Role::Admin, &world.school)])
        .await?;
    world.draft(&officer, &world.office, "Truyền thông").await;
    for who in [&officer, &head] {
        let refused = world.ask(who, LINES, json!({})).await;
        assert_eq!(refused.codes, ["FORBIDDEN"]);
    }
    let seen = world.ask(&of_school, LINES, json!({})).await;
    assert_eq!(
        actions(&seen.data),
        ["appointment.create", "organization.create"]
    );
    Ok(())
}

#[tokio::test]
async fn the_record_is_read_page_by_page_at_one_price() -> Result<()> {
    let world = World::new().await?;
    let (officer, _) = world.officer_and_head().await?;
    let admin = world
        .person("Quản Trị", &[(Role::Admin, &world.department)])
        .await?;
    let page =
        |after: Value| json!({ "first": 5, "after": after, "filter": { "action": "plan." } });
    let mut costs = Vec::new();
    for many in [6, 20] {
        for n in 0..many {
            world
                .draft(&officer, &world.office, &format!("Kế hoạch {n}"))
                .await;
        }
        costs.push(world.cost(&admin, LINES, page(Value::Null)).await);
    }
    assert_eq!(costs.first(), costs.get(1));
    let (mut read, mut after) = (Vec::new(), Value::Null);
    loop {
        let answer = world.ask(&admin, LINES, page(after)).await;
        read.extend(actions(&answer.data));
        if answer.at("/auditLines/pageInfo/hasNextPage") != true {
            break;
        }
        after = answer.at("/auditLines/pageInfo/endCursor").clone();
    }
    assert_eq!(read.len(), 26);
    Ok(())
}
