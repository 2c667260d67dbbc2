//! What one gives another to do.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, json_binary, text, text_null, timestamp_with_time_zone_null as instant_null,
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
        let of_plan = Expr::col("clause_id")
            .is_null()
            .or(Expr::col("plan_id").is_not_null());
        NewTable::of_tenant(manager, "task")
            .refers("organization_id", "organization")
            .may_refer("plan_id", "plan")
            .may_refer("clause_id", "plan_clause")
            .refers("assignee_id", "organization")
            .code_null("division_kind", &["OFFICE", "EMULATION", "INSPECTION"])
            .may_refer("person_id", "user")
            .cols([
                text("title"),
                text("title_folded"),
                text_null("criterion"),
                date("due_on"),
            ])
            .code("state", &["ASSIGNED", "IN_PROGRESS", "DONE", "CONFIRMED"])
            .refers("given_by", "user")
            .cols([
                text_null("result"),
                json_binary("links"),
                text_null("return_reason"),
            ])
            .may_refer("done_by", "user")
            .col(instant_null("done_at"))
            .may_refer("confirmed_by", "user")
            .col(instant_null("confirmed_at"))
            .check(of_plan)
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["due_on", "id"])
            .index_everywhere(&["organization_id", "due_on", "id"])
            .index_everywhere(&["organization_id", "state", "due_on", "id"])
            .index_everywhere(&["assignee_id", "due_on", "id"])
            .index_everywhere(&["person_id", "due_on", "id"])
            .index_everywhere(&["plan_id"])
            .index_everywhere(&["clause_id"])
            .create()
            .await
    }
}
