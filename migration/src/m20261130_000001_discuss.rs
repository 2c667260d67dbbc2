//! What people say of plans and tasks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, json_binary, text, text_null, timestamp_with_time_zone_null as instant_null, uuid_null,
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
        let of_one = Expr::col("plan_id")
            .is_null()
            .and(Expr::col("task_id").is_not_null())
            .or(Expr::col("plan_id")
                .is_not_null()
                .and(Expr::col("task_id").is_null()));
        // So that rows can refer to a task. Led by the id: SQLite would take the tenant's, and read all of it.
        manager
            .create_index(
                Index::create()
                    .name("task_id_tenant_id_key")
                    .table("task")
                    .col("id")
                    .col("tenant_id")
                    .unique()
                    .take(),
            )
            .await?;
        NewTable::of_tenant(manager, "comment")
            .refers("organization_id", "organization")
            .may_be_part_of("plan_id", "plan")
            // No reference: a clause may go, what was said of it stays.
            .cols([uuid_null("clause_id"), text_null("quote")])
            .may_be_part_of("task_id", "task")
            .refers("author_id", "user")
            .col(text("author_name"))
            .col(boolean("listens"))
            .cols([text("text"), json_binary("mentions")])
            .cols([instant_null("edited_at"), instant_null("resolved_at")])
            .col(text_null("resolved_by_name"))
            .check(of_one)
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["plan_id", "created_at", "id"])
            .index_everywhere(&["task_id", "created_at", "id"])
            .index_everywhere(&["clause_id", "resolved_at"])
            .create()
            .await
    }
}
