//! Lists of tasks: whose they are, and what they cost.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use super::world::{Given, person, text};
use crate::plan::world::org;

const LIST: &str = "query($filter: TaskFilter) { tasks(first: 100, filter: $filter) { totalCount nodes { \
    id title dueOn overdue state division assignee { shortName } organization { shortName } person { name } \
    plan { number title } clause { text } availableActions } } }";

async fn listed(given: &Given, who: &Arc<Actor>, filter: Value) -> Vec<String> {
    let answer = given
        .world
        .ask(who, LIST, json!({ "filter": filter }))
        .await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    let nodes = answer.at("/tasks/nodes").as_array().into_iter().flatten();
    let ids: Vec<String> = nodes.map(|node| text(&node["id"])).collect();
    assert_eq!(answer.at("/tasks/totalCount"), ids.len());
    ids
}

#[tokio::test]
async fn mine_are_those_that_i_may_do() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    let teacher = given
        .somebody("Hồ Thị Ba", Role::Staff, &world.school)
        .await?;
    let focal = given
        .somebody("Phạm Văn Tư", Role::FocalPoint, &world.school)
        .await?;
    let division = given.given(json!({ "division": "OFFICE" })).await;
    let school = given.given_to_school().await;
    let other = given
        .given(json!({ "organizations": [org(&world.other_school)] }))
        .await;
    let personal = given.given(json!({ "person": person(&teacher) })).await;
    let mine = json!({ "mine": true });
    for (who, expected) in [
        (&given.officer, vec![&division]),
        (&given.head, vec![]),
        (&given.principal, vec![&school, &personal]),
        (&focal, vec![&school]),
        (&teacher, vec![&personal]),
    ] {
        let mut expected: Vec<String> = expected.into_iter().cloned().collect();
        expected.sort();
        let mut found = listed(&given, who, mine.clone()).await;
        found.sort();
        assert_eq!(found, expected, "{}", who.name());
    }
    assert_eq!(listed(&given, &given.head, json!({})).await.len(), 4);
    assert_eq!(listed(&given, &focal, json!({})).await.len(), 2);
    assert!(
        !listed(&given, &given.principal, json!({}))
            .await
            .contains(&other)
    );
    Ok(())
}

#[tokio::test]
async fn lists_are_by_day_and_filtered_by_what_people_look_for() -> Result<()> {
    let given = Given::new().await?;
    let mut late = given.task(json!({ "organizations": [org(&given.world.school)] }));
    late["dueOn"] = json!("2020-12-01");
    late["title"] = json!("Đường dây nóng");
    let late = given.assign(&given.officer, late).await;
    let late = text(late.at("/taskAssign/task/id"));
    let soon = given.given_to_school().await;
    let all = json!({});
    assert_eq!(
        listed(&given, &given.officer, all).await,
        [soon.clone(), late.clone()]
    );
    given.act(&given.principal, "taskStart", &soon).await;
    for (filter, expected) in [
        (json!({ "search": "duong day" }), vec![late.clone()]),
        (json!({ "states": ["IN_PROGRESS"] }), vec![soon.clone()]),
        (json!({ "overdue": true }), vec![]),
        (json!({ "dueFrom": "2020-10-31" }), vec![late.clone()]),
        (
            json!({ "dueFrom": "2020-10-30", "dueUntil": "2020-10-30" }),
            vec![soon.clone()],
        ),
        (
            json!({ "clause": given.clause }),
            vec![soon.clone(), late.clone()],
        ),
        (
            json!({ "assignee": org(&given.world.other_school) }),
            vec![],
        ),
    ] {
        assert_eq!(
            listed(&given, &given.officer, filter.clone()).await,
            expected,
            "{filter}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_longer_list_costs_no_more_statements() -> Result<()> {
    let given = Given::new().await?;
    given.given_to_school().await;
    given
        .given(json!({ "organizations": [org(&given.world.other_school)] }))
        .await;
    let few = given.world.cost(&given.officer, LIST, json!({})).await;
    for _ in 0..10 {
        given.given(json!({ "allSchools": true })).await;
    }
    let many = given.world.cost(&given.officer, LIST, json!({})).await;
    assert_eq!(few, many);
    Ok(())
}
