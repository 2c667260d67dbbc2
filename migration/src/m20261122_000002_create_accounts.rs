//! People, how they sign in, what they are appointed to, and through what their organizations speak.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, text, text_null, timestamp_with_time_zone as instant,
    timestamp_with_time_zone_null as instant_null,
};

use crate::table::{NewTable, bytes};

const ROLES: [&str; 10] = [
    "ADMIN",
    "HEAD",
    "DEPUTY_HEAD",
    "OFFICE",
    "EMULATION",
    "INSPECTION",
    "PRINCIPAL",
    "FOCAL_POINT",
    "STAFF",
    "OBSERVER",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sign_in(manager).await?;
        appointments(manager).await
    }
}

async fn sign_in(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    NewTable::of_tenant(manager, "user")
        .col(text("name"))
        .exact_text("name_folded")
        .col(bytes("name_sort"))
        .cols([
            text("username"),
            text_null("email"),
            text_null("phone"),
            instant_null("disabled_at"),
        ])
        .parent()
        .unique_everywhere(&["username"])
        .index(&["name_sort", "id"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "credential")
        .part_of("user_id", "user")
        .cols([text("password_hash"), instant("changed_at")])
        .unique(&["user_id"])
        .create()
        .await?;

    // By username, whether or not anybody has it: how the server answers must not tell.
    NewTable::of_installation(manager, "sign_in_attempt")
        .cols([
            bytes("username_hash"),
            integer("count"),
            instant_null("locked_until"),
        ])
        .unique_everywhere(&["username_hash"])
        .index_everywhere(&["updated_at"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "one_time_link")
        .may_be_part_of("user_id", "user")
        .code("purpose", &["SET_UP", "INVITE", "RESET"])
        .cols([
            bytes("token_hash"),
            instant("expires_at"),
            instant_null("used_at"),
        ])
        .unique_everywhere(&["token_hash"])
        .index(&["user_id"])
        .index_everywhere(&["expires_at"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "session")
        .part_of("user_id", "user")
        .col(text("user_agent"))
        .code("client", &["WEB", "APP"])
        .cols([
            boolean("keep"),
            instant("last_seen_at"),
            instant("expires_at"),
        ])
        .cols([instant_null("revoked_at"), text_null("revoked_reason")])
        .parent()
        .index(&["user_id"])
        .index_everywhere(&["expires_at"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "refresh_token")
        .part_of("session_id", "session")
        .cols([
            bytes("token_hash"),
            instant("issued_at"),
            instant_null("used_at"),
        ])
        .may_refer_to_sibling("successor_id")
        .col(instant("expires_at"))
        .parent()
        .unique_everywhere(&["token_hash"])
        .index(&["session_id"])
        .index(&["successor_id"])
        .index_everywhere(&["expires_at"])
        .create()
        .await?;

    NewTable::of_installation(manager, "signing_key")
        .cols([
            text("kid"),
            text("private_pem"),
            text("public_pem"),
            instant_null("retired_at"),
        ])
        .unique_everywhere(&["kid"])
        .create()
        .await
}

async fn appointments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    NewTable::of_tenant(manager, "position")
        .col(text("title"))
        .code("role", &ROLES)
        .code_null("division_kind", &["OFFICE", "EMULATION", "INSPECTION"])
        .code_null(
            "for_kind",
            &[
                "MINISTRY",
                "DEPARTMENT",
                "OFFICE",
                "PEOPLES_COMMITTEE",
                "SCHOOL",
                "OTHER",
            ],
        )
        .col(integer("rank"))
        .parent()
        .index(&["rank"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "appointment")
        .refers("user_id", "user")
        .refers("position_id", "position")
        .refers("organization_id", "organization")
        .cols([
            date("starts_on"),
            date_null("ends_on"),
            text_null("decision_number"),
        ])
        .index(&["user_id"])
        .index(&["organization_id"])
        .index(&["position_id"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "focal_point")
        .refers("organization_id", "organization")
        .refers("user_id", "user")
        .cols([
            date("since"),
            date_null("until"),
            text_null("decision_number"),
        ])
        .unique_where(&["organization_id"], Expr::col("until").is_null())
        .index(&["organization_id", "since"])
        .index(&["user_id"])
        .create()
        .await?;

    NewTable::of_tenant(manager, "channel")
        .refers("organization_id", "organization")
        .code(
            "kind",
            &[
                "EMAIL",
                "FACEBOOK",
                "HOTLINE",
                "ZALO",
                "WEBSITE",
                "RADIO",
                "NEWSPAPER",
                "OTHER",
            ],
        )
        .cols([text("name"), text("address"), text_null("audience")])
        .cols([date_null("verified_on"), instant_null("closed_at")])
        .index(&["organization_id"])
        .create()
        .await
}
