//! The audit lines of one transaction, from the first change to the end of the tenant's chain.

use entity::audit_entry;
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::uuid_of;
use super::writer::Writer;
use crate::platform::audit::{self, Line};
use crate::platform::error::Result;

impl Writer {
    pub(super) fn record<M: ModelTrait>(
        &mut self,
        action: &'static str,
        row: &M,
        organization: Option<Uuid>,
        note: Option<String>,
        detail: serde_json::Value,
    ) -> Result<()>
    where
        M::Entity: EntityTrait<Model = M>,
    {
        self.lines.push(Line {
            at: self.now,
            actor_id: self.actor.user(),
            actor_name: self.actor.name().to_owned(),
            action: action.to_owned(),
            entity: sea_orm::EntityName::table_name(&M::Entity::default()).to_owned(),
            entity_id: uuid_of::<M::Entity>(row)?,
            organization_id: organization,
            note,
            detail,
        });
        Ok(())
    }

    /// Adds this transaction's lines to the tenant's chain. The tenant's row is held, so that no two transactions add
    /// to the same end.
    pub(super) async fn write_lines(&mut self) -> Result<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let executor = self.reader.executor();
        let tenant = self.actor.tenant();
        entity::tenant::Entity::find_by_id(tenant)
            .lock_exclusive()
            .one(&executor)
            .await?;
        let last = audit_entry::Entity::find()
            .filter(audit_entry::Column::TenantId.eq(tenant))
            .order_by_desc(audit_entry::Column::Seq)
            .one(&executor)
            .await?;
        let (mut seq, mut hash) = last.map_or((0, Vec::new()), |entry| (entry.seq, entry.hash));
        let mut entries = Vec::with_capacity(self.lines.len());
        for line in self.lines.drain(..) {
            let entry = audit::chain(tenant, seq + 1, &hash, line);
            seq = entry.seq;
            hash.clone_from(&entry.hash);
            entries.push(entry.into_active_model());
        }
        self.insert_all::<audit_entry::Entity>(entries).await
    }
}
