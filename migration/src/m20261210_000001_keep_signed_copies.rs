//! Signed copies of what was issued; the code by which anybody checks a paper; and of a plan that took another's place, its
//! paper says so too.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text, text_null, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{NewTable, bytes};

/// 96 bits by chance: of a random UUID, those that are not fixed.
const POSTGRES: &str = "UPDATE document SET verification_code =
    left(gen_random_uuid()::text, 8) || right(gen_random_uuid()::text, 12) || left(gen_random_uuid()::text, 4)";
const SQLITE: &str = "UPDATE document SET verification_code = lower(hex(randomblob(12)))";

const REPLACED: &str = "UPDATE document SET follows_as = 'REPLACES', follows_id = (
        SELECT earlier.document_id FROM plan JOIN plan AS earlier ON earlier.id = plan.replaces_id
        WHERE plan.document_id = document.id)
    WHERE follows_id IS NULL AND EXISTS (
        SELECT 1 FROM plan JOIN plan AS earlier ON earlier.id = plan.replaces_id
        WHERE plan.document_id = document.id AND earlier.document_id IS NOT NULL)";

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
            .table("document")
            .add_column(text_null("verification_code"));
        manager.alter_table(change).await?;
        let codes = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        let connection = manager.get_connection();
        connection.execute_unprepared(codes).await?;
        connection.execute_unprepared(REPLACED).await?;
        let by_code = Index::create()
            .name("document_verification_code_key")
            .table("document")
            .col("verification_code")
            .unique()
            .take();
        manager.create_index(by_code).await?;

        NewTable::of_tenant(manager, "signed_copy")
            .refers("document_id", "document")
            .col(integer("number"))
            .col(uuid("blob_id"))
            .col(text("name"))
            .col(big_integer("size"))
            .col(bytes("sha256"))
            .col(text_null("reason"))
            .refers("author_id", "user")
            .col(text("author_name"))
            .check(Expr::col("number").gt(0))
            .unique(&["document_id", "number"])
            .index(&["sha256"])
            .index_everywhere(&["blob_id"])
            .create()
            .await
    }
}
