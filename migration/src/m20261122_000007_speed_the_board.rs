//! What the board of a period is read from: the day a report was first handed in, and indexes that answer for a
//! country's schools without touching their rows. A report's figure also says where it was taken from.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, text_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "report", date_null("first_submitted_on")).await?;
        add_column(manager, "report_value", text_null("source")).await?;
        add_index(
            manager,
            "report_board_idx",
            "report",
            &[
                "tenant_id",
                "period_id",
                "organization_id",
                "state",
                "due_on",
                "first_submitted_on",
                "submitted_at",
                "id",
            ],
        )
        .await?;
        add_index(
            manager,
            "organization_board_idx",
            "organization",
            &["tenant_id", "path", "kind", "opened_on", "closed_on", "id"],
        )
        .await?;
        add_index(
            manager,
            "cluster_member_board_idx",
            "cluster_member",
            &["tenant_id", "organization_id", "cluster_id"],
        )
        .await
    }
}

async fn add_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    let mut change = Table::alter();
    change.table(table).add_column(column);
    manager.alter_table(change).await
}

async fn add_index(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}
