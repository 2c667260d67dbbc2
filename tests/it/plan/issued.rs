//! What was issued stays as it was, and what somebody alters behind the server's back is found.

use entity::{document, organization, plan, plan_clause};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Database, DatabaseConnection, EntityTrait, QueryFilter};
use server::platform::blob::Blobs;
use server::platform::{Clock, Db, Error, Result};
use server::verify::verify;

use crate::plan::numbers::approved;
use crate::plan::world::World;

/// Two issued plans and a draft, and a way around the server.
async fn issued() -> Result<(World, Vec<plan::Model>, DatabaseConnection)> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    for title in ["Một", "Hai"] {
        let plan = approved(&world, &officer, &head, &world.office, title).await;
        world.act(&officer, "planIssue", &plan).await;
    }
    world.draft(&officer, &world.office, "Ba").await;
    let raw = Database::connect(&world.database.url).await?;
    let issued = plan::Entity::find()
        .filter(plan::Column::State.eq(plan::State::Issued))
        .all(&raw)
        .await?;
    Ok((world, issued, raw))
}

/// The lines that say what is broken.
async fn broken(world: &World) -> Result<Vec<String>> {
    let found = verify(&world.db, &world.blobs).await?;
    let mut lines = found.lines;
    lines.retain(|line| line.contains("BROKEN"));
    assert_eq!(found.whole, lines.is_empty());
    Ok(lines)
}

#[tokio::test]
async fn an_issued_clause_changed_by_hand_is_found() -> Result<()> {
    let (world, issued, raw) = issued().await?;
    let found = verify(&world.db, &world.blobs).await?;
    assert!(found.whole, "{found:?}");
    assert_eq!(
        found.lines.last().map(String::as_str),
        Some("Sa Đéc: 2 issued plans hold")
    );

    let altered = &issued[0];
    plan_clause::Entity::update_many()
        .col_expr(plan_clause::Column::Text, Expr::value("Khác đi."))
        .filter(plan_clause::Column::PlanId.eq(altered.id))
        .filter(plan_clause::Column::Position.eq(1))
        .exec(&raw)
        .await?;
    let broken = broken(&world).await?;
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].contains(&altered.id.to_string()), "{broken:?}");
    Ok(())
}

#[tokio::test]
async fn a_hash_that_the_register_does_not_have_is_found() -> Result<()> {
    let (world, issued, raw) = issued().await?;
    document::Entity::update_many()
        .col_expr(document::Column::ContentHash, Expr::value(vec![7_u8; 32]))
        .filter(document::Column::Id.eq(issued[1].document_id))
        .exec(&raw)
        .await?;
    assert_eq!(broken(&world).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_plan_taken_back_by_hand_is_found() -> Result<()> {
    let (world, issued, raw) = issued().await?;
    plan::Entity::update_many()
        .col_expr(plan::Column::State, Expr::value("DRAFT"))
        .filter(plan::Column::Id.eq(issued[0].id))
        .exec(&raw)
        .await?;
    let broken = broken(&world).await?;
    assert_eq!(broken.len(), 1, "{broken:?}");
    let symbol = issued[0].symbol.clone().unwrap_or_default();
    assert!(broken[0].contains(&symbol), "{broken:?}");
    Ok(())
}

/// It has another name now; what it issued bears the one of that day.
#[tokio::test]
async fn a_renamed_issuer_alters_nothing() -> Result<()> {
    let (world, _, raw) = issued().await?;
    organization::Entity::update_many()
        .col_expr(organization::Column::Name, Expr::value("Phòng khác"))
        .exec(&raw)
        .await?;
    assert!(broken(&world).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn where_nobody_lives_there_is_nothing_to_verify() -> Result<()> {
    let database = tests::TestDatabase::fresh().await;
    let db = Db::open(&database.url, Clock::System).await;
    let blobs = Blobs::in_folder(database.folder.path())?;
    let found = verify(&db.map_err(Error::internal)?, &blobs).await?;
    assert!(found.whole);
    assert_eq!(found.lines.len(), 1);
    assert!(found.lines[0].starts_with("There is nothing to verify"));
    Ok(())
}
