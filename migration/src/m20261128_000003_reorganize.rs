//! Organizations are renamed, stand elsewhere, become part of another, or close; and what they were called when.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, json_binary, text, text_null,
    timestamp_with_time_zone_null as instant_null, uuid_null,
};

use crate::table::NewTable;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut change = Table::alter();
        change
            .table("organization")
            .add_column(uuid_null("merged_into_id"));
        manager.alter_table(change).await?;
        NewTable::of_tenant(manager, "organization_name")
            .refers("organization_id", "organization")
            .cols([text("name"), text("short_name")])
            .cols([date_null("valid_from"), date_null("valid_to")])
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["organization_id", "valid_from"])
            .create()
            .await?;
        let of_other = Expr::col("kind")
            .is_in(["MOVE", "MERGE"])
            .eq(Expr::col("target_id").is_not_null());
        let named = Expr::col("kind")
            .eq("RENAME")
            .eq(Expr::col("name").is_not_null());
        NewTable::of_tenant(manager, "reorganization")
            .refers("organization_id", "organization")
            .col(text("organization_name"))
            .code("kind", &["RENAME", "MOVE", "MERGE", "CLOSE"])
            .may_refer("target_id", "organization")
            .cols([
                text_null("target_name"),
                text_null("name"),
                text_null("short_name"),
                boolean("keeps_people"),
                date("takes_effect_on"),
                text("decision_number"),
            ])
            .refers("planned_by", "user")
            .cols([
                instant_null("applied_at"),
                json_binary("effects"),
                text_null("failure"),
            ])
            .check(of_other)
            .check(named)
            .unique_where(&["organization_id"], Expr::col("applied_at").is_null())
            .index_everywhere(&["organization_id", "takes_effect_on", "id"])
            .index_everywhere(&["takes_effect_on", "id"])
            .create()
            .await
    }
}
