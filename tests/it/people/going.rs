//! What goes from a school's person to another with his position: what he is in charge of in the school's plan.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::activity::world::School;
use crate::plan::world::Answer;
use crate::task::world::person;

async fn act(school: &School, who: &Arc<Actor>, verb: &str, kind: &str, input: Value) -> Answer {
    let mutation = format!(
        "mutation($input: {kind}!) {{ {verb}(input: $input) {{ handover {{ id items {{ kind title dueOn fate }} }} \
         userErrors {{ path code }} }} }}"
    );
    let answer = school.ask(who, &mutation, json!({ "input": input })).await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    assert_eq!(answer.faults(verb), Vec::<&str>::new());
    answer
}

#[tokio::test]
async fn activities_go_with_the_position() -> Result<()> {
    let school = School::new().await?;
    let world = &school.given.world;
    let at = |role| [(role, &world.school)];
    let teacher = world.person("Hồ Thị Ba", &at(Role::Staff)).await?;
    let next = world.person("Lê Thị Tư", &at(Role::Staff)).await?;
    let admin = [(Role::Admin, &world.department)];
    let admin = world.person("Quản trị", &admin).await?;
    let plan = school.begun().await;
    let activity = school.added(&plan, &[], Some(&teacher)).await;
    school.issue(&plan).await;
    let held = "query($id: ID!) { node(id: $id) { ... on Person { appointments { id } } } }";
    let held = school
        .ask(&admin, held, json!({ "id": person(&teacher) }))
        .await;
    let input = json!({ "appointment": held.at("/node/appointments/0/id"), "to": person(&next),
        "takesEffectOn": "2020-10-20" });
    let opened = act(&school, &admin, "handoverOpen", "HandoverOpenInput", input).await;
    let id = json!({ "id": opened.at("/handoverOpen/handover/id") });
    let given = act(
        &school,
        &teacher,
        "handoverGive",
        "HandoverGiveInput",
        id.clone(),
    )
    .await;
    let goes = json!([{ "kind": "ACTIVITY", "title": "Viết bài về ngày Nhà giáo", "dueOn": "2020-11-20", "fate": "MOVES" }]);
    assert_eq!(given.at("/handoverGive/handover/items"), &goes);
    act(&school, &next, "handoverTake", "HandoverActInput", id).await;
    let now = school.of_plan(&school.focal, &plan).await;
    assert_eq!(now[0]["id"], activity);
    assert_eq!(now[0]["person"]["name"], "Lê Thị Tư");
    let waits = ("ACTIVITY_DO".to_owned(), Value::Null);
    assert!(school.work(&next).await.contains(&waits));
    Ok(())
}
