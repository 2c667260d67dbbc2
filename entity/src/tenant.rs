//! Owns the row of a tenant: one organization tree, the unit that data never crosses.

use sea_orm::entity::prelude::*;

/// One organization tree: an office with its schools, or a whole province. Its `id` is what every other row's
/// `tenant_id` says.
///
/// Until `set_up_at` is set nobody can sign in but through the set-up link. `demo` is set when the data is made up
/// and never afterwards. `audit_seq` and `audit_hash` are those of the last line of its record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub name: String,
    pub demo: bool,
    pub set_up_at: Option<DateTimeUtc>,
    pub audit_seq: Option<i64>,
    pub audit_hash: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
