//! To whom a task may be given, and of what.

use entity::position::Role;
use serde_json::json;
use server::platform::Result;

use super::world::{Given, person};
use crate::plan::world::org;

#[tokio::test]
async fn all_schools_get_one_each() -> Result<()> {
    let given = Given::new().await?;
    let to = given.task(json!({ "allSchools": true }));
    let answer = given.assign(&given.officer, to).await;
    assert_eq!(answer.faults("taskAssign"), Vec::<&str>::new());
    assert_eq!(answer.at("/taskAssign/count"), 2);
    assert_eq!(given.work(&given.principal).await, ["TASK_DO"]);

    let plan = "query($id: ID!) { node(id: $id) { ... on Task { clause { taskCounts { given confirmed overdue } } } } }";
    let id = answer.at("/taskAssign/task/id");
    let counts = given
        .world
        .ask(&given.officer, plan, json!({ "id": id }))
        .await;
    let expected = json!({ "given": 2, "confirmed": 0, "overdue": 0 });
    assert_eq!(counts.at("/node/clause/taskCounts"), &expected);
    let own = given
        .world
        .ask(&given.principal, plan, json!({ "id": id }))
        .await;
    let own = own.at("/node/clause/taskCounts/given");
    assert!(own.is_null() || own == 1, "{own}");
    Ok(())
}

#[tokio::test]
async fn a_repeated_request_gives_it_once() -> Result<()> {
    let given = Given::new().await?;
    let mut to = given.task(json!({ "allSchools": true }));
    to["idempotencyKey"] = json!("một lần");
    let first = given.assign(&given.officer, to.clone()).await;
    let again = given.assign(&given.officer, to).await;
    assert_eq!(first.at("/taskAssign"), again.at("/taskAssign"));
    let all = "{ tasks { totalCount } }";
    let all = given.world.ask(&given.head, all, json!({})).await;
    assert_eq!(all.at("/tasks/totalCount"), 2);
    Ok(())
}

#[tokio::test]
async fn a_person_is_charged_where_he_is_appointed() -> Result<()> {
    let given = Given::new().await?;
    let teacher = given
        .somebody("Hồ Thị Ba", Role::Staff, &given.world.school)
        .await?;
    let to = given.task(json!({ "person": person(&teacher) }));
    let answer = given.assign(&given.officer, to).await;
    assert_eq!(
        answer.at("/taskAssign/task/assignee/name"),
        "Trường THCS Hùng Vương"
    );
    let above = given
        .somebody("Võ Văn Sở", Role::Office, &given.world.department)
        .await?;
    let to = given.task(json!({ "person": person(&above) }));
    let answer = given.assign(&given.officer, to).await;
    assert_eq!(answer.faults("taskAssign"), ["NOT_AT_ORGANIZATION"]);
    Ok(())
}

#[tokio::test]
async fn it_is_given_downwards_by_who_may_of_a_plan_that_is_issued() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    let school = json!({ "organizations": [org(&world.school)] });
    let up = json!({ "organizations": [org(&world.department)] });
    let answer = given.assign(&given.officer, given.task(up)).await;
    assert_eq!(answer.faults("taskAssign"), ["NOT_BELOW"]);
    let nobody = json!({ "organizations": [] });
    let answer = given.assign(&given.officer, given.task(nobody)).await;
    assert_eq!(answer.faults("taskAssign"), ["NOBODY"]);
    let division = json!({ "division": "EMULATION" });
    let answer = given.assign(&given.officer, given.task(division)).await;
    assert_eq!(answer.faults("taskAssign"), ["NOBODY"]);

    let answer = given
        .assign(&given.principal, given.task(school.clone()))
        .await;
    assert_eq!(answer.codes, ["FORBIDDEN"]);
    let inspector = given
        .somebody("Trần Văn Soi", Role::Inspection, &world.office)
        .await?;
    let answer = given.assign(&inspector, given.task(school.clone())).await;
    assert_eq!(answer.codes, ["FORBIDDEN"]);

    let draft = world.draft(&given.officer, &world.office, "Nháp").await;
    let clauses = world
        .ask(
            &given.officer,
            "query($id: ID!) { plan(id: $id) { clauses { id } } }",
            json!({ "id": draft }),
        )
        .await;
    let mut of_draft = given.task(school);
    of_draft["clause"] = clauses.at("/plan/clauses/0/id").clone();
    let answer = given.assign(&given.officer, of_draft).await;
    assert_eq!(answer.faults("taskAssign"), ["NOT_ISSUED"]);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_is_said_all_at_once() -> Result<()> {
    let given = Given::new().await?;
    let mut wrong = given.task(json!({ "allSchools": true }));
    wrong["title"] = json!(" ");
    wrong["criterion"] = json!("d".repeat(2_001));
    wrong["dueOn"] = json!("2020-10-19");
    let answer = given.assign(&given.officer, wrong).await;
    assert_eq!(
        answer.faults("taskAssign"),
        ["REQUIRED", "TOO_LONG", "DATE_ORDER"]
    );

    let task = given.given_to_school().await;
    let wrong = json!({ "id": task, "result": "", "links": [{ "url": "javascript:alert(1)" }, { "url": "https://sen.vn" }, { "url": "tin.vn" }] });
    let answer = given.act_with(&given.principal, "taskFinish", wrong).await;
    assert_eq!(
        answer.faults("taskFinish"),
        ["REQUIRED", "NOT_A_LINK", "NOT_A_LINK"]
    );
    Ok(())
}

#[tokio::test]
async fn thousands_of_schools_get_one_each() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    world.more_schools(4_900).await?;
    let to = given.task(json!({ "allSchools": true }));
    let answer = given.assign(&given.officer, to).await;
    assert_eq!(answer.faults("taskAssign"), Vec::<&str>::new());
    assert_eq!(answer.at("/taskAssign/count"), 4_902);
    Ok(())
}
