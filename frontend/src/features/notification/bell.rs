//! The bell in the top bar: how many are new, kept true by news and by the list that reads them.

use leptos::prelude::*;

use super::operations::{ArrivedVariables, NewNotifications, NotificationCame};
use crate::shared::live;
use crate::shared::page::query;
use crate::shared::ui::{Glyph, Icon};
use crate::tr;

/// The server counts no further.
const MANY: i32 = 100;

thread_local! {
    /// Rung when something arrives, and when something was read.
    static RUNG: ArcTrigger = ArcTrigger::new();
}

pub fn rung() -> ArcTrigger {
    RUNG.with(Clone::clone)
}

#[component]
pub fn Bell() -> impl IntoView {
    let ring = rung();
    let new = query::<NewNotifications>(move || ring.track());
    live::subscribe::<NotificationCame>(ArrivedVariables::default(), |_| rung().notify());
    let count = Memo::new(move |_| new.get().map_or(0, |data| data.viewer.new_notifications));
    let label = move || match count.get() {
        0 => tr!(notification.title),
        some => tr!(notification.bell_new, count = some),
    };
    let mark = move || {
        let count = count.get();
        (count > 0).then(|| {
            let words = if count >= MANY {
                "99+".to_owned()
            } else {
                count.to_string()
            };
            view! { <span class="bell__count" data-testid="bell-count">{words}</span> }
        })
    };
    view! {
        <a class="bell" href="/notifications" aria-label=label data-testid="bell">
            <Icon glyph=Glyph::Bell/>
            {mark}
        </a>
    }
}
