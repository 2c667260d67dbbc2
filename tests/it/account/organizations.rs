//! Organizations, clusters and the calendar.

use serde_json::{Value, json};

use crate::account::world::{Outcome, World, code};

const LIST: &str = "query($filter: OrganizationFilter, $first: Int, $after: String) {
    organizations(filter: $filter, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { id version name shortName parent { name } levels { code } clusters { name lead { name } memberCount } childCount
            appointments { person { name } position { title } } availableActions } } }";

async fn list(world: &World, token: &str, variables: Value) -> Outcome<Value> {
    let told = world.ask(Some(token), LIST, variables).await?;
    assert_eq!(told["errors"], Value::Null, "{told:#}");
    Ok(told["data"]["organizations"].clone())
}

#[tokio::test]
async fn lists_are_filtered_ordered_and_cut() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    let all = list(&world, &token, json!({ "first": 100 })).await?;
    assert_eq!(
        all["totalCount"], 62,
        "the office, its schools, and the department above"
    );
    let found = list(
        &world,
        &token,
        json!({ "filter": { "search": "TRUONG mam non hoa đ" } }),
    )
    .await?;
    assert_eq!(found["nodes"][0]["name"], "Trường Mầm non Hoa Đào");
    let primary = world
        .ask(
            Some(&token),
            "{ educationLevels { id code } clusters { id name memberCount } }",
            json!({}),
        )
        .await?;
    assert_eq!(primary["data"]["educationLevels"][1]["code"], "TH");
    let level = &primary["data"]["educationLevels"][1]["id"];
    let found = list(&world, &token, json!({ "filter": { "level": level } })).await?;
    assert_eq!(found["totalCount"], 21);
    let cluster = &primary["data"]["clusters"][0];
    assert_eq!(cluster["memberCount"], 12);
    let found = list(
        &world,
        &token,
        json!({ "filter": { "cluster": cluster["id"], "openOn": "2020-10-05" } }),
    )
    .await?;
    assert_eq!(found["totalCount"], 12);

    let (mut names, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = list(&world, &token, json!({ "first": 25, "after": after })).await?;
        let nodes = page["nodes"].as_array().cloned().unwrap_or_default();
        names.extend(nodes.into_iter().map(|node| node["name"].clone()));
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    let whole: Vec<_> = all["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| node["name"].clone())
        .collect();
    assert_eq!(names, whole);
    Ok(())
}

#[tokio::test]
async fn a_page_costs_the_same_however_long_it_is() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    let mut costs = Vec::new();
    for first in [3, 60] {
        let before = world.db.statements();
        list(&world, &token, json!({ "first": first })).await?;
        costs.push(world.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(costs[0] <= 18, "{costs:?}");
    Ok(())
}

#[tokio::test]
async fn a_school_sees_itself_and_what_is_above() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("hieutruong.mn-hoasen").await?;
    let own = list(&world, &token, json!({})).await?;
    assert_eq!(own["totalCount"], 3);
    assert_eq!(
        own["nodes"][2]["availableActions"],
        json!([
            "APPOINT",
            "CREATE_PLAN",
            "NAME_FOCAL_POINT",
            "REGISTER_CHANNEL",
            "ASSIGN_TASK",
            "REGISTER_DOCUMENT"
        ])
    );
    let lead = &own["nodes"][2]["clusters"][0];
    assert_eq!(
        (&lead["lead"], &lead["memberCount"]),
        (&Value::Null, &json!(1))
    );
    Ok(())
}

#[tokio::test]
async fn an_administrator_makes_and_changes_schools_and_clusters() -> Outcome {
    let world = World::demo().await?;
    let (admin, _) = world.sign_in("admin").await?;
    let office = list(&world, &admin, json!({ "filter": { "kind": "OFFICE" } })).await?;
    let office = &office["nodes"][0];
    let levels = world
        .ask(
            Some(&admin),
            "{ educationLevels { id } clusters { id } }",
            json!({}),
        )
        .await?;
    let (level, cluster) = (
        &levels["data"]["educationLevels"][0]["id"],
        &levels["data"]["clusters"][0]["id"],
    );

    let create = "mutation($input: OrganizationCreateInput!) { organizationCreate(input: $input) {
        organization { id version name levels { code } clusters { name } parent { id } } userErrors { path code } } }";
    let bad = json!({ "input": { "parent": office["id"], "kind": "SCHOOL", "name": " ", "shortName": "MN", "phone": "x" } });
    let told = world.ask(Some(&admin), create, bad).await?;
    let codes = told["data"]["organizationCreate"]["userErrors"].to_string();
    for wrong in ["REQUIRED", "PHONE_INVALID", "LEVEL_REQUIRED"] {
        assert!(codes.contains(wrong), "{codes}");
    }
    let good = json!({ "input": { "parent": office["id"], "kind": "SCHOOL", "name": "Trường Mầm non Hoa Súng",
        "shortName": "MN Hoa Súng", "levels": [level], "clusters": [cluster], "idempotencyKey": "one" } });
    assert_eq!(
        code(&world.ask_as("truongphong", create, good.clone()).await?),
        "FORBIDDEN"
    );
    let told = world.ask(Some(&admin), create, good.clone()).await?;
    let school = &told["data"]["organizationCreate"]["organization"];
    assert_eq!(school["levels"][0]["code"], "MN", "{told}");
    assert_eq!(school["clusters"].as_array().map(Vec::len), Some(1));
    let again = world.ask(Some(&admin), create, good.clone()).await?;
    assert_eq!(
        again["data"]["organizationCreate"]["organization"]["id"], school["id"],
        "the same, not another"
    );
    let mut twice = good;
    twice["input"]["idempotencyKey"] = json!("two");
    let told = world.ask(Some(&admin), create, twice).await?;
    assert_eq!(
        told["data"]["organizationCreate"]["userErrors"][0]["code"],
        "NAME_TAKEN"
    );

    let update = "mutation($input: OrganizationUpdateInput!) { organizationUpdate(input: $input) {
        organization { version name phone closedOn } userErrors { path code } } }";
    let mut change = json!({ "input": { "id": school["id"], "expectedVersion": school["version"], "phone": "0900 000 888",
        "closedOn": "2021-06-01" } });
    // That it is no more is decided, with all that follows.
    let told = world.ask(Some(&admin), update, change.clone()).await?;
    assert_eq!(
        told["data"]["organizationUpdate"]["userErrors"],
        json!([{ "path": ["closedOn"], "code": "WRONG_STATE" }])
    );
    change["input"]["closedOn"] = Value::Null;
    let told = world.ask(Some(&admin), update, change.clone()).await?;
    assert_eq!(
        told["data"]["organizationUpdate"]["organization"]["phone"], "0900 000 888",
        "{told}"
    );
    let told = world.ask(Some(&admin), update, change).await?;
    assert_eq!(code(&told), "CONFLICT");

    let save = "mutation($input: ClusterSaveInput!) { clusterSave(input: $input) {
        cluster { id name memberCount lead { name } } userErrors { path code } } }";
    let new = json!({ "input": { "organization": office["id"], "name": "Cụm ven hồ", "lead": school["id"], "members": [] } });
    let told = world.ask_as("thidua", save, new).await?;
    let made = &told["data"]["clusterSave"]["cluster"];
    assert_eq!(made["memberCount"], 1, "{told}");
    let rename = json!({ "input": { "id": made["id"], "organization": office["id"], "name": "Cụm bên hồ" } });
    let told = world.ask_as("thidua", save, rename).await?;
    assert_eq!(
        told["data"]["clusterSave"]["cluster"]["memberCount"], 1,
        "members stay when left out"
    );
    let wrong = json!({ "input": { "organization": office["id"], "name": "Cụm", "members": [office["id"]] } });
    let told = world.ask_as("thidua", save, wrong).await?;
    assert_eq!(
        told["data"]["clusterSave"]["userErrors"][0]["code"],
        "NOT_A_SCHOOL"
    );
    Ok(())
}

#[tokio::test]
async fn the_calendar_has_years_and_terms() -> Outcome {
    let world = World::demo().await?;
    let query =
        "{ schoolYears { name current startsOn endsOn terms { ordinal startsOn endsOn } } }";
    let told = world.ask_as("vanphong", query, json!({})).await?;
    let year = &told["data"]["schoolYears"][0];
    assert_eq!(
        (&year["name"], &year["current"]),
        (&json!("2020-2021"), &json!(true))
    );
    assert_eq!(
        year["terms"][1],
        json!({ "ordinal": 2, "startsOn": "2021-01-18", "endsOn": "2021-05-25" })
    );
    Ok(())
}
