//! Two who do the same at once: one does it, the other is told what he would have been told a moment later.

use entity::user;
use futures_util::future::join_all;
use sea_orm::Set;
use serde_json::{Value, json};
use server::platform::{Actor, Error, Intent};
use std::sync::Arc;

use crate::account::world::{Outcome, World};

/// How many succeeded, and what each of the others was told.
fn settled(answers: &[Value], field: &str) -> (usize, Vec<Value>) {
    let (done, refused): (Vec<_>, Vec<_>) = answers
        .iter()
        .map(|answer| answer["data"][field]["userErrors"].clone())
        .partition(|errors| errors.as_array().is_some_and(Vec::is_empty));
    (done.len(), refused)
}

#[tokio::test]
async fn one_username_is_given_once() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("admin").await?;
    let query = "{ positions { id role } organizations(first: 1) { nodes { id } } }";
    let known = world.ask(Some(&token), query, json!({})).await?;
    let positions = known["data"]["positions"].as_array().cloned();
    let head = positions
        .into_iter()
        .flatten()
        .find(|position| position["role"] == "OFFICE")
        .unwrap_or_default();
    let create = "mutation($input: PersonCreateInput!) { personCreate(input: $input) { userErrors { path code } } }";
    let input = json!({ "input": { "name": "Trần Thị Sen", "username": "tran.sen", "position": head["id"],
        "organization": known["data"]["organizations"]["nodes"][0]["id"] } });
    let answers = join_all((0..8).map(|_| world.ask(Some(&token), create, input.clone()))).await;
    let answers = answers.into_iter().collect::<Outcome<Vec<_>>>()?;
    let (made, refused) = settled(&answers, "personCreate");
    assert_eq!(made, 1, "{answers:#?}");
    let told = json!([{ "path": ["username"], "code": "USERNAME_TAKEN" }]);
    assert_eq!(refused, vec![told; 7]);
    Ok(())
}

#[tokio::test]
async fn two_schools_side_by_side_do_not_come_by_one_name() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("admin").await?;
    let schools = "{ organizations(filter: { kind: SCHOOL }, first: 8) { nodes { id } } }";
    let known = world.ask(Some(&token), schools, json!({})).await?;
    let schools = known["data"]["organizations"]["nodes"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert_eq!(schools.len(), 8, "{known}");
    let rename = "mutation($id: ID!) { organizationUpdate(input: { id: $id, name: \"Trường Tiểu học Sen\" }) {
        userErrors { path code } } }";
    let answers = join_all(
        schools
            .iter()
            .map(|school| world.ask(Some(&token), rename, json!({ "id": school["id"] }))),
    )
    .await;
    let answers = answers.into_iter().collect::<Outcome<Vec<_>>>()?;
    let (renamed, refused) = settled(&answers, "organizationUpdate");
    assert_eq!(renamed, 1, "{answers:#?}");
    let told = json!([{ "path": ["name"], "code": "NAME_TAKEN" }]);
    assert_eq!(refused, vec![told; 7]);
    Ok(())
}

/// On SQLite writers queue, so the check beforehand always sees the other's row; here the index itself is asked.
#[tokio::test]
async fn either_database_names_the_index_that_refuses() -> Outcome {
    let world = World::demo().await?;
    let tenants = world.db.tenants().await?;
    let tenant = tenants.first().ok_or("no tenant")?.id;
    let system = Arc::new(Actor::system(tenant, world.db.clock().today()));
    let mut writer = world.db.writer(system, Intent::once()).await?;
    let again = user::ActiveModel {
        name: Set("Trần Thị Sen".to_owned()),
        name_folded: Set("tran thi sen".to_owned()),
        name_sort: Set(Vec::new()),
        username: Set("vanphong".to_owned()),
        email: Set(None),
        phone: Set(None),
        disabled_at: Set(None),
        ..Default::default()
    };
    let refused = writer.seed::<user::Entity>(vec![again]).await;
    let Err(Error::Taken { index }) = refused else {
        return Err(format!("{refused:?}").into());
    };
    assert_eq!(index, "user_username_key");
    // What no feature has words for is somebody's having been faster.
    assert_eq!(Error::Taken { index }.code(), "CONFLICT");
    Ok(())
}
