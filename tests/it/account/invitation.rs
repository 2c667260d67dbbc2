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
