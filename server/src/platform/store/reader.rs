//! Reads, for one actor. Cheap to clone: a request's resolvers share one.

use std::collections::HashMap;
use std::sync::Arc;

use entity::organization;
use sea_orm::sea_query::IntoCondition;
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::uuid_of;
use super::writer::IDS_AT_ONCE;
use crate::platform::access::{Action, Actor, Denial, Named, Place, Protected, Scoped};
use crate::platform::error::{Error, Result};
use crate::platform::page::{self, Order, Page, PageArgs};

/// As many rows are read at once by whoever goes through all of them.
const AT_ONCE: u64 = 100;

#[derive(Clone)]
pub struct Reader {
    source: Source,
    actor: Arc<Actor>,
}

/// A reader of its own reads what is committed; a writer's reads what the writer has written so far.
#[derive(Clone)]
pub(super) enum Source {
    Pool(DatabaseConnection),
    Transaction(Arc<DatabaseTransaction>),
}

impl Source {
    pub(super) fn executor(&self) -> DatabaseExecutor<'_> {
        match self {
            Self::Pool(connection) => connection.into(),
            Self::Transaction(transaction) => transaction.as_ref().into(),
        }
    }
}

impl Reader {
    /// Of these ids, those that rows of `E` name in a column, in whosever sight: something hangs on them. Nothing else is told.
    pub async fn pointed<E: Protected>(
        &self,
        column: E::Column,
        ids: &[Uuid],
    ) -> Result<Vec<Uuid>> {
        self.pointed_by::<E>(column, ids, Condition::all()).await
    }

    /// The same, where only some rows count.
    pub async fn pointed_by<E: Protected>(
        &self,
        column: E::Column,
        ids: &[Uuid],
        rows: impl IntoCondition,
    ) -> Result<Vec<Uuid>> {
        let rows = rows.into_condition();
        let mut pointed = Vec::new();
        for some in ids.chunks(IDS_AT_ONCE) {
            let named: Vec<Uuid> = E::find()
                .select_only()
                .column(column)
                .distinct()
                .filter(column.is_in(some.iter().copied()))
                .filter(rows.clone())
                .into_tuple()
                .all(&self.executor())
                .await?;
            pointed.extend(named);
        }
        Ok(pointed)
    }

    pub(super) fn new(source: Source, actor: Arc<Actor>) -> Self {
        Self { source, actor }
    }

