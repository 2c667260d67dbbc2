//! Schools' reports, and the figures that they are asked for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, boolean, date, date_null, integer, text, text_null,
    timestamp_with_time_zone_null as instant_null,
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
        NewTable::of_tenant(manager, "indicator")
            .cols([
                text("code"),
                text("name"),
                text_null("help"),
                text("unit"),
                boolean("required"),
            ])
            .cols([
                integer("position"),
                date_null("valid_from"),
                date_null("valid_to"),
            ])
            .parent()
            .unique(&["code"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "report")
            .refers("organization_id", "organization")
            .refers("period_id", "reporting_period")
            .code("state", &["DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED"])
            .cols(["difficulties", "proposals", "summary"].map(text_null))
            .cols([boolean("nothing_to_report"), date("due_on")])
            .cols([
                instant_null("first_submitted_at"),
                instant_null("submitted_at"),
            ])
            .may_refer("submitted_by", "user")
            .col(instant_null("accepted_at"))
            .may_refer("accepted_by", "user")
            .col(text_null("return_reason"))
            .parent()
            .unique(&["period_id", "organization_id"])
            .index(&["period_id", "state"])
            .index(&["organization_id", "due_on"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "report_value")
            .part_of("report_id", "report")
            .refers("indicator_id", "indicator")
            .col(big_integer_null("value"))
            .unique(&["report_id", "indicator_id"])
            .index(&["indicator_id"])
            .create()
            .await
    }
}
