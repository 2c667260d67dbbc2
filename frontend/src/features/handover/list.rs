//! The handovers that the viewer sees, the latest first.

use leptos::prelude::*;

use super::operations::{HandoverFilter, HandoverList, HandoverRow, HandoversVariables};
use super::words;
use crate::shared::api::coded;
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, pages};
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    ButtonLink, Choice, Column, DataTable, EmptyState, Filter, FilterChips, Glyph, Look,
    PageHeader, Status,
};
use crate::shared::views::SavedViews;
use crate::tr;

const PAGE: i32 = 50;

#[component]
pub fn Handovers() -> impl IntoView {
    let session = use_session();
    let state = in_address("state").0;
    let variables = move |after: Option<String>| {
        let chosen = state.get().and_then(|state| coded(&state));
        HandoversVariables {
            filter: HandoverFilter {
                states: chosen.map(|state| vec![state]),
            },
            first: PAGE,
            after,
        }
    };
    let (found, more) = pages::<HandoverList>(variables);
    let listed = Listed::new::<HandoverList>(variables);
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    let filters = vec![Filter::new("state", tr!(handover.state), states)];
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
            <div class="bulk">
                <FilterChips filters=filters.clone()/>
                <div class="bulk__end"><SavedViews list="/handovers"/> <TakeOut title=tr!(handover.handovers) listed columns=sheet() filters/></div>
            </div>
            <Loaded query=found let:data>
                <DataTable
                    caption=tr!(handover.handovers)
                    columns=columns()
                    rows=Signal::derive(move || data.get().handovers.nodes)
                    href=|row: &HandoverRow| format!("/handovers/{}", row.id.inner())
                    total=Signal::derive(move || data.read().handovers.total_count)
                    more
                    empty=move || view! { <EmptyState glyph=Glyph::Users title=tr!(handover.none) next=tr!(handover.none_next)/> }
                />
            </Loaded>
        </div>
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

fn sheet() -> Vec<SheetColumn> {
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    vec![
        SheetColumn::text(tr!(handover.position), "positionTitle"),
        SheetColumn::text(tr!(handover.organization), "organizationName"),
        SheetColumn::text(tr!(handover.giver), "giverName"),
        SheetColumn::text(tr!(handover.receiver), "receiverName"),
        SheetColumn::date(tr!(handover.takes_effect_on), "takesEffectOn"),
        SheetColumn::text(tr!(handover.state), "state").said(states),
    ]
}
