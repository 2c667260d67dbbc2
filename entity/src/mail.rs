//! Owns the row of a letter to a person.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::mail_setting::Language;

/// Where it stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    Queued,
    Sent,
    Failed,
}

/// What is, or was, to be sent to `address`: `lines` are `[{words, path}]`, one for each thing that happened. Tried
/// `tries` times, and again not before `next_at`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub user_id: Uuid,
    pub name: String,
    pub address: String,
    pub language: Language,
    #[sea_orm(column_type = "JsonBinary")]
    pub lines: Json,
    pub state: State,
    pub tries: i32,
    pub next_at: DateTimeUtc,
    pub error: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
