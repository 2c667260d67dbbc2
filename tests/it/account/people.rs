//! People, appointments, visibility, links.

use serde_json::{Value, json};

use crate::account::world::{Outcome, PASSWORD, World, code};

pub const PEOPLE: &str = "query($filter: PersonFilter, $first: Int) {
    people(filter: $filter, first: $first) {
        totalCount
        nodes { id version name username phone active locked availableActions
            appointments { id version active position { title role division { name } } organization { id name } } }
    } }";

async fn person(world: &World, username: &str) -> Outcome<Value> {
    let filter = json!({ "filter": { "search": username } });
    let found = world.ask_as("admin", PEOPLE, filter).await?;
    let nodes = found["data"]["people"]["nodes"].as_array().cloned();
    let person = nodes
        .into_iter()
        .flatten()
        .find(|node| node["username"] == username);
    Ok(person.unwrap_or_default())
}

#[tokio::test]
async fn the_viewer_knows_himself() -> Outcome {
    let world = World::demo().await?;
    let query = "{ installation { name demo needsSetup version }
        viewer { person { username } roles permissions tenantName organization { name kind levels { code } clusters { name } }
            appointments { position { title forKind } organization { name parent { name } } }
            currentSchoolYear { name current terms { name ordinal } } sessions { current userAgent } } }";
    let told = world.ask_as("daumoi.mn-hoasen", query, json!({})).await?;
    assert_eq!(told["errors"], Value::Null, "{told:#}");
    let (viewer, installation) = (&told["data"]["viewer"], &told["data"]["installation"]);
    assert_eq!(installation["demo"], true);
    assert_eq!(viewer["roles"], json!(["FOCAL_POINT"]));
    assert_eq!(
        viewer["permissions"],
        json!(["PLANS_IMPORT", "REPORT_WRITE"])
    );
    assert_eq!(viewer["organization"]["name"], "Trường Mầm non Hoa Sen");
    assert_eq!(viewer["organization"]["levels"], json!([{ "code": "MN" }]));
    assert_eq!(viewer["currentSchoolYear"]["name"], "2020-2021");
    assert_eq!(viewer["sessions"][0]["current"], true);
    let nobody = world.ask(
        None,
        "{ installation { needsSetup } viewer { roles } }",
        json!({}),
    );
    assert_eq!(code(&nobody.await?), "UNAUTHENTICATED");
    Ok(())
}

#[tokio::test]
async fn a_school_sees_its_own_people_only() -> Outcome {
    let world = World::demo().await?;
    let all = world
        .ask_as("truongphong", PEOPLE, json!({ "first": 100 }))
        .await?;
    assert_eq!(all["data"]["people"]["totalCount"], 125, "{all:#}");
    let own = world
        .ask_as("hieutruong.mn-hoasen", PEOPLE, json!({}))
        .await?;
    let nodes = own["data"]["people"]["nodes"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let names: Vec<_> = nodes.iter().map(|node| node["username"].as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| name.is_some_and(|name| name.ends_with(".mn-hoasen")))
    );
    // By id he is not there either.
    let other = person(&world, "hieutruong.mn-hoahong").await?;
    let update = "mutation($id: ID!) { personUpdate(input: { id: $id, phone: \"0900 000 999\" }) { userErrors { code } } }";
    let told = world
        .ask_as("hieutruong.mn-hoasen", update, json!({ "id": other["id"] }))
        .await?;
    assert_eq!(code(&told), "NOT_FOUND");
    let told = world
        .ask_as("truongphong", update, json!({ "id": other["id"] }))
        .await?;
    assert_eq!(code(&told), "FORBIDDEN");
    Ok(())
}

