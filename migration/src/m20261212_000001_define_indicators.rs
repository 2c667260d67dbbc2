//! An indicator says who asks, what its answer is, how it is worked out, checked and summed; a figure says why it differs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, integer, integer_null, json_binary_null, text_null, uuid_null,
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
        let kinds = ["COUNT", "DECIMAL", "PERCENT", "YES_NO", "TEXT", "CHOICE"];
        let aggregations = ["SUM", "MEAN", "WEIGHTED", "LIST", "NONE"];
        let mut columns = vec![
            uuid_null("organization_id"),
            code("kind", &kinds, "COUNT"),
            integer("places").default(0).take(),
            json_binary_null("choices"),
            text_null("topic"),
            text_null("formula"),
            code("aggregation", &aggregations, "SUM"),
            text_null("weight_code"),
            big_integer_null("least"),
            big_integer_null("most"),
            integer_null("change_most"),
            text_null("comparison"),
            text_null("compared_with"),
            text_null("source"),
        ];
        // SQLite adds one at a time.
        for column in &mut columns {
            let mut change = Table::alter();
            change.table("indicator").add_column(column);
            manager.alter_table(change).await?;
        }
        for name in ["text", "override_reason", "explanation"] {
            let mut change = Table::alter();
            change.table("report_value").add_column(text_null(name));
            manager.alter_table(change).await?;
        }
        // One code for as long as its meaning lasts, then again.
        let mut former = Index::drop();
        former.name("indicator_code_key").table("indicator");
        manager.drop_index(former).await?;
        let mut key = Index::create();
        key.name("indicator_code_valid_from_key")
            .table("indicator")
            .col("tenant_id")
            .col("organization_id")
            .col("code")
            .col("valid_from")
            .unique();
        manager.create_index(key).await?;
        let db = manager.get_connection();
        for sql in [
            // The program asked the same everywhere: it is the one body's that asks, the one office's where none does yet, and
            // where several do, that of the top of the tree, which asks on behalf of all below.
            "UPDATE indicator SET organization_id = COALESCE( \
             (SELECT one.organization_id FROM reporting_period AS one WHERE one.tenant_id = indicator.tenant_id \
              AND NOT EXISTS (SELECT 1 FROM reporting_period AS other WHERE other.tenant_id = one.tenant_id \
              AND other.organization_id <> one.organization_id) LIMIT 1), \
             (SELECT one.id FROM organization AS one WHERE one.tenant_id = indicator.tenant_id \
              AND one.kind = 'OFFICE' AND NOT EXISTS (SELECT 1 FROM organization AS other \
              WHERE other.tenant_id = one.tenant_id AND other.kind = 'OFFICE' AND other.id <> one.id) \
              AND NOT EXISTS (SELECT 1 FROM reporting_period AS asked WHERE asked.tenant_id = one.tenant_id) LIMIT 1), \
             (SELECT top.id FROM organization AS top WHERE top.tenant_id = indicator.tenant_id \
              AND top.parent_id IS NULL ORDER BY top.path LIMIT 1))",
            // What was tied by its code and in the program is tied by the row.
            "UPDATE indicator SET source = 'CHANNEL_REGISTER' WHERE code = 'ACTIVE_CHANNELS'",
            "UPDATE indicator SET comparison = 'AT_MOST', compared_with = 'INQUIRIES_RECEIVED' \
             WHERE code = 'INQUIRIES_ANSWERED'",
        ] {
            db.execute_unprepared(sql).await?;
        }
        NewTable::of_tenant(manager, "indicator_level")
            .part_of("indicator_id", "indicator")
            .refers("level_id", "education_level")
            .unique(&["indicator_id", "level_id"])
            .create()
            .await
    }
}

/// A code out of a closed set, which rows that are there have too.
fn code(name: &'static str, codes: &[&'static str], else_: &'static str) -> ColumnDef {
    let known = Expr::col(name).is_in(codes.iter().copied());
    ColumnDef::new(name)
        .text()
        .not_null()
        .default(else_)
        .check(known)
        .take()
}
