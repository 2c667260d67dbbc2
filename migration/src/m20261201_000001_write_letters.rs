//! How people are told by mail, and what they are sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, json_binary, text, text_null, timestamp_with_time_zone as instant,
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
        NewTable::of_tenant(manager, "mail_setting")
            .part_of("user_id", "user")
            .code("mode", &["OFF", "AT_ONCE", "DAILY"])
            .code("language", &["VI", "EN"])
            .col(instant("told_until"))
            .unique_everywhere(&["user_id"])
            .index_everywhere(&["mode", "told_until"])
            .create()
            .await?;
        NewTable::of_tenant(manager, "mail")
            .part_of("user_id", "user")
            .cols([text("name"), text("address")])
            .code("language", &["VI", "EN"])
            .col(json_binary("lines"))
            .code("state", &["QUEUED", "SENT", "FAILED"])
            .cols([integer("tries"), instant("next_at"), text_null("error")])
            .index_everywhere(&["state", "next_at"])
            .index_everywhere(&["user_id"])
            .create()
            .await
    }
}
