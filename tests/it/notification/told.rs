//! Who is told, asked of the rule in SQL and of the rule in the program: they say the same of every role everywhere.

use std::sync::Arc;

use entity::notification;
use entity::position::Role;
use sea_orm::{ColumnTrait, Iterable};
use serde::Serialize;
use server::platform::event::{Concerned, Event};
use server::platform::{Actor, Error, Intent, Result};
use uuid::Uuid;

use crate::plan::world::World;

#[derive(Serialize)]
struct Told(Uuid, Vec<Concerned>);

impl Event for Told {
    const NAME: &'static str = "report.submitted";

    fn subject(&self) -> Uuid {
        self.0
    }

    fn organization(&self) -> Option<Uuid> {
        None
    }

    fn concerns(&self) -> Vec<Concerned> {
        self.1.clone()
    }
}

#[tokio::test]
async fn the_list_and_the_bell_agree_on_whom_it_concerns() -> Result<()> {
    let world = World::new().await?;
    let db = world.db.clone();
    let relay = tokio::spawn(async move { db.relay().await });
    let mut feed = world.db.events(world.tenant, "report.", None).await?;
    let places = [
        &world.department,
        &world.office,
        &world.school,
        &world.other_school,
    ];
    let mut people = Vec::new();
    for place in places {
        for role in Role::iter() {
            people.push(world.person("Ai đó", &[(role, place)]).await?);
        }
    }
    let two = [
        (Role::Office, &world.office),
        (Role::Principal, &world.school),
    ];
    people.push(world.person("Hai chức vụ", &two).await?);
    let someone = people.first().and_then(|actor| actor.user());

    let some = [Role::Head, Role::Principal, Role::Observer];
    let mut events: Vec<Vec<Concerned>> = vec![
        Vec::new(),
        someone.map(Concerned::person).into_iter().collect(),
    ];
    for place in places {
        events.push(vec![Concerned::at(place.organization, &some)]);
        events.push(vec![Concerned::below(place.organization, &some)]);
        events.push(vec![Concerned::below(
            place.organization,
            &[Role::Principal, Role::Office],
        )]);
    }
    let mut told = 0;
    for concerned in events {
        let subject = Uuid::now_v7();
        let system = Actor::system(world.tenant, world.db.clock().today());
        let mut w = world.db.writer(Arc::new(system), Intent::once()).await?;
        w.raise(&Told(subject, concerned))?;
        w.commit(&()).await?;
        let heard = feed.next().await?;
        let [heard] = heard.as_slice() else {
            return Err(Error::internal(format!("one event, not {heard:?}")));
        };
        assert_eq!(heard.subject, subject);
        for person in &people {
            let reader = world.db.reader(person.clone());
            let listed = reader
                .find::<notification::Entity>()
                .filter(notification::Column::SubjectId.eq(subject));
            let listed = reader.count(listed).await?;
            assert_eq!(
                listed > 0,
                heard.concerns(person),
                "{:?} of {heard:?}",
                person.grants()
            );
            told += listed;
        }
    }
    relay.abort();
    // The one person; at each place the three roles; below each the same there and at every place under it.
    assert!(told > 50, "{told}");
    Ok(())
}
