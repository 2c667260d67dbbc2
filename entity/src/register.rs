//! Owns the row of a register: the last number that an organization gave in a year, to what it issued or to what arrived.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Which way papers go that a register is of: sổ văn bản đi, sổ văn bản đến.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Direction {
    Outgoing,
    Incoming,
}

/// One organization's register for one calendar year; certified copies have one of their own beside what was issued.
/// `last_number` only counts up, in the transaction that stores the entry, so numbers have neither gaps nor doubles;
/// those up to `begun_after` were given on paper before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub direction: Direction,
    pub year: i32,
    pub last_number: i32,
    pub of_copies: bool,
    pub begun_after: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
