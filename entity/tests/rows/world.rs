//! A migrated database, and storing rows in it.

use std::error::Error;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use migration::{Migrator, MigratorTrait};
use sea_orm::prelude::*;
use sea_orm::{ConnectOptions, Database, IntoActiveModel, sea_query};

use crate::office;

pub type Failure = Box<dyn Error>;

pub struct World {
    pub db: DatabaseConnection,
    pub tenant: Uuid,
    ids: Arc<AtomicU64>,
}

/// Stores a row of a tenant with the columns that every table has, and its id.
#[macro_export]
macro_rules! store {
    ($world:expr, $table:ident { $($field:ident: $value:expr),* $(,)? }) => {{
        let id = $world.next_id();
        let at = $crate::world::instant()?;
        let row = entity::$table::Model {
            id, tenant_id: $world.tenant, version: 1, created_at: at, updated_at: at, $($field: $value),*
        };
        $world.store(id, row).await?;
        id
    }};
    ($world:expr, shared $table:ident { $($field:ident: $value:expr),* $(,)? }) => {{
        let id = $world.next_id();
        let at = $crate::world::instant()?;
        let row = entity::$table::Model { id, version: 1, created_at: at, updated_at: at, $($field: $value),* };
        $world.store(id, row).await?;
        id
    }};
}

impl World {
    pub async fn on_sqlite(name: &str) -> Result<(Self, PathBuf), Failure> {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{name}-{}.sqlite", std::process::id()));
        let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
        options.max_connections(1);
        Ok((Self::migrated(options).await?, file))
    }

    /// A database of its own on the server, and its name.
    pub async fn on_postgres(server: &str, name: &str) -> Result<(Self, String), Failure> {
        let database = format!("sen_{name}_{}", std::process::id());
        let admin = Database::connect(server).await?;
        admin
            .execute_unprepared(&format!("CREATE DATABASE {database}"))
            .await?;
        admin.close().await?;
        let (base, _) = server.rsplit_once('/').ok_or("the URL names no database")?;
        Ok((
            Self::migrated(ConnectOptions::new(format!("{base}/{database}"))).await?,
            database,
        ))
    }

    async fn migrated(options: ConnectOptions) -> Result<Self, Failure> {
        let db = Database::connect(options).await?;
        Migrator::up(&db, None).await?;
        assert!(Migrator::get_pending_migrations(&db).await?.is_empty());
        Self {
            db,
            tenant: Uuid::nil(),
            ids: Arc::default(),
        }
        .of_another_tenant()
        .await
    }

    /// The same database, seen by a tenant of its own.
    pub async fn of_another_tenant(&self) -> Result<Self, Failure> {
        let tenant = store!(self, shared tenant {
            name: "Phòng GDĐT".to_owned(), demo: false, set_up_at: Some(instant()?),
            audit_seq: None, audit_hash: None,
        });
        Ok(Self {
            db: self.db.clone(),
            tenant,
            ids: Arc::clone(&self.ids),
        })
    }

    pub fn next_id(&self) -> Uuid {
        Uuid::from_u64_pair(
            0x0199_0000_0000_7000,
            0x8000_0000_0000_0000 | self.ids.fetch_add(1, Ordering::Relaxed),
        )
    }

    /// Stores the row, reads it again, and compares.
    pub async fn store<M, A>(&self, id: Uuid, row: M) -> Result<(), Failure>
    where
        M: ModelTrait + IntoActiveModel<A> + PartialEq + Debug,
        M::Entity: EntityTrait<Model = M, ActiveModel = A>,
        A: ActiveModelTrait<Entity = M::Entity> + Send,
    {
        M::Entity::insert(row.clone().into_active_model().reset_all())
            .exec_without_returning(&self.db)
            .await?;
        let read = M::Entity::find()
            .filter(sea_query::ExprTrait::eq(Expr::col("id"), id))
            .one(&self.db)
            .await?;
        assert_eq!(read.as_ref(), Some(&row));
        Ok(())
    }

    pub async fn focal_point(
        &self,
        office: &office::Stored,
        until: Option<Date>,
    ) -> Result<Uuid, Failure> {
        Ok(store!(
            self,
            focal_point {
                organization_id: office.school,
                user_id: office.user,
                person_name: "Nguyễn Thị Đào".to_owned(),
                since: day("2026-09-01")?,
                until: until,
                decision_number: Some("12/QĐ-THCS".to_owned()),
                decided_on: Some(day("2026-08-31")?),
                end_reason: until.map(|_| "Chuyển công tác".to_owned()),
            }
        ))
    }
}

pub fn day(text: &str) -> Result<Date, Failure> {
    Ok(text.parse()?)
}

/// To the microsecond, which is what both engines keep.
pub fn instant() -> Result<DateTimeUtc, Failure> {
    Ok("2026-11-22T01:02:03.456789Z".parse()?)
}

pub async fn drop_from_postgres(server: &str, database: &str) -> Result<(), Failure> {
    let admin = Database::connect(server).await?;
    admin
        .execute_unprepared(&format!("DROP DATABASE {database}"))
        .await?;
    Ok(admin.close().await?)
}
