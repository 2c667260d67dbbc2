//! What every feature's resolvers are made of: the request they serve ([`Call`]), lists, and user errors.

use std::borrow::Cow;
use std::hash::Hash;
use std::sync::Arc;

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::{
    Context, ObjectType, OutputType, Request, Response, Schema, SimpleObject, SubscriptionType,
    TypeName, Value,
};
use futures_util::stream::{self, Stream, TryStreamExt as _};
use sea_orm::{EntityTrait, ModelTrait};
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use uuid::Uuid;

use super::access::{Actor, Named, Place, Protected, Scoped};
use super::blob::Blobs;
use super::error::{Error, Outcome, Result};
use super::event::Published;
use super::id::Id;
use super::load::{self, Anywhere, Loader, Loads, PlaceAt, Source};
use super::page::{Order, Page, PageArgs};
use super::store::{Db, Intent, Reader, Writer, uuid_of};

/// One request: who asks, and through what he reads. Built by the endpoint, held in the GraphQL context while
/// [`Call::answer`] runs.
pub struct Call {
    pub db: Db,
    pub blobs: Blobs,
    reader: Reader,
    loads: Arc<Loads>,
}

impl Call {
    pub fn new(db: Db, blobs: Blobs, actor: Arc<Actor>) -> Self {
        let reader = db.reader(actor);
        let source = Source {
            reader: reader.clone(),
            db: db.clone(),
        };
        Self {
            db,
            blobs,
            reader,
            loads: Arc::new(Loads::new(source)),
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

    /// What a key stands for, read with whatever its siblings ask for: see [`load`].
    pub async fn load<K, V>(&self, key: K) -> Result<V>
    where
        K: Hash + Eq + Clone + Send + Sync + 'static,
        V: Default + Clone + Send + Sync + 'static,
        Source: Loader<K, Value = V, Error = Error>,
    {
        self.reader()?;
        self.loads.load(key).await
    }

    /// One row by id. `None` when out of sight.
    pub async fn row<E: Protected>(&self, id: Uuid) -> Result<Option<E::Model>>
    where
        E::Model: Sync,
    {
        self.load(Id::<E>::new(id)).await
    }

    /// What a row in sight names by this id: it is there, in sight or not.
    pub async fn named<E: Named>(&self, id: Uuid) -> Result<E::Model>
    where
        E::Model: Sync,
    {
        let row = self.load((Anywhere, Id::<E>::new(id))).await?;
        row.ok_or(Error::NotFound)
    }

    /// Where an organization, or what belongs to it, stands in the tree.
    pub async fn place(&self, organization: Uuid) -> Result<Place> {
        let place = self.load(PlaceAt(organization)).await?;
        place.ok_or(Error::NotFound)
    }

    /// What happens in the viewer's tenant, for a subscription: after the event with this cursor, or from now on, as far as
    /// its name begins with `about`. The feature says what is told of it: of the past it is asked about many events at
    /// once, and asks for all of them at once whether he may see it.
    pub async fn events<T, F, Told>(
        &self,
        about: &'static str,
        after: Option<&str>,
        tell: F,
    ) -> Result<impl Stream<Item = Result<T>> + Send + use<T, F, Told>>
    where
        F: FnMut(Vec<Arc<Published>>) -> Told + Send,
        Told: Future<Output = Result<Vec<T>>> + Send,
        T: Send,
    {
        let tenant = self.reader()?.actor().tenant();
        let events = self.db.events(tenant, about, after).await?.into_stream();
        let told = events.and_then(tell);
        Ok(told
            .map_ok(|told| stream::iter(told.into_iter().map(Ok)))
            .try_flatten())
    }

    /// Does what reads by keys outside of a request to the schema.
    pub async fn run<T>(&self, work: impl Future<Output = T>) -> T {
        load::answer(self.loads.clone(), work).await
    }

    /// Executes a request.
    pub async fn answer<Q, M, S>(self, schema: &Schema<Q, M, S>, request: Request) -> Response
    where
        Q: ObjectType + 'static,
        M: ObjectType + 'static,
        S: SubscriptionType + 'static,
    {
        let loads = self.loads.clone();
        load::answer(loads, schema.execute(request.data(self))).await
    }

    /// Executes a request that may be answered many times.
    pub fn answers<Q, M, S>(
        self,
        schema: &Schema<Q, M, S>,
        request: Request,
    ) -> impl Stream<Item = Response> + Send + use<Q, M, S>
    where
        Q: ObjectType + 'static,
        M: ObjectType + 'static,
        S: SubscriptionType + 'static,
    {
        let loads = self.loads.clone();
        load::answers(loads, schema.execute_stream(request.data(self)))
    }
}

/// This request's reader, or `UNAUTHENTICATED`.
pub fn reader<'c>(ctx: &Context<'c>) -> Result<&'c Reader> {
    Call::of(ctx)?.reader()
}

/// A payload's parts: the row or nothing, and what to mend.
pub type Written<M, C> = Result<(Option<M>, Vec<UserErrorObject<C>>)>;

