//! Plans, their text, and the duties that they lay on schools with the periods in which these report.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, integer_null, json_binary, text, text_null,
    timestamp_with_time_zone_null as instant_null,
};

use crate::table::{NewTable, bytes, bytes_null, in_order};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        plan(manager).await?;
        text_of_plan(manager).await?;
        duties(manager).await
    }
}

async fn plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    NewTable::of_tenant(manager, "plan")
        .refers("organization_id", "organization")
        .may_refer("parent_id", "plan")
        .may_refer("document_id", "document")
        .refers("school_year_id", "school_year")
        .code(
            "state",
            &[
                "DRAFT",
                "SUBMITTED",
                "RETURNED",
                "APPROVED",
                "ISSUED",
                "CLOSED",
            ],
        )
        .col(text("title"))
        .exact_text("title_folded")
        .col(bytes("title_sort"))
        .cols(["symbol", "place", "number"].map(text_null))
        .col(date_null("issued_on"))
        .cols(["issuer_name", "parent_issuer_name"].map(text_null))
        .cols(
            [
                "signer_authority",
                "signer_title",
                "signer_name",
                "return_reason",
            ]
            .map(text_null),
        )
        .col(bytes_null("content_hash"))
        .cols([
            text_null("source_name"),
            text_null("source_text"),
            json_binary("findings"),
        ])
        .refers("created_by", "user")
        .may_refer("drafted_by", "user")
        .may_refer("approved_by", "user")
        .cols(["submitted_at", "approved_at", "issued_at"].map(instant_null))
        .parent()
        .index(&["organization_id", "school_year_id"])
        .index(&["school_year_id", "state"])
        .index(&["parent_id"])
        .index(&["document_id"])
        .index(&["title_sort", "id"])
        .create()
        .await
}

async fn text_of_plan(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    NewTable::of_tenant(manager, "plan_clause")
        .part_of("plan_id", "plan")
        .may_be_part_of("parent_id", "plan_clause")
        .cols([integer("position"), integer("depth"), text_null("marker")])
        .code(
            "kind",
            &[
                "SECTION",
                "LEGAL_BASIS",
                "OBJECTIVE",
                "REQUIREMENT",
                "TOPIC",
                "DUTY",
                "HEADING",
                "PARAGRAPH",
            ],
        )
        .col(text("text"))
        .code_null("division_kind", &["OFFICE", "EMULATION", "INSPECTION"])
        .cols([
            boolean("schools"),
            text_null("assignee"),
            json_binary("deadlines"),
            integer_null("line"),
        ])
        .parent()
        .index(&["plan_id", "position"])
        .index(&["parent_id"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "plan_citation")
        .part_of("plan_id", "plan")
        .cols([
            integer("position"),
            text("kind"),
            text_null("number"),
            text("symbol"),
            date_null("issued_on"),
        ])
        .cols([
            text_null("issuer"),
            text_null("subject"),
            integer_null("line"),
            boolean("in_legal_basis"),
        ])
        .index(&["plan_id", "position"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "plan_recipient")
        .part_of("plan_id", "plan")
        .cols([integer("position"), text("name")])
        .code(
            "purpose",
            &[
                "REPORT",
                "DIRECT",
                "EXECUTE",
                "INFORM",
                "COORDINATE",
                "FILE",
                "OTHER",
            ],
        )
        .cols([text_null("purpose_text"), boolean("schools")])
        .index(&["plan_id", "position"])
        .create()
        .await
}

async fn duties(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    NewTable::of_tenant(manager, "reporting_period")
        .refers("organization_id", "organization")
        .refers("school_year_id", "school_year")
        .may_refer("term_id", "term")
        .may_refer("plan_id", "plan")
        .cols([text("name"), date("opens_on"), date("due_on")])
        .check(in_order("opens_on", "due_on"))
        .parent()
        .index(&["organization_id", "due_on"])
        .index(&["school_year_id"])
        .index(&["term_id"])
        .index(&["plan_id"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "duty")
        .part_of("plan_id", "plan")
        .refers("organization_id", "organization")
        .may_be_part_of("clause_id", "plan_clause")
        .code("kind", &["OWN_PLAN", "FOCAL_POINT", "CHANNELS", "REPORT"])
        .cols([text("title"), date_null("due_on")])
        .may_refer("period_id", "reporting_period")
        .index(&["plan_id"])
        .index(&["organization_id", "due_on"])
        .index(&["clause_id"])
        .index(&["period_id"])
        .create()
        .await
}
