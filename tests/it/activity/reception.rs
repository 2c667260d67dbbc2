//! A school's issued plan comes to the office, which accepts it or sends it back; then another takes its place.

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Result;

use super::world::{School, text};

async fn standing(school: &School) -> Value {
    let query = "query($plan: ID!) { planSchools(plan: $plan) { \
        counts { schools none writing waiting accepted sentBack } \
        rows { totalCount nodes { state organization { name } plan { id } } } } }";
    let answer = school
        .ask(
            &school.given.officer,
            query,
            json!({ "plan": school.above }),
        )
        .await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    let nodes = answer.at("/planSchools/rows/nodes").as_array().cloned();
    let own = nodes.unwrap_or_default().into_iter();
    let own = own.filter(|row| row["organization"]["name"] == "Trường THCS Hùng Vương");
    let mut told = answer.at("/planSchools/counts").clone();
    told["own"] = own.map(|row| row["state"].clone()).collect();
    told
}

async fn duty_done(school: &School) -> i64 {
    let query = "query($id: ID!) { plan(id: $id) { duties { kind progress { expected done } } } }";
    let answer = school
        .ask(&school.given.officer, query, json!({ "id": school.above }))
        .await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    let duties = answer.at("/plan/duties").as_array().cloned();
    let own = duties.unwrap_or_default().into_iter();
    let mut own = own.filter(|duty| duty["kind"] == "OWN_PLAN");
    own.next()
        .and_then(|duty| duty["progress"]["done"].as_i64())
        .unwrap_or(-1)
}

