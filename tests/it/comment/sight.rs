//! Who reads what is said, who may be named, and what it costs.

use entity::position::Role;
use serde_json::json;
use server::platform::Result;

use super::world::{COMMENT, Spoken};
use crate::plan::world::org;

#[tokio::test]
async fn a_school_is_not_told_how_the_offices_plan_came_about() -> Result<()> {
    let spoken = Spoken::new().await?;
    let given = &spoken.given;
    let clause = json!({ "clause": given.clause });
    let said = spoken
        .said(&given.officer, clause.clone(), "Trường này chậm quá.")
        .await;
    assert_eq!(
        spoken.read(&given.head, clause.clone()).await,
        Ok(vec!["Trường này chậm quá.".to_owned()])
    );
    // The plan is issued, so the school reads it; what was said of it, never.
    assert_eq!(
        spoken.read(&given.principal, clause.clone()).await,
        Ok(vec![])
    );
    let refused = spoken.say(&given.principal, clause, "Dạ?").await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    let node = "query($id: ID!) { node(id: $id) { id } }";
    let hidden = spoken
        .ask(&given.principal, node, json!({ "id": said }))
        .await;
    assert_eq!(hidden.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn another_school_reads_nothing_of_it() -> Result<()> {
    let spoken = Spoken::new().await?;
    let given = &spoken.given;
    let other = given
        .somebody("Trần Văn Bảy", Role::Principal, &given.world.other_school)
        .await?;
    let about = json!({ "clause": spoken.clause });
    let said = spoken
        .said(&spoken.focal, about.clone(), "Của trường")
        .await;
    assert_eq!(
        spoken.read(&other, about.clone()).await,
        Err("NOT_FOUND".to_owned())
    );
    assert_eq!(
        spoken.say(&other, about, "Xem ké").await.codes,
        ["NOT_FOUND"]
    );
    for verb in ["commentResolve", "commentRemove"] {
        let refused = spoken.act(&other, verb, json!({ "id": said })).await;
        assert_eq!(refused.codes, ["NOT_FOUND"], "{verb}");
    }
    Ok(())
}

#[tokio::test]
async fn only_its_author_changes_what_he_said() -> Result<()> {
    let spoken = Spoken::new().await?;
    let about = json!({ "plan": spoken.plan });
    let said = spoken
        .said(&spoken.given.officer, about, "Ý kiến của văn phòng")
        .await;
    let focal = &spoken.focal;
    let edit = json!({ "id": said, "text": "Khác" });
    assert_eq!(
        spoken.act(focal, "commentEdit", edit).await.codes,
        ["FORBIDDEN"]
    );
    let remove = spoken
        .act(focal, "commentRemove", json!({ "id": said }))
        .await;
    assert_eq!(remove.codes, ["FORBIDDEN"]);
    let stale = json!({ "id": said, "text": "Khác", "expectedVersion": 7 });
    let stale = spoken
        .act(&spoken.given.officer, "commentEdit", stale)
        .await;
    assert_eq!(stale.codes, ["CONFLICT"]);
    Ok(())
}

#[tokio::test]
async fn those_who_can_read_it_are_offered_by_name() -> Result<()> {
    let spoken = Spoken::new().await?;
    let query = "query($about: CommentSubjectInput!, $search: String) { \
        commentReaders(about: $about, search: $search) { name } }";
    let about = json!({ "plan": spoken.plan });
    let offered = async |who, search: &str| {
        let variables = json!({ "about": about, "search": search });
        let answer = spoken.ask(who, query, variables).await;
        let found = answer.at("/commentReaders").as_array().cloned();
        let found = found.unwrap_or_default().into_iter();
        found
            .map(|one| one["name"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let all = offered(&spoken.given.officer, "").await;
    assert_eq!(
        all,
        [
            "Bùi Thị Sáu",
            "Lê Thị Sen",
            "Nguyễn Công Hiếu",
            "Phạm Văn Tư"
        ]
    );
    assert_eq!(
        offered(&spoken.given.officer, "pham").await,
        ["Phạm Văn Tư"]
    );
    // A school does not see who works at the office.
    assert_eq!(
        offered(&spoken.focal, "").await,
        ["Bùi Thị Sáu", "Phạm Văn Tư"]
    );
    Ok(())
}

#[tokio::test]
async fn a_long_conversation_costs_what_a_short_one_does() -> Result<()> {
    let spoken = Spoken::new().await?;
    let about = json!({ "clause": spoken.clause });
    let list = format!(
        "query($about: CommentSubjectInput!) {{ comments(about: $about, first: 100) {{ totalCount nodes {{ {COMMENT} }} }} }}"
    );
    let world = &spoken.given.world;
    let mut costs = Vec::new();
    for many in [3, 27] {
        for _ in 0..many {
            spoken
                .said(&spoken.focal, about.clone(), "Thêm một ý")
                .await;
        }
        let variables = json!({ "about": about });
        costs.push(world.cost(&spoken.given.officer, &list, variables).await);
    }
    assert_eq!(costs.first(), costs.get(1));
    Ok(())
}

#[tokio::test]
async fn who_is_given_anothers_task_does_not_read_what_was_said_to_the_other() -> Result<()> {
    let spoken = Spoken::new().await?;
    let given = &spoken.given;
    let other = given
        .somebody("Trần Văn Bảy", Role::Principal, &given.world.other_school)
        .await?;
    let task = given.given_to_school().await;
    let about = json!({ "task": task });
    spoken
        .said(&given.principal, about.clone(), "Chuyện riêng của trường")
        .await;
    let to = json!({ "organizations": [org(&given.world.other_school)] });
    let again = json!({ "id": task, "to": to });
    let passed = given.act_with(&given.officer, "taskReassign", again).await;
    assert_eq!(passed.faults("taskReassign"), Vec::<&str>::new());
    spoken.said(&other, about.clone(), "Trường mới nhận").await;
    assert_eq!(
        spoken.read(&other, about.clone()).await,
        Ok(vec!["Trường mới nhận".to_owned()])
    );
    assert_eq!(
        spoken
            .read(&given.officer, about)
            .await
            .map(|read| read.len()),
        Ok(2)
    );
    Ok(())
}
