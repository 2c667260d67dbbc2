//! Who spoke for an organization, by what decision of which day, and why he ended; and which posts lead.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date_null, text, text_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The posts that lead among those that tenants began with.
const LEADING: &str = "UPDATE position SET leads = TRUE
    WHERE role IN ('HEAD', 'DEPUTY_HEAD', 'PRINCIPAL') OR title = 'Phó Hiệu trưởng'";
const NAMES: &str = "UPDATE focal_point SET person_name =
    (SELECT name FROM \"user\" WHERE \"user\".id = focal_point.user_id)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text("person_name").default("").take(),
            date_null("decided_on"),
            text_null("end_reason"),
        ] {
            let mut change = Table::alter();
            change.table("focal_point").add_column(column);
            manager.alter_table(change).await?;
        }
        let mut change = Table::alter();
        change
            .table("position")
            .add_column(boolean("leads").default(false).take());
        manager.alter_table(change).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared(NAMES).await?;
        connection.execute_unprepared(LEADING).await?;
        Ok(())
    }
}
