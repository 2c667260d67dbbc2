//! A period says when it is closed and when the office's own report is due; a school may have a later day or none to keep; a
//! report says who entered it in a school's stead, and keeps what was accepted when it is opened again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, json_binary, text, text_null, timestamp_with_time_zone as instant,
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
        // SQLite adds one at a time.
        for (table, column) in [
            ("reporting_period", date_null("closes_on")),
            ("reporting_period", date_null("office_due_on")),
            ("report", uuid_null("entered_from")),
            ("report", uuid_null("entered_by")),
            ("report", text_null("entry_note")),
            ("report", instant_null("reopened_at")),
        ] {
            let mut change = Table::alter();
            change.table(table).add_column(column);
            manager.alter_table(change).await?;
        }
        NewTable::of_tenant(manager, "report_exception")
            .part_of("period_id", "reporting_period")
            .refers("organization_id", "organization")
            .cols([date_null("due_on"), text("reason")])
            // No reference: who granted it may be gone, the name of the day stays.
            .cols([uuid_null("granted_by"), text("granted_by_name")])
            .unique(&["period_id", "organization_id"])
            .index(&["organization_id"])
            .create()
            .await?;
        NewTable::of_tenant(manager, "report_version")
            .part_of("report_id", "report")
            .col(integer("number"))
            .cols([uuid_null("person_id"), text("person_name")])
            .cols([instant("saved_at"), text("reason")])
            .col(json_binary("content"))
            .unique_everywhere(&["report_id", "number"])
            .create()
            .await
    }
}
