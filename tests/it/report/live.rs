//! What is told as it happens, and what was told before to whoever goes on from there.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::futures_util::stream::{Stream, StreamExt};
use async_graphql::{Request, Response};
use entity::position::Role;
use serde_json::{Value, json};
use server::platform::event::{Concerned, Event};
use server::platform::{Actor, Intent};
use tokio::task::AbortHandle;
use uuid::Uuid;

use crate::report::world::{Done, Failure, World, id};

/// The events of one subscription.
type Told = Pin<Box<dyn Stream<Item = Response> + Send>>;

/// A world whose events are published as long as this is kept.
struct Live {
    world: World,
    relay: AbortHandle,
}

impl Drop for Live {
    fn drop(&mut self) {
        self.relay.abort();
    }
}

/// A report that changed, told without there being one: only what is heard matters.
struct Changed(Value);

impl Event for Changed {
    const NAME: &'static str = "report.submitted";

    fn subject(&self) -> Uuid {
        Uuid::nil()
    }

    fn organization(&self) -> Option<Uuid> {
        None
    }

    fn concerns(&self) -> Vec<Concerned> {
        Vec::new()
    }
}

impl serde::Serialize for Changed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Live {
    async fn with_schools(schools: usize) -> Result<Self, Failure> {
        let world = World::with_schools(schools).await?;
        let db = world.db.clone();
        let relay = tokio::spawn(async move { db.relay().await }).abort_handle();
        Ok(Self { world, relay })
    }

    /// In the world's period, but not yet listening: that begins with the first look.
    fn subscribe(&self, actor: Arc<Actor>, after: Option<&str>) -> Told {
        let document = format!(
            r#"subscription {{ reportChanged(period: "{}", after: {}) {{ cursor state organizationId reportId }} }}"#,
            id("period", self.world.period),
            json!(after),
        );
        let call = self.world.call(actor);
        Box::pin(
            self.world
                .schema
                .execute_stream(call, Request::new(document)),
        )
    }

    async fn listen(&self, role: Role, school: Option<usize>) -> Result<Told, Failure> {
        let mut told = self.subscribe(self.who(role, school)?, None);
        assert!(is_silent(&mut told).await);
        Ok(told)
    }

    fn who(&self, role: Role, school: Option<usize>) -> Result<Arc<Actor>, Failure> {
        match school {
            Some(school) => self.world.actor(role, self.world.school(school)?),
            None => self.world.actor(role, &self.world.office),
        }
    }

    /// Reports of a school that were submitted, numbered.
    async fn submitted(&self, school: usize, numbers: std::ops::Range<u32>) -> Done {
        let (db, tenant) = (&self.world.db, self.world.tenant);
        let system = Arc::new(Actor::system(tenant, db.clock().today()));
        let mut w = db.writer(system, Intent::once()).await?;
        for number in numbers {
            w.raise(&Changed(json!({
                "report": Uuid::from_u128(number.into()),
                "organization": self.world.school(school)?.organization,
                "period": self.world.period,
                "state": "SUBMITTED",
            })))?;
        }
        Ok(w.commit(&()).await?)
    }
}

/// For a little while.
async fn is_silent(told: &mut Told) -> bool {
    tokio::time::timeout(Duration::from_millis(300), told.next())
        .await
        .is_err()
}

async fn heard(told: &mut Told) -> Result<Value, Failure> {
    let heard = tokio::time::timeout(Duration::from_secs(5), told.next()).await?;
    let answer = serde_json::to_value(heard.ok_or("the stream ended")?)?;
    Ok(answer
        .pointer("/data/reportChanged")
        .cloned()
        .ok_or_else(|| answer.to_string())?)
}

/// The numbers of the reports that are told next, and where to go on from.
async fn numbers(told: &mut Told, count: u32) -> Result<(Vec<u128>, String), Failure> {
    let (mut numbers, mut cursor) = (Vec::new(), String::new());
    for _ in 0..count {
        let event = heard(told).await?;
        let text = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default();
        let report = text("reportId").trim_start_matches("report_");
        numbers.push(Uuid::try_parse(report)?.as_u128());
        text("cursor").clone_into(&mut cursor);
    }
    Ok((numbers, cursor))
}

