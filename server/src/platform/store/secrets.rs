//! The tables that no actor reads, within one transaction: for the feature that guards them, and nobody else.

use std::marker::PhantomData;

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, IntoActiveModel, QueryFilter, Select};

use super::put;
use super::writer::Writer;
use crate::platform::access::Secret;
use crate::platform::error::Result;

/// Rows that no actor reads, within this transaction: those of the tables that the shown key opens.
pub struct Secrets<'w, K> {
    pub(super) writer: &'w Writer,
    pub(super) key: PhantomData<K>,
}

impl<K> Secrets<'_, K> {
    pub async fn one<E: Secret<Key = K>>(&self, select: Select<E>) -> Result<Option<E::Model>> {
        Ok(select.one(&self.writer.reader.executor()).await?)
    }

    pub async fn all<E: Secret<Key = K>>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        Ok(select.all(&self.writer.reader.executor()).await?)
    }

    pub async fn insert<E>(&self, row: E::ActiveModel) -> Result<E::Model>
    where
        E: Secret<Key = K>,
        E::Model: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        self.writer.insert::<E>(row).await
    }

    pub async fn update<E>(&self, row: E::ActiveModel) -> Result<E::Model>
    where
        E: Secret<Key = K>,
        E::Model: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        let mut row = row;
        put::<E, _>(&mut row, "updated_at", self.writer.now)?;
        Ok(row.update(&self.writer.reader.executor()).await?)
    }

    pub async fn delete<E: Secret<Key = K>>(&self, condition: sea_orm::Condition) -> Result<u64> {
        Ok(E::delete_many()
            .filter(condition)
            .exec(&self.writer.reader.executor())
            .await?
            .rows_affected)
    }
}
