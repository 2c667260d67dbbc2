//! An organization follows others beside what it stands below: in its staff, its subject, its reports, its emulation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, text_null};

use crate::table::NewTable;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let in_order = Expr::col("ends_on")
            .is_null()
            .or(Expr::col("ends_on").gte(Expr::col("starts_on")));
        NewTable::of_tenant(manager, "organization_link")
            .refers("organization_id", "organization")
            .code(
                "kind",
                &["ADMINISTRATIVE", "PROFESSIONAL", "REPORTING", "EMULATION"],
            )
            .refers("target_id", "organization")
            .cols([date("starts_on"), date_null("ends_on")])
            .col(text_null("decision_number"))
            .check(in_order)
            .unique_where(&["organization_id", "kind"], Expr::col("ends_on").is_null())
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["organization_id", "starts_on"])
            .index_everywhere(&["target_id", "kind"])
            .create()
            .await
    }
}
