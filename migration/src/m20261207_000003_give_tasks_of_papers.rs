//! A task follows from a paper that arrived.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut change = Table::alter();
        change.table("task").add_column(uuid_null("arrival_id"));
        manager.alter_table(change).await?;
        let of_arrival = Index::create()
            .name("task_arrival_id_idx")
            .table("task")
            .col("arrival_id")
            .take();
        manager.create_index(of_arrival).await
    }
}
