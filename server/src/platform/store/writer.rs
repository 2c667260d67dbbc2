//! One transaction for one actor: it begins, asks for permits, and commits everything or nothing. What is written
//! with a permit is in `changes`, the audit lines that go with it in `record`.

use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{idempotency, notification, outbox};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait, EntityTrait, IsolationLevel, QueryFilter, QuerySelect, Set, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use serde::Serialize;
use uuid::Uuid;

use super::intent::{Intent, Refused};
use super::reader::{Reader, Source, place_of};
use super::relay;
use super::secrets::Secrets;
use super::{Db, version_of};
use crate::platform::access::{Action, Actor, Denial, Entails, Permit, Protected, Scoped, column};
use crate::platform::audit::Line;
use crate::platform::error::{Error, Result};
use crate::platform::event::Event;
use crate::platform::id::fresh;

/// As many as a statement of either database takes.
pub(super) const IDS_AT_ONCE: usize = 10_000;

pub struct Writer {
    pub(super) reader: Reader,
    db: Db,
    pub(super) actor: Arc<Actor>,
    pub(super) now: DateTime<Utc>,
    pub(super) intent: Intent,
    pub(super) replay: Option<serde_json::Value>,
    pub(super) lines: Vec<Line>,
    events: Vec<outbox::ActiveModel>,
    notifications: Vec<notification::ActiveModel>,
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
            notifications: Vec::new(),
        };
        writer.claim().await?;
        Ok(writer)
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
            .lock(LockType::NoKeyUpdate)
            .one(&executor)
            .await
            .map_err(Error::from)?
            .ok_or(Error::NotFound)?;
        let place = place_of::<E>(&executor, &self.actor, &row).await?;
        let allowed = A::allowed(self.reader.actor(), &row, &place);
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

    /// As [`Reader::all`], of rows that stay as they are until the end: whoever would change one waits, and one that is being
    /// changed is awaited, and read as it is then.
    pub async fn held<E: Protected>(&self, scoped: Scoped<E>) -> Result<Vec<E::Model>> {
        let held = scoped.into_select().lock(LockType::Share);
        Ok(held.all(&self.reader.executor()).await?)
    }

    /// Of these ids, those that rows of `E` bear already, in whosever sight: no new row can bear them. Nothing else is told.
    pub async fn borne<E: Protected>(
        &self,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<HashSet<Uuid>> {
        use sea_orm::sea_query::ExprTrait as _;
        let mut borne = HashSet::new();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        for some in ids.chunks(IDS_AT_ONCE) {
            let rows: Vec<Uuid> = E::find()
                .select_only()
                .expr(column::<E>("id"))
                .filter(column::<E>("id").is_in(some.iter().copied()))
                .into_tuple()
                .all(&self.reader.executor())
                .await?;
            borne.extend(rows);
        }
        Ok(borne)
    }

    /// Does with the system's rights what follows from a permitted action. On the record it is the actor's doing.
    pub async fn entail<A: Entails<E>, E: Protected, T>(
        &mut self,
        _proof: &Permit<A, E>,
        work: impl AsyncFnOnce(&mut Self) -> T,
    ) -> T {
        let system = self.reader.as_system();
        let own = std::mem::replace(&mut self.reader, system);
        let outcome = work(self).await;
        self.reader = own;
        outcome
    }

    /// The tables that no actor reads, to whoever shows their key.
    pub fn secrets<K>(&self, _: K) -> Secrets<'_, K> {
        Secrets {
            writer: self,
            key: PhantomData,
        }
    }

    /// Tells the rest of the system, once this is committed; those whom it concerns find it among their notifications.
    pub fn raise<V: Event>(&mut self, event: &V) -> Result<()> {
        let concerned = event.concerns();
        for some in &concerned {
            self.notifications.push(notification::ActiveModel {
                event: Set(V::NAME.to_owned()),
                subject_id: Set(event.subject()),
                organization_id: Set(event.organization()),
                caused_by: Set(self.actor.user()),
                caused_by_name: Set(self.actor.name().to_owned()),
                person_id: Set(some.person),
                place_id: Set(some.place),
                below: Set(some.below),
                roles: Set(some.roles),
                ..Default::default()
            });
        }
        self.events.push(outbox::ActiveModel {
            id: Set(fresh()),
            tenant_id: Set(self.actor.tenant()),
            event: Set(V::NAME.to_owned()),
            organization_id: Set(event.organization()),
            entity_id: Set(event.subject()),
            payload: Set(serde_json::to_value(event)?),
            concerned: Set(Some(serde_json::to_value(concerned)?)),
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
        let mut notifications = std::mem::take(&mut self.notifications);
        // The tenant's row is held by now: who commits later tells later, and nobody has read so far yet.
        let at = self.db.clock.now();
        for row in &mut notifications {
            row.at = Set(at);
            self.stamp::<notification::Entity>(row)?;
        }
        self.insert_all::<notification::Entity>(notifications)
            .await?;
        let mut events = std::mem::take(&mut self.events);
        let told = !events.is_empty();
        if told && !self.db.is_postgres() {
            // Nobody else writes meanwhile, so numbers follow commits; elsewhere the relay gives them.
            let newest = relay::newest(&self.reader.executor()).await?;
            for (seq, event) in (newest + 1..).zip(&mut events) {
                event.seq = Set(Some(seq));
            }
        }
        self.insert_all::<outbox::Entity>(events).await?;
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
}
