//! Owns the row of a saved view: how somebody wants to see a list again.

use sea_orm::entity::prelude::*;

/// A list of the page that can be narrowed; kept by the path by which it was first known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum List {
    #[sea_orm(string_value = "/people")]
    People,
    #[sea_orm(string_value = "/plans/activities")]
    Activities,
    #[sea_orm(string_value = "/plans/coverage")]
    Coverage,
    #[sea_orm(string_value = "/plans/schools")]
    Schools,
    #[sea_orm(string_value = "/handovers")]
    Handovers,
    #[sea_orm(string_value = "/tasks")]
    Tasks,
    #[sea_orm(string_value = "/documents/arrivals")]
    Arrivals,
    #[sea_orm(string_value = "/documents/issued")]
    Issued,
    #[sea_orm(string_value = "/reports/board")]
    Board,
    #[sea_orm(string_value = "/plans")]
    Plans,
    #[sea_orm(string_value = "/record")]
    Record,
    #[sea_orm(string_value = "/organizations")]
    Organizations,
    #[sea_orm(string_value = "/documents/deliveries")]
    Deliveries,
    #[sea_orm(string_value = "/phonebook")]
    Phonebook,
}

/// The query of a list's address, kept by `owner_id` under a name.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_view")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub owner_id: Uuid,
    pub list: List,
    pub name: String,
    pub query: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
