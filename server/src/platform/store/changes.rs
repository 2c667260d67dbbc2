//! What a writer writes. Every write takes its row's version one further and leaves an audit line.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ActiveValue, ColumnTrait, Condition, EntityTrait,
    IntoActiveModel, Iterable, ModelTrait, NotSet, QueryFilter, Value,
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
    pub async fn delete<A: Action<E>, E: Protected>(&mut self, permit: Permit<A, E>) -> Result<()> {
        self.delete_keeping(permit, serde_json::json!({ "deleted": true }))
            .await
    }

    /// As [`Self::delete`], with what stays of the row on the record.
    pub async fn delete_keeping<A: Action<E>, E: Protected>(
        &mut self,
        permit: Permit<A, E>,
        kept: serde_json::Value,
    ) -> Result<()> {
        let Permit { row, note, .. } = permit;
        self.record(A::NAME, &row, E::owner(&row), note, kept)?;
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

    /// Makes a part of the permitted row, which is told of as the row's own change; its version stays, so that nobody who is
    /// writing it is hindered. The caller links it to `permit.row()`.
    pub async fn add_part<A: Action<P>, P: Protected, C>(
        &mut self,
        permit: &Permit<A, P>,
        part: C::ActiveModel,
    ) -> Result<C::Model>
    where
        C: EntityTrait,
        C::Model: IntoActiveModel<C::ActiveModel>,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        let row = self.insert::<C>(part).await?;
        let detail = serde_json::json!({ "added": uuid_of::<C>(&row)? });
        self.record_part(permit, detail)?;
        Ok(row)
    }

    /// Removes a part that points at the permitted row; told of as in [`Self::add_part`].
    pub async fn remove_part<A: Action<P>, P: Protected, C: EntityTrait>(
        &mut self,
        permit: &Permit<A, P>,
        link: C::Column,
        part: Uuid,
    ) -> Result<()> {
        let removed = C::delete_many()
            .filter(link.eq(uuid_of::<P>(&permit.row)?))
            .filter(column::<C>("id").eq(part))
            .exec(&self.reader.executor())
            .await?
            .rows_affected;
        if removed == 0 {
            return Err(Error::NotFound);
        }
        self.record_part(permit, serde_json::json!({ "removed": part }))
    }

    fn record_part<A: Action<P>, P: Protected>(
        &mut self,
        permit: &Permit<A, P>,
        detail: serde_json::Value,
    ) -> Result<()> {
        let (row, owner) = (&permit.row, P::owner(&permit.row));
        self.record(A::NAME, row, owner, permit.note.clone(), detail)
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

    /// Sets columns of those of the permitted row's parts that meet a condition, in one statement and with one line for all
    /// of them; tells how many they were.
    pub async fn change_parts<A: Action<P>, P: Protected, C>(
        &mut self,
        permit: &Permit<A, P>,
        link: C::Column,
        which: Condition,
        set: Vec<(C::Column, Expr)>,
    ) -> Result<u64>
    where
        C: EntityTrait,
    {
        let version = Expr::col((C::default(), named::<C>("version")?));
        let changed = set.into_iter().fold(
            C::update_many()
                .col_expr(named::<C>("version")?, version.add(1))
                .col_expr(named::<C>("updated_at")?, Expr::val(self.now)),
            |update, (column, value)| update.col_expr(column, value),
        );
        let changed = changed
            .filter(link.eq(uuid_of::<P>(&permit.row)?))
            .filter(which)
            .exec(&self.reader.executor())
            .await?
            .rows_affected;
        self.record(
            A::NAME,
            &permit.row,
            P::owner(&permit.row),
            permit.note.clone(),
            serde_json::json!({ "changed": changed }),
        )?;
        Ok(changed)
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
