//! Tenants, their organizations, and how these are grouped.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date_null, integer, text, text_null, timestamp_with_time_zone_null as instant_null,
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
        NewTable::of_installation(manager, "tenant")
            .cols([text("name"), boolean("demo"), instant_null("set_up_at")])
            .create()
            .await?;

        NewTable::of_tenant(manager, "organization")
            .may_refer("parent_id", "organization")
            .code(
                "kind",
                &[
                    "MINISTRY",
                    "DEPARTMENT",
                    "OFFICE",
                    "PEOPLES_COMMITTEE",
                    "SCHOOL",
                    "OTHER",
                ],
            )
            .cols([text("name"), text("short_name")])
            .exact_text("name_folded")
            .col(bytes("name_sort"))
            .cols(["symbol", "place", "phone", "email", "address"].map(text_null))
            .exact_text("path")
            .cols(["opened_on", "closed_on"].map(date_null))
            .parent()
            .unique(&["path"])
            .index(&["parent_id"])
            .index(&["name_sort", "id"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "education_level")
            .cols([
                text("code"),
                text("name"),
                integer("position"),
                date_null("valid_from"),
                date_null("valid_to"),
            ])
            .parent()
            .unique(&["code"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "organization_level")
            .part_of("organization_id", "organization")
            .refers("level_id", "education_level")
            .unique(&["organization_id", "level_id"])
            .index(&["level_id"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "division")
            .refers("organization_id", "organization")
            .code("kind", &["OFFICE", "EMULATION", "INSPECTION"])
            .cols([text("name"), date_null("valid_from"), date_null("valid_to")])
            .index(&["organization_id", "kind"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "cluster")
            .refers("organization_id", "organization")
            .col(text("name"))
            .exact_text("name_folded")
            .col(bytes("name_sort"))
            .may_refer("lead_id", "organization")
            .parent()
            .index(&["organization_id", "name_sort", "id"])
            .index(&["lead_id"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "cluster_member")
            .part_of("cluster_id", "cluster")
            .refers("organization_id", "organization")
            .unique(&["cluster_id", "organization_id"])
            .index(&["organization_id"])
            .create()
            .await
    }
}
