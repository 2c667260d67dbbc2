//! Owns the row of one recipient of one document, and of what he said of having it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::plan_recipient::Purpose;

/// How it is known that a document arrived.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Receipt {
    Awaited,
    InApp,
    ByLink,
    Recorded,
}

/// That `issuer_id` sent a document to `organization_id`, or to a body outside by its name alone; `name` is that of the
/// day. `received_at` is the moment in which he said so himself; what was written down for him has a day only. A link
/// carries `link_serial`: a higher one makes those before it dead, and without `link_until` there is none.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub document_id: Uuid,
    pub issuer_id: Uuid,
    pub organization_id: Option<Uuid>,
    pub name: String,
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub purpose: Purpose,
    pub due_on: Date,
    pub receipt: Receipt,
    pub received_on: Option<Date>,
    pub received_at: Option<DateTimeUtc>,
    pub received_by: Option<Uuid>,
    pub received_name: Option<String>,
    pub note: Option<String>,
    pub link_serial: i32,
    pub link_until: Option<DateTimeUtc>,
    pub reminded_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
