//! Access tokens: only ours, only fresh, only of sessions that live.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey as _;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use server::features::account::Gate;

use crate::account::world::{Outcome, PUBLIC, World};

fn part(token: &str, n: usize) -> Outcome<Value> {
    let part = token.split('.').nth(n).unwrap_or_default();
    Ok(serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part)?)?)
}

async fn refused(world: &World, token: &str) -> bool {
    let outcome = world.gate.authenticate(token).await;
    outcome.is_err_and(|error| error.code() == "UNAUTHENTICATED")
}

#[tokio::test]
async fn a_token_says_who_and_nothing_else() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    let header = part(&token, 0)?;
    assert_eq!(
        (&header["alg"], &header["typ"]),
        (&json!("EdDSA"), &json!("at+jwt"))
    );
    let claims = part(&token, 1)?;
    let mut names: Vec<_> = claims
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["aud", "exp", "iat", "iss", "sid", "sub", "tid"]);
    let keys = axum::http::Request::get("/.well-known/jwks.json").body(axum::body::Body::empty())?;
    let keys = world.send(keys).await?;
    assert_eq!(keys.body["keys"][0]["kid"], header["kid"]);
    assert_eq!(keys.body["keys"][0]["crv"], "Ed25519");
    assert_eq!(keys.body["keys"][0]["d"], Value::Null);
    Ok(())
}

#[tokio::test]
async fn it_expires() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    world.wait(590);
    assert!(!refused(&world, &token).await);
    world.wait(11);
    assert!(refused(&world, &token).await);
    Ok(())
}

#[tokio::test]
async fn forged_tokens_are_refused() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("truongphong").await?;
    let (header, claims) = (part(&token, 0)?, part(&token, 1)?);
    let mut pieces = token.split('.');
    let (head, body, signature) = (
        pieces.next().unwrap_or_default(),
        pieces.next().unwrap_or_default(),
        pieces.next().unwrap_or_default(),
    );
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());

    let mut other = claims.clone();
    other["sub"] = json!(uuid::Uuid::now_v7());
    assert!(refused(&world, &format!("{head}.{}.{signature}", encode(&other))).await);

    for alg in ["none", "HS256"] {
        let mut unsigned = header.clone();
        unsigned["alg"] = json!(alg);
        let unsigned = encode(&unsigned);
        assert!(refused(&world, &format!("{unsigned}.{body}.")).await);
        assert!(refused(&world, &format!("{unsigned}.{body}.{signature}")).await);
    }
    for nonsense in ["", "a.b.c", "Bearer", &"x".repeat(10_000)] {
        assert!(refused(&world, nonsense).await);
    }

    // Another's key under our key's name.
    let theirs = SigningKey::from_bytes(&[7; 32]).to_pkcs8_pem(LineEnding::LF)?;
    let theirs = EncodingKey::from_ed_pem(theirs.as_bytes())?;
    let header = Header {
        typ: Some("at+jwt".to_owned()),
        kid: header["kid"].as_str().map(str::to_owned),
        ..Header::new(Algorithm::EdDSA)
    };
    assert!(refused(&world, &jsonwebtoken::encode(&header, &claims, &theirs)?).await);
    Ok(())
}

#[tokio::test]
async fn another_installation_s_and_another_tenant_s_are_refused() -> Outcome {
    let (world, other) = (World::demo().await?, World::demo().await?);
    let (token, _) = other.sign_in("truongphong").await?;
    assert!(refused(&world, &token).await);

    // Our own key, but for an issuer that we are not.
    let elsewhere = Gate::open(&world.db, "https://other.example.vn").await?;
    let (token, _) = world.sign_in("truongphong").await?;
    assert!(elsewhere.authenticate(&token).await.is_err());
    let again = Gate::open(&world.db, PUBLIC).await?;
    assert!(
        again.authenticate(&token).await.is_ok(),
        "keys outlive a restart"
    );
    Ok(())
}
