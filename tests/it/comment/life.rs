//! What is said, said otherwise, settled and taken back.

use serde_json::json;
use server::platform::Result;

use super::world::Spoken;
use crate::task::world::{person, text};

#[tokio::test]
async fn an_office_and_its_school_discuss_a_clause_and_settle_it() -> Result<()> {
    let spoken = Spoken::new().await?;
    let clause = json!({ "clause": spoken.clause });
    let (officer, focal) = (&spoken.given.officer, &spoken.focal);
    let first = spoken
        .say(officer, clause.clone(), "  Ghi rõ hạn giúp trường nhé. ")
        .await;
    let said = first.at("/commentAdd/comment");
    assert_eq!(said["text"], "Ghi rõ hạn giúp trường nhé.");
    assert_eq!(said["authorName"], "Lê Thị Sen");
    assert_eq!(
        said["quote"],
        "1. Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông."
    );
    assert_eq!(said["plan"]["title"], "Kế hoạch trường");
    assert_eq!(spoken.told(focal).await, ["COMMENT_ADDED"]);

    spoken.said(focal, clause.clone(), "Đã bổ sung ạ.").await;
    // Who spoke before hears what is answered.
    assert_eq!(spoken.told(officer).await, ["COMMENT_ADDED"]);
    let open = "query($id: ID!) { plan(id: $id) { viewerMayComment clauses { id openComments } } }";
    let count = async || {
        let answer = spoken.ask(focal, open, json!({ "id": spoken.plan })).await;
        assert_eq!(answer.at("/plan/viewerMayComment"), true);
        answer.at("/plan/clauses/1/openComments").as_i64()
    };
    assert_eq!(count().await, Some(2));
    let resolved = spoken
        .act(focal, "commentResolve", json!({ "id": said["id"] }))
        .await;
    let settled = resolved.at("/commentResolve/comment");
    assert_eq!(settled["resolvedByName"], "Phạm Văn Tư");
    assert_eq!(settled["availableActions"], json!(["REOPEN"]));
    assert_eq!(count().await, Some(1));
    let again = spoken
        .act(focal, "commentResolve", json!({ "id": said["id"] }))
        .await;
    assert_eq!(again.faults("commentResolve"), ["WRONG_STATE"]);
    let reopened = spoken
        .act(officer, "commentReopen", json!({ "id": said["id"] }))
        .await;
    assert_eq!(reopened.faults("commentReopen"), Vec::<&str>::new());
    assert_eq!(count().await, Some(2));
    Ok(())
}

#[tokio::test]
async fn whoever_is_named_hears_that_he_is() -> Result<()> {
    let spoken = Spoken::new().await?;
    let head = &spoken.given.head;
    let about = json!({ "plan": spoken.plan });
    let (officer, focal) = (&spoken.given.officer, &spoken.focal);
    let said = spoken
        .say_to(
            officer,
            about.clone(),
            "@Nguyễn Công Hiếu xem giúp ạ",
            &[person(head)],
        )
        .await;
    assert_eq!(said.faults("commentAdd"), Vec::<&str>::new());
    assert_eq!(
        said.at("/commentAdd/comment/mentions"),
        &json!([{ "name": "Nguyễn Công Hiếu", "person": { "name": "Nguyễn Công Hiếu" } }])
    );
    assert_eq!(spoken.told(head).await, ["COMMENT_MENTIONED"]);
    let id = text(said.at("/commentAdd/comment/id"));
    // Said otherwise, only who is new to it is told.
    let edit = json!({ "id": id, "text": "Xin ý kiến", "mentions": [person(head), person(focal)] });
    let edited = spoken.act(officer, "commentEdit", edit).await;
    assert_eq!(edited.faults("commentEdit"), Vec::<&str>::new());
    assert!(edited.at("/commentEdit/comment/editedAt").is_string());
    assert_eq!(spoken.told(head).await, ["COMMENT_MENTIONED"]);
    assert_eq!(
        spoken.told(focal).await,
        ["COMMENT_MENTIONED", "COMMENT_ADDED"]
    );
    Ok(())
}

#[tokio::test]
async fn what_nobody_could_read_is_refused() -> Result<()> {
    let spoken = Spoken::new().await?;
    let about = json!({ "plan": spoken.plan });
    let officer = &spoken.given.officer;
    let staff = spoken
        .given
        .somebody(
            "Hồ Thị Ba",
            entity::position::Role::Staff,
            &spoken.given.world.school,
        )
        .await?;
    for (words, mentions, fault) in [
        (" \u{200b} ".to_owned(), vec![], "REQUIRED"),
        ("x".repeat(4_001), vec![], "TOO_LONG"),
        ("Chào".to_owned(), vec![person(&staff)], "NOT_A_READER"),
    ] {
        let refused = spoken
            .say_to(officer, about.clone(), &words, &mentions)
            .await;
        assert_eq!(refused.faults("commentAdd"), [fault]);
    }
    assert_eq!(spoken.read(officer, about).await, Ok(vec![]));
    Ok(())
}

#[tokio::test]
async fn what_is_said_of_a_task_reaches_those_who_are_charged_with_it() -> Result<()> {
    let spoken = Spoken::new().await?;
    let task = spoken.given.given_to_school().await;
    let about = json!({ "task": task });
    let (officer, principal) = (&spoken.given.officer, &spoken.given.principal);
    let asked = spoken
        .said(principal, about.clone(), "Bài viết cần ảnh không ạ?")
        .await;
    assert_eq!(spoken.told(officer).await, ["COMMENT_ADDED"]);
    spoken.said(officer, about.clone(), "Có, 02 ảnh.").await;
    assert_eq!(spoken.told(principal).await, ["COMMENT_ADDED"]);
    assert_eq!(
        spoken.read(principal, about.clone()).await,
        Ok(vec![
            "Bài viết cần ảnh không ạ?".to_owned(),
            "Có, 02 ảnh.".to_owned()
        ])
    );
    // There is nothing to settle: a task has states of its own.
    let resolved = spoken
        .act(principal, "commentResolve", json!({ "id": asked }))
        .await;
    assert_eq!(resolved.faults("commentResolve"), ["WRONG_STATE"]);
    let removed = spoken
        .act(principal, "commentRemove", json!({ "id": asked }))
        .await;
    assert_eq!(removed.faults("commentRemove"), Vec::<&str>::new());
    assert_eq!(
        spoken.read(officer, about).await,
        Ok(vec!["Có, 02 ảnh.".to_owned()])
    );
    Ok(())
}

#[tokio::test]
async fn a_conversation_outlives_its_clause() -> Result<()> {
    let spoken = Spoken::new().await?;
    let focal = &spoken.focal;
    let clause = json!({ "clause": spoken.clause });
    spoken.said(focal, clause.clone(), "Bỏ điểm này?").await;
    let mutation = "mutation($input: PlanEditInput!) { planEdit(input: $input) { plan { id } userErrors { code } } }";
    let edits = json!({ "removed": [spoken.clause] });
    let input = json!({ "input": { "id": spoken.plan, "expectedVersion": 1, "edits": edits } });
    let saved = spoken.ask(focal, mutation, input).await;
    assert_eq!(saved.faults("planEdit"), Vec::<&str>::new());
    let query = "query($about: CommentSubjectInput!) { comments(about: $about) { nodes { text quote clause { id } } } }";
    let about = json!({ "about": { "plan": spoken.plan } });
    let read = spoken.ask(focal, query, about).await;
    assert_eq!(
        read.at("/comments/nodes/0"),
        &json!({
            "text": "Bỏ điểm này?",
            "quote": "1. Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông.",
            "clause": null
        })
    );
    Ok(())
}
