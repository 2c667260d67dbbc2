//! What the server does for people while they go on.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, integer, integer_null, json_binary, text, text_null,
    timestamp_with_time_zone_null as instant_null, uuid, uuid_null,
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
        NewTable::of_tenant(manager, "job")
            .part_of("owner_id", "user")
            .col(uuid("session_id"))
            .cols([text("kind"), text("title")])
            .col(json_binary("input"))
            .code(
                "state",
                &["QUEUED", "RUNNING", "DONE", "FAILED", "CANCELLED"],
            )
            .cols([integer("done"), integer_null("total"), integer("attempts")])
            .cols([uuid_null("holder"), uuid_null("blob_id")])
            .cols([instant_null("held_until"), instant_null("ended_at")])
            .cols([
                text_null("failure"),
                text_null("file_name"),
                text_null("content_type"),
            ])
            .col(big_integer_null("size"))
            .index_everywhere(&["state", "created_at"])
            .index_everywhere(&["owner_id", "created_at", "id"])
            .index_everywhere(&["blob_id"])
            .create()
            .await
    }
}