#[tokio::test]
async fn a_page_of_people_costs_the_same_however_long_it_is() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    let head = person(&world, "truongphong").await?;
    // Few, but of every sort: some of them are in a division.
    let few =
        json!({ "filter": { "organization": head["appointments"][0]["organization"]["id"] } });
    let mut costs = Vec::new();
    for asked in [few, json!({ "first": 100 })] {
        let before = world.db.statements();
        world.ask(Some(&token), PEOPLE, asked).await?;
        costs.push(world.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(costs[0] <= 11, "{costs:?}");
    Ok(())
}

#[tokio::test]
async fn an_ended_appointment_acts_on_the_next_request() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    let count = "{ people { totalCount } }";
    let before = world.ask(Some(&token), count, json!({})).await?;
    assert_eq!(before["data"]["people"]["totalCount"], 125);

    let head = person(&world, "truongphong").await?;
    let end = "mutation($id: ID!, $on: Date!) {
        appointmentEnd(input: { id: $id, endsOn: $on }) { appointment { active endsOn } userErrors { code path } } }";
    let id = &head["appointments"][0]["id"];
    let early = world
        .ask_as("admin", end, json!({ "id": id, "on": "2019-01-01" }))
        .await?;

    assert_eq!(
        early["data"]["appointmentEnd"]["userErrors"][0]["code"],
        "DATE_ORDER"
    );
    let ended = world
        .ask_as("admin", end, json!({ "id": id, "on": "2020-10-04" }))
        .await?;
    assert_eq!(
        ended["data"]["appointmentEnd"]["appointment"]["active"], false,
        "{ended}"
    );

    let after = world.ask(Some(&token), count, json!({})).await?;
    assert_eq!(after["data"]["people"]["totalCount"], 1, "only himself");
    Ok(())
}

#[tokio::test]
async fn a_disabled_person_is_out_at_once() -> Outcome {
    let world = World::demo().await?;
    let (token, refresh) = world.sign_in("vanphong").await?;
    let office = person(&world, "vanphong").await?;
    assert_eq!(
        office["availableActions"],
        json!(["UPDATE", "APPOINT", "DISABLE", "RESET_PASSWORD"])
    );
    let change = "mutation($id: ID!) { done: personDisable(input: { id: $id }) { person { active } userErrors { code } } }";
    let done = world
        .ask_as("admin", change, json!({ "id": office["id"] }))
        .await?;
    assert_eq!(done["data"]["done"]["person"]["active"], false, "{done}");
    assert_eq!(
        code(
            &world
                .ask(Some(&token), "{ viewer { roles } }", json!({}))
                .await?
        ),
        "UNAUTHENTICATED"
    );
    assert_eq!(
        world.refresh(&refresh).await?.text("code"),
        "REFRESH_INVALID"
    );
    assert_eq!(
        world.try_sign_in("vanphong", PASSWORD).await?.text("code"),
        "WRONG_CREDENTIALS"
    );

    let enable = change.replace("personDisable", "personEnable");
    world
        .ask_as("admin", &enable, json!({ "id": office["id"] }))
        .await?;
    world.sign_in("vanphong").await?;
    assert_eq!(
        world.refresh(&refresh).await?.text("code"),
        "REFRESH_INVALID",
        "what ended stays ended"
    );
    let admin = person(&world, "admin").await?;
    let done = world
        .ask_as("admin", change, json!({ "id": admin["id"] }))
        .await?;
    assert_eq!(
        done["data"]["done"]["userErrors"][0]["code"],
        "SELF_NOT_ALLOWED"
    );
    Ok(())
}

