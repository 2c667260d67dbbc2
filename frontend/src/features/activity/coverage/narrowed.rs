//! What narrows the table of coverage, as the address says.

use leptos::prelude::*;

use crate::features::activity::operations::{
    CoverageDutyFilter, CoverageFilter, CoverageVariables, CoverageView, PlanSchoolFilter,
};
use crate::features::activity::words;
use crate::shared::api::coded;
use crate::shared::export::Told;
use crate::shared::grouping;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{Choice, Filter};
use crate::tr;

/// What the address narrows the table to; the duty is also the one that a phone shows.
#[derive(Clone, Copy)]
pub struct Narrowed {
    plan: StoredValue<String>,
    search: Memo<Option<String>>,
    level: Memo<Option<String>>,
    cluster: Memo<Option<String>>,
    pub duty: Memo<Option<String>>,
    state: Memo<Option<String>>,
}

impl Narrowed {
    pub fn of(plan: String) -> Self {
        Self {
            plan: StoredValue::new(plan),
            search: in_address("search").0,
            level: in_address("level").0,
            cluster: in_address("cluster").0,
            duty: in_address("duty").0,
            state: in_address("state").0,
        }
    }

    pub fn variables(self, after: Option<String>) -> CoverageVariables {
        let state = self.state.get().and_then(|state| coded(&state));
        // Without a state the duty narrows nothing.
        let duty = self.duty.get().zip(state);
        CoverageVariables {
            plan: cynic::Id::new(self.plan.get_value()),
            filter: CoverageFilter {
                schools: Some(PlanSchoolFilter {
                    search: self.search.get(),
                    level: self.level.get().map(cynic::Id::new),
                    cluster: self.cluster.get().map(cynic::Id::new),
                }),
                duty: duty.map(|(clause, state)| CoverageDutyFilter {
                    clause: cynic::Id::new(clause),
                    state,
                }),
            },
            after,
        }
    }
}

/// Those that narrow it each by itself.
pub fn by_themselves(data: Signal<CoverageView>) -> Vec<Filter> {
    let mut filters = filters(data);
    filters.retain(|filter| !is_half(filter));
    filters
}

/// Duty and state narrow the table only together.
fn is_half(filter: &Filter) -> bool {
    matches!(filter.key, "duty" | "state")
}

/// Whose duties are shown, and what else narrows the table.
pub fn told(data: Signal<CoverageView>, narrowed: Narrowed) -> Told {
    let plan = data.with(|data| words::plan(&data.plan));
    let halves = narrowed.duty.get().zip(narrowed.state.get());
    let halves = halves.map(|(duty, state)| {
        let halves = filters(data).into_iter().filter(is_half);
        let said = halves.zip([duty, state]);
        said.map(|(filter, value)| (filter.label.clone(), filter.says(&value)))
            .collect::<Told>()
    });
    let plan = (tr!(export.plan), plan);
    [plan]
        .into_iter()
        .chain(halves.unwrap_or_default())
        .collect()
}

pub fn filters(data: Signal<CoverageView>) -> Vec<Filter> {
    let states = Choice::each(words::COVERAGE_STATES, |state| words::coverage(state).2);
    let duties = Signal::derive(move || {
        let data = data.read();
        let duties = data.plan_coverage.duties.iter().map(|duty| &duty.clause);
        duties
            .map(|clause| {
                let text = words::clause(clause.marker.as_deref(), &clause.text, 60);
                Choice::new(clause.id.inner(), text)
            })
            .collect::<Vec<_>>()
    });
    let levels = Signal::derive(move || grouping::choices(data.get().education_levels));
    let clusters = Signal::derive(move || grouping::choices(data.get().clusters));
    vec![
        Filter::new("level", tr!(activity.level), levels),
        Filter::new("cluster", tr!(activity.cluster), clusters),
        Filter::new("duty", tr!(activity.duty), duties),
        Filter::new("state", tr!(activity.state), states),
    ]
}
