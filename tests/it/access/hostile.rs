//! Whatever is asked, however it is asked, by whoever may ask the most: the answer is never that something went wrong here.

use std::collections::{BTreeMap, HashMap};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::Request;
use entity::position::Role;
use futures_util::{FutureExt as _, StreamExt as _};
use server::platform::{Actor, Error};

use super::inventor::{Inventor, Types, Values, kinds_of, list, schema, selection, text};
use super::model::viewers;
use super::records::furnish;
use crate::report::world::{Done, World};

/// How often each field is asked, each time with other values.
const TURNS: usize = 8;

/// The code and the message of the first error, if there is one.
async fn answer(world: &World, actor: &Arc<Actor>, document: String) -> Option<(String, String)> {
    let asked = async {
        let request = Request::new(document);
        let call = world.call(actor.clone());
        let mut answers = Box::pin(world.schema.execute_stream(call, request));
        answers.next().await
    };
    let response = match AssertUnwindSafe(asked).catch_unwind().await {
        Ok(response) => response?,
        Err(_) => return Some(("INTERNAL".to_owned(), "it panicked".to_owned())),
    };
    let error = response.errors.first()?;
    Some(match error.source::<Error>() {
        Some(Error::Internal { cause, at }) => ("INTERNAL".to_owned(), format!("{cause} at {at}")),
        Some(other) => (other.code().to_owned(), error.message.clone()),
        None => ("GRAPHQL".to_owned(), error.message.clone()),
    })
}

/// What each field was asked and answered when it went wrong; and how many answers there were with nothing wrong.
struct Sweep<'w> {
    world: &'w World,
    types: Types,
    there: HashMap<String, Vec<String>>,
    wrong: BTreeMap<String, String>,
    kind: BTreeMap<String, usize>,
}

impl Sweep<'_> {
    async fn ask(&mut self, actor: &Arc<Actor>, operation: &str, root: &str) -> Done {
        let world = self.world;
        let root = self.types.get(root).ok_or("no such root")?.clone();
        for field in list(&root, "fields") {
            let name = text(field, "/name");
            for turn in 0..TURNS {
                let wild = || Values::Wild {
                    turn,
                    there: &self.there,
                };
                let mut last = String::new();
                let (_, found) = kinds_of(|kinds| {
                    let arguments = Inventor::new(&self.types, &kinds, wild()).arguments(field);
                    let document =
                        format!("{operation} {{ {name}{arguments} {} }}", selection(field));
                    last.clone_from(&document);
                    answer(world, actor, document)
                })
                .await;
                let (code, message) = found.unwrap_or_default();
                if code == "INTERNAL" {
                    let asked: String = last.chars().take(600).collect();
                    self.wrong
                        .entry(format!("{name}: {message}"))
                        .or_insert(asked);
                }
                *self.kind.entry(code).or_default() += 1;
            }
        }
        Ok(())
    }
}

async fn sweep(role: Role) -> Done {
    let mut world = World::with_schools(2).await?;
    let top = world.department.organization;
    world.appoint(Role::Admin, top).await?;
    let mut places = vec![world.department.clone(), world.office.clone()];
    places.extend(world.schools.iter().cloned());
    let viewers = viewers(&world, &places)?;
    let mut there: HashMap<String, Vec<String>> = HashMap::new();
    for record in furnish(&world, &places, &viewers).await? {
        let known = there.entry(record.name.to_owned()).or_default();
        // Enough to have some in each state.
        if known.len() < 5 {
            known.push(record.wire());
        }
    }
    let actor = match role {
        Role::Admin => world.actor(role, &world.department)?,
        Role::Principal => world.actor(role, world.school(0)?)?,
        _ => world.actor(role, &world.office)?,
    };
    let (types, roots) = schema(&world).await?;
    let mut sweep = Sweep {
        world: &world,
        types,
        there,
        wrong: BTreeMap::new(),
        kind: BTreeMap::new(),
    };
    for (operation, root) in roots
        .iter()
        .filter(|(operation, _)| *operation != "subscription")
    {
        sweep.ask(&actor, operation, root).await?;
    }
    assert!(sweep.wrong.is_empty(), "{:#?}", sweep.wrong);
    // Most of it is well formed: it is the features that refuse it.
    let answered = sweep.kind.get("").copied().unwrap_or_default();
    let malformed = sweep.kind.get("GRAPHQL").copied().unwrap_or_default();
    assert!(
        answered > 100 && malformed * 4 < answered,
        "{:?}",
        sweep.kind
    );
    Ok(())
}

#[tokio::test]
async fn whatever_an_administrator_sends_is_answered() -> Done {
    sweep(Role::Admin).await
}

#[tokio::test]
async fn whatever_a_head_sends_is_answered() -> Done {
    sweep(Role::Head).await
}

#[tokio::test]
async fn whatever_an_office_sends_is_answered() -> Done {
    sweep(Role::Office).await
}

#[tokio::test]
async fn whatever_a_principal_sends_is_answered() -> Done {
    sweep(Role::Principal).await
}
