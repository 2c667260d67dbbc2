//! What is told as it happens.

use std::time::Duration;

use async_graphql::futures_util::StreamExt;
use async_graphql::{Request, Response};
use entity::position::Role;
use serde_json::json;

use crate::report::world::{Done, Failure, World, id};

#[tokio::test]
async fn listeners_hear_what_they_may_see() -> Done {
    let world = World::with_schools(2).await?;
    let relay = tokio::spawn({
        let db = world.db.clone();
        async move { db.relay().await }
    });
    let document = format!(
        r#"subscription {{ reportChanged(period: "{}") {{ state organizationId }} }}"#,
        id("period", world.period)
    );
    let mut streams = Vec::new();
    for (role, at) in [
        (Role::Office, &world.office),
        (Role::Principal, world.school(0)?),
        (Role::Principal, world.school(1)?),
        (Role::Observer, &world.department),
    ] {
        let call = world.call(world.actor(role, at)?);
        let request = Request::new(document.clone());
        let mut stream = Box::pin(world.schema.execute_stream(call, request));
        // Listening begins with the first poll.
        let early = tokio::time::timeout(Duration::from_millis(300), stream.next()).await;
        assert!(early.is_err());
        streams.push(stream);
    }
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let office = world.actor(Role::Office, &world.office)?;
    let (period, school) = (
        id("period", world.period),
        id("org", world.school(0)?.organization),
    );
    let nothing = format!(
        r#"reportNothing(input: {{ period: "{period}", organization: "{school}" }}) {{ report {{ id }} userErrors {{ code }} }}"#
    );
    let answer = world.act(&owner, &nothing).await?;
    let report = answer
        .pointer("/report/id")
        .and_then(|id| id.as_str())
        .ok_or("no report")?;
    let accept = format!(
        r#"reportAccept(input: {{ id: "{report}" }}) {{ report {{ id }} userErrors {{ code }} }}"#
    );
    world.act(&office, &accept).await?;
    for (stream, expected) in streams.iter_mut().zip([
        vec!["SUBMITTED", "ACCEPTED"],
        vec!["SUBMITTED", "ACCEPTED"],
        vec![],
        vec!["ACCEPTED"],
    ]) {
        for state in expected {
            let heard = tokio::time::timeout(Duration::from_secs(5), stream.next()).await?;
            assert_eq!(
                told(heard)?,
                json!({ "state": state, "organizationId": school })
            );
        }
        assert!(
            tokio::time::timeout(Duration::from_millis(200), stream.next())
                .await
                .is_err()
        );
    }
    relay.abort();
    Ok(())
}

fn told(heard: Option<Response>) -> Result<serde_json::Value, Failure> {
    let answer = serde_json::to_value(heard.ok_or("the stream ended")?)?;
    Ok(answer
        .pointer("/data/reportChanged")
        .cloned()
        .ok_or_else(|| answer.to_string())?)
}