#[tokio::test]
async fn listeners_hear_what_they_may_see() -> Done {
    let live = Live::with_schools(2).await?;
    let world = &live.world;
    let observer = world.actor(Role::Observer, &world.department)?;
    let mut seen_above = live.subscribe(observer, None);
    assert!(is_silent(&mut seen_above).await);
    let mut told = [
        live.listen(Role::Office, None).await?,
        live.listen(Role::Principal, Some(0)).await?,
        live.listen(Role::Principal, Some(1)).await?,
        seen_above,
    ];
    let owner = live.who(Role::Principal, Some(0))?;
    let office = live.who(Role::Office, None)?;
    let (period, school) = (
        id("period", world.period),
        id("org", world.school(0)?.organization),
    );
    let nothing = format!(
        r#"reportNothing(input: {{ period: "{period}", organization: "{school}" }}) {{ report {{ id }} userErrors {{ code }} }}"#
    );
    let answer = world.act(&owner, &nothing).await?;
    let report = answer["report"]["id"].as_str().ok_or("no report")?;
    let accept = format!(
        r#"reportAccept(input: {{ id: "{report}" }}) {{ report {{ id }} userErrors {{ code }} }}"#
    );
    world.act(&office, &accept).await?;
    for (told, expected) in told.iter_mut().zip([
        vec!["SUBMITTED", "ACCEPTED"],
        vec!["SUBMITTED", "ACCEPTED"],
        vec![],
        vec!["ACCEPTED"],
    ]) {
        for state in expected {
            let event = heard(told).await?;
            assert_eq!(event["state"], state);
            assert_eq!(event["organizationId"], school.as_str());
        }
        assert!(is_silent(told).await);
    }
    Ok(())
}

#[tokio::test]
async fn who_was_away_goes_on_where_he_was() -> Done {
    let live = Live::with_schools(2).await?;
    let mut told = live.listen(Role::Office, None).await?;
    live.submitted(0, 1..4).await?;
    let (_, cursor) = numbers(&mut told, 1).await?;
    drop(told);
    live.submitted(1, 4..6).await?;

    let office = live.who(Role::Office, None)?;
    let mut again = live.subscribe(office.clone(), Some(&cursor));
    let (missed, _) = numbers(&mut again, 2).await?;
    assert_eq!(missed, [2, 3]);
    // What happens while the past is still being told comes after it.
    live.submitted(0, 6..8).await?;
    let (rest, last) = numbers(&mut again, 4).await?;
    assert_eq!(rest, [4, 5, 6, 7]);
    assert!(is_silent(&mut again).await);

    let mut nothing_missed = live.subscribe(office, Some(&last));
    assert!(is_silent(&mut nothing_missed).await);
    live.submitted(0, 8..9).await?;
    assert_eq!(numbers(&mut nothing_missed, 1).await?.0, [8]);

    let mut school = live.subscribe(live.who(Role::Principal, Some(1))?, Some(&cursor));
    assert_eq!(numbers(&mut school, 2).await?.0, [4, 5]);
    assert!(is_silent(&mut school).await);
    Ok(())
}

/// More than the bus keeps for those who do not listen at once.
#[tokio::test]
async fn a_slow_listener_hears_everything_all_the_same() -> Done {
    let live = Live::with_schools(1).await?;
    let mut told = live.listen(Role::Office, None).await?;
    let mut prompt = live.listen(Role::Office, None).await?;
    for thousand in 0..5 {
        live.submitted(0, thousand * 1000..(thousand + 1) * 1000)
            .await?;
        numbers(&mut prompt, 1000).await?;
    }
    let (all, _) = numbers(&mut told, 5000).await?;
    assert!(all.into_iter().eq(0..5000));
    live.submitted(0, 5000..5001).await?;
    assert_eq!(numbers(&mut told, 1).await?.0, [5000]);
    Ok(())
}

#[tokio::test]
async fn what_is_swept_away_is_said_to_be_gone() -> Done {
    let live = Live::with_schools(1).await?;
    let mut told = live.listen(Role::Office, None).await?;
    live.submitted(0, 0..2).await?;
    let (_, first) = numbers(&mut told, 1).await?;
    let (_, second) = numbers(&mut told, 1).await?;
    let db = &live.world.db;
    db.clock().advance(Duration::from_hours(8 * 24));
    live.submitted(0, 2..3).await?;
    let (_, third) = numbers(&mut told, 1).await?;
    db.sweep().await?;
    let other = Live::with_schools(1).await?;
    let mut elsewhere = other.listen(Role::Office, None).await?;
    other.submitted(0, 0..1).await?;
    let (_, foreign) = numbers(&mut elsewhere, 1).await?;
    for gone in [&first, &second, &foreign, "", "7"] {
        let mut told = live.subscribe(live.who(Role::Office, None)?, Some(gone));
        let answer = told.next().await.ok_or("no answer")?;
        let error = answer.errors.first().ok_or("no error")?;
        let error = error.source::<server::platform::Error>();
        assert_eq!(
            error.map(server::platform::Error::code),
            Some("BAD_USER_INPUT"),
            "{gone}"
        );
        assert!(told.next().await.is_none());
    }
    assert!(is_silent(&mut live.subscribe(live.who(Role::Office, None)?, Some(&third))).await);
    Ok(())
}
