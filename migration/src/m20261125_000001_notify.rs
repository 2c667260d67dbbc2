//! Whom an event concerns, kept once however many people that is, and how far each of them has read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary_null, text, timestamp_with_time_zone as instant, uuid,
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
        let mut change = Table::alter();
        change
            .table("outbox")
            .add_column(json_binary_null("concerned"));
        manager.alter_table(change).await?;

        let of_place = Expr::col("person_id")
            .is_null()
            .and(Expr::col("place_id").is_not_null());
        let of_person = Expr::col("person_id")
            .is_not_null()
            .and(Expr::col("place_id").is_null());
        NewTable::of_tenant(manager, "notification")
            .cols([text("event"), uuid("subject_id"), instant("at")])
            .may_refer("organization_id", "organization")
            .may_refer("caused_by", "user")
            .col(text("caused_by_name"))
            .may_be_part_of("person_id", "user")
            .may_be_part_of("place_id", "organization")
            .cols([boolean("below"), integer("roles")])
            .check(of_place.or(of_person))
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["person_id", "at", "id"])
            .index_everywhere(&["place_id", "below", "at", "id"])
            .index_everywhere(&["at"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "notification_mark")
            .part_of("user_id", "user")
            .col(instant("until"))
            .unique(&["user_id"])
            .create()
            .await
    }
}
