//! Owns the row of a position and the roles that positions carry.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::division;
use crate::organization;

/// What a position lets its holder do; see `docs/permissions.md`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    Admin,
    Head,
    DeputyHead,
    Office,
    Emulation,
    Inspection,
    Principal,
    FocalPoint,
    Staff,
    Observer,
}

/// A post that people are appointed to: its title, and the role from which permissions follow. `for_kind` limits it
/// to organizations of that kind; `rank` orders people on paper, the highest post first; who holds one that `leads` heads the
/// organization or deputizes for its head.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "position")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub title: String,
    pub role: Role,
    pub division_kind: Option<division::Kind>,
    pub for_kind: Option<organization::Kind>,
    pub rank: i32,
    pub leads: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
