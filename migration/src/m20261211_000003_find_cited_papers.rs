//! Papers of both registers are found by what they are called.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, number) in [("document", "number"), ("arrival", "paper_number")] {
            let called = Index::create()
                .name(format!("{table}_symbol_{number}_idx"))
                .table(table)
                .col("tenant_id")
                .col("symbol")
                .col(number)
                .take();
            manager.create_index(called).await?;
        }
        Ok(())
    }
}
