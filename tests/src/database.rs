//! A database for each test: a copy of a migrated template, on SQLite or, when `SEN_TEST_POSTGRES_URL` names a server, on
//! PostgreSQL. The template is made once by whichever test comes first, and made anew when the migrations change.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use migration::{Migrator, MigratorTrait};
use sea_orm::sqlx::postgres::PgConnection;
use sea_orm::sqlx::{AssertSqlSafe, Connection, Executor};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A test's own database. On SQLite it goes with its folder, on PostgreSQL with the temporary server: to drop it would
/// wait for connections that the test's own runtime is still to close.
pub struct TestDatabase {
    pub url: String,
    /// Where the test's files go; on SQLite its database too.
    pub folder: TempDir,
}

impl TestDatabase {
    pub async fn fresh() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        match env::var("SEN_TEST_POSTGRES_URL") {
            Ok(server) => {
                let name = format!("test_{}", uuid::Uuid::now_v7().simple());
                copy_postgres(&server, &name).await;
                Self {
                    url: database_at(&server, &name),
                    folder,
                }
            }
            Err(_) => {
                let file = folder.path().join("sen.db");
                fs::copy(sqlite_template().await, &file).expect("the template can be copied");
                Self {
                    url: format!("sqlite:{}", file.display()),
                    folder,
                }
            }
        }
    }
}

/// What the template was made from: other migrations, another template.
fn mark() -> String {
    let mut hasher = Sha256::new();
    for migration in Migrator::migrations() {
        hasher.update(migration.name());
    }
    for file in migration_sources() {
        hasher.update(fs::read(file).expect("a migration can be read"));
    }
    hex::encode(&hasher.finalize()[..8])
}

fn migration_sources() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migration/src");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the migrations")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    files
}

async fn sqlite_template() -> PathBuf {
    let template = env::temp_dir().join(format!("sen-template-{}.db", mark()));
    if !template.exists() {
        // Tests start at once: each that finds none makes one, and the last to finish wins with an equal file.
        let making = tempfile::Builder::new()
            .suffix(".db")
            .tempfile()
            .expect("a temporary file");
        let url = format!("sqlite:{}?mode=rwc", making.path().display());
        let connection = sea_orm::Database::connect(&url)
            .await
            .expect("a template database");
        Migrator::up(&connection, None)
            .await
            .expect("the migrations run");
        connection.close().await.expect("the template closes");
        making.persist(&template).expect("the template can be kept");
    }
    template
}

async fn copy_postgres(server: &str, name: &str) {
    let template = format!("sen_template_{}", mark());
    let mut connection = connect(server).await;
    // Held while the template is made or copied: PostgreSQL copies none that is in use.
    connection
        .execute("SELECT pg_advisory_lock(7031)")
        .await
        .expect("the lock");
    let exists: Option<(i32,)> =
        sea_orm::sqlx::query_as("SELECT 1 FROM pg_database WHERE datname = $1")
            .bind(&template)
            .fetch_optional(&mut connection)
            .await
            .expect("the list of databases");
    if exists.is_none() {
        let create = format!("CREATE DATABASE {template}");
        connection
            .execute(AssertSqlSafe(create))
            .await
            .expect("a template database");
        let migrated = sea_orm::Database::connect(database_at(server, &template))
            .await
            .expect("the template");
        Migrator::up(&migrated, None)
            .await
            .expect("the migrations run");
        migrated.close().await.expect("the template closes");
    }
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    connection
        .execute(AssertSqlSafe(create))
        .await
        .expect("a copy of the template");
    connection.close().await.expect("the connection closes");
}

async fn connect(server: &str) -> PgConnection {
    PgConnection::connect(server)
        .await
        .expect("the PostgreSQL server of SEN_TEST_POSTGRES_URL answers")
}

/// The same server, another database.
fn database_at(server: &str, name: &str) -> String {
    let (before_query, query) = server
        .split_once('?')
        .map_or((server, None), |(url, query)| (url, Some(query)));
    let base = before_query
        .rsplit_once('/')
        .map_or(before_query, |(base, _)| base);
    match query {
        Some(query) => format!("{base}/{name}?{query}"),
        None => format!("{base}/{name}"),
    }
}
