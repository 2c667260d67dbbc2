//! Files that hang on what was issued and on what arrived. SQLite keeps a table's checks for good, so the table is made anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{NewTable, bytes};

const COLUMNS: [&str; 14] = [
    "id",
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
    "task_id",
];

/// As before: bytes wait to be removed, and copies of an activity have its files.
const SQLITE: &str = "
    CREATE TRIGGER attachment_gone AFTER DELETE ON attachment BEGIN
        INSERT INTO discarded_blob (id, created_at, updated_at) VALUES (OLD.blob_id, OLD.updated_at, OLD.updated_at)
        ON CONFLICT (id) DO NOTHING;
        DELETE FROM attachment WHERE blob_id = OLD.blob_id
        AND activity_id IN (SELECT id FROM activity WHERE origin_id = OLD.activity_id);
    END;
    CREATE TRIGGER attachment_followed AFTER INSERT ON attachment WHEN NEW.activity_id IS NOT NULL BEGIN
        INSERT INTO attachment (id, {columns}, activity_id)
        SELECT randomblob(16), {values}, activity.id FROM activity WHERE activity.origin_id = NEW.activity_id;
    END;";

const POSTGRES: &str = "
    CREATE TRIGGER attachment_gone AFTER DELETE ON attachment FOR EACH ROW EXECUTE FUNCTION attachment_gone();
    CREATE TRIGGER attachment_followed AFTER INSERT ON attachment FOR EACH ROW WHEN (NEW.activity_id IS NOT NULL)
    EXECUTE FUNCTION attachment_followed();";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in [
            "attachment_task_id_created_at_id_idx",
            "attachment_activity_id_created_at_id_idx",
            "attachment_blob_id_idx",
        ] {
            let index = Index::drop().name(index).table("attachment").to_owned();
            manager.drop_index(index).await?;
        }
        let before = Table::rename()
            .table("attachment", "attachment_before")
            .to_owned();
        manager.rename_table(before).await?;
        let subjects = ["task_id", "activity_id", "document_id", "arrival_id"];
        let of = |subject: &'static str| {
            let one = |column: &'static str| match column == subject {
                true => Expr::col(column).is_not_null(),
                false => Expr::col(column).is_null(),
            };
            let [first, rest @ ..] = subjects;
            rest.into_iter()
                .fold(one(first), |all, column| all.and(one(column)))
        };
        let [first, rest @ ..] = subjects;
        let of_one = rest
            .into_iter()
            .fold(of(first), |any, subject| any.or(of(subject)));
        let mut table = NewTable::of_tenant(manager, "attachment")
            .refers("organization_id", "organization")
            .col(uuid("blob_id"))
            .cols([text("name"), text("content_type")])
            .col(big_integer("size"))
            .col(bytes("sha256"))
            .refers("author_id", "user")
            .col(text("author_name"))
            .check(of_one)
            .index_everywhere(&["blob_id"]);
        for (subject, of) in subjects
            .into_iter()
            .zip(["task", "activity", "document", "arrival"])
        {
            table = table.may_be_part_of(subject, of);
        }
        table
            .index_everywhere(&["task_id", "created_at", "id"])
            .index_everywhere(&["activity_id", "created_at", "id"])
            .index_everywhere(&["document_id", "created_at", "id"])
            .index_everywhere(&["arrival_id", "created_at", "id"])
            .create()
            .await?;
        let connection = manager.get_connection();
        let columns = COLUMNS.join(", ");
        let moved = format!(
            "INSERT INTO attachment ({columns}, activity_id) SELECT {columns}, activity_id FROM attachment_before"
        );
        connection.execute_unprepared(&moved).await?;
        let before = Table::drop().table("attachment_before").to_owned();
        manager.drop_table(before).await?;
        let statements = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        let shared: Vec<&str> = COLUMNS
            .into_iter()
            .filter(|column| !["id", "task_id"].contains(column))
            .collect();
        let values: Vec<String> = shared
            .iter()
            .map(|column| format!("NEW.{column}"))
            .collect();
        let statements = statements
            .replace("{columns}", &shared.join(", "))
            .replace("{values}", &values.join(", "));
        connection.execute_unprepared(&statements).await?;
        Ok(())
    }
}
