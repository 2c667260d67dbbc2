//! From given to confirmed, and back.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Grant, Result};
use uuid::Uuid;

use super::world::{Given, person};
use crate::plan::world::org;

#[tokio::test]
async fn a_school_does_what_it_is_given_and_the_office_confirms() -> Result<()> {
    let given = Given::new().await?;
    let task = given.given_to_school().await;
    assert_eq!(given.work(&given.principal).await, ["TASK_DO"]);
    assert_eq!(given.told(&given.principal).await, ["TASK_ASSIGNED"]);

    let begun = given.act(&given.principal, "taskStart", &task).await;
    assert_eq!(begun.at("/taskStart/task/state"), "IN_PROGRESS");
    let done = given.finish(&given.principal, &task).await;
    assert_eq!(done.faults("taskFinish"), Vec::<&str>::new());
    assert_eq!(done.at("/taskFinish/task/state"), "DONE");
    assert_eq!(done.at("/taskFinish/task/doneBy/name"), "Bùi Thị Sáu");
    let link =
        json!([{ "label": "https://hungvuong.edu.vn/1", "url": "https://hungvuong.edu.vn/1" }]);
    assert_eq!(done.at("/taskFinish/task/links"), &link);
    assert_eq!(
        done.at("/taskFinish/task/availableActions"),
        &json!(["REOPEN"])
    );

    assert_eq!(given.work(&given.principal).await, Vec::<String>::new());
    assert_eq!(given.work(&given.officer).await, ["TASK_CONFIRM"]);
    assert_eq!(given.told(&given.officer).await, ["TASK_DONE"]);
    let confirmed = given.act(&given.officer, "taskConfirm", &task).await;
    assert_eq!(confirmed.at("/taskConfirm/task/state"), "CONFIRMED");
    assert_eq!(
        confirmed.at("/taskConfirm/task/availableActions"),
        &json!([])
    );
    assert_eq!(
        given.told(&given.principal).await,
        ["TASK_CONFIRMED", "TASK_ASSIGNED"]
    );
    let again = given.finish(&given.principal, &task).await;
    assert_eq!(again.faults("taskFinish"), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn what_is_sent_back_says_why_until_it_is_done_again() -> Result<()> {
    let given = Given::new().await?;
    let task = given.given_to_school().await;
    given.finish(&given.principal, &task).await;
    let silent = json!({ "id": task, "reason": "  " });
    let silent = given.act_with(&given.officer, "taskReturn", silent).await;
    assert_eq!(silent.faults("taskReturn"), ["REASON_REQUIRED"]);

    let back = json!({ "id": task, "reason": "Thiếu ảnh" });
    let back = given.act_with(&given.head, "taskReturn", back).await;
    assert_eq!(back.at("/taskReturn/task/state"), "IN_PROGRESS");
    assert_eq!(back.at("/taskReturn/task/returnReason"), "Thiếu ảnh");
    assert_eq!(given.work(&given.principal).await, ["TASK_FIX_RETURNED"]);
    assert_eq!(
        given.told(&given.principal).await,
        ["TASK_RETURNED", "TASK_ASSIGNED"]
    );
    let done = given.finish(&given.principal, &task).await;
    assert_eq!(done.at("/taskFinish/task/returnReason"), &Value::Null);

    let open = given.act(&given.principal, "taskReopen", &task).await;
    assert_eq!(open.at("/taskReopen/task/state"), "IN_PROGRESS");
    assert_eq!(open.at("/taskReopen/task/doneBy"), &Value::Null);
    Ok(())
}

#[tokio::test]
async fn nobody_confirms_what_he_did_himself() -> Result<()> {
    let given = Given::new().await?;
    let task = given.given(json!({ "division": "OFFICE" })).await;
    given.finish(&given.officer, &task).await;
    assert_eq!(given.work(&given.officer).await, Vec::<String>::new());
    let own = given.act(&given.officer, "taskConfirm", &task).await;
    assert_eq!(own.codes, ["FORBIDDEN"]);
    let head = given.act(&given.head, "taskConfirm", &task).await;
    assert_eq!(head.faults("taskConfirm"), Vec::<&str>::new());
    Ok(())
}

#[tokio::test]
async fn only_who_is_charged_does_it() -> Result<()> {
    let given = Given::new().await?;
    let task = given.given_to_school().await;
    let world = &given.world;
    let other = given
        .somebody("Trần Văn Bốn", Role::Principal, &world.other_school)
        .await?;
    let teacher = given
        .somebody("Hồ Thị Ba", Role::Staff, &world.school)
        .await?;
    for (who, code) in [
        (&other, "NOT_FOUND"),
        (&teacher, "NOT_FOUND"),
        (&given.officer, "FORBIDDEN"),
    ] {
        let answer = given.act(who, "taskStart", &task).await;
        assert_eq!(answer.codes, [code]);
    }
    let not_theirs = given.act(&given.principal, "taskWithdraw", &task).await;
    assert_eq!(not_theirs.codes, ["FORBIDDEN"]);

    // The principal passes it on; from now on it is the teacher's, and in his sight.
    let input = json!({ "id": task, "person": person(&teacher) });
    let passed = given
        .act_with(&given.principal, "taskDelegate", input)
        .await;
    assert_eq!(passed.at("/taskDelegate/task/person/name"), "Hồ Thị Ba");
    assert_eq!(given.work(&teacher).await, ["TASK_DO"]);
    assert_eq!(given.told(&teacher).await, ["TASK_ASSIGNED"]);
    assert_eq!(given.work(&given.principal).await, Vec::<String>::new());
    let done = given.finish(&teacher, &task).await;
    assert_eq!(done.faults("taskFinish"), Vec::<&str>::new());
    let stranger = json!({ "id": given.given_to_school().await, "person": person(&other) });
    let stranger = given
        .act_with(&given.principal, "taskDelegate", stranger)
        .await;
    assert_eq!(stranger.faults("taskDelegate"), ["NOT_AT_ORGANIZATION"]);
    Ok(())
}

#[tokio::test]
async fn what_was_given_can_be_changed_given_to_another_and_taken_back() -> Result<()> {
    let given = Given::new().await?;
    let task = given.given_to_school().await;
    let input =
        json!({ "id": task, "expectedVersion": 1, "title": "Viết hai bài", "dueOn": "2020-11-30" });
    let changed = given
        .act_with(&given.officer, "taskUpdate", input.clone())
        .await;
    assert_eq!(changed.faults("taskUpdate"), Vec::<&str>::new());
    let stale = given.act_with(&given.head, "taskUpdate", input).await;
    assert_eq!(stale.codes, ["CONFLICT"]);

    given.act(&given.principal, "taskStart", &task).await;
    let begun = given.act(&given.officer, "taskWithdraw", &task).await;
    assert_eq!(begun.faults("taskWithdraw"), ["WRONG_STATE"]);
    let all = json!({ "id": task, "to": { "allSchools": true } });
    let all = given.act_with(&given.officer, "taskReassign", all).await;
    assert_eq!(all.faults("taskReassign"), ["ONE_ONLY"]);
    given.finish(&given.principal, &task).await;
    let back = json!({ "id": task, "reason": "Thiếu ảnh" });
    given.act_with(&given.officer, "taskReturn", back).await;
    let other = json!({ "id": task, "to": { "organizations": [org(&given.world.other_school)] } });
    for verb in ["taskReassign", "taskWithdraw"] {
        let input = match verb {
            "taskReassign" => other.clone(),
            _ => json!({ "id": task }),
        };
        let lost = given.act_with(&given.officer, verb, input).await;
        assert_eq!(
            lost.faults(verb),
            ["WRONG_STATE"],
            "what was said would be lost"
        );
    }
    let task = given.given_to_school().await;
    given.act(&given.principal, "taskStart", &task).await;
    let other = json!({ "id": task, "to": { "organizations": [org(&given.world.other_school)] } });
    let other = given.act_with(&given.officer, "taskReassign", other).await;
    assert_eq!(other.at("/taskReassign/task/state"), "ASSIGNED");
    let gone = given.act(&given.principal, "taskStart", &task).await;
    assert_eq!(gone.codes, ["NOT_FOUND"]);

    let back = given.act(&given.officer, "taskWithdraw", &task).await;
    assert_eq!(back.faults("taskWithdraw"), Vec::<&str>::new());
    let asked = given.act(&given.officer, "taskStart", &task).await;
    assert_eq!(asked.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn what_a_person_was_given_stays_where_he_was_appointed() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    let teacher = given
        .somebody("Hồ Thị Ba", Role::Staff, &world.school)
        .await?;
    let task = given.given(json!({ "person": person(&teacher) })).await;
    assert_eq!(given.work(&teacher).await, ["TASK_DO"]);
    let grants = vec![Grant {
        role: Role::Staff,
        at: world.other_school.clone(),
        leaf: true,
    }];
    let user = teacher.user().unwrap_or_default();
    let moved = Actor::person(
        world.tenant,
        user,
        Uuid::now_v7(),
        "Hồ Thị Ba".to_owned(),
        grants,
        teacher.today(),
    );
    let moved = Arc::new(moved);
    assert_eq!(given.work(&moved).await, Vec::<String>::new());
    let gone = given.finish(&moved, &task).await;
    assert_eq!(gone.codes, ["NOT_FOUND"]);
    let principal = given.finish(&given.principal, &task).await;
    assert_eq!(principal.faults("taskFinish"), Vec::<&str>::new());
    Ok(())
}

#[tokio::test]
async fn nobody_gets_rid_of_or_confirms_what_he_was_given_himself() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    let teacher = given
        .somebody("Hồ Thị Ba", Role::Staff, &world.school)
        .await?;
    let task = given.given(json!({ "person": person(&teacher) })).await;
    let up = json!({ "id": task, "person": person(&given.principal) });
    let up = given.act_with(&teacher, "taskDelegate", up).await;
    assert_eq!(up.codes, ["FORBIDDEN"]);

    let own = given
        .given(json!({ "person": person(&given.officer) }))
        .await;
    given.finish(&given.head, &own).await;
    let own = given.act(&given.officer, "taskConfirm", &own).await;
    assert_eq!(own.codes, ["FORBIDDEN"]);
    Ok(())
}
