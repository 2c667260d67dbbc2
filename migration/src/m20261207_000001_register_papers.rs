//! Papers of their own in the register of what was issued, and a register of what arrived.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, json_binary_null, text, text_null, uuid_null,
};

use crate::table::NewTable;

#[derive(DeriveMigrationName)]
pub struct Migration;

const URGENCIES: [&str; 4] = ["NORMAL", "URGENT", "VERY_URGENT", "EXPRESS"];

/// Words for the papers that are there: their number and symbol, what they are about, and the issuer's name of today.
/// A symbol has letters of ASCII and «Đ».
const SEARCHED: &str = "UPDATE document SET search_folded =
    CASE WHEN number < 10 THEN '0' ELSE '' END || CAST(number AS TEXT) || '/'
    || LOWER(REPLACE(REPLACE(symbol, 'Đ', 'd'), 'đ', 'd')) || ' ' || subject_folded || ' '
    || (SELECT organization.name_folded FROM organization WHERE organization.id = document.organization_id)";

fn code(name: &'static str, codes: &[&'static str]) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    let known = Expr::col(name).is_in(codes.iter().copied());
    column.text().check(known);
    column
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outgoing = code("direction", &["OUTGOING", "INCOMING"])
            .not_null()
            .default("OUTGOING")
            .take();
        add(manager, "register", outgoing).await?;
        let by_year = Index::drop()
            .name("register_organization_id_year_key")
            .table("register")
            .to_owned();
        manager.drop_index(by_year).await?;
        let by_direction = Index::create()
            .name("register_organization_id_direction_year_key")
            .table("register")
            .col("tenant_id")
            .col("organization_id")
            .col("direction")
            .col("year")
            .unique()
            .take();
        manager.create_index(by_direction).await?;

        let normal = code("urgency", &URGENCIES)
            .not_null()
            .default("NORMAL")
            .take();
        for column in [
            text("search_folded").default("").take(),
            text_null("signer_authority").take(),
            text_null("signer_title").take(),
            text_null("body").take(),
            json_binary_null("recipients").take(),
            normal,
            date_null("valid_from").take(),
            date_null("valid_until").take(),
            uuid_null("follows_id").take(),
            code("follows_as", &["CORRECTS", "REPLACES", "RECALLS"]).take(),
        ] {
            add(manager, "document", column).await?;
        }
        let connection = manager.get_connection();
        connection.execute_unprepared(SEARCHED).await?;
        let mut folded = Table::alter();
        folded.table("document").drop_column("subject_folded");
        manager.alter_table(folded).await?;
        let followed = Index::create()
            .name("document_follows_id_idx")
            .table("document")
            .col("follows_id")
            .take();
        manager.create_index(followed).await?;

        NewTable::of_tenant(manager, "arrival")
            .refers("organization_id", "organization")
            .cols(["number", "year"].map(integer))
            .col(date("arrived_on"))
            .may_refer("document_id", "document")
            .may_refer("issuer_id", "organization")
            .col(text("issuer_name"))
            .cols(["paper_number", "symbol"].map(text_null))
            .cols(["kind", "subject"].map(text))
            .col(text_null("signer_name"))
            .col(date("issued_on"))
            .code("urgency", &URGENCIES)
            .cols(["valid_from", "valid_until"].map(date_null))
            .cols(["recipient", "note", "void_reason"].map(text_null))
            .exact_text("sameness")
            .exact_text("search_folded")
            .check(Expr::col("number").gt(0))
            .parent_by_id()
            .unique(&["organization_id", "year", "number"])
            .index(&["organization_id", "arrived_on", "id"])
            .index(&["organization_id", "sameness"])
            .index_everywhere(&["document_id"])
            .create()
            .await
    }
}

/// One at a time: SQLite takes no more.
async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    mut column: ColumnDef,
) -> Result<(), DbErr> {
    let mut change = Table::alter();
    change.table(table).add_column(&mut column);
    manager.alter_table(change).await
}
