//! Files of activities: as tasks', and with the plan that takes another's place.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use server::features::upload;
use server::platform::{Actor, Result};
use tower::ServiceExt as _;

use super::world::PDF;
use crate::activity::world::{Answer, School, text};

async fn attach(school: &School, who: &Arc<Actor>, activity: &str) -> Answer {
    let ask =
        "mutation($input: UploadRequestInput!) { uploadRequest(input: $input) { upload url } }";
    let input = json!({ "input": { "name": "Ảnh.pdf", "size": PDF.len() } });
    let asked = school.ask(who, ask, input).await;
    let world = &school.given.world;
    let request = Request::put(text(asked.at("/uploadRequest/url")))
        .body(Body::from(PDF))
        .unwrap();
    let routes = upload::routes(world.db.clone(), world.blobs.clone());
    assert!(routes.oneshot(request).await.unwrap().status().is_success());
    let upload = asked.at("/uploadRequest/upload");
    let complete = "mutation($input: UploadCompleteInput!) { uploadComplete(input: $input) { userErrors { code } } }";
    let done = school
        .ask(who, complete, json!({ "input": { "upload": upload } }))
        .await;
    assert_eq!(done.faults("uploadComplete"), Vec::<&str>::new());
    let add = "mutation($input: AttachmentAddInput!) { attachmentAdd(input: $input) { attachment { id } userErrors { code } } }";
    let input = json!({ "to": { "activity": activity }, "upload": upload });
    school.ask(who, add, json!({ "input": input })).await
}

async fn files(school: &School, who: &Arc<Actor>, plan: &str) -> Vec<Value> {
    let query =
        "query($plan: ID!) { activities(filter: { plan: $plan }) { nodes { files { id name } } } }";
    let answer = school.ask(who, query, json!({ "plan": plan })).await;
    let files = answer.at("/activities/nodes/0/files").as_array();
    files.cloned().unwrap_or_default()
}

#[tokio::test]
async fn an_activity_has_files_once_its_plan_is_issued_and_until_it_is_done() -> Result<()> {
    let school = School::new().await?;
    let plan = school.begun().await;
    let activity = school.added(&plan, &[&school.duties[0]], None).await;
    let early = attach(&school, &school.focal, &activity).await;
    assert_eq!(early.faults("attachmentAdd"), ["WRONG_STATE"]);
    school.issue(&plan).await;
    let added = attach(&school, &school.focal, &activity).await;
    assert_eq!(added.faults("attachmentAdd"), Vec::<&str>::new());
    let office = &school.given.officer;
    assert_eq!(files(&school, office, &plan).await.len(), 1);
    assert_eq!(
        attach(&school, office, &activity).await.codes,
        ["FORBIDDEN"]
    );
    school.finish(&school.focal, &activity).await;
    let remove =
        "mutation($id: ID!) { attachmentRemove(input: { id: $id }) { userErrors { code } } }";
    let id = json!({ "id": added.at("/attachmentAdd/attachment/id") });
    let refused = school.ask(&school.focal, remove, id).await;
    assert_eq!(refused.faults("attachmentRemove"), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn files_follow_into_the_plan_that_takes_anothers_place() -> Result<()> {
    let school = School::new().await?;
    let office = &school.given.officer;
    let first = school.begun().await;
    let activity = school.added(&first, &[&school.duties[0]], None).await;
    school.issue(&first).await;
    attach(&school, &school.focal, &activity).await;
    let reason = json!({ "id": first, "reason": "Chưa có thời gian cụ thể" });
    school.on_plan(office, "planSendBack", reason).await;
    let act = json!({ "id": first });
    let second = school.on_plan(&school.focal, "planReplace", act).await;
    let second = text(second.at("/planReplace/plan/id"));
    assert_eq!(files(&school, &school.focal, &second).await.len(), 1);
    // What is done meanwhile is done of the plan that counts.
    let later = attach(&school, &school.focal, &activity).await;
    assert_eq!(later.faults("attachmentAdd"), Vec::<&str>::new());
    assert_eq!(files(&school, &school.focal, &second).await.len(), 2);
    let remove =
        "mutation($id: ID!) { attachmentRemove(input: { id: $id }) { userErrors { code } } }";
    let id = json!({ "id": later.at("/attachmentAdd/attachment/id") });
    school.ask(&school.focal, remove, id).await;
    let copied = files(&school, &school.focal, &second).await;
    assert_eq!(copied.len(), 1);
    assert_eq!(copied[0]["name"], "Ảnh.pdf");
    let kept = school.given.world.db.discarded().await?;
    assert_eq!(kept.len(), 1, "the one that was taken away, and it alone");
    Ok(())
}
