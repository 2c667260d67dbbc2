//! An activity from being typed to being confirmed.

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Result;

use super::world::{School, person, text};

#[tokio::test]
async fn rows_typed_quickly_are_added_all_or_none() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let mut wrong = school.content(" ");
    wrong["endsOn"] = json!("2020-10-01");
    wrong["startsOn"] = json!("2020-10-02");
    wrong["person"] = json!(person(&school.given.officer));
    wrong["clauses"] = json!(["clause_00000000000000000000000000000001"]);
    wrong["channels"] = json!(["channel_00000000000000000000000000000001"]);
    let mut far = school.content("Khai giảng");
    far["startsOn"] = json!("2019-01-01");
    let rows = vec![school.content("Khai giảng"), wrong, far];
    let answer = school.add_as(&school.focal, &draft, rows).await;
    assert_eq!(
        answer.faults("activityAdd"),
        [
            "REQUIRED",
            "DATE_ORDER",
            "NOT_AT_ORGANIZATION",
            "NOT_ITS_CHANNEL",
            "NOT_ITS_CLAUSE",
            "OUTSIDE_YEAR"
        ]
    );
    assert_eq!(
        answer.at("/activityAdd/userErrors/0/path"),
        &json!(["activities", "1", "title"])
    );
    assert_eq!(school.of_plan(&school.focal, &draft).await.len(), 0);
    let rows = vec![school.content("Khai giảng"), school.content("20-11")];
    let answer = school.add_as(&school.given.principal, &draft, rows).await;
    assert_eq!(answer.at("/activityAdd/count"), 2);
    assert_eq!(school.of_plan(&school.focal, &draft).await.len(), 2);
    let none = school.add_as(&school.focal, &draft, Vec::new()).await;
    assert_eq!(none.faults("activityAdd"), ["TOO_MANY"]);
    let long = school.content(&"a".repeat(1_001));
    let long = school.add_as(&school.focal, &draft, vec![long]).await;
    assert_eq!(long.faults("activityAdd"), ["TOO_LONG"]);
    Ok(())
}

#[tokio::test]
async fn it_names_clauses_of_both_plans_and_channels_of_the_school() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let plan = school.plan(&school.focal, &draft).await;
    let own = text(&plan["clauses"][4]["id"]);
    let place = org_of(&school);
    let register = "mutation($input: ChannelRegisterInput!) { channelRegister(input: $input) { channel { id } userErrors { code } } }";
    let channel = json!({ "organization": place, "kind": "WEBSITE", "name": "Trang tin", "address": "https://hungvuong.edu.vn" });
    let channel = school
        .ask(&school.focal, register, json!({ "input": channel }))
        .await;
    let channel = text(channel.at("/channelRegister/channel/id"));
    let mut content = school.content("Bài về ngày khai giảng");
    content["clauses"] = json!([own, school.duties[1], own]);
    content["channels"] = json!([channel]);
    content["doer"] = json!("Tổ Văn");
    let answer = school.add_as(&school.focal, &draft, vec![content]).await;
    assert_eq!(answer.faults("activityAdd"), Vec::<&str>::new());
    let activity = answer.at("/activityAdd/activity");
    assert_eq!(activity["clauses"].as_array().map(Vec::len), Some(2));
    assert_eq!(activity["channels"][0]["name"], "Trang tin");
    assert_eq!(activity["doer"], "Tổ Văn");
    // What is not asked of schools is the office's alone.
    let section = school.plan(&school.focal, &school.above).await;
    let mut content = school.content("Bài");
    content["clauses"] = json!([section["clauses"][0]["id"]]);
    let answer = school.add_as(&school.focal, &draft, vec![content]).await;
    assert_eq!(answer.faults("activityAdd"), ["NOT_ITS_CLAUSE"]);
    Ok(())
}

fn org_of(school: &School) -> Value {
    json!(super::world::org(&school.given.world.school))
}

