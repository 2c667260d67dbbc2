//! Backups: made while others write, whole or not made, and restored as they were.

use std::path::Path;
use std::sync::Arc;

use entity::{upload, user};
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, Database, Set};
use server::backup::{self, BackupError};
use server::platform::blob::Blobs;
use server::platform::{Actor, Clock, Db, Intent};
use uuid::Uuid;

use crate::account::world::{Outcome, World};

/// The demonstration, with one uploaded file.
async fn office_with_a_file() -> Outcome<(World, Uuid)> {
    let world = World::demo().await?;
    let file = Uuid::now_v7();
    let mut writer = world
        .db
        .writer(system(&world).await?, Intent::once())
        .await?;
    let reader = writer.reader();
    let anybody = reader
        .find::<user::Entity>()
        .filter(user::Column::Username.eq("vanphong"));
    let owner = reader.one(anybody).await?.ok_or("nobody")?.id;
    let row = upload::ActiveModel {
        id: Set(file),
        owner_id: Set(owner),
        name: Set("ke-hoach.md".to_owned()),
        size: Set(5),
        received: Set(true),
        completed: Set(true),
        content_type: Set(Some("text/markdown".to_owned())),
        expires_at: Set(writer.now()),
        ..Default::default()
    };
    writer.seed::<upload::Entity>(vec![row]).await?;
    writer.commit(&()).await?;
    std::fs::create_dir_all(files(world.folder()))?;
    std::fs::write(
        files(world.folder()).join(file.simple().to_string()),
        b"12345",
    )?;
    Ok((world, file))
}

async fn system(world: &World) -> Outcome<Arc<Actor>> {
    let tenants = world.db.tenants().await?;
    let tenant = tenants.first().ok_or("no tenant")?.id;
    Ok(Arc::new(Actor::system(tenant, world.db.clock().today())))
}

fn files(folder: &Path) -> std::path::PathBuf {
    folder.join("files")
}

fn kept(folder: &Path) -> Outcome<Blobs> {
    Ok(Blobs::in_folder(&files(folder))?)
}

#[tokio::test]
async fn a_backup_is_made_while_others_write_and_restored_as_it_was() -> Outcome {
    let (world, file) = office_with_a_file().await?;
    let there = tempfile::tempdir()?;
    let (copy, data) = (there.path().join("backup"), there.path().join("data"));
    if world.db.is_postgres() {
        let refused = backup::make(&world.db, &kept(world.folder())?, "files", &copy).await;
        assert!(matches!(refused, Err(BackupError::Postgres(_))));
        return Ok(());
    }
    let before = world.db.rows_by_table().await?;
    // Somebody is in the middle of something.
    let writing = world
        .db
        .writer(system(&world).await?, Intent::once())
        .await?;
    let elsewhere = Db::connect(world.database_url(), Clock::System).await?;
    let made = backup::make(&elsewhere, &kept(world.folder())?, "files", &copy).await?;
    drop(writing);
    assert_eq!(made.files, 1);
    assert_eq!(made.rows, before.values().sum::<i64>());
    assert!(made.audit_lines > 300, "{made:?}");

    let restored = backup::restore(&copy, &data, &kept(&data)?).await?;
    assert_eq!(restored, made);
    assert_eq!(
        std::fs::read(files(&data).join(file.simple().to_string()))?,
        b"12345"
    );
    let url = format!("sqlite:{}", data.join("sen.db").display());
    let db = Db::open(&url, Clock::System).await?;
    assert_eq!(db.rows_by_table().await?, before);

    let again = backup::restore(&copy, &data, &kept(&data)?).await;
    assert!(matches!(again, Err(BackupError::Occupied(_))), "{again:?}");
    let again = backup::make(&elsewhere, &kept(world.folder())?, "files", &copy).await;
    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    let nothing = {
        let new = there.path().join("new");
        backup::restore(&there.path().join("nowhere"), &new, &kept(&new)?).await
    };
    assert!(
        matches!(nothing, Err(BackupError::NoBackup(_))),
        "{nothing:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_damaged_backup_is_not_restored() -> Outcome {
    let (world, file) = office_with_a_file().await?;
    if world.db.is_postgres() {
        return Ok(());
    }
    let there = tempfile::tempdir()?;
    let backup_of = async |name: &str| -> Outcome<std::path::PathBuf> {
        let copy = there.path().join(name);
        backup::make(&world.db, &kept(world.folder())?, "files", &copy).await?;
        Ok(copy)
    };
    let refused = async |copy: &Path| -> Outcome<String> {
        let data = there.path().join("data");
        match backup::restore(copy, &data, &kept(&data)?).await {
            Err(BackupError::NotWhole(why)) => {
                assert!(!data.exists(), "nothing was restored");
                Ok(why)
            }
            other => Err(format!("{other:?}").into()),
        }
    };

    let cut = backup_of("cut").await?;
    std::fs::write(files(&cut).join(file.simple().to_string()), b"123")?;
    assert!(refused(&cut).await?.contains("cut off"));

    let forged = backup_of("forged").await?;
    let url = format!("sqlite:{}", forged.join("sen.db").display());
    let hand = Database::connect(&url).await?;
    let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
    let backend = hand.get_database_backend();
    for row in hand
        .query_all_raw(sea_orm::Statement::from_string(backend, triggers))
        .await?
    {
        let name: String = row.try_get_by_index(0)?;
        hand.execute_unprepared(&format!("DROP TRIGGER {name}"))
            .await?;
    }
    hand.execute_unprepared("UPDATE audit_entry SET actor_name = 'Ai đó' WHERE seq = 7")
        .await?;
    hand.close().await?;
    let said = refused(&forged).await?;
    assert!(
        said.contains("line 7 was changed after it was written"),
        "{said}"
    );

    let torn = backup_of("torn").await?;
    let hand = Database::connect(format!("sqlite:{}", torn.join("sen.db").display())).await?;
    hand.execute_unprepared(
        "PRAGMA foreign_keys = OFF; DELETE FROM organization_level; DELETE FROM \"user\"",
    )
    .await?;
    hand.close().await?;
    assert!(refused(&torn).await?.contains("foreign_key_check"));
    Ok(())
}
