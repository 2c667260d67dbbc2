//! Files that hang on a task or an activity, and bytes that nothing names any more.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{NewTable, bytes, bytes_null};

/// Bytes wait here to be removed, whatever it was that went: a file, its task, the plan of its activity.
const SQLITE: &str = "
    CREATE TRIGGER attachment_gone AFTER DELETE ON attachment BEGIN
        INSERT INTO discarded_blob (id, created_at, updated_at) VALUES (OLD.blob_id, OLD.updated_at, OLD.updated_at)
        ON CONFLICT (id) DO NOTHING;
        DELETE FROM attachment WHERE blob_id = OLD.blob_id
        AND activity_id IN (SELECT id FROM activity WHERE origin_id = OLD.activity_id);
    END;
    CREATE TRIGGER upload_gone AFTER DELETE ON upload BEGIN
        INSERT INTO discarded_blob (id, created_at, updated_at) VALUES (OLD.id, OLD.updated_at, OLD.updated_at)
        ON CONFLICT (id) DO NOTHING;
    END;
    CREATE TRIGGER attachment_followed AFTER INSERT ON attachment WHEN NEW.activity_id IS NOT NULL BEGIN
        INSERT INTO attachment (id, {columns}, activity_id)
        SELECT randomblob(16), {values}, activity.id FROM activity WHERE activity.origin_id = NEW.activity_id;
    END;";

const POSTGRES: &str = "
    CREATE FUNCTION attachment_gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO discarded_blob (id, created_at, updated_at) VALUES (OLD.blob_id, OLD.updated_at, OLD.updated_at)
        ON CONFLICT (id) DO NOTHING;
        DELETE FROM attachment WHERE blob_id = OLD.blob_id
        AND activity_id IN (SELECT id FROM activity WHERE origin_id = OLD.activity_id);
        RETURN NULL;
    END $$;
    CREATE TRIGGER attachment_gone AFTER DELETE ON attachment FOR EACH ROW EXECUTE FUNCTION attachment_gone();
    CREATE FUNCTION upload_gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO discarded_blob (id, created_at, updated_at) VALUES (OLD.id, OLD.updated_at, OLD.updated_at)
        ON CONFLICT (id) DO NOTHING;
        RETURN NULL;
    END $$;
    CREATE TRIGGER upload_gone AFTER DELETE ON upload FOR EACH ROW EXECUTE FUNCTION upload_gone();
    CREATE FUNCTION attachment_followed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO attachment (id, {columns}, activity_id)
        SELECT gen_random_uuid(), {values}, activity.id FROM activity WHERE activity.origin_id = NEW.activity_id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER attachment_followed AFTER INSERT ON attachment FOR EACH ROW WHEN (NEW.activity_id IS NOT NULL)
    EXECUTE FUNCTION attachment_followed();";

/// What a copy of an activity's file shares with it: all but its own id and the activity.
const SHARED: [&str; 12] = [
    "tenant_id",
    "version",
    "created_at",
    "updated_at",
    "organization_id",
    "blob_id",
    "name",
    "content_type",
    "size",
    "sha256",
    "author_id",
    "author_name",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut change = Table::alter();
        change.table("upload").add_column(bytes_null("sha256"));
        manager.alter_table(change.take()).await?;
        let of_one = Expr::col("task_id")
            .is_null()
            .and(Expr::col("activity_id").is_not_null())
            .or(Expr::col("task_id")
                .is_not_null()
                .and(Expr::col("activity_id").is_null()));
        NewTable::of_tenant(manager, "attachment")
            .refers("organization_id", "organization")
            .may_be_part_of("task_id", "task")
            .may_be_part_of("activity_id", "activity")
            .col(uuid("blob_id"))
            .cols([text("name"), text("content_type")])
            .col(big_integer("size"))
            .col(bytes("sha256"))
            .refers("author_id", "user")
            .col(text("author_name"))
            .check(of_one)
            // Not led by the tenant: SQLite would take that alone, and read all of it.
            .index_everywhere(&["task_id", "created_at", "id"])
            .index_everywhere(&["activity_id", "created_at", "id"])
            .index_everywhere(&["blob_id"])
            .create()
            .await?;
        NewTable::of_installation(manager, "discarded_blob")
            .create()
            .await?;
        let statements = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        let values = SHARED.map(|column| format!("NEW.{column}")).join(", ");
        let statements = statements
            .replace("{columns}", &SHARED.join(", "))
            .replace("{values}", &values);
        manager
            .get_connection()
            .execute_unprepared(&statements)
            .await?;
        Ok(())
    }
}