#[tokio::test]
async fn a_plan_under_approval_stands_still_and_an_issued_one_lives() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let kept = school.added(&draft, &[], None).await;
    let world = &school.given.world;
    world.act(&school.focal, "planSubmit", &draft).await;
    let rows = vec![school.content("Muộn")];
    let late = school.add_as(&school.focal, &draft, rows.clone()).await;
    assert_eq!(late.faults("activityAdd"), ["WRONG_STATE"]);
    let change = json!({ "id": kept, "activity": school.content("Khác") });
    let changed = school
        .act_with(&school.focal, "activityUpdate", change.clone())
        .await;
    assert_eq!(changed.faults("activityUpdate"), ["WRONG_STATE"]);
    for who in [&school.given.officer, &school.given.head] {
        let answer = school.add_as(who, &draft, rows.clone()).await;
        assert_eq!(answer.codes, ["FORBIDDEN"]);
    }
    world
        .act(&school.given.principal, "planApprove", &draft)
        .await;
    world
        .act(&school.given.principal, "planIssue", &draft)
        .await;
    let moved = school
        .act_with(&school.focal, "activityUpdate", change)
        .await;
    assert_eq!(moved.faults("activityUpdate"), Vec::<&str>::new());
    let more = school.added(&draft, &[], None).await;
    let gone = school.act(&school.focal, "activityRemove", &more).await;
    assert_eq!(gone.faults("activityRemove"), Vec::<&str>::new());
    school.act(&school.focal, "activityStart", &kept).await;
    let begun = school.act(&school.focal, "activityRemove", &kept).await;
    assert_eq!(begun.faults("activityRemove"), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn it_is_begun_once_the_plan_is_issued_and_confirmed_by_the_principal() -> Result<()> {
    let school = School::new().await?;
    let teacher = school
        .given
        .somebody("Hồ Thị Ba", Role::Staff, &school.given.world.school)
        .await?;
    let draft = school.begun().await;
    let activity = school.added(&draft, &[], Some(&teacher)).await;
    let early = school.act(&school.focal, "activityStart", &activity).await;
    assert_eq!(early.faults("activityStart"), ["WRONG_STATE"]);
    assert_eq!(
        school.act(&teacher, "activityStart", &activity).await.codes,
        ["NOT_FOUND"]
    );
    school.issue(&draft).await;
    let principal = &school.given.principal;
    assert_eq!(
        school
            .act(principal, "activityStart", &activity)
            .await
            .codes,
        ["FORBIDDEN"]
    );
    let begun = school.act(&teacher, "activityStart", &activity).await;
    assert_eq!(begun.at("/activityStart/activity/state"), "IN_PROGRESS");
    let silent =
        json!({ "id": activity, "result": " ", "links": [{ "url": "javascript:alert(1)" }] });
    let silent = school.act_with(&teacher, "activityFinish", silent).await;
    assert_eq!(silent.faults("activityFinish"), ["REQUIRED", "NOT_A_LINK"]);
    let done = school.finish(&teacher, &activity).await;
    assert_eq!(done.at("/activityFinish/activity/state"), "DONE");
    let waits = ("ACTIVITIES_CONFIRM".to_owned(), json!(1));
    assert!(school.work(principal).await.contains(&waits));
    assert!(
        school
            .told(principal)
            .await
            .contains(&"ACTIVITY_DONE".to_owned())
    );
    let nameless = json!({ "id": activity, "reason": "" });
    let nameless = school.act_with(principal, "activityReturn", nameless).await;
    assert_eq!(nameless.faults("activityReturn"), ["REASON_REQUIRED"]);
    let back = json!({ "id": activity, "reason": "Thêm ảnh" });
    let back = school.act_with(principal, "activityReturn", back).await;
    assert_eq!(back.at("/activityReturn/activity/returnReason"), "Thêm ảnh");
    assert!(
        school
            .told(&teacher)
            .await
            .contains(&"ACTIVITY_RETURNED".to_owned())
    );
    assert!(
        school
            .work(&teacher)
            .await
            .contains(&("ACTIVITY_FIX_RETURNED".to_owned(), Value::Null))
    );
    school.finish(&teacher, &activity).await;
    let again = school.act(&teacher, "activityReopen", &activity).await;
    assert_eq!(again.at("/activityReopen/activity/state"), "IN_PROGRESS");
    school.finish(&teacher, &activity).await;
    let sure = school.act(principal, "activityConfirm", &activity).await;
    assert_eq!(sure.at("/activityConfirm/activity/state"), "CONFIRMED");
    assert_eq!(
        sure.at("/activityConfirm/activity/availableActions"),
        &json!([])
    );
    Ok(())
}

#[tokio::test]
async fn nobody_confirms_his_own() -> Result<()> {
    let school = School::new().await?;
    let draft = school.begun().await;
    let principal = &school.given.principal;
    let own = school.added(&draft, &[], Some(principal)).await;
    school.issue(&draft).await;
    school.finish(principal, &own).await;
    assert_eq!(
        school.act(principal, "activityConfirm", &own).await.codes,
        ["FORBIDDEN"]
    );
    assert_eq!(
        school
            .act(&school.focal, "activityConfirm", &own)
            .await
            .codes,
        ["FORBIDDEN"]
    );
    assert!(
        !school
            .work(principal)
            .await
            .iter()
            .any(|(kind, _)| kind == "ACTIVITIES_CONFIRM")
    );
    Ok(())
}

#[tokio::test]
async fn who_is_put_in_charge_of_a_living_plan_is_told() -> Result<()> {
    let school = School::new().await?;
    let teacher = school
        .given
        .somebody("Hồ Thị Ba", Role::Staff, &school.given.world.school)
        .await?;
    let draft = school.begun().await;
    school.issue(&draft).await;
    let activity = school.added(&draft, &[], Some(&teacher)).await;
    assert_eq!(school.told(&teacher).await, ["ACTIVITY_ASSIGNED"]);
    assert_eq!(
        school.work(&teacher).await,
        [("ACTIVITY_DO".to_owned(), Value::Null)]
    );
    let change =
        json!({ "id": activity, "expectedVersion": 7, "activity": school.content("Khác") });
    let stale = school
        .act_with(&school.focal, "activityUpdate", change)
        .await;
    assert_eq!(stale.codes, ["CONFLICT"]);
    Ok(())
}
