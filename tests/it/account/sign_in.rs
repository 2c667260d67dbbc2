//! Signing in, going on, signing out.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use server::demo::{self, DemoError};

use crate::account::world::{Outcome, PASSWORD, World};

#[tokio::test]
async fn a_browser_gets_a_cookie_and_an_application_a_token() -> Outcome {
    let world = World::demo().await?;
    let web = world
        .post(
            "/auth/sign-in",
            json!({ "username": " Truongphong", "password": PASSWORD, "keep": true }),
        )
        .await?;
    assert_eq!(web.status, StatusCode::OK);
    assert_eq!(web.body["refreshToken"], Value::Null);
    assert_eq!(web.body["expiresIn"], 600);
    let set = web.headers.get(header::SET_COOKIE).map(|set| set.to_str());
    let set = set.transpose()?.unwrap_or_default();
    for word in [
        "Path=/auth;",
        "HttpOnly",
        "SameSite=Strict",
        "Secure",
        "Max-Age=2592000",
    ] {
        assert!(set.contains(word), "{word}: {set}");
    }
    let again = Request::post("/auth/refresh")
        .header("x-sen-request", "1")
        .header(header::COOKIE, format!("a=b; sen_refresh={}", web.cookie()))
        .body(Body::empty())?;
    let again = world.send(again).await?;
    assert_eq!(again.status, StatusCode::OK, "{}", again.body);
    assert_ne!(again.cookie(), web.cookie());

    let (access, refresh) = world.sign_in("truongphong").await?;
    assert_eq!(refresh.len(), 43);
    let actor = world.gate.authenticate(&access).await?;
    assert_eq!(actor.grants().len(), 1);
    // A browser's token is no application's.
    assert_eq!(
        world.refresh(&again.cookie()).await?.status,
        StatusCode::UNAUTHORIZED
    );
    Ok(())
}

#[tokio::test]
async fn a_field_that_is_wrong_is_named() -> Outcome {
    let world = World::demo().await?;
    let body = json!({ "username": "truongphong", "password": PASSWORD, "client": "mobile" });
    let answer = world.post("/auth/sign-in", body).await?;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.text("code"), "BAD_REQUEST");
    let message = answer.text("message");
    for word in ["client", "mobile", "`web`", "`app`"] {
        assert!(message.contains(word), "{message}");
    }
    assert!(!message.contains(PASSWORD), "{message}");
    Ok(())
}

#[tokio::test]
async fn the_header_is_needed() -> Outcome {
    let world = World::demo().await?;
    for path in ["/auth/sign-in", "/auth/refresh", "/auth/sign-out"] {
        let answer = world.send(Request::post(path).body(Body::empty())?).await?;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(answer.text("code"), "HEADER_REQUIRED");
    }
    Ok(())
}

#[tokio::test]
async fn six_wrong_passwords_lock_whether_or_not_the_username_exists() -> Outcome {
    let world = World::demo().await?;
    let mut told = Vec::new();
    for username in ["vanphong", "khong.co.ai"] {
        let mut answers = Vec::new();
        for _ in 0..6 {
            let answer = world.try_sign_in(username, "sai mat khau roi").await?;
            answers.push((answer.status, answer.body));
        }
        told.push(answers);
    }
    assert_eq!(told[0], told[1], "nothing tells that a username exists");
    let codes: Vec<_> = told[0]
        .iter()
        .map(|(_, body)| body["code"].clone())
        .collect();
    let wrong = json!("WRONG_CREDENTIALS");
    assert_eq!(
        codes[..5],
        [&wrong, &wrong, &wrong, &wrong, &wrong].map(Value::clone)
    );
    assert_eq!(codes[5], "LOCKED");
    let wait = told[0][5].1["retryAfterSeconds"]
        .as_u64()
        .unwrap_or_default();
    assert!((890..=901).contains(&wait), "{wait}");

    let right = world.try_sign_in("vanphong", PASSWORD).await?;
    assert_eq!(right.text("code"), "LOCKED", "not even with the password");
    world.wait(wait);
    world.sign_in("vanphong").await?;
    let one_more = world.try_sign_in("vanphong", "sai mat khau roi").await?;
    assert_eq!(one_more.text("code"), "WRONG_CREDENTIALS", "it counts anew");
    Ok(())
}

#[tokio::test]
async fn a_refresh_token_is_used_once() -> Outcome {
    let world = World::demo().await?;
    let (_, first) = world.sign_in("vanphong").await?;
    world.wait(600);
    let second = world.refresh(&first).await?;
    assert_eq!(second.status, StatusCode::OK);
    world.wait(60);
    let stolen = world.refresh(&first).await?;
    assert_eq!(stolen.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stolen.text("code"), "REFRESH_INVALID");
    // The whole family is gone, and its access tokens with it.
    let later = world.refresh(&second.text("refreshToken")).await?;
    assert_eq!(later.text("code"), "REFRESH_INVALID");
    let access = world.gate.authenticate(&second.text("accessToken")).await;
    assert_eq!(
        access.err().map(|error| error.code()),
        Some("UNAUTHENTICATED")
    );
    Ok(())
}

#[tokio::test]
async fn a_lost_reply_may_be_asked_for_again() -> Outcome {
    let world = World::demo().await?;
    let (_, first) = world.sign_in("vanphong").await?;
    world.wait(600);
    world.refresh(&first).await?;
    world.wait(8);
    let again = world.refresh(&first).await?;
    assert_eq!(again.status, StatusCode::OK);
    world.wait(600);
    let third = world.refresh(&again.text("refreshToken")).await?;
    assert_eq!(third.status, StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn signing_out_ends_the_session() -> Outcome {
    let world = World::demo().await?;
    let (access, refresh) = world.sign_in("vanphong").await?;
    let out = world
        .post("/auth/sign-out", json!({ "refreshToken": refresh }))
        .await?;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(world.gate.authenticate(&access).await.is_err());
    let again = world
        .post("/auth/sign-out", json!({ "refreshToken": refresh }))
        .await?;
    assert_eq!(again.status, StatusCode::NO_CONTENT);
    Ok(())
}

#[tokio::test]
async fn a_demonstration_needs_an_empty_database() -> Outcome {
    let world = World::demo().await?;
    let again = demo::seed(&world.db, None).await;
    assert!(matches!(again, Err(DemoError::AlreadyThere)));
    Ok(())
}