/// Runs a command in a transaction of its own, once, however often it is sent: a repetition is answered with the row
/// as it is now. `key` is the client's idempotency key. With something to mend nothing is kept, the key neither.
pub async fn write<M, C>(
    ctx: &Context<'_>,
    key: Option<String>,
    command: impl AsyncFnOnce(&mut Writer) -> Outcome<M, C>,
) -> Written<M, C>
where
    M: ModelTrait,
    M::Entity: Protected + EntityTrait<Model = M>,
    C: FeatureCode,
{
    let telling = async |writer: &mut Writer| command(writer).await.map(|row| (row, ()));
    let (done, user_errors) = write_telling(ctx, key, telling).await?;
    Ok((done.map(|(row, ())| row), user_errors))
}

/// As [`write`], for a command that tells something beside its row: it is kept with the key, as it is, and told again.
pub async fn write_telling<M, T, C>(
    ctx: &Context<'_>,
    key: Option<String>,
    command: impl AsyncFnOnce(&mut Writer) -> Outcome<(M, T), C>,
) -> Written<(M, T), C>
where
    M: ModelTrait,
    M::Entity: Protected + EntityTrait<Model = M>,
    T: Serialize + DeserializeOwned,
    C: FeatureCode,
{
    let mut writer = begin(ctx, key).await?;
    if let Some((row, told)) = writer.replayed::<(Uuid, T)>()? {
        let row = writer.reader().get::<M::Entity>(row).await?;
        return Ok((Some((row, told)), Vec::new()));
    }
    let (done, user_errors) = settle(command(&mut writer).await)?;
    if let Some((row, told)) = &done {
        commit(ctx, writer, &(uuid_of::<M::Entity>(row)?, told)).await?;
    }
    Ok((done, user_errors))
}

/// As [`write`], for a command that leaves no row to answer with: what to mend, or nothing and it is done.
pub async fn run<C: FeatureCode>(
    ctx: &Context<'_>,
    key: Option<String>,
    command: impl AsyncFnOnce(&mut Writer) -> Outcome<(), C>,
) -> Result<Vec<UserErrorObject<C>>> {
    let mut writer = begin(ctx, key).await?;
    if writer.replayed::<IgnoredAny>()?.is_some() {
        return Ok(Vec::new());
    }
    let (done, user_errors) = settle(command(&mut writer).await)?;
    if let Some(done) = done {
        commit(ctx, writer, &done).await?;
    }
    Ok(user_errors)
}

/// Whether this very request was answered before: for what is better not begun twice.
pub async fn is_repeated(ctx: &Context<'_>, key: Option<String>) -> Result<bool> {
    let writer = begin(ctx, key).await?;
    Ok(writer.replayed::<IgnoredAny>()?.is_some())
}

async fn commit(ctx: &Context<'_>, writer: Writer, outcome: &impl Serialize) -> Result<()> {
    writer.commit(outcome).await?;
    Call::of(ctx)?.loads.forget();
    Ok(())
}

/// Input fields that no fingerprint covers: it is kept as a fast hash, from which a password could be guessed.
const UNTOLD: [&str; 2] = ["current", "new"];

/// Begins this mutation's transaction. What a key stands for is the field with its arguments.
async fn begin(ctx: &Context<'_>, key: Option<String>) -> Result<Writer> {
    let call = Call::of(ctx)?;
    call.actor().require_user()?;
    let field = ctx.field();
    let arguments = field
        .arguments()
        .map_err(|error| Error::BadInput(error.message))?;
    let arguments: Vec<_> = arguments
        .into_iter()
        .map(|(name, mut value)| {
            if let Value::Object(fields) = &mut value {
                fields.retain(|field, _| !UNTOLD.contains(&field.as_str()));
            }
            (name.to_string(), value)
        })
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

/// How many there are, if the client asked for it: it is a statement of its own.
pub async fn total(
    ctx: &Context<'_>,
    count: impl Future<Output = Result<u64>>,
) -> Result<Option<u64>> {
    match ctx.look_ahead().field("totalCount").exists() {
        true => count.await.map(Some),
        false => Ok(None),
    }
}

/// One page of what was found, as a connection.
pub async fn page<E: Protected, T: OutputType>(
    ctx: &Context<'_>,
    found: Scoped<E>,
    order: impl Into<Order<E>>,
    args: &PageArgs,
    object: impl Fn(E::Model) -> T,
) -> Result<List<T>>
where
    E::Model: Send + Sync,
{
    let reader = reader(ctx)?;
    let total = total(ctx, reader.count(found.clone())).await?;
    let page = reader.page(found, &order.into(), args).await?;
    Ok(list(page, total, object))
}

/// A page as a connection. Its total is what [`total`] told.
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
pub fn settle<T, C: FeatureCode>(outcome: Outcome<T, C>) -> Written<T, C> {
    let (value, errors) = super::error::settle(outcome)?;
    Ok((value, errors.into_iter().map(Into::into).collect()))
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
