//! Who gets a document, and who has it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, text, text_null, timestamp_with_time_zone_null as instant_null,
};

use crate::table::{NewTable, bytes};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let said = Expr::col("receipt")
            .eq("AWAITED")
            .or(Expr::col("received_on").is_not_null());
        NewTable::of_tenant(manager, "delivery")
            .refers("document_id", "document")
            .refers("issuer_id", "organization")
            .may_refer("organization_id", "organization")
            .cols([text("name"), text("name_folded")])
            .col(bytes("name_sort"))
            .code(
                "purpose",
                &[
                    "REPORT",
                    "DIRECT",
                    "EXECUTE",
                    "INFORM",
                    "COORDINATE",
                    "FILE",
                    "OTHER",
                ],
            )
            .col(date("due_on"))
            .code("receipt", &["AWAITED", "IN_APP", "BY_LINK", "RECORDED"])
            .cols([date_null("received_on"), instant_null("received_at")])
            .may_refer("received_by", "user")
            .cols([
                text_null("received_name"),
                text_null("note"),
                integer("link_serial"),
                instant_null("link_until"),
                instant_null("reminded_at"),
            ])
            .check(said)
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .unique_everywhere(&["document_id", "organization_id"])
            .index_everywhere(&["document_id", "name_sort", "id"])
            .index_everywhere(&["document_id", "receipt", "name_sort", "id"])
            .index_everywhere(&["organization_id", "receipt", "due_on"])
            .index_everywhere(&["issuer_id", "receipt", "due_on"])
            .create()
            .await
    }
}
