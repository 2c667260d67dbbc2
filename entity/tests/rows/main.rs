//! The rows agree with the tables that the migrations make, on both engines; and what the tables refuse, they refuse.
//!
//! PostgreSQL is tried where `SEN_TEST_POSTGRES_URL` names a server on which databases may be created.

mod codes;
mod office;
mod plan;
mod records;
mod world;

use std::fmt::Display;

use entity::{
    audit_entry, cluster, cluster_member, focal_point, organization, plan_clause, refresh_token,
    session,
};
use sea_orm::prelude::*;
use sea_orm::{DbBackend, PaginatorTrait};
use world::{Failure, World};

#[tokio::test]
async fn sqlite_holds_every_row() -> Result<(), Failure> {
    let (world, file) = World::on_sqlite("every_row").await?;
    holds_every_row(&world).await?;
    codes::agree_with_checks(&world.db).await?;
    world.db.close().await?;
    Ok(std::fs::remove_file(file)?)
}

#[tokio::test]
async fn postgres_holds_every_row() -> Result<(), Failure> {
    let Ok(server) = std::env::var("SEN_TEST_POSTGRES_URL") else {
        return Ok(());
    };
    let (world, database) = World::on_postgres(&server, "every_row").await?;
    holds_every_row(&world).await?;
    world.db.close().await?;
    world::drop_from_postgres(&server, &database).await
}

async fn holds_every_row(world: &World) -> Result<(), Failure> {
    let office = office::store(world).await?;
    let plan = plan::store(world, &office).await?;
    records::store(world, &office, &plan).await?;

    one_focal_point_is_active(world, &office).await?;
    audit_trail_only_grows(world).await?;
    tenants_stay_apart(world, &office).await?;
    parts_go_with_the_whole(world, &office, &plan).await
}

/// The database said no, and for the reason that was meant.
fn assert_refused<T>(outcome: Result<T, impl Display>, why: &str) {
    let said = outcome.err().map(|error| error.to_string().to_lowercase());
    assert!(
        said.as_ref().is_some_and(|said| said.contains(why)),
        "{why}: {said:?}"
    );
}

async fn one_focal_point_is_active(world: &World, office: &office::Stored) -> Result<(), Failure> {
    assert_refused(world.focal_point(office, None).await, "unique constraint");
    world
        .focal_point(office, Some(world::day("2026-10-01")?))
        .await?;
    let of_school =
        focal_point::Entity::find().filter(focal_point::Column::OrganizationId.eq(office.school));
    assert_eq!(of_school.count(&world.db).await?, 2);
    Ok(())
}

async fn audit_trail_only_grows(world: &World) -> Result<(), Failure> {
    let change = audit_entry::Entity::update_many()
        .col_expr(audit_entry::Column::ActorName, Expr::value("Người khác"));
    assert_refused(change.exec(&world.db).await, "append-only");
    assert_refused(
        audit_entry::Entity::delete_many().exec(&world.db).await,
        "append-only",
    );
    let by_the_back_door = match world.db.get_database_backend() {
        DbBackend::Sqlite => "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry",
        _ => "TRUNCATE audit_entry",
    };
    assert_refused(
        world.db.execute_unprepared(by_the_back_door).await,
        "append-only",
    );
    assert_eq!(audit_entry::Entity::find().count(&world.db).await?, 1);
    Ok(())
}

async fn tenants_stay_apart(world: &World, office: &office::Stored) -> Result<(), Failure> {
    let other = world.of_another_tenant().await?;
    let across = other.focal_point(office, Some(world::day("2026-10-01")?));
    assert_refused(across.await, "foreign key constraint");
    Ok(())
}

async fn parts_go_with_the_whole(
    world: &World,
    office: &office::Stored,
    plan: &plan::Stored,
) -> Result<(), Failure> {
    let school = organization::Entity::delete_by_id(office.school);
    assert_refused(school.exec(&world.db).await, "foreign key constraint");

    entity::plan::Entity::delete_by_id(plan.draft)
        .exec(&world.db)
        .await?;
    assert_eq!(plan_clause::Entity::find().count(&world.db).await?, 0);
    session::Entity::delete_by_id(office.session)
        .exec(&world.db)
        .await?;
    assert_eq!(refresh_token::Entity::find().count(&world.db).await?, 0);
    cluster::Entity::delete_many().exec(&world.db).await?;
    assert_eq!(cluster_member::Entity::find().count(&world.db).await?, 0);
    Ok(())
}
