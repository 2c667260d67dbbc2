//! News from the server as it happens: one `graphql-transport-ws` connection for the whole window, opened with the first
//! subscription and closed after the last. A lost line is tried again with growing pauses, and every subscription goes on
//! after the last event that it heard: each asks for its events' `cursor`, and takes it as `after`. Where that cannot be,
//! events may have been missed, and the subscriber is told to reload first.

mod hub;
mod protocol;

use std::rc::Rc;

use leptos::prelude::*;

use crate::shared::api::Operation;
pub use hub::LiveState;

/// What a subscriber hears.
pub enum News<T> {
    /// The line is up, and something may have been missed before: what is shown may be stale.
    Connected,
    /// Something happened.
    Event(T),
}

/// Subscribes until the calling component is gone.
pub fn subscribe<O: Operation>(variables: O::Variables, hear: impl Fn(News<O>) + 'static) {
    let document = O::document();
    let Ok(variables) = serde_json::to_value(&variables) else {
        return;
    };
    let key = hub::add(
        protocol::Subscription {
            operation_name: document.name,
            query: document.text,
            variables,
        },
        Rc::new(move |heard| match heard {
            hub::Heard::Connected => hear(News::Connected),
            hub::Heard::Data(data) => {
                if let Ok(event) = serde_json::from_value::<O>(data) {
                    hear(News::Event(event));
                }
            }
        }),
    );
    on_cleanup(move || hub::remove(key));
}

/// Whether news arrive now; for the small "live" mark beside what moves by itself.
pub fn state() -> Signal<LiveState> {
    hub::state()
}