#[tokio::test]
async fn the_office_accepts_what_came() -> Result<()> {
    let school = School::new().await?;
    let (officer, head) = (&school.given.officer, &school.given.head);
    assert_eq!(standing(&school).await["own"], json!(["NONE"]));
    let draft = school.begun().await;
    assert_eq!(standing(&school).await["own"], json!(["WRITING"]));
    let early = school
        .on_plan(officer, "planAccept", json!({ "id": draft }))
        .await;
    assert_eq!(early.codes, ["FORBIDDEN"]);
    school.issue(&draft).await;
    let counts = standing(&school).await;
    assert_eq!(counts["own"], json!(["WAITING"]));
    assert_eq!(
        (&counts["schools"], &counts["none"], &counts["waiting"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert!(
        school
            .told(head)
            .await
            .contains(&"PLAN_RECEIVED".to_owned())
    );
    let waits = ("PLANS_RECEIVE".to_owned(), json!(1));
    assert_eq!(school.work(officer).await, [waits]);
    for nobody in [&school.focal, &school.given.principal] {
        let own = school
            .on_plan(nobody, "planAccept", json!({ "id": draft }))
            .await;
        assert_eq!(own.codes, ["FORBIDDEN"]);
    }
    let accepted = school
        .on_plan(head, "planAccept", json!({ "id": draft }))
        .await;
    assert_eq!(accepted.at("/planAccept/plan/reception"), "ACCEPTED");
    assert_eq!(
        accepted.at("/planAccept/plan/receivedBy/name"),
        "Nguyễn Công Hiếu"
    );
    assert_eq!(accepted.at("/planAccept/plan/state"), "ISSUED");
    assert!(
        school
            .told(&school.given.principal)
            .await
            .contains(&"PLAN_ACCEPTED".to_owned())
    );
    assert!(school.work(officer).await.is_empty());
    let twice = json!({ "id": draft, "reason": "Thôi" });
    let twice = school.on_plan(officer, "planSendBack", twice).await;
    assert_eq!(twice.faults("planSendBack"), ["WRONG_STATE"]);
    assert_eq!(standing(&school).await["own"], json!(["ACCEPTED"]));
    Ok(())
}

#[tokio::test]
async fn what_is_sent_back_is_replaced_and_counts_no_more() -> Result<()> {
    let school = School::new().await?;
    let (officer, principal) = (&school.given.officer, &school.given.principal);
    let first = school.begun().await;
    let activity = school.added(&first, &[&school.duties[0]], None).await;
    school.issue(&first).await;
    assert_eq!(duty_done(&school).await, 1);
    let nameless = school
        .on_plan(
            officer,
            "planSendBack",
            json!({ "id": first, "reason": " " }),
        )
        .await;
    assert_eq!(nameless.faults("planSendBack"), ["REASON_REQUIRED"]);
    let reason = json!({ "id": first, "reason": "Chưa có thời gian cụ thể" });
    let back = school.on_plan(officer, "planSendBack", reason).await;
    assert_eq!(back.at("/planSendBack/plan/reception"), "SENT_BACK");
    assert!(
        school
            .told(&school.focal)
            .await
            .contains(&"PLAN_SENT_BACK".to_owned())
    );
    let again = ("SCHOOL_REPLACE_PLAN".to_owned(), Value::Null);
    assert!(school.work(principal).await.contains(&again));

    let act = json!({ "id": first });
    let second = school
        .on_plan(&school.focal, "planReplace", act.clone())
        .await;
    assert_eq!(second.faults("planReplace"), Vec::<&str>::new());
    let plan = second.at("/planReplace/plan").clone();
    let id = text(&plan["id"]);
    assert_eq!(
        (&plan["state"], text(&plan["replaces"]["id"])),
        (&json!("DRAFT"), first.clone())
    );
    assert_eq!(text(&plan["parent"]["id"]), school.above);
    let led = school.on_plan(principal, "planReplace", act).await;
    assert_eq!(text(led.at("/planReplace/plan/id")), id);
    assert!(!school.work(principal).await.contains(&again));

    let copies = school.of_plan(&school.focal, &id).await;
    assert_eq!(copies.len(), 1);
    assert_eq!(text(&copies[0]["clauses"][0]["id"]), school.duties[0]);
    // What is arranged is arranged in the draft; what is done is done of the plan that counts, and is not lost.
    let add = school
        .add_as(&school.focal, &first, vec![school.content("Khác")])
        .await;
    assert_eq!(add.faults("activityAdd"), ["BEING_REPLACED"]);
    school.finish(&school.focal, &activity).await;
    school.act(principal, "activityConfirm", &activity).await;
    let copies = school.of_plan(&school.focal, &id).await;
    assert_eq!(copies[0]["state"], "CONFIRMED");
    assert_eq!(copies[0]["doneBy"]["name"], "Phạm Văn Tư");

    school.issue(&id).await;
    let before = school.plan(officer, &first).await;
    assert_eq!(text(&before["replacedBy"]["id"]), id);
    assert_eq!(
        (&before["state"], &before["mayAddActivity"]),
        (&json!("ISSUED"), &json!(false))
    );
    assert_eq!(duty_done(&school).await, 1);
    assert_eq!(standing(&school).await["own"], json!(["WAITING"]));
    let old = school.of_plan(&school.focal, &first).await;
    assert_eq!(old[0]["availableActions"], json!([]));
    let old = school
        .on_plan(officer, "planAccept", json!({ "id": first }))
        .await;
    assert_eq!(old.faults("planAccept"), ["WRONG_STATE"]);
    let new = school
        .on_plan(officer, "planAccept", json!({ "id": id }))
        .await;
    assert_eq!(new.at("/planAccept/plan/reception"), "ACCEPTED");
    Ok(())
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_leaves_the_plan_as_it_was() -> Result<()> {
    let school = School::new().await?;
    let first = school.begun().await;
    let activity = school.added(&first, &[], None).await;
    school.issue(&first).await;
    let second = school
        .on_plan(&school.focal, "planReplace", json!({ "id": first }))
        .await;
    let second = text(second.at("/planReplace/plan/id"));
    let gone = school
        .given
        .world
        .act(&school.focal, "planDelete", &second)
        .await;
    assert_eq!(gone.faults("planDelete"), Vec::<&str>::new());
    let begun = school.act(&school.focal, "activityStart", &activity).await;
    assert_eq!(begun.faults("activityStart"), Vec::<&str>::new());
    assert_eq!(
        school.plan(&school.focal, &first).await["mayAddActivity"],
        true
    );
    school.added(&first, &[], None).await;
    Ok(())
}

#[tokio::test]
async fn a_plan_that_was_sent_to_nobody_is_neither_received_nor_replaced() -> Result<()> {
    let school = School::new().await?;
    let plan = school.plan(&school.given.head, &school.above).await;
    assert_eq!(plan["reception"], Value::Null);
    let replace = school
        .on_plan(
            &school.given.officer,
            "planReplace",
            json!({ "id": school.above }),
        )
        .await;
    assert_eq!(replace.faults("planReplace"), ["WRONG_STATE"]);
    let department = [(Role::Head, &school.given.world.department)];
    let above = school.given.world.person("Đỗ Văn Bảy", &department).await?;
    let accept = school
        .on_plan(&above, "planAccept", json!({ "id": school.above }))
        .await;
    assert_eq!(accept.codes, ["FORBIDDEN"]);
    Ok(())
}

#[tokio::test]
async fn who_has_none_is_found_by_name_and_state() -> Result<()> {
    let school = School::new().await?;
    school.begun().await;
    let query = "query($plan: ID!, $filter: PlanSchoolFilter, $state: [PlanSchoolState!]) { \
        planSchools(plan: $plan, filter: $filter, state: $state) { rows { totalCount nodes { organization { name } focalPoint { id } } } } }";
    for (filter, state, expected) in [
        (
            json!({}),
            json!(["NONE"]),
            vec!["Trường Tiểu học Trưng Vương"],
        ),
        (
            json!({}),
            json!(["WRITING"]),
            vec!["Trường THCS Hùng Vương"],
        ),
        (
            json!({ "search": "trung vuong" }),
            json!(null),
            vec!["Trường Tiểu học Trưng Vương"],
        ),
        (json!({ "search": "hung" }), json!(["NONE"]), vec![]),
    ] {
        let variables = json!({ "plan": school.above, "filter": filter, "state": state });
        let answer = school.ask(&school.given.head, query, variables).await;
        let rows = answer.at("/planSchools/rows/nodes").as_array().cloned();
        let names: Vec<String> = rows
            .unwrap_or_default()
            .iter()
            .map(|row| text(&row["organization"]["name"]))
            .collect();
        assert_eq!(names, expected);
        assert_eq!(answer.at("/planSchools/rows/totalCount"), names.len());
    }
    let own = school
        .ask(
            &school.given.principal,
            query,
            json!({ "plan": school.above }),
        )
        .await;
    assert_eq!(own.codes, ["FORBIDDEN"]);
    Ok(())
}
