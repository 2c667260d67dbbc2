//! Last year's plan in a new school year.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::{Answer, World};

const CARRY: &str = "query($plan: ID!, $year: ID!) { planCarry(plan: $plan, schoolYear: $year) { \
    proposals { key kind before after dayAfter movedOn likely } userErrors { path code } } }";
const COPY: &str = "mutation($input: PlanCopyInput!) { planCopy(input: $input) { \
    plan { id state title number issuedOn parent { id } signer { name } schoolYear { name } citations { symbol } \
    clauses { id text source { id } deadlines { text date } } } userErrors { path code } } }";

async fn carry(world: &World, who: &Arc<Actor>, plan: &str, year: &str) -> Answer {
    world
        .ask(who, CARRY, json!({ "plan": plan, "year": year }))
        .await
}

async fn copy(world: &World, who: &Arc<Actor>, plan: &str, year: &str, accepted: Value) -> Answer {
    let input = json!({ "id": plan, "schoolYear": year, "accepted": accepted });
    world.ask(who, COPY, json!({ "input": input })).await
}

#[tokio::test]
async fn an_issued_plan_goes_into_the_new_year_as_far_as_a_person_says() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let title = "Truyền thông năm học 2020 - 2021";
    let plan = world.draft(&officer, &world.office, title).await;
    for (who, verb) in [
        (&officer, "planSubmit"),
        (&head, "planApprove"),
        (&officer, "planIssue"),
    ] {
        assert_eq!(
            world.act(who, verb, &plan).await.faults(verb),
            Vec::<&str>::new()
        );
    }
    let proposed = carry(&world, &officer, &plan, &world.bare_year).await;
    // 30 October 2021 is a Saturday.
    let expected = json!([
        { "key": "t.0", "kind": "YEAR", "before": "2020 - 2021", "after": "2021 - 2022",
          "dayAfter": null, "movedOn": false, "likely": true },
        { "key": "c1.d0", "kind": "DEADLINE", "before": "trước ngày 30/10/2020", "after": "trước ngày 01/11/2021",
          "dayAfter": "2021-11-01", "movedOn": true, "likely": true },
    ]);
    assert_eq!(proposed.at("/planCarry/proposals"), &expected);

    let copied = copy(&world, &officer, &plan, &world.bare_year, json!(["t.0"])).await;
    assert_eq!(copied.faults("planCopy"), Vec::<&str>::new());
    let draft = copied.at("/planCopy/plan");
    assert_eq!(draft["state"], "DRAFT");
    assert_eq!(draft["title"], "Truyền thông năm học 2021 - 2022");
    assert_eq!(draft["schoolYear"]["name"], "2021-2022");
    assert_eq!(
        (&draft["number"], &draft["issuedOn"], &draft["signer"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(draft["citations"], json!([{ "symbol": "CT-BGDĐT" }]));
    assert_eq!(draft["clauses"][1]["deadlines"][0]["date"], "2020-10-30");
    let both = copy(
        &world,
        &officer,
        &plan,
        &world.bare_year,
        json!(["t.0", "c1.d0"]),
    )
    .await;
    assert_eq!(
        both.at("/planCopy/plan/clauses/1/deadlines/0"),
        &json!({ "text": "trước ngày 01/11/2021", "date": "2021-11-01" })
    );
    assert_ne!(
        both.at("/planCopy/plan/clauses/0/id"),
        &draft["clauses"][0]["id"]
    );
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_copied_is_told() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let plan = world.draft(&officer, &world.office, "Kế hoạch").await;
    let nowhere = "year_00000000000000000000000000000000";
    for (year, code) in [
        (world.year.as_str(), "SAME_YEAR"),
        (nowhere, "SCHOOL_YEAR_UNKNOWN"),
    ] {
        assert_eq!(
            carry(&world, &officer, &plan, year)
                .await
                .faults("planCarry"),
            [code]
        );
        assert_eq!(
            copy(&world, &officer, &plan, year, json!([]))
                .await
                .faults("planCopy"),
            [code]
        );
    }
    let principal = world
        .person("Cô Hoa", &[(Role::Principal, &world.school)])
        .await?;
    for (who, code) in [(&head, "FORBIDDEN"), (&principal, "NOT_FOUND")] {
        assert_eq!(
            carry(&world, who, &plan, &world.bare_year).await.codes,
            [code]
        );
        assert_eq!(
            copy(&world, who, &plan, &world.bare_year, json!([]))
                .await
                .codes,
            [code]
        );
    }
    Ok(())
}
