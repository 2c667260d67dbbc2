//! Owns the row of a position's handover and its states.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a handover stands: `OPEN → HANDED_OVER → TAKEN_OVER`, or back to open.
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
    Open,
    HandedOver,
    TakenOver,
}

/// What goes from `from_id` to `to_id` with the position of `appointment_id`, from `takes_effect_on`. Names are those of the
/// day when it was opened. `items` are what goes, written down when it was handed over and again when it was taken;
/// `given_by` is the giver, or with `stand_in_reason` somebody in his stead. Once taken, nothing changes again:
/// `content_hash` covers all of it. One appointment has one that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "handover")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub organization_name: String,
    pub appointment_id: Uuid,
    pub position_title: String,
    pub from_id: Uuid,
    pub from_name: String,
    pub to_id: Uuid,
    pub to_name: String,
    pub takes_effect_on: Date,
    pub decision_number: Option<String>,
    pub state: State,
    pub notes: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub items: Json,
    pub return_reason: Option<String>,
    pub opened_by: Uuid,
    pub given_by: Option<Uuid>,
    pub given_by_name: Option<String>,
    pub given_at: Option<DateTimeUtc>,
    pub stand_in_reason: Option<String>,
    pub taken_at: Option<DateTimeUtc>,
    pub content_hash: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
