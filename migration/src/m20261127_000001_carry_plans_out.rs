//! Schools' plans: where each clause comes from, what the office above said of them, which took whose place, and the
//! activities that carry them out.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, json_binary, text, text_null, timestamp_with_time_zone_null as instant_null, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::{NewTable, in_order};

/// Plans that were issued under another before this say to whom they were sent, too.
const SENT: &str = "UPDATE plan SET addressee_id = (SELECT above.organization_id FROM plan above \
    WHERE above.id = plan.parent_id) \
    WHERE parent_id IS NOT NULL AND state IN ('ISSUED', 'CLOSED') \
    AND organization_id IN (SELECT id FROM organization WHERE kind = 'SCHOOL')";

/// What comes of an activity.
const WORK: [&str; 8] = [
    "state",
    "result",
    "links",
    "return_reason",
    "done_by",
    "done_at",
    "confirmed_by",
    "confirmed_at",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        plans(manager).await?;
        activities(manager).await
    }
}

/// SQLite adds one column at a time, and no key of two columns.
fn may_refer(column: &'static str, to: &str) -> ColumnDef {
    uuid_null(column)
        .extra(format!("REFERENCES {to} (id)"))
        .take()
}

async fn plans(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let reception = ColumnDef::new("reception")
        .text()
        .check(Expr::col("reception").is_in(["ACCEPTED", "SENT_BACK"]))
        .take();
    for column in [
        may_refer("replaces_id", "plan"),
        may_refer("replaced_by_id", "plan"),
        may_refer("addressee_id", "organization"),
        reception,
        may_refer("received_by", "\"user\""),
        instant_null("received_at"),
        text_null("reception_reason"),
    ] {
        let mut change = Table::alter();
        manager
            .alter_table(change.table("plan").add_column(column).take())
            .await?;
    }
    let mut change = Table::alter();
    let source = may_refer("source_id", "plan_clause");
    manager
        .alter_table(change.table("plan_clause").add_column(source).take())
        .await?;
    for (table, column) in [
        ("plan", "replaces_id"),
        ("plan", "addressee_id"),
        ("plan_clause", "source_id"),
    ] {
        let mut index = Index::create();
        index.name(format!("{table}_{column}_idx"));
        manager
            .create_index(index.table(table).col(column).take())
            .await?;
    }
    let mut index = Index::create();
    index.name("plan_organization_id_parent_id_idx");
    let of_school = index.table("plan").col("tenant_id").col("organization_id");
    manager
        .create_index(of_school.col("parent_id").take())
        .await?;
    manager.get_connection().execute_unprepared(SENT).await?;
    Ok(())
}

async fn activities(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // What activities name is referred to, and so has a key with its tenant.
    let mut key = Index::create();
    key.name("channel_tenant_id_id_key").table("channel");
    manager
        .create_index(key.col("tenant_id").col("id").unique().take())
        .await?;
    NewTable::of_tenant(manager, "activity")
        .part_of("plan_id", "plan")
        .refers("organization_id", "organization")
        .col(uuid_null("origin_id").extra("REFERENCES activity (id) ON DELETE SET NULL"))
        .cols([text("title"), text("title_folded")])
        .may_refer("person_id", "user")
        .col(text_null("doer"))
        .cols([date("starts_on"), date("ends_on")])
        .cols(["place", "output"].map(text_null))
        .code("state", &["ASSIGNED", "IN_PROGRESS", "DONE", "CONFIRMED"])
        .cols([
            text_null("result"),
            json_binary("links"),
            text_null("return_reason"),
        ])
        .may_refer("done_by", "user")
        .col(instant_null("done_at"))
        .may_refer("confirmed_by", "user")
        .col(instant_null("confirmed_at"))
        .check(in_order("starts_on", "ends_on"))
        .parent_by_id()
        // Not led by the tenant: SQLite would take that alone, and read all of it.
        .index_everywhere(&["plan_id", "starts_on", "id"])
        .index_everywhere(&["organization_id", "state", "ends_on", "id"])
        .index_everywhere(&["person_id", "ends_on", "id"])
        .index_everywhere(&["origin_id"])
        .create()
        .await?;
    NewTable::of_tenant(manager, "activity_clause")
        .part_of("activity_id", "activity")
        .part_of("clause_id", "plan_clause")
        .unique(&["activity_id", "clause_id"])
        .index_everywhere(&["clause_id"])
        .create()
        .await?;
    NewTable::of_tenant(manager, "activity_channel")
        .part_of("activity_id", "activity")
        .refers("channel_id", "channel")
        .unique(&["activity_id", "channel_id"])
        .index_everywhere(&["channel_id"])
        .create()
        .await?;
    follow(manager).await
}

/// A copy in the draft of another plan follows what is done of its origin.
async fn follow(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = WORK.join(", ");
    let values = WORK.map(|column| format!("{column} = NEW.{column}"));
    let update = format!(
        "UPDATE activity SET {} WHERE origin_id = NEW.id;",
        values.join(", ")
    );
    let trigger = "CREATE TRIGGER activity_followed AFTER UPDATE OF";
    let statements = match manager.get_database_backend() {
        DbBackend::Postgres => format!(
            "CREATE FUNCTION activity_followed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {update} RETURN NULL; END $$;
            {trigger} {columns} ON activity FOR EACH ROW EXECUTE FUNCTION activity_followed()"
        ),
        _ => format!("{trigger} {columns} ON activity BEGIN {update} END"),
    };
    manager
        .get_connection()
        .execute_unprepared(&statements)
        .await?;
    Ok(())
}
