//! Numbers without gaps or doubles, and what issuing opens.

use std::collections::BTreeSet;
use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Place, Result};

use crate::plan::world::{CREATE, World, day, org};

pub async fn approved(
    world: &World,
    officer: &Arc<Actor>,
    head: &Arc<Actor>,
    of: &Place,
    title: &str,
) -> String {
    let plan = world.draft(officer, of, title).await;
    assert_eq!(
        world
            .act(officer, "planSubmit", &plan)
            .await
            .at("/planSubmit/plan/state"),
        "SUBMITTED"
    );
    assert_eq!(
        world
            .act(head, "planApprove", &plan)
            .await
            .at("/planApprove/plan/state"),
        "APPROVED"
    );
    plan
}

#[tokio::test]
async fn each_plan_takes_the_next_number_of_its_issuer_and_year() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let mut numbers = Vec::new();
    for title in ["Một", "Hai"] {
        let plan = approved(&world, &officer, &head, &world.office, title).await;
        let issued = world.act(&officer, "planIssue", &plan).await;
        numbers.push(issued.at("/planIssue/plan/number").clone());
    }
    assert_eq!(numbers, [json!("01"), json!("02")]);

    let late = approved(&world, &officer, &head, &world.office, "Ba").await;
    let order = world
        .act_with(
            &officer,
            "planIssue",
            json!({ "id": late, "issuedOn": "2020-10-19" }),
        )
        .await;
    assert_eq!(order.faults("planIssue"), ["DATE_ORDER"]);

    let focal = world
        .person("Trần Văn Bình", &[(Role::FocalPoint, &world.school)])
        .await?;
    let principal = world
        .person("Phạm Thị Hoa", &[(Role::Principal, &world.school)])
        .await?;
    let own = approved(&world, &focal, &principal, &world.school, "Của trường").await;
    assert_eq!(
        world.act(&focal, "planIssue", &own).await.codes,
        ["FORBIDDEN"]
    );
    let issued = world.act(&principal, "planIssue", &own).await;
    assert_eq!(issued.at("/planIssue/plan/number"), "01");
    assert_eq!(issued.at("/planIssue/plan/symbol"), "KH-THCSHV");
    let duties = world
        .ask(
            &principal,
            "query($id: ID!) { plan(id: $id) { duties { id } } }",
            json!({ "id": own }),
        )
        .await;
    assert_eq!(duties.at("/plan/duties"), &json!([]));
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_at_once_get_twenty_numbers() -> Result<()> {
    let world = Arc::new(World::new().await?);
    let (officer, head) = world.officer_and_head().await?;
    let mut plans = Vec::new();
    for n in 0..20 {
        plans.push(
            approved(
                &world,
                &officer,
                &head,
                &world.office,
                &format!("Kế hoạch {n}"),
            )
            .await,
        );
    }
    let issues: Vec<_> = plans
        .into_iter()
        .map(|plan| {
            let (world, officer) = (world.clone(), officer.clone());
            tokio::spawn(async move {
                let issued = world.act(&officer, "planIssue", &plan).await;
                issued
                    .at("/planIssue/plan/number")
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
        })
        .collect();
    let mut numbers = BTreeSet::new();
    for issue in issues {
        numbers.insert(issue.await.map_err(server::platform::Error::internal)?);
    }
    let expected: BTreeSet<String> = (1..=20).map(|n| format!("{n:02}")).collect();
    assert_eq!(numbers, expected);
    Ok(())
}

#[tokio::test]
async fn issuing_opens_five_duties_and_two_periods_once() -> Result<()> {
    const DUTIES: &str = "query($id: ID!) { plan(id: $id) { duties { \
        kind title dueOn clause { marker } period { name dueOn opensOn closesOn officeDueOn term { name } schoolYear { name } plan { id } } } } }";
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let staff = world
        .person("Đỗ Thị Lan", &[(Role::Staff, &world.school)])
        .await?;
    let plan = approved(&world, &officer, &head, &world.office, "Một").await;
    world
        .act(&officer, "planIssue", &plan)
        .await
        .faults("planIssue");
    let duties = world.ask(&staff, DUTIES, json!({ "id": plan })).await;
    let first = json!({ "name": "Học kỳ I", "dueOn": "2021-01-15", "opensOn": "2020-10-20", "closesOn": "2021-02-14", "officeDueOn": "2021-01-22",
        "term": { "name": "Học kỳ I" }, "schoolYear": { "name": "2020-2021" }, "plan": { "id": plan } });
    let second = json!({ "name": "Cuối năm học", "dueOn": "2021-05-31", "opensOn": "2021-01-18", "closesOn": "2021-06-30", "officeDueOn": "2021-06-07",
        "term": null, "schoolYear": { "name": "2020-2021" }, "plan": { "id": plan } });
    assert_eq!(
        duties.at("/plan/duties"),
        &json!([
            { "kind": "OWN_PLAN", "title": "Xây dựng kế hoạch truyền thông của trường", "dueOn": null, "clause": null, "period": null },
            { "kind": "FOCAL_POINT", "title": "Phân công lãnh đạo làm đầu mối truyền thông", "dueOn": "2020-10-30", "clause": { "marker": "1." }, "period": null },
            { "kind": "CHANNELS", "title": "Xây dựng, vận hành các kênh thông tin", "dueOn": null, "clause": null, "period": null },
            { "kind": "REPORT", "title": "Báo cáo truyền thông học kỳ I", "dueOn": "2021-01-15", "clause": { "marker": "2." }, "period": first },
            { "kind": "REPORT", "title": "Báo cáo truyền thông cuối năm học", "dueOn": "2021-05-31", "clause": { "marker": "2." }, "period": second },
        ])
    );

    let next = approved(&world, &officer, &head, &world.office, "Hai").await;
    world
        .act(&officer, "planIssue", &next)
        .await
        .faults("planIssue");
    let again = world.ask(&staff, DUTIES, json!({ "id": next })).await;
    assert_eq!(again.at("/plan/duties/3/period/plan/id"), &json!(plan));
    Ok(())
}

#[tokio::test]
async fn a_year_without_terms_opens_nothing_and_costs_no_number() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let mut content = world.content("Năm sau");
    content["schoolYear"] = json!(world.bare_year);
    let input = json!({ "input": { "organization": org(&world.office), "content": content } });
    let made = world.ask(&officer, CREATE, input).await;
    let plan = made.at("/planCreate/plan/id").as_str().unwrap_or_default();
    for (who, verb) in [(&officer, "planSubmit"), (&head, "planApprove")] {
        assert_eq!(
            world.act(who, verb, plan).await.faults(verb),
            Vec::<&str>::new()
        );
    }
    let refused = world.act(&officer, "planIssue", plan).await;
    assert_eq!(refused.faults("planIssue"), ["TERMS_MISSING"]);
    let next = approved(&world, &officer, &head, &world.office, "Năm nay").await;
    let issued = world.act(&officer, "planIssue", &next).await;
    assert_eq!(issued.at("/planIssue/plan/number"), "01");
    Ok(())
}

#[tokio::test]
async fn in_december_a_school_is_asked_for_its_first_term_alone() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let plan = approved(&world, &officer, &head, &world.office, "Một").await;
    world
        .act(&officer, "planIssue", &plan)
        .await
        .faults("planIssue");
    let reports = async |day: &str| -> Result<Vec<Value>> {
        let ahead = self::day(day) - world.db.clock().today();
        world.db.clock().advance(ahead.to_std().unwrap_or_default());
        let principal = world
            .person("Trần Văn Bình", &[(Role::Principal, &world.school)])
            .await?;
        let told = world
            .ask(
                &principal,
                "{ viewer { work { kind title dueOn } } }",
                json!({}),
            )
            .await;
        let items = told.at("/viewer/work").as_array().cloned();
        Ok(items
            .into_iter()
            .flatten()
            .filter(|item| item["kind"] == "REPORT_WRITE")
            .map(|item| item["title"].clone())
            .collect())
    };
    assert_eq!(reports("2020-12-10").await?, ["Học kỳ I"]);
    assert_eq!(
        reports("2021-01-18").await?,
        ["Học kỳ I", "Cuối năm học"],
        "the first is overdue, the second term has begun"
    );
    Ok(())
}
