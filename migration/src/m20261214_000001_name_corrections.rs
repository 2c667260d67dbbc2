//! What of a report the office named when it sent it back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::table::NewTable;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_one = Expr::col("indicator_id")
            .is_null()
            .and(Expr::col("text").is_not_null())
            .or(Expr::col("indicator_id")
                .is_not_null()
                .and(Expr::col("text").is_null()));
        NewTable::of_tenant(manager, "report_correction")
            .part_of("report_id", "report")
            .may_be_part_of("indicator_id", "indicator")
            .code_null("text", &["SUMMARY", "DIFFICULTIES", "PROPOSALS"])
            .col(text_null("note"))
            .check(of_one)
            .unique(&["report_id", "indicator_id"])
            .unique(&["report_id", "text"])
            .create()
            .await
    }
}
