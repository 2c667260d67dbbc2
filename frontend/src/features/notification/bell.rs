//! The bell in the top bar: how many are new, kept true by news and by the list that reads them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::operations::{NewNotifications, NotificationCame};
use crate::shared::page::query;
use crate::shared::ui::{Glyph, Icon};
use crate::shared::{live, local};
use crate::tr;

/// The server counts no further.
const MANY: i32 = 100;
/// News of a moment are one, and what everybody is told is not asked for by everybody at once: at least, and up to so much
/// more, in milliseconds.
const GATHERED: (f64, f64) = (500.0, 2_000.0);

/// Rung by what came, and by what was read.
struct Bells {
    arrived: ArcTrigger,
    read: ArcTrigger,
}

thread_local! {
    static BELLS: Bells = Bells {
        arrived: ArcTrigger::new(),
        read: ArcTrigger::new(),
    };
}

/// Rings when something came, or may have.
pub fn arrived() -> ArcTrigger {
    BELLS.with(|bells| bells.arrived.clone())
}

/// Rung when something was read.
pub fn read() -> ArcTrigger {
    BELLS.with(|bells| bells.read.clone())
}

fn gathered(then: ArcTrigger) -> impl Fn() {
    let waiting = Rc::new(Cell::new(false));
    move || {
        if waiting.replace(true) {
            return;
        }
        let (waiting, then) = (Rc::clone(&waiting), then.clone());
        let (least, more) = GATHERED;
        let pause = Duration::from_secs_f64((least + js_sys::Math::random() * more) / 1_000.0);
        spawn_local(async move {
            local::sleep(pause).await;
            waiting.set(false);
            then.notify();
        });
    }
}

#[component]
pub fn Bell() -> impl IntoView {
    let (arrived, read) = (arrived(), read());
    let ring = gathered(arrived.clone());
    live::subscribe::<NotificationCame>((), move |_| ring());
    let new = query::<NewNotifications>(move || {
        arrived.track();
        read.track();
    });
    let shown = Memo::new(move |_| {
        let count = new.get().map_or(0, |data| data.viewer.new_notifications);
        match count {
            0 => None,
            MANY.. => Some(format!("{}+", MANY - 1)),
            some => Some(some.to_string()),
        }
    });
    let told = move || {
        shown
            .get()
            .map(|count| tr!(notification.bell_new, count = count))
    };
    let label = move || told().unwrap_or_else(|| tr!(notification.title));
    let mark = move || {
        let shown = shown.get()?;
        Some(view! { <span class="bell__count" data-testid="bell-count">{shown}</span> })
    };
    let path = use_location().pathname;
    let here = move || (path.get() == "/notifications").then_some("page");
    view! {
        <a class="bell" href="/notifications" aria-label=label aria-current=here data-testid="bell">
            <Icon glyph=Glyph::Bell/>
            {mark}
        </a>
        <span class="visually-hidden" role="status">{told}</span>
    }
}
