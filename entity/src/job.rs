//! Owns the row of a job: what the server does for a person while he goes on.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What is done.
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
    Export,
    Import,
}

/// Where it stands: `QUEUED → RUNNING → DONE | FAILED | CANCELLED`. One whose server died is run again.
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
    Running,
    Done,
    Failed,
    Cancelled,
}

/// What `owner_id` asked for, in the session in which he did: it is done with the rights that he has there. `done` of `total`
/// is how far it is; while it runs it is `holder`'s until `held_until`, who keeps that up. A file that came of it is the blob
/// `blob_id`. `failure` is a code.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub owner_id: Uuid,
    pub session_id: Uuid,
    pub kind: Kind,
    pub title: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub input: Json,
    pub state: State,
    pub done: i32,
    pub total: Option<i32>,
    pub attempts: i32,
    pub holder: Option<Uuid>,
    pub held_until: Option<DateTimeUtc>,
    pub failure: Option<String>,
    pub blob_id: Option<Uuid>,
    pub file_name: Option<String>,
    pub content_type: Option<String>,
    pub size: Option<i64>,
    pub ended_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
