//! The history of the database's schema, oldest first.
//!
//! Owns every table, key, index and trigger. A migration that was released is never edited: a change is a new one, and
//! none goes back. Portable: the same steps make the same schema on SQLite and on PostgreSQL, and a step that fails
//! leaves what was there. Never imports `entity`, whose rows describe today only.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

mod m20261122_000001_create_tenancy;
mod m20261122_000002_create_accounts;
mod m20261122_000003_create_calendar;
mod m20261122_000004_create_plans;
mod m20261122_000005_create_reports;
mod m20261122_000006_create_records;
mod m20261122_000007_speed_the_board;
mod m20261123_000001_keep_names_apart;
mod m20261123_000002_keep_the_records_end;
mod m20261124_000001_group_schools;
mod m20261125_000001_notify;
mod m20261126_000001_give_tasks;
mod table;

/// Brings a database to the schema of this release.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_create_tenancy::Migration),
            Box::new(m20261122_000002_create_accounts::Migration),
            Box::new(m20261122_000003_create_calendar::Migration),
            Box::new(m20261122_000004_create_plans::Migration),
            Box::new(m20261122_000005_create_reports::Migration),
            Box::new(m20261122_000006_create_records::Migration),
            Box::new(m20261122_000007_speed_the_board::Migration),
            Box::new(m20261123_000001_keep_names_apart::Migration),
            Box::new(m20261123_000002_keep_the_records_end::Migration),
            Box::new(m20261124_000001_group_schools::Migration),
            Box::new(m20261125_000001_notify::Migration),
            Box::new(m20261126_000001_give_tasks::Migration),
        ]
    }
}
