//! Opens SQLite or PostgreSQL so that what is committed is kept, and says clearly when it can't.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use tokio::sync::{Notify, Semaphore};

use super::Db;
use super::feed::CATCHING_UP;
use super::writing::Board;
use crate::platform::clock::Clock;
use crate::platform::event::Bus;

/// Earlier versions can corrupt a database in WAL mode (the WAL-reset bug).
pub const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database address must begin with sqlite: or postgres:, not «{0}»")]
    Scheme(String),
    #[error("cannot open the database: {0}")]
    Connect(#[source] sea_orm::DbErr),
    #[error("SQLite is {found}; this program needs 3.51.3 or later, which does not lose a WAL")]
    SqliteTooOld { found: String },
    #[error("cannot bring the database up to date; it is left as it was: {0}")]
    Migrate(#[source] sea_orm::DbErr),
    #[error("the database has {0} migrations to run: start with `sen migrate`")]
    Behind(usize),
}

impl Db {
    /// Connects, without looking at what is inside.
    pub async fn connect(url: &str, clock: Clock) -> Result<Self, OpenError> {
        let statements = Arc::new(AtomicU64::new(0));
        let (read, write) = if url.starts_with("sqlite:") {
            let write = sqlite(url, 1, false, &statements).await?;
            check_sqlite(&write).await?;
            (sqlite(url, 8, true, &statements).await?, write)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = postgres(url, &statements).await?;
            (pool.clone(), pool)
        } else {
            let scheme = url.split(':').next().unwrap_or_default();
            return Err(OpenError::Scheme(scheme.to_owned()));
        };
        Ok(Self {
            read,
            write,
            clock,
            bus: Bus::default(),
            written: Arc::new(Notify::new()),
            jobs: Arc::new(Notify::new()),
            writing: Board::default(),
            catching_up: Arc::new(Semaphore::new(CATCHING_UP)),
            statements,
        })
    }

    /// Connects, and refuses a database whose tables are older than the program.
    pub async fn open(url: &str, clock: Clock) -> Result<Self, OpenError> {
        let db = Self::connect(url, clock).await?;
        match db.migrations_to_run().await? {
            0 => Ok(db),
            behind => Err(OpenError::Behind(behind)),
        }
    }

    pub async fn migrations_to_run(&self) -> Result<usize, OpenError> {
        Migrator::get_pending_migrations(&self.write)
            .await
            .map(|pending| pending.len())
            .map_err(OpenError::Migrate)
    }

    pub async fn migrate(&self) -> Result<(), OpenError> {
        Migrator::up(&self.write, None)
            .await
            .map_err(OpenError::Migrate)
    }

    /// What the database says of its own soundness; empty when sound.
    pub async fn integrity(&self) -> Result<Vec<String>, sea_orm::DbErr> {
        if self.is_postgres() {
            return Ok(Vec::new());
        }
        let mut complaints = Vec::new();
        for check in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
            let statement = Statement::from_string(self.read.get_database_backend(), check);
            for row in self.read.query_all_raw(statement).await? {
                let word: String = row.try_get_by_index(0)?;
                if word != "ok" {
                    complaints.push(format!("{check}: {word}"));
                }
            }
        }
        Ok(complaints)
    }
}

async fn sqlite(
    url: &str,
    connections: u32,
    read_only: bool,
    statements: &Arc<AtomicU64>,
) -> Result<DatabaseConnection, OpenError> {
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        // A file in this process is not gone without our knowing.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .create_if_missing(!read_only)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                // A page's rows come in one go, without two threads waking each other for every one.
                .row_buffer_size(256)
                .pragma("mmap_size", "268435456")
                .pragma("cache_size", "-4000");
            if read_only {
                options.pragma("query_only", "ON")
            } else {
                options
            }
        });
    connect(options, statements).await
}

async fn postgres(url: &str, statements: &Arc<AtomicU64>) -> Result<DatabaseConnection, OpenError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false);
    connect(options, statements).await
}

async fn connect(
    options: ConnectOptions,
    statements: &Arc<AtomicU64>,
) -> Result<DatabaseConnection, OpenError> {
    let mut connection = Database::connect(options)
        .await
        .map_err(OpenError::Connect)?;
    let counter = statements.clone();
    connection.set_metric_callback(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    Ok(connection)
}

async fn check_sqlite(connection: &DatabaseConnection) -> Result<(), OpenError> {
    let statement =
        Statement::from_string(connection.get_database_backend(), "SELECT sqlite_version()");
    let row = connection
        .query_one_raw(statement)
        .await
        .map_err(OpenError::Connect)?;
    let found: String = row
        .map(|row| row.try_get_by_index(0))
        .transpose()
        .map_err(OpenError::Connect)?
        .unwrap_or_default();
    let mut parts = found.split('.').map(|part| part.parse().unwrap_or(0));
    let version = (
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
    );
    if version < SQLITE_AT_LEAST {
        return Err(OpenError::SqliteTooOld { found });
    }
    Ok(())
}
