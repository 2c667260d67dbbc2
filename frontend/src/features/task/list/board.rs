//! The tasks as a board: a column for each state, in the order in which a task goes through them.

use leptos::prelude::*;

use super::card;
use crate::features::task::model::in_state;
use crate::features::task::operations::{TaskRow, TaskState};
use crate::features::task::words;
use crate::shared::api::code;
use crate::shared::i18n::numbers;
use crate::shared::ui::{Icon, row_keys};
use crate::tr;

#[component]
pub fn Board(#[prop(into)] rows: Signal<Vec<TaskRow>>) -> impl IntoView {
    row_keys();
    let lane = move |state: TaskState| {
        let (_, glyph, label) = words::state(state);
        let heading = format!("lane-{}", code(state));
        let tasks = Memo::new(move |_| in_state(&rows.read(), state));
        let cards = move || {
            let cards = tasks.get().into_iter().map(|row| card(row, true));
            cards.collect_view()
        };
        // What is done for good is there when it was asked for.
        let shown = move || state != TaskState::Confirmed || !tasks.read().is_empty();
        view! {
            <section class="lane" class:lane--none=move || !shown() aria-labelledby=heading.clone() data-testid=heading.clone()>
                <div class="group__head">
                    <Icon glyph small=true/>
                    <h2 id=heading.clone()>{label}</h2>
                    <span class="faint">{move || numbers::whole(tasks.read().len() as i64)}</span>
                </div>
                <Show
                    when=move || !tasks.read().is_empty()
                    fallback=|| view! { <p class="faint">{tr!(task.lane_empty)}</p> }
                >
                    <ul>{cards}</ul>
                </Show>
            </section>
        }
    };
    view! { <div class="lanes" data-testid="task-board">{words::STATES.map(lane).collect_view()}</div> }
}
