//! Where each tenant's record ends, so that lines cut off its end are missed; and indexes for lists by their day.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, binary_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [big_integer_null("audit_seq"), binary_null("audit_hash")] {
            let mut change = Table::alter();
            change.table("tenant").add_column(column);
            manager.alter_table(change).await?;
        }
        manager
            .get_connection()
            .execute_unprepared(
                "UPDATE tenant SET (audit_seq, audit_hash) = (SELECT seq, hash FROM audit_entry
                 WHERE audit_entry.tenant_id = tenant.id ORDER BY seq DESC LIMIT 1)",
            )
            .await?;
        for (table, day) in [("plan", "updated_at"), ("user", "created_at")] {
            let mut index = Index::create();
            index.name(format!("{table}_{day}_idx")).table(table);
            for column in ["tenant_id", day, "id"] {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
