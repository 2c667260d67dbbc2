//! The record: every change is on it, also those that no person made.

use std::collections::BTreeMap;
use std::sync::Arc;

use entity::{appointment, audit_entry, division, organization, position, term, user};
use serde_json::{Value, json};
use server::features::account::set_up_link;
use server::platform::audit::Broken;
use server::platform::{Actor, Protected, Reader};

use crate::account::world::{Outcome, PUBLIC, World};

async fn as_system(world: &World) -> Outcome<Reader> {
    let tenants = world.db.tenants().await?;
    let tenant = tenants.first().ok_or("no tenant")?.id;
    assert!(world.db.verify_audit(tenant).await?.is_ok());
    let today = world.db.clock().today();
    Ok(world.db.reader(Arc::new(Actor::system(tenant, today))))
}

/// How many lines tell of each action.
async fn told(reader: &Reader) -> Outcome<BTreeMap<String, u64>> {
    let mut told = BTreeMap::new();
    for line in reader.all(reader.find::<audit_entry::Entity>()).await? {
        *told.entry(line.action).or_default() += 1;
    }
    Ok(told)
}

async fn count<E: Protected>(reader: &Reader) -> Outcome<u64>
where
    E::Model: Send + Sync,
{
    Ok(reader.count(reader.find::<E>()).await?)
}

#[tokio::test]
async fn every_row_of_the_demonstration_is_on_the_record() -> Outcome {
    let world = World::demo().await?;
    let reader = as_system(&world).await?;
    let told = told(&reader).await?;
    for (made, rows) in [
        (
            "organization.create",
            count::<organization::Entity>(&reader).await?,
        ),
        ("user.create", count::<user::Entity>(&reader).await?),
        ("position.create", count::<position::Entity>(&reader).await?),
        (
            "appointment.create",
            count::<appointment::Entity>(&reader).await?,
        ),
        ("division.create", count::<division::Entity>(&reader).await?),
        ("term.create", count::<term::Entity>(&reader).await?),
    ] {
        assert!(rows > 0);
        assert_eq!(told.get(made), Some(&rows), "{made}");
    }
    // One password each, and of none of them a word.
    assert_eq!(told.get("credential.create"), told.get("user.create"));
    Ok(())
}

#[tokio::test]
async fn the_set_up_is_on_the_record() -> Outcome {
    let world = World::empty().await?;
    let link = set_up_link(&world.db, PUBLIC).await?.unwrap_or_default();
    let token = link.split("token=").nth(1).unwrap_or_default();
    let input = json!({ "token": token, "installationName": "Phòng GDĐT huyện Lá", "username": "quantri",
        "name": "Lê Văn An", "password": "ao ca tra xanh mat" });
    let complete = "mutation($input: SetupCompleteInput!) { setupComplete(input: $input) { userErrors { code } } }";
    let done = world.ask(None, complete, json!({ "input": input })).await?;
    assert_eq!(done["data"]["setupComplete"]["userErrors"], json!([]));
    let reader = as_system(&world).await?;
    let told = told(&reader).await?;
    for (made, times) in [
        ("tenant.create", 1),
        ("set_up_link.make", 1),
        ("organization.create", 1),
        ("user.create", 1),
        ("appointment.create", 1),
        ("tenant.open", 1),
    ] {
        assert_eq!(told.get(made), Some(&times), "{made}: {told:?}");
    }
    Ok(())
}

#[tokio::test]
async fn signing_in_and_being_signed_out_is_on_the_record_and_staying_is_not() -> Outcome {
    let world = World::demo().await?;
    let (token, _) = world.sign_in("vanphong").await?;
    let (_, other) = world.sign_in("vanphong").await?;
    let reader = as_system(&world).await?;
    let before = told(&reader).await?;
    assert_eq!(world.refresh(&other).await?.status, 200);
    assert_eq!(told(&reader).await?, before);

    let change = "mutation($input: PasswordChangeInput!) { passwordChange(input: $input) { userErrors { code } } }";
    let input = json!({ "current": crate::account::world::PASSWORD, "new": "ao ca tra xanh mat" });
    let done = world
        .ask(Some(&token), change, json!({ "input": input }))
        .await?;
    assert_eq!(
        done["data"]["passwordChange"]["userErrors"],
        Value::Array(Vec::new()),
        "{done}"
    );
    let after = told(&reader).await?;
    let more = |action: &str| {
        after.get(action).copied().unwrap_or_default()
            - before.get(action).copied().unwrap_or_default()
    };
    assert_eq!(more("session.end"), 1, "the other session: {after:?}");
    as_system(&world).await?;
    Ok(())
}

/// Whoever holds the database can drop what guards the record; that lines are gone from its end must show all the same.
#[tokio::test]
async fn lines_cut_off_the_end_are_missed() -> Outcome {
    use sea_orm::{ColumnTrait, ConnectionTrait, Database, DbBackend, EntityTrait, QueryFilter};
    let world = World::demo().await?;
    let tenant = world.db.tenants().await?[0].id;
    let lines = world.db.verify_audit(tenant).await??;
    let raw = Database::connect(&world.database.url).await?;
    let unguarded = match raw.get_database_backend() {
        DbBackend::Postgres => "DROP TRIGGER audit_entry_no_change ON audit_entry",
        _ => "DROP TRIGGER audit_entry_no_delete",
    };
    raw.execute_unprepared(unguarded).await?;
    audit_entry::Entity::delete_many()
        .filter(audit_entry::Column::Seq.gt(lines - 3))
        .exec(&raw)
        .await?;
    assert_eq!(
        world.db.verify_audit(tenant).await?,
        Err(Broken::CutShort {
            expected: lines,
            found: lines - 3
        })
    );
    Ok(())
}
