//! Two organizations that are open beside each other have two names, also when both are named at the same instant.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create();
        index
            .name("organization_parent_id_name_sort_key")
            .table("organization")
            .col("tenant_id")
            .col("parent_id")
            .col("name_sort")
            .unique()
            .and_where(Expr::col("closed_on").is_null());
        manager.create_index(index).await
    }
}
