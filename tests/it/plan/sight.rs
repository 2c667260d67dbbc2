//! Who sees which plans.

use std::time::Duration;

use async_graphql::Request;
use entity::position::Role;
use futures_util::StreamExt;
use serde_json::json;
use server::platform::Result;

use crate::plan::world::{CREATE, World, org};

#[tokio::test]
async fn everybody_sees_his_own_and_nobody_anothers() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let inspector = world
        .person("Võ Văn Kiệt", &[(Role::Inspection, &world.office)])
        .await?;
    let observer = world
        .person("Sở", &[(Role::Observer, &world.department)])
        .await?;
    let admin = world
        .person("Quản trị", &[(Role::Admin, &world.office)])
        .await?;
    let focal = world
        .person("Trần Văn Bình", &[(Role::FocalPoint, &world.school)])
        .await?;
    let staff = world
        .person("Đỗ Thị Lan", &[(Role::Staff, &world.school)])
        .await?;
    let stranger = world
        .person("Bùi Thị Mai", &[(Role::Principal, &world.other_school)])
        .await?;
    let retired = world.person("Đã nghỉ", &[]).await?;

    let office_draft = world.draft(&officer, &world.office, "Nháp của phòng").await;
    let school_draft = world.draft(&focal, &world.school, "Nháp của trường").await;
    let issued = world.draft(&officer, &world.office, "Đã ban hành").await;
    for (who, verb) in [
        (&officer, "planSubmit"),
        (&head, "planApprove"),
        (&officer, "planIssue"),
    ] {
        assert_eq!(
            world.act(who, verb, &issued).await.faults(verb),
            Vec::<&str>::new()
        );
    }

    for (who, sees) in [
        (&officer, vec![&office_draft, &school_draft, &issued]),
        (&head, vec![&office_draft, &school_draft, &issued]),
        (&inspector, vec![&office_draft, &school_draft, &issued]),
        (&observer, vec![&issued]),
        (&admin, vec![&issued]),
        (&focal, vec![&school_draft, &issued]),
        (&staff, vec![&issued]),
        (&stranger, vec![&issued]),
        (&retired, vec![]),
    ] {
        let list = world
            .ask(
                who,
                "{ plans(orderBy: { field: TITLE, direction: ASC }) { totalCount nodes { id } } }",
                json!({}),
            )
            .await;
        assert_eq!(list.at("/plans/totalCount"), sees.len(), "{}", who.name());
        for plan in [&office_draft, &school_draft, &issued] {
            let one = world
                .ask(
                    who,
                    "query($id: ID!) { plan(id: $id) { clauses { id } history { action } } }",
                    json!({ "id": plan }),
                )
                .await;
            if sees.contains(&plan) {
                assert_eq!(
                    one.at("/plan/clauses").as_array().map(Vec::len),
                    Some(3),
                    "{}",
                    who.name()
                );
            } else {
                assert_eq!(one.codes, ["NOT_FOUND"], "{}", who.name());
            }
        }
    }
    let read = world
        .ask(
            &staff,
            "query($id: ID!) { plan(id: $id) { history { action } availableActions } }",
            json!({ "id": issued }),
        )
        .await;
    assert_eq!(
        read.at("/plan/history"),
        &json!([]),
        "the record is not for those who only read what was issued"
    );
    assert_eq!(read.at("/plan/availableActions"), &json!([]));

    // A body above sees the plan and does not write it; a stranger learns nothing of it.
    assert_eq!(
        world.act(&officer, "planSubmit", &school_draft).await.codes,
        ["FORBIDDEN"]
    );
    assert_eq!(
        world
            .act(&stranger, "planSubmit", &school_draft)
            .await
            .codes,
        ["NOT_FOUND"]
    );
    let forged = world.ask(&stranger, CREATE, json!({ "input": { "organization": org(&world.school), "content": world.content("X") } })).await;
    assert_eq!(forged.codes, ["NOT_FOUND"]);
    let forged = world.ask(&focal, CREATE, json!({ "input": { "organization": org(&world.office), "content": world.content("X") } })).await;
    assert_eq!(forged.codes, ["FORBIDDEN"]);

    // A school's plan stands under what was issued above it, and under nothing else.
    let under = |parent: &str| json!({ "input": { "organization": org(&world.school), "parent": parent, "content": world.content("Dưới") } });
    assert_eq!(
        world.ask(&focal, CREATE, under(&office_draft)).await.codes,
        ["NOT_FOUND"]
    );
    assert_eq!(
        world
            .ask(&focal, CREATE, under(&school_draft))
            .await
            .faults("planCreate"),
        ["WRONG_STATE"]
    );
    let below = world.ask(&focal, CREATE, under(&issued)).await;
    assert_eq!(below.faults("planCreate"), Vec::<&str>::new());
    Ok(())
}

