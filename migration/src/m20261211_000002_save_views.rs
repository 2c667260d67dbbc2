//! How people want to see lists again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

use crate::table::NewTable;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_tenant(manager, "saved_view")
            .part_of("owner_id", "user")
            .cols(["list", "name", "query"].map(text))
            .unique(&["owner_id", "list", "name"])
            .create()
            .await
    }
}
