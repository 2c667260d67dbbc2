//! What plans said before they were changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary_null, text, timestamp_with_time_zone as instant, uuid_null,
};

use crate::table::NewTable;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_tenant(manager, "plan_version")
            .part_of("plan_id", "plan")
            .col(integer("number"))
            .code(
                "reason",
                &["SAVED", "SUBMITTED", "APPROVED", "ISSUED", "RESTORED"],
            )
            // No reference: who wrote it may be gone, the name of the day stays.
            .cols([uuid_null("person_id"), text("person_name")])
            .cols([instant("saved_at"), boolean("open").take()])
            .col(json_binary_null("content"))
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .unique_everywhere(&["plan_id", "number"])
            .create()
            .await
    }
}
