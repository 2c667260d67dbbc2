//! Days off, and tasks that come again: what was given at once, and from when each is to be done.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, text, timestamp_with_time_zone_null as instant_null, uuid_null,
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
        NewTable::of_tenant(manager, "day_off")
            .cols([date("day"), text("name"), boolean("works").take()])
            .unique(&["day"])
            .create()
            .await?;
        // Tasks from before were given one by one, and from their first day.
        let since = instant_null("charged_since");
        for column in [uuid_null("batch_id"), date_null("opens_on"), since] {
            manager
                .alter_table(Table::alter().table("task").add_column(column).take())
                .await?;
        }
        let batches = Index::create()
            .name("task_batch_id_idx")
            .table("task")
            .col("batch_id")
            .take();
        manager.create_index(batches).await
    }
}
