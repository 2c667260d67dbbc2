//! Reading for many at once. A resolver asks for what it needs by a key ([`Call::load`](super::graphql::Call::load));
//! everything that its siblings ask for meanwhile is read with it, in the one statement of the key's [`Loader`]. So a
//! page costs the same statements however long it is, however deep it is asked.
//!
//! A feature writes a batch as a key and an `impl Loader<Key> for Source`. What is missing from its answer is the
//! value's default.

use std::collections::HashMap;
use std::hash::Hash;
use std::mem::take;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

pub use async_graphql::dataloader::Loader;
use async_graphql::dataloader::{DataLoader, HashMapCache};
use futures_util::future::{BoxFuture, poll_fn};
use futures_util::stream::{self, FuturesUnordered, Stream, StreamExt as _};
use futures_util::task::AtomicWaker;
use uuid::Uuid;

use super::access::{Named, Place, Protected};
use super::error::{Error, Result};
use super::id::Id;
use super::store::{Db, Reader};

/// What batches read from: the database, in this request's sight.
pub struct Source {
    pub reader: Reader,
    pub db: Db,
}

/// A request's loads: what was read, and the batches that wait for their turn.
pub(super) struct Loads {
    loader: DataLoader<Source, HashMapCache>,
    waiting: Arc<Waiting>,
}

/// Many times what a batch takes that waits for nothing.
const PATIENCE: Duration = Duration::from_millis(100);

type Batch = BoxFuture<'static, ()>;
type Waiting = Mutex<Vec<Batch>>;

impl Loads {
    pub fn new(source: Source) -> Self {
        let waiting = Arc::new(Waiting::default());
        let spawned = waiting.clone();
        let spawn = move |batch| {
            let mut waiting = spawned.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.push(batch);
        };
        // A batch waits for its turn, not for a while.
        let loader = DataLoader::with_cache(source, spawn, HashMapCache::default());
        Self {
            loader: loader.delay(Duration::ZERO),
            waiting,
        }
    }

    pub async fn load<K, V>(&self, key: K) -> Result<V>
    where
        K: Hash + Eq + Clone + Send + Sync + 'static,
        V: Default + Clone + Send + Sync + 'static,
        Source: Loader<K, Value = V, Error = Error>,
    {
        if let Some(value) = self.loader.load_one(key.clone()).await? {
            return Ok(value);
        }
        self.loader.feed_one(key, V::default()).await;
        Ok(V::default())
    }

    /// From now on everything is read anew: this request has changed it, or it goes on over time.
    pub fn forget(&self) {
        self.loader.enable_all_cache(false);
    }

    fn next(&self) -> Vec<Batch> {
        take(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Gives batches their turn, all at once, when the answer can go no further without them; and the answer its turn, when
/// all are read. So every sibling has asked before, whatever the machine's threads do meanwhile.
struct Turns {
    loads: Arc<Loads>,
    bell: Arc<Bell>,
    running: FuturesUnordered<Batch>,
    /// How long the batches that run have been waited for.
    patience: Option<Pin<Box<tokio::time::Sleep>>>,
}

/// Rung when the answer can go on. It may ring it itself, to let other requests pass: that is no turn of a batch's.
struct Bell {
    rung: AtomicBool,
    task: AtomicWaker,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::Release);
        self.task.wake();
    }
}

impl Turns {
    fn of(loads: Arc<Loads>) -> Self {
        Self {
            loads,
            bell: Arc::new(Bell {
                rung: AtomicBool::new(false),
                task: AtomicWaker::new(),
            }),
            running: FuturesUnordered::new(),
            patience: None,
        }
    }

