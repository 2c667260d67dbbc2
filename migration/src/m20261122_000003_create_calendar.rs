//! School years and terms, and the numbers of the documents issued in a year.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, text, text_null};

use crate::table::{NewTable, bytes, in_order};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_tenant(manager, "school_year")
            .cols([text("name"), date("starts_on"), date("ends_on")])
            .check(in_order("starts_on", "ends_on"))
            .parent()
            .unique(&["name"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "term")
            .part_of("school_year_id", "school_year")
            .cols([
                text("name"),
                integer("ordinal"),
                date("starts_on"),
                date("ends_on"),
            ])
            .check(in_order("starts_on", "ends_on"))
            .parent()
            .unique(&["school_year_id", "ordinal"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "register")
            .refers("organization_id", "organization")
            .cols(["year", "last_number"].map(integer))
            .unique(&["organization_id", "year"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "document")
            .refers("organization_id", "organization")
            .cols(["number", "year"].map(integer))
            .cols(["kind", "symbol", "subject"].map(text))
            .exact_text("subject_folded")
            .cols([
                date("issued_on"),
                bytes("content_hash"),
                text_null("signer_name"),
            ])
            .check(Expr::col("number").gt(0))
            .parent()
            .unique(&["organization_id", "year", "number"])
            .index(&["organization_id", "issued_on", "id"])
            .create()
            .await
    }
}
