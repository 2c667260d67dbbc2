//! What an issuer was called on the day that a document bears.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// By the names that are known with their days; without any it was never called otherwise.
const NAMES: &str = "UPDATE document SET issuer_name = COALESCE(
    (SELECT called.name FROM organization_name AS called WHERE called.organization_id = document.organization_id
        AND (called.valid_from IS NULL OR called.valid_from <= document.issued_on)
        AND (called.valid_to IS NULL OR called.valid_to >= document.issued_on)
        ORDER BY called.id LIMIT 1),
    (SELECT organization.name FROM organization WHERE organization.id = document.organization_id))";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut change = Table::alter();
        change
            .table("document")
            .add_column(text("issuer_name").default("").take());
        manager.alter_table(change).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared(NAMES).await?;
        Ok(())
    }
}
