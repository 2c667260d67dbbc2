//! What goes from one to another with a position.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, json_binary, text, text_null, timestamp_with_time_zone_null as instant_null,
};

use crate::table::{NewTable, bytes_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut parent = Index::create();
        parent
            .name("appointment_tenant_id_id_key")
            .table("appointment")
            .col("tenant_id")
            .col("id")
            .unique();
        manager.create_index(parent).await?;
        NewTable::of_tenant(manager, "handover")
            .refers("organization_id", "organization")
            .col(text("organization_name"))
            .refers("appointment_id", "appointment")
            .col(text("position_title"))
            .refers("from_id", "user")
            .col(text("from_name"))
            .refers("to_id", "user")
            .cols([
                text("to_name"),
                date("takes_effect_on"),
                text_null("decision_number"),
            ])
            .code("state", &["OPEN", "HANDED_OVER", "TAKEN_OVER"])
            .cols([
                text_null("notes"),
                json_binary("items"),
                text_null("return_reason"),
            ])
            .refers("opened_by", "user")
            .may_refer("given_by", "user")
            .cols([
                text_null("given_by_name"),
                instant_null("given_at"),
                text_null("stand_in_reason"),
                instant_null("taken_at"),
            ])
            .col(bytes_null("content_hash"))
            .check(Expr::col("from_id").ne(Expr::col("to_id")))
            .unique_where(&["appointment_id"], Expr::col("taken_at").is_null())
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["organization_id", "created_at", "id"])
            .index_everywhere(&["from_id", "created_at", "id"])
            .index_everywhere(&["to_id", "created_at", "id"])
            .index_everywhere(&["created_at", "id"])
            .create()
            .await
    }
}
