//! What a writer writes. Every write takes its row's version one further and leaves an audit line.

use std::collections::HashMap;

use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, IntoActiveModel,
    Iterable, ModelTrait, NotSet, QueryFilter, Value,
};
use uuid::Uuid;

use super::writer::Writer;
use super::{named, put, uuid_of, version_of};
use crate::platform::access::{Action, Permit, Protected, column};
use crate::platform::audit;
use crate::platform::error::{Error, Result};
use crate::platform::id::fresh;

const ROWS_PER_INSERT: usize = 200;

impl Writer {
    /// Changes the permitted row. Its id, tenant and version are not the caller's to set.
    pub async fn update<A: Action<E>, E: Protected>(
        &mut self,
        permit: Permit<A, E>,
        change: impl FnOnce(&mut E::ActiveModel),
    ) -> Result<E::Model>
    where
        E::Model: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        let Permit { row, note, .. } = permit;
        let mut active = row.clone().into_active_model();
        change(&mut active);
        put::<E, _>(&mut active, "id", uuid_of::<E>(&row)?)?;
        put::<E, _>(&mut active, "tenant_id", self.actor.tenant())?;
        put::<E, _>(&mut active, "version", version_of::<E>(&row)? + 1)?;
        put::<E, _>(&mut active, "updated_at", self.now)?;
        let after = active.update(&self.reader.executor()).await?;
        self.record(
            A::NAME,
            &after,
            E::owner(&after),
            note,
            audit::changes::<E>(&row, &after),
        )?;
        Ok(after)
    }

    /// Removes the permitted row.
    pub async fn delete<A: Action<E>, E: Protected>(&mut self, permit: Permit<A, E>) -> Result<()>
    where
        E::Model: IntoActiveModel<E::ActiveModel>,
    {
        let Permit { row, note, .. } = permit;
        self.record(
            A::NAME,
            &row,
            E::owner(&row),
            note,
            serde_json::json!({ "deleted": true }),
        )?;
        E::delete_many()
            .filter(column::<E>("id").eq(uuid_of::<E>(&row)?))
            .exec(&self.reader.executor())
            .await?;
        Ok(())
    }

    /// Makes a row beneath the permitted one. The caller links it to `permit.row()`, never to an id from outside.
    pub async fn create<A: Action<P>, P: Protected, C>(
        &mut self,
        permit: &Permit<A, P>,
        child: C::ActiveModel,
    ) -> Result<C::Model>
    where
        C: EntityTrait,
        C::Model: IntoActiveModel<C::ActiveModel>,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        let row = self.insert::<C>(child).await?;
        self.record(
            A::NAME,
            &row,
            P::owner(&permit.row),
            permit.note.clone(),
            serde_json::json!({ "created": true }),
        )?;
        Ok(row)
    }

    /// Puts these rows in the place of all that point at the permitted one: the lines of a paper, the values of a
    /// report. They are part of it and leave no audit line of their own.
    pub async fn replace_parts<A: Action<P>, P: Protected, C>(
        &mut self,
        permit: &Permit<A, P>,
        link: C::Column,
        parts: Vec<C::ActiveModel>,
    ) -> Result<()>
    where
        C: EntityTrait,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        let parent = uuid_of::<P>(&permit.row)?;
        C::delete_many()
            .filter(link.eq(parent))
            .exec(&self.reader.executor())
            .await?;
        let mut parts = parts;
        for part in &mut parts {
            self.stamp::<C>(part)?;
            part.try_set(link, parent.into())?;
        }
        self.insert_all::<C>(parts).await
    }

    /// As [`Self::replace_parts`], for parts that others point at: a part whose id is among those `before` is the same
    /// part, and is written only where it differs; the others are made, and those that are not named any more removed.
    pub async fn put_parts<A: Action<P>, P: Protected, C>(
        &mut self,
        permit: &Permit<A, P>,
        link: C::Column,
        before: Vec<C::Model>,
        parts: Vec<C::ActiveModel>,
    ) -> Result<()>
    where
        C: EntityTrait,
        C::Model: IntoActiveModel<C::ActiveModel>,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        let (parent, id) = (uuid_of::<P>(&permit.row)?, named::<C>("id")?);
        let mut gone: HashMap<Uuid, C::Model> = before
            .into_iter()
            .filter(|row| row.get(link) == parent.into())
            .map(|row| Ok((uuid_of::<C>(&row)?, row)))
            .collect::<Result<_>>()?;
        let (mut made, mut changed) = (Vec::new(), Vec::new());
        for mut part in parts {
            let known = match part.get(id) {
                ActiveValue::Set(Value::Uuid(Some(id))) => gone.remove(&id),
                _ => None,
            };
            let Some(row) = known else {
                self.stamp::<C>(&mut part)?;
                part.try_set(link, parent.into())?;
                made.push(part);
                continue;
            };
            let version = version_of::<C>(&row)?;
            let mut same = row.into_active_model();
            for column in C::Column::iter() {
                if let (ActiveValue::Set(now), Some(was)) =
                    (part.get(column), same.get(column).into_value())
                    && now != was
                {
                    same.try_set(column, now)?;
                }
            }
            if same.is_changed() {
                put::<C, _>(&mut same, "version", version + 1)?;
                put::<C, _>(&mut same, "updated_at", self.now)?;
                changed.push(same.reset_all());
            }
        }
        // What is new may carry what is changed, and what is gone carries nothing any more.
        self.insert_all::<C>(made).await?;
        let over = OnConflict::column(id)
            .update_columns(C::Column::iter())
            .action_and_where(link.eq(parent))
            .to_owned();
        while !changed.is_empty() {
            let rest = changed.split_off(changed.len().min(ROWS_PER_INSERT));
            C::insert_many(changed)
                .on_conflict(over.clone())
                .exec_without_returning(&self.reader.executor())
                .await?;
            changed = rest;
        }
        if !gone.is_empty() {
            C::delete_many()
                .filter(self::column::<C>("id").is_in(gone.into_keys()))
                .exec(&self.reader.executor())
                .await?;
        }
        Ok(())
    }

    /// Makes rows that are no person's doing: a new tenant's first rows, the demonstration. The system only.
    pub async fn seed<C>(&mut self, rows: Vec<C::ActiveModel>) -> Result<()>
    where
        C: EntityTrait,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        if !self.actor.is_system() {
            return Err(Error::Forbidden);
        }
        let mut rows = rows;
        for row in &mut rows {
            self.stamp::<C>(row)?;
            self.record_made::<C>(row)?;
        }
        self.insert_all::<C>(rows).await
    }

    pub(super) async fn insert<C>(&self, mut row: C::ActiveModel) -> Result<C::Model>
    where
        C: EntityTrait,
        C::Model: IntoActiveModel<C::ActiveModel>,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        self.stamp::<C>(&mut row)?;
        Ok(row.insert(&self.reader.executor()).await?)
    }

    pub(super) async fn insert_all<C>(&self, rows: Vec<C::ActiveModel>) -> Result<()>
    where
        C: EntityTrait,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        let mut rows = rows;
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS_PER_INSERT));
            C::insert_many(rows)
                .exec_without_returning(&self.reader.executor())
                .await?;
            rows = rest;
        }
        Ok(())
    }

    pub(super) fn stamp<C>(&self, row: &mut C::ActiveModel) -> Result<()>
    where
        C: EntityTrait,
        C::ActiveModel: ActiveModelTrait<Entity = C>,
    {
        if matches!(row.get(named::<C>("id")?), NotSet) {
            put::<C, _>(row, "id", fresh())?;
        }
        put::<C, _>(row, "version", 1)?;
        put::<C, _>(row, "created_at", self.now)?;
        put::<C, _>(row, "updated_at", self.now)?;
        match named::<C>("tenant_id") {
            Ok(_) => put::<C, _>(row, "tenant_id", self.actor.tenant()),
            // A few tables belong to the installation: keys, leases, the tenants themselves.
            Err(_) => Ok(()),
        }
    }
}
