//! How a screen reads: it asks, then shows one of loading, empty, error, ready. What was shown stays while it is asked
//! again, so a live update never makes a person lose his place.

mod pages;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::shared::api::{ApiError, Operation, send};
use crate::shared::ui::{ErrorState, Notice, Skeleton, Tone};
use crate::tr;

pub use pages::{all_pages, pages};

/// A question to the server, and the last answer.
pub struct Query<T: Send + Sync + 'static> {
    data: RwSignal<Option<T>>,
    error: RwSignal<Option<ApiError>>,
    asking: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Query<T> {}

impl<T: Clone + Send + Sync + 'static> Query<T> {
    /// Asks again; what is shown stays until the answer is there.
    pub fn reload(&self) {
        self.again.notify();
    }

    /// The last answer, if there was one.
    pub fn get(&self) -> Option<T> {
        self.data.get()
    }

    /// Whether an answer is awaited.
    pub fn is_asking(&self) -> bool {
        self.asking.get()
    }

    /// Changes the answer in place: what a write returned, or a further page.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.data.update(|data| {
            if let Some(data) = data {
                change(data);
            }
        });
    }
}

/// Asks with `variables`, and again whenever a signal read in them changes. An answer that comes too late is dropped.
pub fn query<O>(variables: impl Fn() -> O::Variables + 'static) -> Query<O>
where
    O: Operation + Clone + Send + Sync,
{
    let query = Query {
        data: RwSignal::new(None),
        error: RwSignal::new(None),
        asking: RwSignal::new(true),
        again: Trigger::new(),
    };
    let latest = StoredValue::new(0u32);
    Effect::new(move |_| {
        query.again.track();
        let variables = variables();
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        query.asking.set(true);
        spawn_local(async move {
            let answer = send::<O>(variables).await;
            if latest.try_get_value() != Some(number) {
                return;
            }
            query.asking.set(false);
            match answer {
                Ok(data) => {
                    query.error.set(None);
                    query.data.set(Some(data));
                }
                Err(error) => query.error.set(Some(error)),
            }
        });
    });
    query
}

#[derive(Clone, PartialEq)]
enum Phase {
    Loading,
    Failed(ApiError),
    Ready,
}

/// Shows a query's loading and error states, and `children` with its data once it is there. The children are built once
/// and follow the signal.
#[component]
pub fn Loaded<T, V>(
    query: Query<T>,
    /// What the skeleton resembles: how many lines.
    #[prop(default = 6)]
    lines: usize,
    children: impl Fn(Signal<T>) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let phase = Memo::new(move |_| {
        if query.data.with(Option::is_some) {
            Phase::Ready
        } else {
            query.error.get().map_or(Phase::Loading, Phase::Failed)
        }
    });
    let stale = move || {
        query
            .error
            .get()
            .filter(|_| query.data.with(Option::is_some))
            .map(|error| {
                view! {
                    <Notice tone=Tone::Warn test_id="stale">
                        {format!("{} {}", tr!(ui.stale), error.words())}
                    </Notice>
                }
            })
    };
    let body = move || match phase.get() {
        Phase::Loading => view! { <Skeleton lines=lines/> }.into_any(),
        Phase::Failed(error) => {
            view! { <ErrorState error=error retry=move || query.reload()/> }.into_any()
        }
        Phase::Ready => query
            .data
            .get_untracked()
            .map(|first| {
                let shown = RwSignal::new(first);
                Effect::new(move |before: Option<()>| {
                    let now = query.data.get();
                    if let (Some(now), Some(())) = (now, before) {
                        shown.set(now);
                    }
                });
                children(shown.into()).into_any()
            })
            .unwrap_or_else(|| ().into_any()),
    };
    view! { {stale} {body} }
}
