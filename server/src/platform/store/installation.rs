//! What the installation itself is asked, beyond any tenant's actors: who is here, and whether the record holds.

use entity::{audit_entry, tenant};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use uuid::Uuid;

use super::Db;
use crate::platform::audit::{Broken, Verifier};
use crate::platform::error::{Error, Result};

const BATCH: u64 = 1_000;

/// A tenant, as its keepers name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    pub id: Uuid,
    pub name: String,
    /// Its data is made up.
    pub demo: bool,
}

impl Db {
    /// Everybody who lives here.
    pub async fn tenants(&self) -> Result<Vec<Tenant>> {
        let rows = tenant::Entity::find()
            .order_by_asc(tenant::Column::Id)
            .all(&self.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Tenant {
                id: row.id,
                name: row.name,
                demo: row.demo,
            })
            .collect())
    }

    /// Walks a tenant's whole record: how many lines hold, or the first that does not.
    pub async fn verify_audit(&self, tenant: Uuid) -> Result<Result<i64, Broken>> {
        let end = tenant::Entity::find_by_id(tenant)
            .one(&self.read)
            .await?
            .ok_or(Error::NotFound)?;
        let mut verifier = Verifier::to(
            end.audit_seq.unwrap_or_default(),
            end.audit_hash.unwrap_or_default(),
        );
        loop {
            let lines = audit_entry::Entity::find()
                .filter(audit_entry::Column::TenantId.eq(tenant))
                .filter(audit_entry::Column::Seq.gt(verifier.lines()))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(BATCH)
                .all(&self.read)
                .await?;
            if lines.is_empty() {
                return Ok(verifier.finish());
            }
            for line in &lines {
                if let Err(broken) = verifier.next(line) {
                    return Ok(Err(broken));
                }
            }
        }
    }

    /// The engine and its version, as it names itself.
    pub async fn engine(&self) -> Result<String> {
        let (name, question) = if self.is_postgres() {
            ("PostgreSQL", "SHOW server_version")
        } else {
            ("SQLite", "SELECT sqlite_version()")
        };
        let statement = Statement::from_string(self.read.get_database_backend(), question);
        let row = self
            .read
            .query_one_raw(statement)
            .await?
            .ok_or_else(|| Error::internal("the database does not tell its version"))?;
        let version: String = row.try_get_by_index(0)?;
        Ok(format!("{name} {version}"))
    }
}