    pub(super) fn executor(&self) -> DatabaseExecutor<'_> {
        self.source.executor()
    }

    /// Of the same data, all that there is in the tenant.
    pub(super) fn as_system(&self) -> Self {
        let actor = Actor::system(self.actor.tenant(), self.actor.today());
        Self::new(self.source.clone(), Arc::new(actor))
    }

    /// Back to the transaction, when this was the last reader of it.
    pub(super) fn into_transaction(self) -> Result<DatabaseTransaction> {
        match self.source {
            Source::Transaction(transaction) => Arc::try_unwrap(transaction)
                .map_err(|_| Error::internal("a reader outlives its transaction")),
            Source::Pool(_) => Err(Error::internal("a reader of the pool has no transaction")),
        }
    }

    pub fn actor(&self) -> &Arc<Actor> {
        &self.actor
    }

    /// Begins every query: the rows of `E` that the actor sees.
    pub fn find<E: Protected>(&self) -> Scoped<E> {
        Scoped::new(self.actor.clone())
    }

    pub async fn one<E: Protected>(&self, scoped: Scoped<E>) -> Result<Option<E::Model>> {
        Ok(scoped.into_select().one(&self.executor()).await?)
    }

    /// One row by its id, or `NOT_FOUND`.
    pub async fn get<E: Protected>(&self, id: impl Into<Uuid>) -> Result<E::Model> {
        self.one(self.find::<E>().by_id(id))
            .await?
            .ok_or(Error::NotFound)
    }

    /// Every row: for sets that are small by nature, or that carry a limit.
    pub async fn all<E: Protected>(&self, scoped: Scoped<E>) -> Result<Vec<E::Model>> {
        Ok(scoped.into_select().all(&self.executor()).await?)
    }

    /// Of these rows those whose ids come next after `last`, a hundred at most: to go through however many there are.
    pub async fn after<E: Protected>(
        &self,
        scoped: Scoped<E>,
        last: Uuid,
    ) -> Result<Vec<E::Model>> {
        use sea_orm::sea_query::ExprTrait;
        let id = || crate::platform::access::column::<E>("id");
        let next = scoped.filter(id().gt(last)).shape(|select| {
            select.order_by_expr(id(), sea_orm::Order::Asc);
        });
        self.all(next.limit(AT_ONCE)).await
    }

    /// The rows with these ids, by id; those out of sight are not there.
    pub async fn by_ids<E: Protected>(
        &self,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, E::Model>> {
        let mut ids: Vec<Uuid> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        use sea_orm::sea_query::ExprTrait;
        let wanted = crate::platform::access::column::<E>("id").is_in(ids);
        let rows = self.all(self.find::<E>().filter(wanted)).await?;
        rows.into_iter()
            .map(|row| Ok((uuid_of::<E>(&row)?, row)))
            .collect()
    }

    /// The rows that rows in sight name by these ids: those out of sight too.
    pub async fn named<E: Named>(
        &self,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, E::Model>> {
        self.as_system().by_ids::<E>(ids).await
    }

    pub async fn count<E: Protected>(&self, scoped: Scoped<E>) -> Result<u64>
    where
        E::Model: Send + Sync,
    {
        Ok(scoped.into_select().count(&self.executor()).await?)
    }

    /// What a shaped query answers: counts, sums, joined columns.
    pub async fn rows<E: Protected, T: FromQueryResult + Send + Sync>(
        &self,
        scoped: Scoped<E>,
    ) -> Result<Vec<T>> {
        Ok(scoped
            .into_select()
            .into_model::<T>()
            .all(&self.executor())
            .await?)
    }

    pub async fn page<E: Protected>(
        &self,
        scoped: Scoped<E>,
        order: &Order<E>,
        args: &PageArgs,
    ) -> Result<Page<E::Model>> {
        let rows = page::cut(scoped.into_select(), order, args)?
            .all(&self.executor())
            .await?;
        let keyed = rows
            .into_iter()
            .map(|row| Ok((page::key_of::<E>(&row, order)?, row)))
            .collect::<Result<Vec<_>>>()?;
        Ok(Page::from_overfull(keyed, args))
    }

    /// Where rows' owners stand in the tree: one statement for a whole page.
    pub async fn places(
        &self,
        organizations: impl IntoIterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, Place>> {
        places(&self.executor(), &self.actor, organizations).await
    }

    /// The places of rows that belong to several organizations, by the rows' ids, a few statements for a whole page;
    /// those that belong to none, or to the whole tenant, stand at its root.
    pub async fn places_of<E: Protected>(&self, rows: &[Uuid]) -> Result<HashMap<Uuid, Place>> {
        places_of::<E>(&self.executor(), &self.actor, rows).await
    }

    /// Whether the actor may do `A` to a row now: what `availableActions` answers.
    pub fn may<A: Action<E>, E: Protected>(
        &self,
        row: &E::Model,
        place: &Place,
    ) -> Result<(), Denial> {
        A::allowed(&self.actor, row, place)
    }

    /// The row's place; rows that belong to the whole tenant stand at its root.
    pub async fn place_of<E: Protected>(&self, row: &E::Model) -> Result<Place> {
        place_of::<E>(&self.executor(), &self.actor, row).await
    }

    /// Refuses a read that needs a right of its own, as a board does.
    pub async fn require<A: Action<E>, E: Protected>(&self, row: &E::Model) -> Result<Place> {
        let place = self.place_of::<E>(row).await?;
        A::allowed(&self.actor, row, &place).map_err(|_| Error::Forbidden)?;
        Ok(place)
    }
}

/// Paths are no secret within a tenant: they hold ids only, and rights are decided by them.
pub(super) async fn places(
    connection: &impl sea_orm::ConnectionTrait,
    actor: &Actor,
    organizations: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Place>> {
    let mut ids: Vec<Uuid> = organizations.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = organization::Column::Id.is_in(ids).into_condition();
    standing(connection, actor, wanted).await
}

async fn standing(
    connection: &impl sea_orm::ConnectionTrait,
    actor: &Actor,
    wanted: Condition,
) -> Result<HashMap<Uuid, Place>> {
    let rows: Vec<(Uuid, String)> = organization::Entity::find()
        .select_only()
        .column(organization::Column::Id)
        .column(organization::Column::Path)
        .filter(organization::Column::TenantId.eq(actor.tenant()))
        .filter(wanted)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(organization, path)| (organization, Place { organization, path }))
        .collect())
}

async fn places_of<E: Protected>(
    connection: &impl sea_orm::ConnectionTrait,
    actor: &Actor,
    rows: &[Uuid],
) -> Result<HashMap<Uuid, Place>> {
    let mut pairs: Vec<(Uuid, Uuid)> = Vec::new();
    if let Some(owners) = E::owners(actor, rows) {
        for found in connection.query_all(&owners).await? {
            pairs.push((found.try_get_by_index(0)?, found.try_get_by_index(1)?));
        }
    }
    let wanted = Condition::any()
        .add(organization::Column::Id.is_in(pairs.iter().map(|(_, owner)| *owner)))
        .add(organization::Column::ParentId.is_null());
    let standing = standing(connection, actor, wanted).await?;
    let mut places: HashMap<Uuid, Place> = HashMap::new();
    for (row, owner) in pairs {
        let place = standing.get(&owner).ok_or(Error::NotFound)?;
        let place = match places.get(&row) {
            Some(before) => before.above_both(place).ok_or(Error::NotFound)?,
            None => place.clone(),
        };
        places.insert(row, place);
    }
    // The root's path is the shortest: it begins all others.
    let root = standing.values().min_by_key(|place| place.path.len());
    let root = root.ok_or(Error::NotFound)?;
    for row in rows {
        places.entry(*row).or_insert_with(|| root.clone());
    }
    Ok(places)
}

pub(super) async fn place_of<E: Protected>(
    connection: &impl sea_orm::ConnectionTrait,
    actor: &Actor,
    row: &E::Model,
) -> Result<Place> {
    if let Some(owner) = E::owner(row) {
        return places(connection, actor, [owner])
            .await?
            .remove(&owner)
            .ok_or(Error::NotFound);
    }
    let id = uuid_of::<E>(row)?;
    places_of::<E>(connection, actor, &[id])
        .await?
        .remove(&id)
        .ok_or(Error::NotFound)
}
