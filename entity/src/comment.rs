//! Owns the row of what somebody said of a plan, of one of its clauses, or of a task.

use sea_orm::entity::prelude::*;

/// What somebody said at `organization_id`: of a plan or of a task, one of the two. Of a clause it keeps the first words
/// as they were, `quote`, since the clause may be gone before the conversation is. Its author `listens` who is
/// not told by his post of what is said of it. `mentions` are `[{id, name}]`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub plan_id: Option<Uuid>,
    pub clause_id: Option<Uuid>,
    pub quote: Option<String>,
    pub task_id: Option<Uuid>,
    pub author_id: Uuid,
    pub author_name: String,
    pub listens: bool,
    pub text: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub mentions: Json,
    pub edited_at: Option<DateTimeUtc>,
    pub resolved_at: Option<DateTimeUtc>,
    pub resolved_by_name: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
