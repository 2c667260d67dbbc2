//! Where a document was issued and what its issuer stood under, as its day had it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Nobody kept them before: of what was issued until now, today's are the nearest that is known.
const KNOWN: &str = "UPDATE document SET
    place = (SELECT issuer.place FROM organization AS issuer WHERE issuer.id = document.organization_id),
    parent_issuer_name = (SELECT COALESCE(
        (SELECT called.name FROM organization_name AS called WHERE called.organization_id = above.id
            AND (called.valid_from IS NULL OR called.valid_from <= document.issued_on)
            AND (called.valid_to IS NULL OR called.valid_to >= document.issued_on)
            ORDER BY called.id LIMIT 1),
        above.name)
        FROM organization AS issuer JOIN organization AS above ON above.id = issuer.parent_id
        WHERE issuer.id = document.organization_id)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One at a time: SQLite takes no more.
        for column in ["place", "parent_issuer_name"] {
            let mut change = Table::alter();
            change.table("document").add_column(text_null(column));
            manager.alter_table(change).await?;
        }
        let connection = manager.get_connection();
        connection.execute_unprepared(KNOWN).await?;
        Ok(())
    }
}
