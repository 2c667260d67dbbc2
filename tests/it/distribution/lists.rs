//! Lists of deliveries, and what they cost.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{SCHOOL, Sent, recipients};
use crate::plan::world::World;

const LIST: &str = "query($filter: DeliveryFilter, $first: Int, $after: String) { \
    deliveries(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } nodes { \
    id name link late organization { shortName phone focalPoint { person { name phone } } } \
    document { number subject issuer { shortName } plan { title } deliveryCounts { total } } \
    receivedBy { name } availableActions } } }";

async fn names(sent: &Sent, filter: Value) -> Vec<String> {
    let answer = sent
        .world
        .ask(
            &sent.officer,
            LIST,
            json!({ "filter": filter, "first": 100 }),
        )
        .await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    let nodes = answer.at("/deliveries/nodes").as_array();
    let names = nodes.into_iter().flatten();
    let names = names.filter_map(|node| Some(node["name"].as_str()?.to_owned()));
    let names: Vec<String> = names.collect();
    assert_eq!(answer.at("/deliveries/totalCount"), names.len());
    names
}

#[tokio::test]
async fn the_silent_are_found_by_name_without_diacritics() -> Result<()> {
    let sent = Sent::new().await?;
    let delivery = sent.to_school().await;
    sent.acknowledge(&sent.principal, &delivery).await;
    let (document, search) = (&sent.document, "truong");
    let of = |more: Value| {
        let mut filter = json!({ "document": document, "search": search });
        if let (Some(filter), Some(more)) = (filter.as_object_mut(), more.as_object()) {
            filter.extend(more.clone());
        }
        filter
    };
    assert_eq!(
        names(&sent, of(json!({ "received": true }))).await,
        [SCHOOL]
    );
    assert_eq!(
        names(&sent, of(json!({ "received": false }))).await.len(),
        1
    );
    assert_eq!(names(&sent, of(json!({}))).await.len(), 2);
    assert_eq!(
        names(&sent, of(json!({ "late": true }))).await,
        Vec::<String>::new()
    );
    Ok(())
}

#[tokio::test]
async fn the_list_costs_the_same_however_many_recipients_there_are() -> Result<()> {
    let few = Sent::new().await?;
    let world = World::new().await?;
    world.more_schools(40).await?;
    let many = Sent::to(world, recipients()).await?;
    let (mut costs, mut counts) = (Vec::new(), Vec::new());
    for sent in [&few, &many] {
        let variables = json!({ "filter": { "document": sent.document }, "first": 100 });
        let answer = sent.world.ask(&sent.officer, LIST, variables.clone()).await;
        counts.push(answer.at("/deliveries/totalCount").as_i64());
        costs.push(sent.world.cost(&sent.officer, LIST, variables).await);
    }
    assert_eq!(counts, [Some(4), Some(44)]);
    assert_eq!(costs.first(), costs.get(1));
    Ok(())
}

#[tokio::test]
async fn pages_follow_one_another_by_name() -> Result<()> {
    let world = World::new().await?;
    world.more_schools(5).await?;
    let sent = Sent::to(world, recipients()).await?;
    let (mut paged, mut after) = (Vec::new(), Value::Null);
    loop {
        let variables =
            json!({ "filter": { "document": sent.document }, "first": 2, "after": after });
        let answer = sent.world.ask(&sent.officer, LIST, variables).await;
        let nodes = answer.at("/deliveries/nodes").as_array();
        paged.extend(
            nodes
                .into_iter()
                .flatten()
                .filter_map(|node| Some(node["name"].as_str()?.to_owned())),
        );
        if answer.at("/deliveries/pageInfo/hasNextPage") != true {
            break;
        }
        after = answer.at("/deliveries/pageInfo/endCursor").clone();
    }
    assert_eq!(paged, sent.names(&sent.officer).await);
    assert_eq!(paged.len(), 9);
    Ok(())
}
