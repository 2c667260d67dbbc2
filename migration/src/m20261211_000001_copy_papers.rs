//! Certified copies, which are counted in one series of their own; and what is appended to a paper.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, json_binary_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn unique(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    index
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_copies = boolean("of_copies").default(false).take();
        add(manager, "register", of_copies).await?;
        drop_index(
            manager,
            "register",
            "register_organization_id_direction_year_key",
        )
        .await?;
        let series = [
            "tenant_id",
            "organization_id",
            "direction",
            "of_copies",
            "year",
        ];
        let series = unique(
            "register_organization_id_series_year_key",
            "register",
            &series,
        );
        manager.create_index(series).await?;

        add(manager, "document", uuid_null("copy_of_id")).await?;
        add(manager, "document", json_binary_null("appendices")).await?;
        drop_index(
            manager,
            "document",
            "document_organization_id_year_number_key",
        )
        .await?;
        let numbered = ["tenant_id", "organization_id", "year", "number"];
        let mut papers = unique("document_number_key", "document", &numbered);
        papers.and_where(Expr::col("copy_of_id").is_null());
        manager.create_index(papers).await?;
        let mut copies = unique("document_copy_number_key", "document", &numbered);
        copies.and_where(Expr::col("copy_of_id").is_not_null());
        manager.create_index(copies).await?;
        let copied = Index::create()
            .name("document_copy_of_id_idx")
            .table("document")
            .col("copy_of_id")
            .take();
        manager.create_index(copied).await
    }
}

/// One at a time: SQLite takes no more.
async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: impl IntoColumnDef,
) -> Result<(), DbErr> {
    let mut change = Table::alter();
    change.table(table).add_column(column);
    manager.alter_table(change).await
}

async fn drop_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    name: &'static str,
) -> Result<(), DbErr> {
    let index = Index::drop().name(name).table(table).to_owned();
    manager.drop_index(index).await
}
