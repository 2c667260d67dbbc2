//! What every feature's resolvers are made of: the request they serve ([`Call`]), lists, user errors, and a shelf on
//! which a list puts what its rows will ask for, so that a page costs the same statements however long it is.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::{Context, OutputType, SimpleObject, TypeName};
use serde::Serialize;
use uuid::Uuid;

use super::access::{Actor, Protected};
use super::blob::Blobs;
use super::error::{Error, Result};
use super::page::Page;
use super::store::{Db, Intent, Reader, Writer};

/// One request: who asks, and through what he reads. Built by the endpoint, held in the GraphQL context.
pub struct Call {
    pub db: Db,
    pub blobs: Blobs,
    reader: Reader,
    shelf: Shelf,
}

impl Call {
    pub fn new(db: Db, blobs: Blobs, actor: Arc<Actor>) -> Self {
        Self {
            reader: db.reader(actor),
            db,
            blobs,
            shelf: Shelf::default(),
        }
    }

    pub fn of<'c>(ctx: &Context<'c>) -> Result<&'c Self> {
        ctx.data::<Self>()
            .map_err(|_| Error::internal("a request without a call"))
    }

    pub fn actor(&self) -> &Arc<Actor> {
        self.reader.actor()
    }

    /// Anonymous requests have no reader: everything but the few public fields needs a person.
    pub fn reader(&self) -> Result<&Reader> {
        if self.actor().is_anonymous() {
            return Err(Error::Unauthenticated);
        }
        Ok(&self.reader)
    }
}

/// This request's reader, or `UNAUTHENTICATED`.
pub fn reader<'c>(ctx: &Context<'c>) -> Result<&'c Reader> {
    Call::of(ctx)?.reader()
}

/// Begins this mutation's transaction. `key` is the client's idempotency key; what it stands for is the field with
/// its arguments.
pub async fn writer(ctx: &Context<'_>, key: Option<String>) -> Result<Writer> {
    let call = Call::of(ctx)?;
    call.actor().require_user()?;
    let field = ctx.field();
    let arguments = field
        .arguments()
        .map_err(|error| Error::BadInput(error.message))?;
    let arguments: Vec<_> = arguments
        .into_iter()
        .map(|(name, value)| (name.to_string(), value))
        .collect();
    let intent = Intent::new(key, field.name(), &arguments)?;
    call.db.writer(call.actor().clone(), intent).await
}

/// How many there are in all, whatever the page shows.
#[derive(SimpleObject)]
#[graphql(fake)]
pub struct Total {
    /// How many match, on all pages.
    total_count: i32,
}

/// A Relay connection with `nodes` and `totalCount`.
pub type List<T> = Connection<String, T, Total, EmptyFields>;

/// Whether the client asked for the total, which is a statement of its own.
pub fn wants_total(ctx: &Context<'_>) -> bool {
    ctx.look_ahead().field("totalCount").exists()
}

/// Whether the client asked for a field of the list's rows, by path: `["organization", "focalPoint"]`.
pub fn wants(ctx: &Context<'_>, path: &[&str]) -> bool {
    let from = |start: async_graphql::Lookahead<'_>| {
        path.iter()
            .fold(start, |ahead, field| ahead.field(field))
            .exists()
    };
    from(ctx.look_ahead().field("nodes")) || from(ctx.look_ahead().field("edges").field("node"))
}

/// A page as a connection. Ask for `total` only when [`wants_total`].
pub fn list<R, T: OutputType>(
    page: Page<R>,
    total: Option<u64>,
    object: impl Fn(R) -> T,
) -> List<T> {
    let total_count = total.map_or(0, |total| i32::try_from(total).unwrap_or(i32::MAX));
    let mut list =
        Connection::with_additional_fields(page.has_previous, page.has_next, Total { total_count });
    list.edges.extend(
        page.rows
            .into_iter()
            .map(|(cursor, row)| Edge::new(cursor, object(row))),
    );
    list
}

/// A feature's user errors by name: `PlanUserError` for `Feature = "Plan"`.
#[derive(SimpleObject)]
#[graphql(name_type)]
pub struct UserErrorObject<C: FeatureCode> {
    /// Where in the input, from the outside in; empty when it is about the whole.
    path: Vec<String>,
    /// What is wrong: for programs and for translation.
    code: C,
    /// What is wrong and what to do, in English, for those who read the answer itself.
    message: String,
}

/// A code that a feature's payloads carry.
pub trait FeatureCode: super::error::Code + OutputType {
    const FEATURE: &'static str;
}

impl<C: FeatureCode> TypeName for UserErrorObject<C> {
    fn type_name() -> Cow<'static, str> {
        format!("{}UserError", C::FEATURE).into()
    }
}

impl<C: FeatureCode> From<super::error::UserError<C>> for UserErrorObject<C> {
    fn from(error: super::error::UserError<C>) -> Self {
        Self {
            path: error.path,
            code: error.code,
            message: error.message,
        }
    }
}

/// What a payload is built from: the value or nothing, and what to mend.
pub fn settle<T, C: FeatureCode>(
    outcome: super::error::Outcome<T, C>,
) -> Result<(Option<T>, Vec<UserErrorObject<C>>)> {
    let (value, errors) = super::error::settle(outcome)?;
    Ok((value, errors.into_iter().map(Into::into).collect()))
}

/// Rows that this request has already read, by kind and key.
#[derive(Default)]
struct Shelf(Mutex<HashMap<(TypeId, Uuid), Arc<dyn Any + Send + Sync>>>);

impl Call {
    /// Puts something down for whoever asks for it by this key later in the request.
    pub fn shelve<T: Send + Sync + 'static>(&self, key: Uuid, value: T) {
        let mut shelf = self.shelf.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.insert((TypeId::of::<T>(), key), Arc::new(value));
    }

    pub fn shelved<T: Send + Sync + 'static>(&self, key: Uuid) -> Option<Arc<T>> {
        let shelf = self.shelf.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf
            .get(&(TypeId::of::<T>(), key))
            .cloned()?
            .downcast()
            .ok()
    }

    /// Reads the rows with these ids in one statement, for [`Call::row`] to find. Those out of sight are known to be.
    pub async fn prefetch<E: Protected>(&self, ids: impl IntoIterator<Item = Uuid>) -> Result<()>
    where
        E::Model: Send + Sync + 'static,
    {
        let mut missing: Vec<Uuid> = ids
            .into_iter()
            .filter(|id| self.shelved::<Option<E::Model>>(*id).is_none())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        let mut rows = self.reader()?.by_ids::<E>(missing.iter().copied()).await?;
        for id in missing {
            self.shelve(id, rows.remove(&id));
        }
        Ok(())
    }

    /// One row by id, from the shelf or the database. `None` when out of sight.
    pub async fn row<E: Protected>(&self, id: Uuid) -> Result<Option<E::Model>>
    where
        E::Model: Clone + Send + Sync + 'static,
    {
        if self.shelved::<Option<E::Model>>(id).is_none() {
            self.prefetch::<E>([id]).await?;
        }
        Ok(self
            .shelved::<Option<E::Model>>(id)
            .and_then(|row| row.as_ref().clone()))
    }
}

/// For an input's fingerprint and an outcome's storage: ids as they are written on the wire.
impl<E: Protected> Serialize for super::id::Id<E> {
    fn serialize<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
