//! The handovers that the viewer sees, the latest first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{HandoverFilter, HandoverList, HandoverRow, HandoversVariables};
use super::words;
use crate::shared::api::{ApiError, send};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    ButtonLink, Choice, Column, DataTable, EmptyState, Filter, FilterChips, Glyph, Look, Notice,
    PageHeader, Status, Tone,
};
use crate::tr;

const PAGE: i32 = 50;

#[component]
pub fn Handovers() -> impl IntoView {
    let session = use_session();
    let state = in_address("state").0;
    let variables = move |after: Option<String>| {
        let chosen = state.get().and_then(|code| {
            let mut states = words::STATES.into_iter();
            states.find(|state| words::state_code(*state) == code)
        });
        HandoversVariables {
            filter: HandoverFilter {
                states: chosen.map(|state| vec![state]),
            },
            first: PAGE,
            after,
        }
    };
    let found = query::<HandoverList>(move || variables(None));
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let more = move || {
        let after = found
            .get()
            .and_then(|found| found.handovers.page_info.end_cursor);
        let asked = untrack(|| variables(after.clone()));
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            match send::<HandoverList>(asked).await {
                Ok(next) => found.update(|list| {
                    // The filter may have changed meanwhile: then this page belongs to another list.
                    if list.handovers.page_info.end_cursor == after {
                        list.handovers.nodes.extend(next.handovers.nodes);
                        list.handovers.page_info = next.handovers.page_info;
                    }
                }),
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    };
    let states: Vec<Choice> = words::STATES
        .into_iter()
        .map(|state| Choice::new(words::state_code(state), words::state(state).2))
        .collect();
    let filters = vec![Filter::new(
        "state",
        tr!(handover.state),
        Signal::stored(states),
    )];
    let opens =
        session.may(ViewerPermission::PeopleManage) || session.may(ViewerPermission::ReportWrite);
    let add = opens.then(|| {
        view! {
            <ButtonLink label=tr!(handover.add) href="/handovers/new" look=Look::Primary icon=Glyph::Plus test_id="handover-new"/>
        }
    });
    view! {
        <PageHeader title=tr!(handover.handovers) about=tr!(handover.about)>{add}</PageHeader>
        <div class="card">
            <div class="bulk"><FilterChips filters/></div>
            <Loaded query=found let:data>
                <DataTable
                    caption=tr!(handover.handovers)
                    columns=columns()
                    rows=Signal::derive(move || data.get().handovers.nodes)
                    href=|row: &HandoverRow| format!("/handovers/{}", row.id.inner())
                    total=Signal::derive(move || data.read().handovers.total_count)
                    has_more=Signal::derive(move || data.read().handovers.page_info.has_next_page)
                    busy=busy
                    on_more=more
                    empty=move || view! { <EmptyState glyph=Glyph::Users title=tr!(handover.none) next=tr!(handover.none_next)/> }
                />
            </Loaded>
        </div>
        {move || refusal.get().map(|error| view! { <Notice tone=Tone::Bad>{error.words()}</Notice> })}
    }
}

fn columns() -> Vec<Column<HandoverRow>> {
    vec![
        Column::new(tr!(handover.position), |row: &HandoverRow| {
            view! {
                {row.position_title.clone()}
                <span class="under">{row.organization_name.clone()}</span>
            }
            .into_any()
        }),
        Column::text(tr!(handover.giver), |row: &HandoverRow| {
            row.giver_name.clone()
        }),
        Column::text(tr!(handover.receiver), |row: &HandoverRow| {
            row.receiver_name.clone()
        }),
        Column::text(tr!(handover.takes_effect_on), |row: &HandoverRow| {
            dates::day(row.takes_effect_on)
        }),
        Column::new(tr!(handover.state), |row: &HandoverRow| {
            let (tone, glyph, label) = words::state(row.state);
            view! { <Status tone glyph label/> }.into_any()
        }),
    ]
}
