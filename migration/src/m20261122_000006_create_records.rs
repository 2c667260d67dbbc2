//! What the server keeps for itself: uploads, the audit trail, events, answers to repeat, leases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, json_binary, text, text_null,
    timestamp_with_time_zone as instant, uuid,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{NewTable, bytes};
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_tenant(manager, "upload")
            .refers("owner_id", "user")
            .cols([
                text("name"),
                big_integer("size"),
                boolean("received"),
                boolean("completed"),
            ])
            .cols([text_null("content_type"), instant("expires_at")])
            .index(&["owner_id"])
            .index_everywhere(&["expires_at"])
            .create()
            .await?;

        NewTable::of_tenant(manager, "audit_entry")
            .cols([big_integer("seq"), instant("at")])
            .may_refer("actor_id", "user")
            .cols([
                text("actor_name"),
                text("action"),
                text("entity"),
                uuid("entity_id"),
            ])
            .may_refer("organization_id", "organization")
            .cols([
                text_null("note"),
                json_binary("detail"),
                bytes("prev_hash"),
                bytes("hash"),
            ])
            .unique(&["seq"])
            .index(&["entity_id"])
            .index(&["organization_id", "seq"])
            .index(&["actor_id", "seq"])
            .create()
            .await?;
        only_append(manager).await?;

        NewTable::of_tenant(manager, "outbox")
            .col(text("event"))
            .may_refer("organization_id", "organization")
            .cols([
                uuid("entity_id"),
                json_binary("payload"),
                big_integer_null("seq"),
                instant("at"),
            ])
            .index_everywhere(&["seq"])
            .index_everywhere_where(&["id"], Expr::col("seq").is_null())
            .create()
            .await?;

        NewTable::of_tenant(manager, "idempotency")
            .part_of("user_id", "user")
            .cols([
                text("key"),
                bytes("fingerprint"),
                json_binary("outcome"),
                instant("expires_at"),
            ])
            .unique(&["user_id", "key"])
            .index_everywhere(&["expires_at"])
            .create()
            .await?;

        NewTable::of_installation(manager, "lease")
            .cols([
                text("name"),
                text("holder"),
                instant("expires_at"),
                big_integer("token"),
            ])
            .unique_everywhere(&["name"])
            .create()
            .await
    }
}

/// Makes the database itself refuse to change, delete or replace a line of the audit trail.
async fn only_append(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Sqlite => &[
            "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
             BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END",
            "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
             BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END",
            // INSERT OR REPLACE deletes without firing the trigger above.
            "CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry
             WHEN EXISTS (SELECT 1 FROM audit_entry
                          WHERE id = NEW.id OR (tenant_id = NEW.tenant_id AND seq = NEW.seq))
             BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END",
        ],
        DbBackend::Postgres => &[
            "CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$",
            "CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
             FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()",
            "CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
             FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()",
        ],
        other => return Err(DbErr::Migration(format!("{other:?} is not supported"))),
    };
    for statement in statements {
        manager
            .get_connection()
            .execute_unprepared(statement)
            .await?;
    }
    Ok(())
}
