//! Owns the row of a file that hangs on a record.

use sea_orm::entity::prelude::*;

/// A file that somebody put to a task, an activity, a document or an arrival, one of these, at `organization_id`, where that stands. Its bytes
/// are the blob `blob_id`, which copies of an activity share; `content_type` is what they are. Goes with its record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub task_id: Option<Uuid>,
    pub activity_id: Option<Uuid>,
    pub document_id: Option<Uuid>,
    pub arrival_id: Option<Uuid>,
    pub blob_id: Uuid,
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub author_id: Uuid,
    pub author_name: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
