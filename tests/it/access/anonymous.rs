//! Without a token nothing answers but what is meant to: every root field of the schema is asked, also those to come.

use std::sync::Arc;

use async_graphql::Request;
use futures_util::StreamExt as _;
use server::platform::{Actor, Error};

use super::inventor::{Inventor, Values, kinds_of, list, schema, selection, text};
use crate::report::world::{Done, World};

/// What anybody may ask.
const PUBLIC: [&str; 5] = [
    "installation",
    "setupComplete",
    "linkedDelivery",
    "verifiedDocument",
    "deliveryConfirm",
];

/// The code and the message of the first error, if there is one.
async fn answer(world: &World, document: String) -> Option<(String, String)> {
    let nobody = Arc::new(Actor::anonymous(world.db.clock().today()));
    let request = Request::new(document);
    let mut answers = Box::pin(world.schema.execute_stream(world.call(nobody), request));
    let response = answers.next().await?;
    let error = response.errors.first()?;
    let code = error.source::<Error>().map_or("GRAPHQL", Error::code);
    Some((code.to_owned(), error.message.clone()))
}

#[tokio::test]
async fn nobody_in_particular_is_answered_nothing() -> Done {
    let world = World::with_schools(1).await?;
    let (types, roots) = schema(&world).await?;
    let mut asked = 0;
    for (operation, root) in roots {
        let root = types.get(&root).ok_or("no such root")?;
        for field in list(root, "fields") {
            let name = text(field, "/name");
            let (_, found) = kinds_of(|kinds| {
                let arguments = Inventor::new(&types, &kinds, Values::Modest).arguments(field);
                answer(
                    &world,
                    format!("{operation} {{ {name}{arguments} {} }}", selection(field)),
                )
            })
            .await;
            asked += 1;
            let refused = found
                .as_ref()
                .is_some_and(|(code, _)| code == "UNAUTHENTICATED");
            assert_eq!(refused, !PUBLIC.contains(&name), "{name}: {found:?}");
        }
    }
    assert!(asked > 50, "{asked}");
    Ok(())
}
