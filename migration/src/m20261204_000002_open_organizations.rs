//! An organization is opened by a decision, too. SQLite changes no check of a table, so it is made anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, json_binary, text, text_null, timestamp_with_time_zone_null as instant_null,
};

use crate::table::NewTable;

const COLUMNS: &str = "id, tenant_id, version, created_at, updated_at, organization_id, organization_name, kind, \
    target_id, target_name, name, short_name, keeps_people, takes_effect_on, decision_number, planned_by, applied_at, \
    effects, failure";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "CREATE TABLE reorganization_before AS SELECT * FROM reorganization",
            )
            .await?;
        connection
            .execute_unprepared("DROP TABLE reorganization")
            .await?;
        let of_other = Expr::col("kind")
            .is_in(["MOVE", "MERGE", "OPEN"])
            .eq(Expr::col("target_id").is_not_null());
        let named = Expr::col("kind")
            .eq("RENAME")
            .eq(Expr::col("name").is_not_null());
        NewTable::of_tenant(manager, "reorganization")
            .refers("organization_id", "organization")
            .col(text("organization_name"))
            .code("kind", &["RENAME", "MOVE", "MERGE", "CLOSE", "OPEN"])
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
            .await?;
        let copy = format!(
            "INSERT INTO reorganization ({COLUMNS}) SELECT {COLUMNS} FROM reorganization_before"
        );
        connection.execute_unprepared(&copy).await?;
        connection
            .execute_unprepared("DROP TABLE reorganization_before")
            .await?;
        Ok(())
    }
}
