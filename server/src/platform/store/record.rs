//! The audit lines of one transaction, from the first change to the end of the tenant's chain.

use entity::{audit_entry, tenant};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter,
    QuerySelect, Value,
};
use uuid::Uuid;

use super::writer::Writer;
use super::{named, uuid_of};
use crate::platform::access::Secret;
use crate::platform::audit::{self, Line};
use crate::platform::error::{Error, Result};

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

    /// The line of a row that is about to be made by no permit.
    pub(super) fn record_made<C>(&mut self, row: &C::ActiveModel) -> Result<()>
    where
        C: EntityTrait,
        C::ActiveModel: ActiveModelTrait<Entity = C>,
    {
        let table = sea_orm::EntityName::table_name(&C::default());
        let set = |name: &str| match row.get(named::<C>(name).ok()?).into_value()? {
            Value::Uuid(id) => id,
            _ => None,
        };
        let id = set("id").ok_or_else(|| Error::internal(format!("a {table} without an id")))?;
        let organization = match table {
            // A line of the record is no change that the record tells of.
            "audit_entry" => return Ok(()),
            "organization" => Some(id),
            _ => set("organization_id"),
        };
        self.lines.push(Line {
            at: self.now,
            actor_id: self.actor.user(),
            actor_name: self.actor.name().to_owned(),
            action: format!("{table}.create"),
            entity: table.to_owned(),
            entity_id: id,
            organization_id: organization,
            note: None,
            detail: serde_json::json!({ "created": true }),
        });
        Ok(())
    }

    /// A line for a change among secrets that somebody should find on the record; of what they hold it says nothing.
    pub fn note<E: Secret>(
        &mut self,
        action: &'static str,
        row: &E::Model,
        note: Option<&str>,
    ) -> Result<()> {
        let detail = serde_json::json!({});
        self.record(action, row, None, note.map(str::to_owned), detail)
    }

    /// Adds this transaction's lines to the tenant's chain. The tenant's row is held, so that no two transactions add
    /// to the same end.
    pub(super) async fn write_lines(&mut self) -> Result<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let executor = self.reader.executor();
        let tenant = self.actor.tenant();
        let end = tenant::Entity::find_by_id(tenant)
            .lock(LockType::NoKeyUpdate)
            .one(&executor)
            .await?
            .ok_or_else(|| Error::internal("a record belongs to a tenant"))?;
        let mut seq = end.audit_seq.unwrap_or_default();
        let mut hash = end.audit_hash.unwrap_or_default();
        let mut entries = Vec::with_capacity(self.lines.len());
        for line in self.lines.drain(..) {
            let entry = audit::chain(tenant, seq + 1, &hash, line);
            seq = entry.seq;
            hash.clone_from(&entry.hash);
            entries.push(entry.into_active_model());
        }
        self.insert_all::<audit_entry::Entity>(entries).await?;
        tenant::Entity::update_many()
            .col_expr(tenant::Column::AuditSeq, seq.into())
            .col_expr(tenant::Column::AuditHash, hash.into())
            .filter(tenant::Column::Id.eq(tenant))
            .exec(&self.reader.executor())
            .await?;
        Ok(())
    }
}
