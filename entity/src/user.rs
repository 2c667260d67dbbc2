//! Owns the row of a person with an account.

use sea_orm::entity::prelude::*;

/// A person who can sign in. What he may do comes from his appointments, never from this row.
///
/// `username` is unique over the whole installation, because signing in names no tenant. A user is never deleted: he
/// is disabled, and his sessions end with it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub name: String,
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub username: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub disabled_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::appointment::Entity")]
    Appointment,
}

impl Related<super::appointment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Appointment.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
