//! Owns the row of a communication channel and the kinds of channels.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a channel is: email, facebook, đường dây nóng, zalo, website, đài, báo.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    Email,
    Facebook,
    Hotline,
    Zalo,
    Website,
    Radio,
    Newspaper,
    Other,
}

/// A channel through which an organization informs: its page, hotline or mailbox. `verified_on` is when it was last
/// seen to work; a closed one stays on record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "channel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub kind: Kind,
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
    pub verified_on: Option<Date>,
    pub closed_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
