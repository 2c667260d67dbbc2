//! The first run.

use serde_json::{Value, json};
use server::demo::{self, DemoError};
use server::features::account::{create_administrator, set_up_link};

use crate::account::world::{Outcome, PUBLIC, World};

const REDEEM: &str = "mutation($input: SetupCompleteInput!) {
    setupComplete(input: $input) { username userErrors { path code } } }";
const WORDS: &str = "ao ca tra xanh mat";

fn token(link: &str) -> String {
    link.trim_start_matches(&format!("{PUBLIC}/set-up?token="))
        .to_owned()
}

fn form(token: &str) -> Value {
    json!({ "input": { "token": token, "installationName": "Phòng GDĐT huyện Lá", "username": "quantri",
        "name": "Lê Văn An", "password": WORDS } })
}

#[tokio::test]
async fn a_set_up_link_works_once() -> Outcome {
    let world = World::empty().await?;
    let state = "{ installation { needsSetup name } }";
    let told = world.ask(None, state, json!({})).await?;
    assert_eq!(
        told["data"]["installation"],
        json!({ "needsSetup": true, "name": "" })
    );
    let older = set_up_link(&world.db, PUBLIC).await?.unwrap_or_default();
    let link = set_up_link(&world.db, PUBLIC).await?.unwrap_or_default();
    let told = world.ask(None, REDEEM, form(&token(&older))).await?;
    assert_eq!(
        told["data"]["setupComplete"]["userErrors"][0]["code"],
        "LINK_INVALID"
    );

    let empty = json!({ "input": { "token": token(&link), "password": "short" } });
    let told = world.ask(None, REDEEM, empty).await?;
    let codes: Vec<_> = told["data"]["setupComplete"]["userErrors"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|error| error["code"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        codes,
        [
            "REQUIRED",
            "REQUIRED",
            "USERNAME_INVALID",
            "PASSWORD_TOO_SHORT"
        ]
    );

    let told = world.ask(None, REDEEM, form(&token(&link))).await?;
    assert_eq!(
        told["data"]["setupComplete"]["username"], "quantri",
        "{told}"
    );
    let told = world.ask(None, REDEEM, form(&token(&link))).await?;
    assert_eq!(
        told["data"]["setupComplete"]["userErrors"][0]["code"],
        "LINK_INVALID"
    );
    assert_eq!(set_up_link(&world.db, PUBLIC).await?, None);

    let session = world.try_sign_in("quantri", WORDS).await?;
    let query = "{ installation { name demo needsSetup } schoolYears { name } educationLevels { code } divisions { kind }
        positions { title } viewer { roles organization { name availableActions } } }";
    let told = world
        .ask(Some(&session.text("accessToken")), query, json!({}))
        .await?;
    assert_eq!(told["errors"], Value::Null, "{told:#}");
    assert_eq!(told["data"]["installation"]["needsSetup"], false);
    assert_eq!(
        told["data"]["schoolYears"],
        json!([{ "name": "2021-2022" }, { "name": "2020-2021" }])
    );
    assert_eq!(told["data"]["divisions"].as_array().map(Vec::len), Some(3));
    assert_eq!(told["data"]["viewer"]["roles"], json!(["ADMIN"]));

    let refused = demo::seed(&world.db, None).await;
    assert!(matches!(refused, Err(DemoError::InUse)));
    Ok(())
}

#[tokio::test]
async fn it_expires() -> Outcome {
    let world = World::empty().await?;
    let link = set_up_link(&world.db, PUBLIC).await?.unwrap_or_default();
    world.wait(7 * 24 * 3600 + 1);
    let told = world.ask(None, REDEEM, form(&token(&link))).await?;
    assert_eq!(
        told["data"]["setupComplete"]["userErrors"][0]["code"],
        "LINK_INVALID"
    );
    Ok(())
}

#[tokio::test]
async fn an_administrator_is_made_from_the_terminal() -> Outcome {
    let world = World::demo().await?;
    let make = |username: &str| {
        create_administrator(
            &world.db,
            PUBLIC,
            "Lê Văn An".to_owned(),
            username.to_owned(),
        )
    };
    let Ok(link) = make("quantri.hai").await else {
        return Err("no administrator".into());
    };
    let told = world
        .ask(
            None,
            REDEEM,
            json!({ "input": { "token": token(&link), "password": WORDS } }),
        )
        .await?;
    assert_eq!(
        told["data"]["setupComplete"]["username"], "quantri.hai",
        "{told}"
    );
    let session = world.try_sign_in("quantri.hai", WORDS).await?;
    let told = world
        .ask(
            Some(&session.text("accessToken")),
            "{ viewer { roles } }",
            json!({}),
        )
        .await?;
    assert_eq!(told["data"]["viewer"]["roles"], json!(["ADMIN"]));
    assert!(make("quantri.hai").await.is_err(), "the username is taken");
    Ok(())
}

#[tokio::test]
async fn a_demonstration_takes_a_database_that_waits() -> Outcome {
    let world = World::empty().await?;
    set_up_link(&world.db, PUBLIC).await?;
    demo::seed(&world.db, None).await?;
    let told = world
        .ask(None, "{ installation { demo needsSetup } }", json!({}))
        .await?;
    assert_eq!(
        told["data"]["installation"],
        json!({ "demo": true, "needsSetup": false })
    );
    Ok(())
}
