//! Lists that people take in from workbooks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, json_binary, json_binary_null, text, text_null, timestamp_with_time_zone as instant,
    timestamp_with_time_zone_null as instant_null, uuid,
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
        NewTable::of_tenant(manager, "import")
            .part_of("owner_id", "user")
            .refers("organization_id", "organization")
            .code(
                "kind",
                &[
                    "ORGANIZATIONS",
                    "PEOPLE",
                    "APPOINTMENTS",
                    "FOCAL_POINTS",
                    "ARRIVALS",
                    "TASKS",
                ],
            )
            .col(text("file_name"))
            .col(uuid("blob_id"))
            .code(
                "state",
                &["CHECKING", "CHECKED", "UNREADABLE", "APPLIED", "UNDONE"],
            )
            .cols([uuid("check_id"), uuid("job_id")])
            .cols(["created", "changed", "unchanged", "wrong"].map(integer))
            .col(text_null("failure"))
            .col(text_null("plan_sum"))
            .cols([json_binary("shown"), json_binary("refused")])
            .col(json_binary_null("done"))
            .col(instant_null("applied_at"))
            .col(instant("expires_at"))
            .index_everywhere(&["owner_id", "created_at", "id"])
            .index_everywhere(&["expires_at"])
            .index_everywhere(&["blob_id"])
            .create()
            .await
    }
}
