//! Writes, for one actor, in one transaction. Every write here leaves an audit line, and takes its row's version one
//! further; the lines, the events and the answer to a repeated request are committed with it or not at all.

use std::marker::PhantomData;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{audit_entry, idempotency, outbox};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel,
    IsolationLevel, ModelTrait, NotSet, QueryFilter, QueryOrder, QuerySelect, Set,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::intent::{Intent, Refused};
use super::reader::{Reader, Source, place_of};
use super::secrets::Secrets;
use super::{Db, named, put, uuid_of, version_of};
use crate::platform::access::{Action, Actor, Denial, Permit, Protected, Scoped, column};
use crate::platform::audit::{self, Line};
use crate::platform::error::{Error, Result};
use crate::platform::event::Event;
use crate::platform::id::fresh;

/// How long a request's answer is kept for its repetition.
const REPEATABLE_FOR: TimeDelta = TimeDelta::hours(24);
const ROWS_PER_INSERT: usize = 200;

pub struct Writer {
    pub(super) reader: Reader,
    db: Db,
    actor: Arc<Actor>,
    pub(super) now: DateTime<Utc>,
    intent: Intent,
    replay: Option<serde_json::Value>,
    lines: Vec<Line>,
    events: Vec<outbox::ActiveModel>,
}

impl Writer {
    pub(super) async fn begin(db: &Db, actor: Arc<Actor>, intent: Intent) -> Result<Self> {
        let options = TransactionOptions {
            isolation_level: db.is_postgres().then_some(IsolationLevel::ReadCommitted),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = Arc::new(db.write.begin_with_options(options).await?);
        let mut writer = Self {
            reader: Reader::new(Source::Transaction(transaction), actor.clone()),
            now: db.clock.now(),
            db: db.clone(),
            actor,
            intent,
            replay: None,
            lines: Vec::new(),
            events: Vec::new(),
        };
        writer.claim().await?;
        Ok(writer)
    }

    /// Takes the request's key, or finds what was answered to it before. The row that is inserted here makes a
    /// concurrent repetition wait for this transaction.
    async fn claim(&mut self) -> Result<()> {
        let (Some(key), Some(user)) = (self.intent.key.clone(), self.actor.user()) else {
            return Ok(());
        };
        let mine = idempotency::Column::TenantId
            .eq(self.actor.tenant())
            .and(idempotency::Column::UserId.eq(user))
            .and(idempotency::Column::Key.eq(key.clone()));
        let executor = self.reader.executor();
        idempotency::Entity::delete_many()
            .filter(
                mine.clone()
                    .and(idempotency::Column::ExpiresAt.lt(self.now)),
            )
            .exec(&executor)
            .await?;
        let claim = idempotency::ActiveModel {
            id: Set(fresh()),
            tenant_id: Set(self.actor.tenant()),
            user_id: Set(user),
            key: Set(key),
            fingerprint: Set(self.intent.fingerprint.clone()),
            outcome: Set(serde_json::Value::Null),
            expires_at: Set(self.now + REPEATABLE_FOR),
            version: Set(1),
            created_at: Set(self.now),
            updated_at: Set(self.now),
        };
        let fresh = idempotency::Entity::insert(claim)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&executor)
            .await?;
        if fresh > 0 {
            return Ok(());
        }
        let before = idempotency::Entity::find()
            .filter(mine)
            .one(&executor)
            .await?
            .ok_or_else(|| Error::internal("a claimed key is gone"))?;
        if before.fingerprint != self.intent.fingerprint {
            return Err(Error::BadInput(
                "This idempotency key was used for another request. Use a new one.".to_owned(),
            ));
        }
        self.replay = Some(before.outcome);
        Ok(())
    }

    /// What was committed for this very request before, if it was: the caller answers with it and writes nothing.
    pub fn replayed<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        self.replay
            .clone()
            .map(serde_json::from_value)
            .transpose()
            .map_err(Error::internal)
    }

    /// Reads within the transaction, for the same actor.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    pub fn actor(&self) -> &Arc<Actor> {
        &self.actor
    }

    /// When this transaction began: the instant of everything in it.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Asks whether `A` may be done to a row, and holds the row until the end.
    pub async fn permit<A: Action<E>, E: Protected>(
        &self,
        id: impl Into<Uuid>,
        expected_version: Option<i32>,
    ) -> Result<Permit<A, E>, Refused> {
        self.permit_one(self.reader.find::<E>().by_id(id), expected_version)
            .await
    }

    pub async fn permit_one<A: Action<E>, E: Protected>(
        &self,
        scoped: Scoped<E>,
        expected_version: Option<i32>,
    ) -> Result<Permit<A, E>, Refused> {
        let executor = self.reader.executor();
        let row = scoped
            .into_select()
            .lock_exclusive()
            .one(&executor)
            .await
            .map_err(Error::from)?
            .ok_or(Error::NotFound)?;
        let place = place_of::<E>(&executor, &self.actor, &row).await?;
        let allowed = A::allowed(&self.actor, &row, &place);
        if allowed == Err(Denial::Role) {
            return Err(Error::Forbidden.into());
        }
        let current = version_of::<E>(&row)?;
        if expected_version.is_some_and(|expected| expected != current) {
            return Err(Error::Conflict { current }.into());
        }
        match allowed {
            Ok(()) => Ok(Permit {
                row,
                place,
                note: None,
                action: PhantomData,
            }),
            Err(_) => Err(Refused::State),
        }
    }

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

    /// Makes rows that are no actor's doing: a new tenant's first rows, the demonstration. The system only.
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
        }
        self.insert_all::<C>(rows).await
    }

    /// The tables that no actor reads.
    pub fn secrets(&self) -> Secrets<'_> {
        Secrets { writer: self }
    }

    /// Tells the rest of the system, once this is committed.
    pub fn raise<V: Event>(&mut self, event: &V) -> Result<()> {
        self.events.push(outbox::ActiveModel {
            id: Set(fresh()),
            tenant_id: Set(self.actor.tenant()),
            event: Set(V::NAME.to_owned()),
            organization_id: Set(event.organization()),
            entity_id: Set(event.subject()),
            payload: Set(serde_json::to_value(event)?),
            seq: Set(None),
            at: Set(self.now),
            version: Set(1),
            created_at: Set(self.now),
            updated_at: Set(self.now),
        });
        Ok(())
    }

    /// Commits everything, with the answer that a repetition of the request will get.
    pub async fn commit<T: Serialize>(mut self, outcome: &T) -> Result<()> {
        self.write_lines().await?;
        let events = std::mem::take(&mut self.events);
        let told = !events.is_empty();
        if told {
            outbox::Entity::insert_many(events)
                .exec_without_returning(&self.reader.executor())
                .await?;
        }
        if let (Some(key), Some(user)) = (&self.intent.key, self.actor.user()) {
            idempotency::Entity::update_many()
                .col_expr(
                    idempotency::Column::Outcome,
                    serde_json::to_value(outcome)?.into(),
                )
                .filter(idempotency::Column::TenantId.eq(self.actor.tenant()))
                .filter(idempotency::Column::UserId.eq(user))
                .filter(idempotency::Column::Key.eq(key.clone()))
                .exec(&self.reader.executor())
                .await?;
        }
        self.reader.into_transaction()?.commit().await?;
        if told {
            self.db.written.notify_one();
        }
        Ok(())
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

    async fn insert_all<C>(&self, rows: Vec<C::ActiveModel>) -> Result<()>
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

    fn stamp<C>(&self, row: &mut C::ActiveModel) -> Result<()>
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

    fn record<M: ModelTrait>(
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
    async fn write_lines(&mut self) -> Result<()> {
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