#[tokio::test]
async fn a_change_is_told_to_those_who_see_the_plan() -> Result<()> {
    let world = World::new().await?;
    let relay = world.db.clone();
    let relaying = tokio::spawn(async move { relay.relay().await });
    // The relay begins after what was there before it.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let stranger = world
        .person("Bùi Thị Mai", &[(Role::Principal, &world.other_school)])
        .await?;
    let listen = |who| {
        let request = Request::new("subscription { planChanged { cursor planId state } }");
        Box::pin(world.schema.execute_stream(world.call(who), request))
    };
    let mut told = listen(&officer);
    let mut untold = listen(&stranger);
    let plan = world.draft(&officer, &world.office, "Kế hoạch").await;
    let submit = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        world.act(&officer, "planSubmit", &plan).await
    };
    let (told, untold, _) = tokio::join!(
        tokio::time::timeout(Duration::from_secs(10), told.next()),
        tokio::time::timeout(Duration::from_secs(3), untold.next()),
        submit,
    );
    let told = told
        .ok()
        .flatten()
        .map(|it| it.data.into_json().unwrap_or_default());
    let told = told.unwrap_or_default();
    assert_eq!(told["planChanged"]["planId"], json!(plan));
    assert_eq!(told["planChanged"]["state"], "SUBMITTED");
    assert!(untold.is_err(), "a school heard of the office's draft");

    // Nor is it told afterwards, by going on from an event of the past, how an issued plan came to be.
    let head = world
        .person("Trần Văn An", &[(Role::Head, &world.office)])
        .await?;
    world.act(&head, "planApprove", &plan).await;
    let after = told["planChanged"]["cursor"].as_str().unwrap_or_default();
    let document = format!(r#"subscription {{ planChanged(after: "{after}") {{ state }} }}"#);
    let again = Request::new(document);
    let mut again = Box::pin(world.schema.execute_stream(world.call(&stranger), again));
    let issue = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        world.act(&head, "planIssue", &plan).await
    };
    let (again, _) = tokio::join!(
        tokio::time::timeout(Duration::from_secs(10), again.next()),
        issue
    );
    let again = again.ok().flatten().map(|it| it.data.into_json());
    let again = again.transpose().ok().flatten().unwrap_or_default();
    assert_eq!(again, json!({ "planChanged": { "state": "ISSUED" } }));
    relaying.abort();
    Ok(())
}

#[tokio::test]
async fn what_was_missed_is_read_at_once() -> Result<()> {
    let world = World::new().await?;
    let relay = world.db.clone();
    let relaying = tokio::spawn(async move { relay.relay().await });
    let (officer, head) = world.officer_and_head().await?;
    let listen = |document: String| {
        let request = Request::new(document);
        Box::pin(world.schema.execute_stream(world.call(&officer), request))
    };
    let mut told = listen("subscription { planChanged { cursor } }".to_owned());
    let plan = world.draft(&officer, &world.office, "Kế hoạch").await;
    let send_back = async || {
        world.act(&officer, "planSubmit", &plan).await;
        let reason = json!({ "id": plan, "reason": "Thiếu căn cứ" });
        world.act_with(&head, "planReturn", reason).await;
    };
    let submit = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        send_back().await;
    };
    let (first, ()) = tokio::join!(told.next(), submit);
    let first = first.map(|it| it.data.into_json().unwrap_or_default());
    let cursor = first.unwrap_or_default()["planChanged"]["cursor"].clone();
    for _ in 0..10 {
        send_back().await;
    }
    for _ in 0..21 {
        told.next().await;
    }
    let before = world.db.statements();
    let after = format!("subscription {{ planChanged(after: {cursor}) {{ state }} }}");
    let mut again = listen(after);
    for _ in 0..21 {
        let heard = tokio::time::timeout(Duration::from_secs(10), again.next()).await;
        assert!(heard.is_ok_and(|heard| heard.is_some_and(|heard| heard.errors.is_empty())));
    }
    let read = world.db.statements() - before;
    assert!(read < 10, "{read} statements");
    relaying.abort();
    Ok(())
}
