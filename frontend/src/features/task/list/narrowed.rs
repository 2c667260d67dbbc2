//! What narrows the tasks, as the address says. Without a word it is what one is charged with himself or by his post.

use leptos::prelude::*;

use crate::features::task::model::{month, month_after};
use crate::features::task::operations::{
    ClauseTask, ClauseTasks, ClauseTasksVariables, TaskFilter, TasksVariables,
};
use crate::features::task::words;
use crate::shared::api::scalars::Date;
use crate::shared::api::{coded, send};
use crate::shared::export::Told;
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
    /// One of the tasks of the clause that the address names.
    of_clause: LocalResource<Option<ClauseTask>>,
}

impl Narrowed {
    pub fn in_address() -> Self {
        let clause = in_address("clause").0;
        let of_clause = LocalResource::new(move || {
            let clause = clause.get();
            async move {
                let clause = Some(cynic::Id::new(clause?));
                let filter = TaskFilter {
                    clause,
                    ..TaskFilter::default()
                };
                let found = send::<ClauseTasks>(ClauseTasksVariables { filter }).await;
                found.ok()?.tasks.nodes.into_iter().next()
            }
        });
        Self {
            session: use_session(),
            who: in_address("who").0,
            state: in_address("state").0,
            overdue: in_address("overdue").0,
            search: in_address("search").0,
            clause,
            view: in_address("view").0,
            month: in_address("month").0,
            of_clause,
        }
    }

    /// The month that is looked at, by its first day.
    fn month(self) -> Option<Date> {
        (self.view.read().as_deref() == Some("calendar"))
            .then(|| month(self.month.read().as_deref(), dates::today()))
    }

    /// What is done for good is not asked for unless something is looked for: it would stand before all that is not.
    fn is_open_only(self) -> bool {
        self.month().is_none() && !self.narrows()
    }

    /// The clause in its plan, as far as it is known: there may be no task of it.
    fn clause_words(self) -> Option<String> {
        let of_clause = self.of_clause.get().flatten();
        let task = of_clause.filter(|_| self.clause.read().is_some())?;
        let clause = task.clause?;
        let words = words::clause(clause.marker.as_deref(), &clause.text);
        let plan = task
            .plan
            .map(|plan| words::plan(&plan.title, plan.number.as_deref(), plan.symbol.as_deref()));
        Some(plan.map_or(words.clone(), |plan| format!("{words} ({plan})")))
    }

    /// What is shown, but for what the bar's filters say.
    pub fn told(self) -> Told {
        let who = match self.who.read().as_deref() {
            Some(GIVEN) => tr!(task.whose_given),
            Some(ALL) => tr!(task.whose_all),
            _ => tr!(task.whose_mine),
        };
        let clause = self.clause.read().is_some().then(|| {
            let words = self.clause_words();
            (
                tr!(export.clause),
                words.unwrap_or_else(|| tr!(task.of_a_clause)),
            )
        });
        let open = self.is_open_only().then(|| {
            let states = words::OPEN.map(|state| words::state(state).2);
            (tr!(task.state), states.join(", "))
        });
        let month = self.month().map(|first| {
            let name = first.format("%m/%Y").to_string();
            (tr!(export.month), name)
        });
        [(tr!(task.whose), who)]
            .into_iter()
            .chain(clause)
            .chain(month)
            .chain(open)
            .collect()
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
        let first = self.month();
        TasksVariables {
            filter: TaskFilter {
                search: self.search.get(),
                states: state
                    .map(|state| vec![state])
                    .or_else(|| self.is_open_only().then(|| words::OPEN.to_vec())),
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

/// What the list's bar offers to narrow by.
pub fn filters() -> Vec<Filter> {
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    let late = vec![Choice::new("true", tr!(task.overdue))];
    vec![
        Filter::new("state", tr!(task.state), states),
        Filter::new("overdue", tr!(task.due), late),
    ]
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
        <FilterChips filters=filters()/>
    }
}