#[tokio::test]
async fn one_s_own_session_is_ended_and_nobody_else_s() -> Outcome {
    let world = World::demo().await?;
    let (first, _) = world.sign_in("vanphong").await?;
    let (second, _) = world.sign_in("vanphong").await?;
    let sessions = "{ viewer { sessions { id current } } }";
    let told = world.ask(Some(&first), sessions, json!({})).await?;
    let open = told["data"]["viewer"]["sessions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert_eq!(open.len(), 2);
    let other = open
        .iter()
        .find(|row| row["current"] == false)
        .cloned()
        .unwrap_or_default();
    let revoke = "mutation($id: ID!) { sessionRevoke(input: { id: $id }) { session { id } userErrors { code } } }";
    let id = json!({ "id": other["id"] });
    assert_eq!(
        code(&world.ask_as("truongphong", revoke, id.clone()).await?),
        "NOT_FOUND"
    );
    let told = world.ask(Some(&first), revoke, id).await?;
    assert_eq!(
        told["data"]["sessionRevoke"]["session"]["id"], other["id"],
        "{told}"
    );
    assert_eq!(
        code(&world.ask(Some(&second), sessions, json!({})).await?),
        "UNAUTHENTICATED"
    );
    Ok(())
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() -> Outcome {
    let world = World::demo().await?;
    let (first, _) = world.sign_in("vanphong").await?;
    let (second, _) = world.sign_in("vanphong").await?;
    let change = "mutation($current: String!, $new: String!) {
        passwordChange(input: { current: $current, new: $new, idempotencyKey: \"k\" }) { changed userErrors { code path } } }";
    let next = "mua roi tren mai ngoi cu";
    let told = world
        .ask(
            Some(&first),
            change,
            json!({ "current": "sai", "new": next }),
        )
        .await?;
    assert_eq!(
        told["data"]["passwordChange"]["userErrors"][0]["code"],
        "PASSWORD_WRONG"
    );
    let told = world
        .ask(
            Some(&first),
            change,
            json!({ "current": PASSWORD, "new": "vanphong2020" }),
        )
        .await?;
    assert_eq!(
        told["data"]["passwordChange"]["userErrors"][0]["code"],
        "PASSWORD_TOO_COMMON"
    );
    for _repeated in 0..2 {
        let told = world
            .ask(
                Some(&first),
                change,
                json!({ "current": PASSWORD, "new": next }),
            )
            .await?;
        assert_eq!(told["data"]["passwordChange"]["changed"], true, "{told}");
    }
    assert_eq!(
        code(
            &world
                .ask(Some(&second), "{ viewer { roles } }", json!({}))
                .await?
        ),
        "UNAUTHENTICATED"
    );
    assert_eq!(
        world.try_sign_in("vanphong", PASSWORD).await?.text("code"),
        "WRONG_CREDENTIALS"
    );
    assert_eq!(world.try_sign_in("vanphong", next).await?.status, 200);
    Ok(())
}

#[tokio::test]
async fn people_are_made_appointed_and_invited() -> Outcome {
    let world = World::demo().await?;
    let principal = person(&world, "hieutruong.mn-hoasen").await?;
    let school = &principal["appointments"][0]["organization"]["id"];
    let positions = "{ positions { id title role forKind } }";
    let told = world.ask_as("admin", positions, json!({})).await?;
    let position = |role: &str| {
        let all = told["data"]["positions"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let found = all
            .into_iter()
            .find(|row| row["role"] == role && (role == "HEAD" || row["forKind"] == "SCHOOL"));
        found.unwrap_or_default()["id"].clone()
    };
    let create = "mutation($input: PersonCreateInput!) {
        personCreate(input: $input) { person { id username appointments { active } } userErrors { path code } } }";
    let input = |position: &Value, username: &str| {
        json!({ "input": { "name": "Trần Thị Sen", "username": username, "email": "sen@", "organization": school,
            "position": position } })
    };
    let mut good = input(&position("STAFF"), "tran.sen");
    let bad = world.ask_as("admin", create, good.clone()).await?;
    assert_eq!(
        bad["data"]["personCreate"]["userErrors"],
        json!([{ "path": ["email"], "code": "EMAIL_INVALID" }])
    );
    good["input"]["email"] = json!("sen@example.vn");
    // A principal takes on staff, but makes no principals, and not elsewhere.
    let mut higher = good.clone();
    higher["input"]["position"] = position("PRINCIPAL");
    let told = world.ask_as("hieutruong.mn-hoasen", create, higher).await?;
    assert_eq!(code(&told), "FORBIDDEN");
    let told = world
        .ask_as("hieutruong.mn-hoahong", create, good.clone())
        .await?;
    assert_eq!(code(&told), "NOT_FOUND");
    let told = world
        .ask_as("hieutruong.mn-hoasen", create, good.clone())
        .await?;
    let made = &told["data"]["personCreate"]["person"];
    assert_eq!(made["username"], "tran.sen", "{told}");
    let told = world.ask_as("admin", create, good).await?;
    assert_eq!(
        told["data"]["personCreate"]["userErrors"][0]["code"],
        "USERNAME_TAKEN"
    );

    let appoint = "mutation($input: AppointmentMakeInput!) {
        appointmentMake(input: $input) { appointment { id } userErrors { path code } } }";
    for (role, wrong) in [
        ("STAFF", "OVERLAPPING_APPOINTMENT"),
        ("HEAD", "POSITION_NOT_FOR_ORGANIZATION"),
    ] {
        let again = json!({ "input": { "person": made["id"], "organization": school, "position": position(role) } });
        let told = world.ask_as("admin", appoint, again).await?;
        let codes = told["data"]["appointmentMake"]["userErrors"].to_string();
        assert!(codes.contains(wrong), "{codes}");
    }

    let invite =
        "mutation($id: ID!) { personInvite(input: { id: $id }) { link userErrors { code } } }";
    let told = world
        .ask_as("hieutruong.mn-hoasen", invite, json!({ "id": made["id"] }))
        .await?;
    let link = told["data"]["personInvite"]["link"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(link.starts_with("/set-up?token="), "{told}");
    let redeem = "mutation($token: String!, $password: String!) {
        setupComplete(input: { token: $token, password: $password }) { username userErrors { path code } } }";
    let token = link.trim_start_matches("/set-up?token=");
    let words = "gio mua thu ve som";
    let told = world
        .ask(
            None,
            redeem,
            json!({ "token": token, "password": "tran.sen.tran" }),
        )
        .await?;
    assert_eq!(
        told["data"]["setupComplete"]["userErrors"][0]["path"],
        json!(["password"])
    );
    let told = world
        .ask(None, redeem, json!({ "token": token, "password": words }))
        .await?;
    assert_eq!(
        told["data"]["setupComplete"]["username"], "tran.sen",
        "{told}"
    );
    let told = world
        .ask(None, redeem, json!({ "token": token, "password": words }))
        .await?;
    assert_eq!(
        told["data"]["setupComplete"]["userErrors"][0]["code"],
        "LINK_INVALID"
    );
    assert_eq!(world.try_sign_in("tran.sen", words).await?.status, 200);
    // Who has a password is not the principal's to reset.
    let told = world
        .ask_as("hieutruong.mn-hoasen", invite, json!({ "id": made["id"] }))
        .await?;
    assert_eq!(code(&told), "FORBIDDEN");
    Ok(())
}

#[tokio::test]
async fn somebody_always_administers() -> Outcome {
    let world = World::demo().await?;
    let end = "mutation($id: ID!, $on: Date!) {
        appointmentEnd(input: { id: $id, endsOn: $on }) { appointment { active } userErrors { path code } } }";
    let admin = person(&world, "admin").await?;
    let own = &admin["appointments"][0];
    for on in ["2020-10-05", "2021-05-31"] {
        let told = world
            .ask_as("admin", end, json!({ "id": own["id"], "on": on }))
            .await?;
        assert_eq!(
            told["data"]["appointmentEnd"]["userErrors"],
            json!([{ "path": ["id"], "code": "SELF_NOT_ALLOWED" }]),
            "{told}"
        );
    }

    let positions = world
        .ask_as("admin", "{ positions { id role } }", json!({}))
        .await?;
    let positions = positions["data"]["positions"].as_array().cloned();
    let position = positions
        .into_iter()
        .flatten()
        .find(|row| row["role"] == "ADMIN");
    let position = position.unwrap_or_default()["id"].clone();
    let appoint = "mutation($input: AppointmentMakeInput!) {
        appointmentMake(input: $input) { appointment { id } userErrors { code } } }";
    let office = person(&world, "vanphong").await?;
    let post = |ends_on: Value| {
        json!({ "input": { "person": office["id"], "position": position, "organization": own["organization"]["id"],
            "endsOn": ends_on } })
    };
    // For a while is not for good.
    let told = world
        .ask_as("admin", appoint, post(json!("2020-10-31")))
        .await?;
    assert_eq!(
        told["data"]["appointmentMake"]["userErrors"],
        json!([]),
        "{told}"
    );
    let last = json!({ "id": own["id"], "on": "2020-10-05" });
    let told = world.ask_as("admin", end, last.clone()).await?;
    assert_eq!(
        told["data"]["appointmentEnd"]["userErrors"][0]["code"],
        "SELF_NOT_ALLOWED"
    );
    // Another of his is prolonged without asking who stays.
    let held = person(&world, "vanphong").await?;
    let held = held["appointments"].as_array().into_iter().flatten();
    let mut held = held.filter(|row| row["position"]["role"] == "ADMIN");
    let other = held.next().cloned().unwrap_or_default();
    let longer = json!({ "id": other["id"], "on": "2020-11-30" });
    let told = world.ask_as("admin", end, longer).await?;
    assert_eq!(
        told["data"]["appointmentEnd"]["userErrors"],
        json!([]),
        "{told}"
    );
    let mut next = post(Value::Null);
    next["input"]["startsOn"] = json!("2020-12-01");
    world.ask_as("admin", appoint, next).await?;
    let told = world.ask_as("admin", end, last).await?;
    assert_eq!(
        told["data"]["appointmentEnd"]["userErrors"][0]["code"], "SELF_NOT_ALLOWED",
        "not before the other begins"
    );
    let later = json!({ "id": own["id"], "on": "2020-11-30" });
    let told = world.ask_as("admin", end, later).await?;
    assert_eq!(
        told["data"]["appointmentEnd"]["userErrors"],
        json!([]),
        "{told}"
    );
    Ok(())
}