    fn poll<T>(
        &mut self,
        cx: &mut Context<'_>,
        mut answer: impl FnMut(&mut Context<'_>) -> Poll<T>,
    ) -> Poll<T> {
        self.bell.task.register(cx.waker());
        let bell = Waker::from(self.bell.clone());
        loop {
            let busy = loop {
                match self.running.poll_next_unpin(cx) {
                    Poll::Ready(Some(())) => {}
                    Poll::Ready(None) => break false,
                    Poll::Pending => break true,
                }
            };
            // What the answer reads by itself may be given the connection for which a batch waits, and would hold it for as
            // long as nobody asks it: a batch that takes long lets it go on. One that does not has its turn alone, so that
            // what it is reading is not asked for once more.
            if busy {
                let patience = self
                    .patience
                    .get_or_insert_with(|| Box::pin(tokio::time::sleep(PATIENCE)));
                let waits = !patience.is_elapsed() && patience.as_mut().poll(cx).is_pending();
                if waits || !self.bell.rung.load(Ordering::Acquire) {
                    return Poll::Pending;
                }
            } else {
                self.patience = None;
            }
            self.bell.rung.store(false, Ordering::Release);
            if let Poll::Ready(answer) = answer(&mut Context::from_waker(&bell)) {
                return Poll::Ready(answer);
            }
            if !busy && !self.bell.rung.load(Ordering::Acquire) {
                self.running.extend(self.loads.next());
            }
            if busy || self.running.is_empty() {
                return Poll::Pending;
            }
        }
    }
}

/// The answer to one request.
pub(super) async fn answer<T>(loads: Arc<Loads>, answer: impl Future<Output = T>) -> T {
    let mut turns = Turns::of(loads);
    let mut answer = pin!(answer);
    poll_fn(|cx| turns.poll(cx, |cx| answer.as_mut().poll(cx))).await
}

/// The answers to one request as they come. The second is not given what was read for the first.
pub(super) fn answers<T>(
    loads: Arc<Loads>,
    answers: impl Stream<Item = T> + Send + 'static,
) -> impl Stream<Item = T> + Send {
    let mut turns = Turns::of(loads);
    let mut answers = Box::pin(answers);
    stream::poll_fn(move |cx| {
        let next = turns.poll(cx, |cx| answers.poll_next_unpin(cx));
        if next.is_ready() {
            turns.loads.forget();
        }
        next
    })
}

/// A row by its id; `None` when out of sight.
impl<E: Protected> Loader<Id<E>> for Source
where
    E::Model: Sync,
{
    type Value = Option<E::Model>;
    type Error = Error;

    async fn load(&self, keys: &[Id<E>]) -> Result<HashMap<Id<E>, Self::Value>> {
        let rows = self.reader.by_ids::<E>(keys.iter().map(|id| id.uuid()));
        let rows = rows.await?.into_iter();
        Ok(rows.map(|(id, row)| (Id::new(id), Some(row))).collect())
    }
}

/// A row that a row in sight names, wherever it lies.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Anywhere;

impl<E: Named> Loader<(Anywhere, Id<E>)> for Source
where
    E::Model: Sync,
{
    type Value = Option<E::Model>;
    type Error = Error;

    async fn load(
        &self,
        keys: &[(Anywhere, Id<E>)],
    ) -> Result<HashMap<(Anywhere, Id<E>), Self::Value>> {
        let rows = self.reader.named::<E>(keys.iter().map(|(_, id)| id.uuid()));
        let rows = rows.await?.into_iter();
        Ok(rows
            .map(|(id, row)| ((Anywhere, Id::new(id)), Some(row)))
            .collect())
    }
}

/// Where an organization stands in the tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlaceAt(pub Uuid);

impl Loader<PlaceAt> for Source {
    type Value = Option<Place>;
    type Error = Error;

    async fn load(&self, keys: &[PlaceAt]) -> Result<HashMap<PlaceAt, Self::Value>> {
        let places = self.reader.places(keys.iter().map(|at| at.0)).await?;
        let places = places.into_iter();
        Ok(places
            .map(|(id, place)| (PlaceAt(id), Some(place)))
            .collect())
    }
}

/// Rows by what they belong to, in the rows' order.
pub fn grouped<K: Hash + Eq, T>(
    rows: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
