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
mod m20261127_000001_carry_plans_out;
mod m20261128_000001_keep_focal_points;
mod m20261128_000002_hand_over;
mod m20261128_000003_reorganize;
mod m20261129_000001_distribute_documents;
mod m20261130_000001_discuss;
mod m20261201_000001_write_letters;
mod m20261202_000001_count_working_days;
mod m20261203_000001_keep_versions;
mod m20261204_000001_attach_files;
mod m20261204_000002_open_organizations;
mod m20261205_000001_link_organizations;
mod m20261206_000001_name_issuers;
mod m20261206_000002_charge_positions;
mod m20261207_000001_register_papers;
mod m20261207_000002_attach_to_papers;
mod m20261207_000003_give_tasks_of_papers;
mod m20261208_000001_work_apart;
mod m20261209_000001_create_import;
mod m20261210_000001_keep_signed_copies;
mod m20261211_000001_copy_papers;
mod m20261211_000002_save_views;
mod m20261211_000003_find_cited_papers;
mod m20261212_000001_define_indicators;
mod m20261213_000001_keep_periods;
mod m20261214_000001_name_corrections;
mod m20261215_000001_keep_places;
mod m20261216_000001_go_on_from_paper;
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
            Box::new(m20261127_000001_carry_plans_out::Migration),
            Box::new(m20261128_000001_keep_focal_points::Migration),
            Box::new(m20261128_000002_hand_over::Migration),
            Box::new(m20261128_000003_reorganize::Migration),
            Box::new(m20261129_000001_distribute_documents::Migration),
            Box::new(m20261130_000001_discuss::Migration),
            Box::new(m20261201_000001_write_letters::Migration),
            Box::new(m20261202_000001_count_working_days::Migration),
            Box::new(m20261203_000001_keep_versions::Migration),
            Box::new(m20261204_000001_attach_files::Migration),
            Box::new(m20261204_000002_open_organizations::Migration),
            Box::new(m20261205_000001_link_organizations::Migration),
            Box::new(m20261206_000001_name_issuers::Migration),
            Box::new(m20261206_000002_charge_positions::Migration),
            Box::new(m20261207_000001_register_papers::Migration),
            Box::new(m20261207_000002_attach_to_papers::Migration),
            Box::new(m20261207_000003_give_tasks_of_papers::Migration),
            Box::new(m20261208_000001_work_apart::Migration),
            Box::new(m20261209_000001_create_import::Migration),
            Box::new(m20261210_000001_keep_signed_copies::Migration),
            Box::new(m20261211_000001_copy_papers::Migration),
            Box::new(m20261211_000002_save_views::Migration),
            Box::new(m20261211_000003_find_cited_papers::Migration),
            Box::new(m20261212_000001_define_indicators::Migration),
            Box::new(m20261213_000001_keep_periods::Migration),
            Box::new(m20261214_000001_name_corrections::Migration),
            Box::new(m20261215_000001_keep_places::Migration),
            Box::new(m20261216_000001_go_on_from_paper::Migration),
        ]
    }
}
