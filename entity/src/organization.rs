//! Owns the row of an organization and the kinds of organizations.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What an organization is: Bộ, Sở, Phòng, UBND, trường.
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
    Ministry,
    Department,
    Office,
    PeoplesCommittee,
    School,
    Other,
}

/// An office, school or other body in the tenant's tree.
///
/// `path` is `/<id>/…/<id>/` (simple hex) from the root down to the row itself, so it is unique, and a subtree is
/// everything whose path starts with the row's. It changes only together with `parent_id`, for the whole subtree. An
/// organization is never deleted: it closes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub parent_id: Option<Uuid>,
    pub kind: Kind,
    pub name: String,
    pub short_name: String,
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub path: String,
    pub opened_on: Option<Date>,
    pub closed_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::tenant::Entity",
        from = "Column::TenantId",
        to = "super::tenant::Column::Id"
    )]
    Tenant,
    #[sea_orm(belongs_to = "Entity", from = "Column::ParentId", to = "Column::Id")]
    Parent,
    #[sea_orm(has_many = "super::organization_level::Entity")]
    OrganizationLevel,
    #[sea_orm(has_many = "super::division::Entity")]
    Division,
    #[sea_orm(has_many = "super::appointment::Entity")]
    Appointment,
    #[sea_orm(has_many = "super::focal_point::Entity")]
    FocalPoint,
    #[sea_orm(has_many = "super::channel::Entity")]
    Channel,
    #[sea_orm(has_many = "super::plan::Entity")]
    Plan,
    #[sea_orm(has_many = "super::report::Entity")]
    Report,
}

impl Related<super::tenant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Tenant.def()
    }
}

impl Related<super::organization_level::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::OrganizationLevel.def()
    }
}

impl Related<super::division::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Division.def()
    }
}

impl Related<super::appointment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Appointment.def()
    }
}

impl Related<super::focal_point::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::FocalPoint.def()
    }
}

impl Related<super::channel::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Channel.def()
    }
}

impl Related<super::plan::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Plan.def()
    }
}

impl Related<super::report::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Report.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
