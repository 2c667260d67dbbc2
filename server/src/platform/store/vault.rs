//! What must be read before there is an actor: who signs in, whose token this is. It answers from the tables that no
//! actor reads, to whoever shows their key, and names no tenant by itself: the code that guards them says which rows it
//! means.

use sea_orm::{EntityTrait, FromQueryResult, Select};

use super::Db;
use crate::platform::access::Secret;
use crate::platform::error::Result;

impl Db {
    pub async fn secret<E: Secret>(
        &self,
        _: E::Key,
        select: Select<E>,
    ) -> Result<Option<E::Model>> {
        Ok(select.one(&self.read).await?)
    }

    pub async fn secrets<E: Secret>(&self, _: E::Key, select: Select<E>) -> Result<Vec<E::Model>> {
        Ok(select.all(&self.read).await?)
    }

    /// What a shaped query answers: columns of a secret row, joined with what it belongs to.
    pub async fn secret_rows<E, T>(&self, _: E::Key, select: Select<E>) -> Result<Vec<T>>
    where
        E: Secret + EntityTrait,
        T: FromQueryResult + Send + Sync,
    {
        Ok(select.into_model::<T>().all(&self.read).await?)
    }
}
