//! Draft, submitted, returned, approved, issued: and nothing after.

use entity::position::Role;
use serde_json::json;
use server::platform::Result;

use crate::plan::world::{CREATE, World, org};

#[tokio::test]
async fn an_office_plan_goes_from_draft_to_issued() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;

    let plan = world
        .draft(&officer, &world.office, "Truyền thông năm học 2020 - 2021")
        .await;
    assert_eq!(
        world.act(&head, "planSubmit", &plan).await.codes,
        ["FORBIDDEN"]
    );
    assert_eq!(
        world.act(&officer, "planApprove", &plan).await.codes,
        ["FORBIDDEN"]
    );
    assert_eq!(
        world
            .act(&head, "planApprove", &plan)
            .await
            .faults("planApprove"),
        ["WRONG_STATE"]
    );

    let submitted = world.act(&officer, "planSubmit", &plan).await;
    assert_eq!(submitted.at("/planSubmit/plan/state"), "SUBMITTED");
    assert_eq!(
        submitted.at("/planSubmit/plan/availableActions"),
        &json!([])
    );

    let unreasoned = world
        .act_with(&head, "planReturn", json!({ "id": plan, "reason": "  " }))
        .await;
    assert_eq!(unreasoned.faults("planReturn"), ["REASON_REQUIRED"]);
    let returned = world
        .act_with(
            &head,
            "planReturn",
            json!({ "id": plan, "reason": "Thiếu nơi nhận" }),
        )
        .await;
    assert_eq!(returned.at("/planReturn/plan/state"), "RETURNED");
    assert_eq!(
        returned.at("/planReturn/plan/returnReason"),
        "Thiếu nơi nhận"
    );

    world
        .act(&officer, "planSubmit", &plan)
        .await
        .faults("planSubmit");
    let approved = world.act(&head, "planApprove", &plan).await;
    assert_eq!(approved.at("/planApprove/plan/state"), "APPROVED");
    assert_eq!(
        approved.at("/planApprove/plan/availableActions"),
        &json!(["RETURN", "ISSUE"])
    );
    assert_eq!(
        approved.at("/planApprove/plan/signer/authority"),
        &json!(null)
    );

    let early = world
        .act_with(
            &officer,
            "planIssue",
            json!({ "id": plan, "issuedOn": "2020-10-21" }),
        )
        .await;
    assert_eq!(early.faults("planIssue"), ["DATE_IN_FUTURE"]);
    let issued = world.act(&officer, "planIssue", &plan).await;
    let issued = issued.at("/planIssue/plan");
    assert_eq!(issued["state"], "ISSUED");
    assert_eq!(issued["number"], "01");
    assert_eq!(issued["symbol"], "KH-PGDĐT");
    assert_eq!(issued["issuedOn"], "2020-10-20");
    assert_eq!(
        issued["issuerName"],
        "Phòng Giáo dục và Đào tạo thành phố Sa Đéc"
    );
    assert_eq!(
        issued["parentIssuerName"],
        "Sở Giáo dục và Đào tạo Đồng Tháp"
    );
    assert_eq!(issued["contentHash"].as_str().map(str::len), Some(64));

    for verb in ["planSubmit", "planIssue", "planDelete"] {
        assert_eq!(
            world.act(&officer, verb, &plan).await.faults(verb),
            ["ALREADY_ISSUED"],
            "{verb}"
        );
    }
    let history = world
        .ask(&head, "query($id: ID!) { plan(id: $id) { history { action actor note } createdBy { name } } }", json!({ "id": plan }))
        .await;
    let told: Vec<_> = history
        .at("/plan/history")
        .as_array()
        .into_iter()
        .flatten()
        .map(|line| {
            (
                line["action"].as_str().unwrap_or_default(),
                line["note"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("plan.issue", Some("01/KH-PGDĐT")),
            ("plan.approve", None),
            ("plan.submit", None),
            ("plan.return", Some("Thiếu nơi nhận")),
            ("plan.submit", None),
            ("plan.create", None),
        ]
    );
    assert_eq!(history.at("/plan/history/0/actor"), "Lê Thị Sen");
    Ok(())
}

#[tokio::test]
async fn an_incomplete_plan_is_kept_and_not_submitted() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let mut content = world.content("Kế hoạch");
    content["clauses"] = json!([]);
    content["recipients"] = json!([]);
    content["signer"] = json!({ "title": "TRƯỞNG PHÒNG", "name": "" });
    let made = world
        .ask(
            &officer,
            CREATE,
            json!({ "input": { "organization": org(&world.office), "content": content } }),
        )
        .await;
    let plan = made.at("/planCreate/plan/id").as_str().unwrap_or_default();
    let faults = world.act(&officer, "planSubmit", plan).await;
    assert_eq!(
        faults.faults("planSubmit"),
        ["NO_CLAUSES", "NO_RECIPIENTS", "NO_SIGNER"]
    );

    let gone = world.act(&officer, "planDelete", plan).await;
    assert_eq!(gone.faults("planDelete"), Vec::<&str>::new());
    let sought = world
        .ask(
            &officer,
            "query($id: ID!) { plan(id: $id) { id } }",
            json!({ "id": plan }),
        )
        .await;
    assert_eq!(sought.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn who_drafts_approves_only_with_a_reason_and_a_deputy_signs_for_the_head() -> Result<()> {
    let world = World::new().await?;
    let both = world
        .person(
            "Nguyễn Thanh Thảo",
            &[
                (Role::Office, &world.office),
                (Role::DeputyHead, &world.office),
            ],
        )
        .await?;
    let plan = world.draft(&both, &world.office, "Kế hoạch").await;
    world
        .act(&both, "planSubmit", &plan)
        .await
        .faults("planSubmit");
    assert_eq!(
        world
            .act(&both, "planApprove", &plan)
            .await
            .faults("planApprove"),
        ["REASON_REQUIRED"]
    );
    let approved = world
        .act_with(
            &both,
            "planApprove",
            json!({ "id": plan, "reason": "Trưởng phòng đi công tác" }),
        )
        .await;
    assert_eq!(
        approved.at("/planApprove/plan/signer"),
        &json!({ "authority": "KT. TRƯỞNG PHÒNG", "title": "PHÓ TRƯỞNG PHÒNG", "name": "Nguyễn Thanh Thảo" })
    );
    Ok(())
}

#[tokio::test]
async fn a_stale_version_conflicts_and_a_repeated_request_is_answered_once() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let begin = json!({ "input": {
        "organization": org(&world.office), "content": world.content("Kế hoạch"), "idempotencyKey": "one" } });
    let once = world.ask(&officer, CREATE, begin.clone()).await;
    let again = world.ask(&officer, CREATE, begin).await;
    assert_eq!(
        once.at("/planCreate/plan/id"),
        again.at("/planCreate/plan/id")
    );
    let count = world
        .ask(&officer, "{ plans { totalCount } }", json!({}))
        .await;
    assert_eq!(count.at("/plans/totalCount"), 1);

    let plan = once.at("/planCreate/plan/id").as_str().unwrap_or_default();
    let first = world
        .edit(
            &officer,
            plan,
            1,
            json!({ "head": world.head("Kế hoạch A") }),
        )
        .await;
    assert_eq!(first.at("/planEdit/plan/version"), 2);
    let stale = world
        .edit(
            &officer,
            plan,
            1,
            json!({ "head": world.head("Kế hoạch B") }),
        )
        .await;
    assert_eq!(stale.codes, ["CONFLICT"]);
    Ok(())
}

#[tokio::test]
async fn a_draft_that_was_never_submitted_is_deleted_and_a_returned_plan_withdrawn() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let plan = world.draft(&officer, &world.office, "Kế hoạch").await;
    let drop = async |verb: &str, reason: &str| {
        let input = json!({ "id": plan, "reason": reason });
        world.act_with(&officer, verb, input).await
    };
    assert_eq!(
        drop("planWithdraw", "Thôi").await.faults("planWithdraw"),
        ["WRONG_STATE"]
    );
    world
        .act(&officer, "planSubmit", &plan)
        .await
        .faults("planSubmit");
    let back = json!({ "id": plan, "reason": "Trùng kế hoạch khác" });
    world
        .act_with(&head, "planReturn", back)
        .await
        .faults("planReturn");
    let gone = world.act(&officer, "planDelete", &plan).await;
    assert_eq!(gone.faults("planDelete"), ["WRONG_STATE"]);
    assert_eq!(
        drop("planWithdraw", " ").await.faults("planWithdraw"),
        ["REASON_REQUIRED"]
    );
    let head_too = world
        .act_with(&head, "planWithdraw", json!({ "id": plan, "reason": "x" }))
        .await;
    assert_eq!(head_too.codes, ["FORBIDDEN"]);
    assert_eq!(
        drop("planWithdraw", "Gộp vào kế hoạch khác")
            .await
            .faults("planWithdraw"),
        Vec::<&str>::new()
    );
    let sought = world
        .ask(
            &officer,
            "query($id: ID!) { plan(id: $id) { id } }",
            json!({ "id": plan }),
        )
        .await;
    assert_eq!(sought.codes, ["NOT_FOUND"]);

    let kept = world.on_record("plan.withdraw").await?;
    assert_eq!(kept.note.as_deref(), Some("Gộp vào kế hoạch khác"));
    assert_eq!(
        kept.detail.pointer("/text/clauses/0/text"),
        Some(&json!("TỔ CHỨC THỰC HIỆN"))
    );
    assert_eq!(
        kept.detail.pointer("/returned"),
        Some(&json!("Trùng kế hoạch khác"))
    );
    Ok(())
}

#[tokio::test]
async fn two_thousand_clauses_are_saved_in_few_statements() -> Result<()> {
    let world = World::new().await?;
    let officer = world
        .person("Lê Thị Sen", &[(Role::Office, &world.office)])
        .await?;
    let mut content = world.content("Kế hoạch");
    let clauses: Vec<_> = (0..2_000)
        .map(|n| json!({ "depth": i32::from(n % 10 != 0), "kind": "PARAGRAPH", "text": format!("Nội dung {n}"), "schools": false, "deadlines": [] }))
        .collect();
    content["clauses"] = json!(clauses);
    let input = json!({ "input": { "organization": org(&world.office), "content": content } });
    let cost = world.cost(&officer, CREATE, input).await;
    assert!(cost < 40, "{cost} statements");
    Ok(())
}
