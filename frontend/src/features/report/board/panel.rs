//! One school beside the list: which report it has for the period, and whom to call.

use leptos::prelude::*;

use super::super::operations::board::{
    BoardSchool, ChangedVariables, PanelSchool, PanelVariables, ReportsChange,
};
use super::super::operations::periods::{Entering, SchoolStanding, StandingVariables};
use super::day::Day;
use super::school::{Contacts, OfSchool};
use crate::shared::live::{News, subscribe};
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{Glyph, SidePanel, Status, Tone};
use crate::tr;

#[component]
pub fn Panel(
    period: cynic::Id,
    school: cynic::Id,
    close: Signal<String>,
    #[prop(into)] on_change: Callback<()>,
) -> impl IntoView {
    let asked = school.clone();
    let data = query::<BoardSchool>(move || PanelVariables {
        organization: asked.clone(),
    });
    // What the school does meanwhile shows at once: a report that is begun, handed in or taken back. After a lost line
    // anything may have happened.
    let moved = Trigger::new();
    let day_of = (period.clone(), school.clone());
    let variables = StandingVariables {
        period: period.clone(),
        organization: school.clone(),
    };
    let standing = query::<SchoolStanding>(move || variables.clone());
    let (own, heard) = (
        school,
        ChangedVariables {
            period: period.clone(),
            after: None,
        },
    );
    subscribe::<ReportsChange>(heard, move |news| {
        if matches!(&news, News::Event(event) if event.report_changed.organization_id != own) {
            return;
        }
        data.reload();
        standing.reload();
        moved.notify();
    });
    let title = move || {
        data.get()
            .map_or_else(|| tr!(ui.loading), |data| data.organization.name)
    };
    let above = move || {
        data.get()
            .map(|data| belongs(&data.organization))
            .unwrap_or_default()
    };
    view! {
        <SidePanel title=Signal::derive(title) above=Signal::derive(above) close=close>
            <Loaded query=data let:data>
                {
                    let period = period.clone();
                    let name = Signal::derive(move || data.read().organization.name.clone());
                    let report = Memo::new(move |_| {
                        let data = data.read();
                        let found = data.organization.reports.iter().find(|report| report.period.id == period);
                        found.map(|report| (report.id.clone(), report.state))
                    });
                    view! {
                        {move || match report.get() {
                            Some((report, _)) => view! { <OfSchool report school=name moved on_change/> }.into_any(),
                            None => view! { <NoneInSight standing/> }.into_any(),
                        }}
                        {
                            let (period, school) = day_of.clone();
                            view! { <Day period school name standing on_change/> }
                        }
                        <Contacts school=Signal::derive(move || data.get().organization)/>
                    }
                }
            </Loaded>
        </SidePanel>
    }
}

/// What is said of a report that is not in sight: it was begun, or not, as far as the office may know.
#[component]
fn NoneInSight(standing: Query<SchoolStanding>) -> impl IntoView {
    move || {
        let entering = standing.get()?.reporting_period.entering;
        let state = match entering {
            Some(Entering::Free) => Some((Tone::Idle, Glyph::Todo, tr!(report.not_started))),
            Some(Entering::Begun) => Some((Tone::Info, Glyph::Edit, tr!(report.draft))),
            _ => None,
        };
        let words = match entering {
            Some(Entering::Free) => tr!(report.nothing_yet),
            Some(Entering::Begun) => tr!(report.hidden_draft),
            _ => tr!(report.nothing_handed_in),
        };
        Some(view! {
            <div class="panel__sec stack--s">
                {state.map(|(tone, glyph, label)| view! { <Status tone glyph label test_id="report-state"/> })}
                <p class="muted">{words}</p>
            </div>
        })
    }
}

/// `Cụm 3 · Mầm non`.
fn belongs(school: &PanelSchool) -> String {
    let clusters = school.clusters.iter().map(|cluster| cluster.name.clone());
    let levels = school.levels.iter().map(|level| level.name.clone());
    clusters.chain(levels).collect::<Vec<_>>().join(" · ")
}
