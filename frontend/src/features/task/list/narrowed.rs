//! What narrows the tasks, as the address says. Without a word it is what one is charged with himself or by his post.

use leptos::prelude::*;

use crate::features::task::model::{month, month_after};
use crate::features::task::operations::{TaskFilter, TasksVariables};
use crate::features::task::words;
use crate::shared::api::coded;
use crate::shared::i18n::dates;
use crate::shared::session::{Session, use_session};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{Chip, Choice, Filter, FilterChips};
use crate::tr;

const PAGE: i32 = 100;
const GIVEN: &str = "given";
const ALL: &str = "all";

#[derive(Clone, Copy)]
pub struct Narrowed {
    session: Session,
    who: Memo<Option<String>>,
    state: Memo<Option<String>>,
    overdue: Memo<Option<String>>,
    search: Memo<Option<String>>,
    clause: Memo<Option<String>>,
    view: Memo<Option<String>>,
    month: Memo<Option<String>>,
}

impl Narrowed {
    pub fn in_address() -> Self {
        Self {
            session: use_session(),
            who: in_address("who").0,
            state: in_address("state").0,
            overdue: in_address("overdue").0,
            search: in_address("search").0,
            clause: in_address("clause").0,
            view: in_address("view").0,
            month: in_address("month").0,
        }
    }

    /// Whether more is asked than whose tasks they are.
    pub fn narrows(self) -> bool {
        [self.state, self.overdue, self.search, self.clause]
            .iter()
            .any(|value| value.read().is_some())
    }

    /// Whose tasks, as the address says it.
    pub fn whose(self) -> String {
        self.who.get().unwrap_or_default()
    }

    pub fn is_mine(self) -> bool {
        !matches!(self.who.read().as_deref(), Some(GIVEN | ALL))
    }

    pub fn variables(self, after: Option<String>) -> TasksVariables {
        let state = self.state.get().and_then(|state| coded(&state));
        let own = self.session.me().and_then(|me| me.viewer.organization);
        let given = self.who.read().as_deref() == Some(GIVEN);
        let first = (self.view.read().as_deref() == Some("calendar"))
            .then(|| month(self.month.read().as_deref(), dates::today()));
        TasksVariables {
            filter: TaskFilter {
                search: self.search.get(),
                // What is done for good is asked for: it would stand before all that is not.
                states: state
                    .map(|state| vec![state])
                    .or_else(|| (first.is_none() && !self.narrows()).then(|| words::OPEN.to_vec())),
                mine: self.is_mine().then_some(true),
                overdue: self.overdue.read().is_some().then_some(true),
                due_from: first,
                due_until: first.and_then(|first| month_after(first).pred_opt()),
                organization: own.filter(|_| given).map(|own| own.id),
                clause: self.clause.get().map(cynic::Id::new),
            },
            first: PAGE,
            after,
        }
    }
}

#[component]
pub fn TaskFilters(narrowed: Narrowed, gives: Memo<bool>) -> impl IntoView {
    let (_, set_who) = in_address("who");
    let (clause, set_clause) = in_address("clause");
    let whose = move |key: Option<&'static str>, label: String| {
        let chosen = move || match key {
            None => narrowed.is_mine(),
            key => narrowed.who.read().as_deref() == key,
        };
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || chosen().to_string()
                data-testid=format!("who-{}", key.unwrap_or("mine"))
                on:click=move |_| set_who.set(key.map(str::to_owned))
            >
                {label}
            </button>
        }
    };
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    let late = vec![Choice::new("true", tr!(task.overdue))];
    let filters = vec![
        Filter::new("state", tr!(task.state), states),
        Filter::new("overdue", tr!(task.due), late),
    ];
    let of_clause = move || {
        clause.read().is_some().then(|| {
            let label = tr!(task.of_a_clause);
            let takes_off = tr!(ui.remove_filter, name = label.clone());
            view! { <Chip label takes_off on_off=move || set_clause.set(None) test_id="of-clause"/> }
        })
    };
    view! {
        <div class="chips" role="group" aria-label=tr!(task.whose)>
            {whose(None, tr!(task.whose_mine))}
            {move || gives.get().then(|| whose(Some(GIVEN), tr!(task.whose_given)))}
            {whose(Some(ALL), tr!(task.whose_all))}
            {of_clause}
        </div>
        <FilterChips filters/>
    }
}
