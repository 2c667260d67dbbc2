//! An invitation asked for again, since its answer was lost.

use serde_json::{Value, json};

use crate::account::world::{Outcome, World, code};

const INVITE: &str = "mutation($input: PersonRef!) {
    personInvite(input: $input) { link person { version } userErrors { code } } }";

async fn invite(world: &World, admin: &str, input: Value) -> Outcome<Value> {
    world
        .ask(Some(admin), INVITE, json!({ "input": input }))
        .await
}

/// Whom a search finds, and the position of a role, of schools where there are such.
async fn found(world: &World, username: &str, role: &str) -> Outcome<(Value, Value)> {
    let query = "query($search: String) { positions { id role forKind }
        people(first: 1, filter: { search: $search }) { nodes { id appointments { id organization { id } } } } }";
    let told = world
        .ask_as("admin", query, json!({ "search": username }))
        .await?;
    let positions = told["data"]["positions"].as_array().into_iter().flatten();
    let positions = positions.filter(|row| row["role"] == role);
    let position = positions.max_by_key(|row| row["forKind"] == "SCHOOL");
    let position = position.ok_or("no such position")?["id"].clone();
    Ok((told["data"]["people"]["nodes"][0].clone(), position))
}

/// Whether the link still gives a password.
async fn opens(world: &World, told: &Value) -> Outcome<bool> {
    let link = told.pointer("/data/personInvite/link");
    let link = link.and_then(Value::as_str).ok_or("no link")?;
    let token = link.trim_start_matches("/set-up?token=");
    let redeem = "mutation($token: String!) {
        setupComplete(input: { token: $token, password: \"gio mua thu ve som\" }) { username } }";
    let told = world.ask(None, redeem, json!({ "token": token })).await?;
    Ok(told
        .pointer("/data/setupComplete/username")
        .is_some_and(Value::is_string))
}

#[tokio::test]
async fn a_repeated_invitation_is_the_same_invitation() -> Outcome {
    let world = World::demo().await?;
    let (admin, _) = world.sign_in("admin").await?;
    let people = "{ people(first: 1, filter: { search: \"hieutruong.mn-hoasen\" }) { nodes { id version } } }";
    let found = world.ask(Some(&admin), people, json!({})).await?;
    let person = found["data"]["people"]["nodes"][0].clone();
    let with = |key: &str, version: &Value| json!({ "id": person["id"], "expectedVersion": version, "idempotencyKey": key });
    let first = invite(&world, &admin, with("once", &person["version"])).await?;
    let again = invite(&world, &admin, with("once", &person["version"])).await?;
    assert!(first["data"]["personInvite"]["link"].is_string(), "{first}");
    assert_eq!(first["data"], again["data"]);

    let other_body = invite(&world, &admin, with("once", &Value::Null)).await?;
    assert_eq!(code(&other_body), "BAD_USER_INPUT");
    let other_key = invite(&world, &admin, with("twice", &person["version"])).await?;
    assert_eq!(code(&other_key), "CONFLICT");

    let version = &first["data"]["personInvite"]["person"]["version"];
    let second = invite(&world, &admin, with("thrice", version)).await?;
    assert_ne!(
        first["data"]["personInvite"]["link"],
        second["data"]["personInvite"]["link"]
    );
    let late = invite(&world, &admin, with("once", &person["version"])).await?;
    assert_eq!(
        first["data"]["personInvite"]["link"],
        late["data"]["personInvite"]["link"]
    );
    assert!(!opens(&world, &late).await?, "another took its place");
    assert!(opens(&world, &second).await?);

    world.wait(24 * 60 * 60 + 1);
    let (admin, _) = world.sign_in("admin").await?;
    let tomorrow = invite(&world, &admin, with("once", &person["version"])).await?;
    assert_eq!(code(&tomorrow), "CONFLICT");
    Ok(())
}

#[tokio::test]
async fn who_is_appointed_is_invited_anew() -> Outcome {
    let world = World::demo().await?;
    let (principal, staff) = found(&world, "hieutruong.mn-hoasen", "STAFF").await?;
    let create = "mutation($input: PersonCreateInput!) {
        personCreate(input: $input) { person { id } userErrors { code } } }";
    let teacher = json!({ "input": { "name": "Trần Thị Sen", "username": "tran.sen", "position": staff,
        "organization": principal["appointments"][0]["organization"]["id"] } });
    let made = world
        .ask_as("hieutruong.mn-hoasen", create, teacher)
        .await?;
    let teacher = json!({ "id": made["data"]["personCreate"]["person"]["id"] });
    let (of_school, _) = world.sign_in("hieutruong.mn-hoasen").await?;
    let old = invite(&world, &of_school, teacher.clone()).await?;
    assert!(old["data"]["personInvite"]["link"].is_string(), "{old}");

    // What a principal handed out for a teacher is no key to the office.
    let (head, of_head) = found(&world, "truongphong", "HEAD").await?;
    let appoint = "mutation($input: AppointmentMakeInput!) {
        appointmentMake(input: $input) { appointment { id } userErrors { code } } }";
    let post = json!({ "input": { "person": teacher["id"], "position": of_head,
        "organization": head["appointments"][0]["organization"]["id"] } });
    let told = world.ask_as("admin", appoint, post).await?;
    let made = &told["data"]["appointmentMake"]["appointment"]["id"];
    assert!(made.is_string(), "{told}");
    assert!(!opens(&world, &old).await?, "he is somebody else by now");

    let (admin, _) = world.sign_in("admin").await?;
    let new = invite(&world, &admin, teacher).await?;
    assert!(opens(&world, &new).await?);
    Ok(())
}
