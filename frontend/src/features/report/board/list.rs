//! The schools, narrowed by the address; the one to call stands in the row.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::operations::board::{Row, StatusBoard};
use super::super::operations::{ReportAction, ReportState};
use super::super::review;
use super::super::words;
use super::accepting::Accepting;
use super::model::{COMPLETE, Narrowing, STATES, TIMES};
use crate::shared::export::{Listed, SheetColumn, TakeOut, Told};
use crate::shared::grouping;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    ButtonLink, Chip, Choice, Column, DataTable, EmptyState, Filter, FilterChips, Further, Glyph,
    Pick, SearchBox, Status, Telephone,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

#[component]
pub fn List(
    data: Signal<StatusBoard>,
    narrowing: Memo<Narrowing>,
    more: Further,
    listed: Listed,
    open: Memo<Option<String>>,
    row_address: impl Fn(&cynic::Id) -> String + Copy + Send + Sync + 'static,
    on_change: Callback<()>,
) -> impl IntoView {
    let chosen = RwSignal::new(BTreeSet::new());
    // What somebody else has decided on meanwhile is not chosen any more.
    Effect::new(move |_| {
        let open: BTreeSet<String> = rows_to_accept(&data.read()).collect();
        if chosen.with_untracked(|chosen: &BTreeSet<String>| !chosen.is_subset(&open)) {
            chosen.update(|chosen| chosen.retain(|id| open.contains(id)));
        }
    });
    let rows = Signal::derive(move || data.read().report_board.rows.nodes.clone());
    let total = Signal::derive(move || data.read().report_board.rows.total_count);
    let over_time = data
        .with_untracked(|data| format!("/reports/{}/heat", data.report_board.period.id.inner()));
    let opened = Signal::derive(move || open.get().map(|id| row_address(&cynic::Id::new(id))));
    view! {
        <section class="card" aria-label=tr!(report.list)>
            <div class="bulk">
                <SearchBox label=tr!(report.search)/>
                <FilterChips filters=filters(data)/>
                <SearchChip narrowing/>
                <div class="bulk__end"><First data/> <ButtonLink href=over_time label=tr!(report.heat) icon=Glyph::Calendar test_id="open-heat"/> <SavedViews list=ViewList::Board/> <TakeOut title=tr!(report.list) listed columns=sheet() filters=filters(data) told=Callback::new(move |()| told(&data.read()))/></div>
            </div>
            <Accepting chosen all=Signal::derive(move || rows_to_accept(&data.read()).collect()) on_change/>
            <DataTable
                pick=Pick::new(chosen, |row: &Row| {
                    let id = to_accept(row)?;
                    Some((id, tr!(report.choose_report, school = row.organization.short_name.clone())))
                })
                caption=tr!(report.list)
                columns=columns()
                rows=rows
                href=move |row: &Row| row_address(&row.organization.id)
                total=total
                more
                open=opened
                beside=true
                empty=|| {
                    view! {
                        <EmptyState glyph=Glyph::Search title=tr!(report.none_match) next=tr!(report.none_match_next)/>
                    }
                }
            />
        </section>
    }
}

/// The report of a row that the viewer may accept.
fn to_accept(row: &Row) -> Option<String> {
    let report = row.report.as_ref()?;
    let may = report.available_actions.contains(&ReportAction::Accept);
    may.then(|| report.id.inner().to_owned())
}

fn rows_to_accept(data: &StatusBoard) -> impl Iterator<Item = String> {
    data.report_board.rows.nodes.iter().filter_map(to_accept)
}

/// Leads to the first report that waits; from there one goes on from one to the next.
#[component]
fn First(data: Signal<StatusBoard>) -> impl IntoView {
    let first = Memo::new(move |_| {
        let data = data.read();
        let board = &data.report_board;
        let mut rows = board.rows.nodes.iter();
        let row = rows.find(|row| row.state == ReportState::Submitted)?;
        let report = row.report.as_ref()?;
        Some(review::address(&board.period.id, &report.id))
    });
    move || {
        let href = first.get()?;
        Some(
            view! { <ButtonLink href label=tr!(report.review_in_turn) icon=Glyph::Eye test_id="review-in-turn"/> },
        )
    }
}

/// What is searched for is a filter as well, and can be taken off like one.
#[component]
fn SearchChip(narrowing: Memo<Narrowing>) -> impl IntoView {
    let (_, set) = in_address("search");
    move || {
        narrowing.read().search.clone().map(|text| {
            let words = tr!(report.filter_search, text = text);
            let takes_off = tr!(ui.remove_filter, name = words.clone());
            view! { <Chip label=words takes_off on_off=move || set.set(None)/> }
        })
    }
}

/// Of which period they are.
fn told(data: &StatusBoard) -> Told {
    let period = &data.report_board.period;
    vec![
        (tr!(export.period), period.name.clone()),
        (tr!(export.school_year), period.school_year.name.clone()),
    ]
}

fn filters(data: Signal<StatusBoard>) -> Vec<Filter> {
    let states = std::iter::once(Choice::new(COMPLETE, tr!(report.complete_choice)))
        .chain(Choice::each(STATES, words::state))
        .collect::<Vec<_>>();
    let times = Choice::each(TIMES, words::timeliness);
    let levels = move || {
        let groups = data.get().report_board.by_level.into_iter();
        grouping::choices(groups.filter_map(|group| group.level))
    };
    let clusters = move || {
        let groups = data.get().report_board.by_cluster.into_iter();
        grouping::choices(groups.filter_map(|group| group.cluster))
    };
    vec![
        Filter::new("state", tr!(report.filter_state), states),
        Filter::new("timeliness", tr!(report.filter_timeliness), times),
        Filter::new("level", tr!(report.filter_level), Signal::derive(levels)),
        Filter::new(
            "cluster",
            tr!(report.filter_cluster),
            Signal::derive(clusters),
        ),
    ]
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new(tr!(report.school), |row: &Row| {
            let name = row.organization.short_name.clone();
            view! { <span data-testid=format!("board-row-{name}")>{name.clone()}</span> }.into_any()
        })
        .sorted_by("NAME"),
        Column::text(tr!(report.filter_level), |row: &Row| {
            let levels = row.organization.levels.iter();
            levels
                .map(|level| level.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        }),
        Column::new(tr!(report.state), |row: &Row| {
            let (tone, glyph) = words::look(row.state, row.timeliness);
            let test_id = format!("board-state-{}", row.organization.short_name);
            view! { <Status tone glyph label=words::state(row.state) test_id/> }.into_any()
        }),
        Column::maybe(tr!(report.days_late), |row: &Row| {
            let late = row.days_late > 0;
            late.then(|| {
                view! { <span class="nowrap bad">{words::days(row.days_late)}</span> }.into_any()
            })
        }),
        Column::new(tr!(report.focal_point), |row: &Row| {
            match &row.focal_point {
                Some(focal) => focal.person.name.clone().into_any(),
                None => {
                    view! { <span class="faint">{tr!(report.no_focal_point)}</span> }.into_any()
                }
            }
        }),
        Column::maybe(tr!(report.call), call),
    ]
}

/// The focal point's telephone, else the school's.
fn call(row: &Row) -> Option<AnyView> {
    let focal = row
        .focal_point
        .as_ref()
        .and_then(|focal| Some((focal.person.name.clone(), focal.person.phone.clone()?)));
    let school = || Some((tr!(report.school_phone), row.organization.phone.clone()?));
    let (name, phone) = focal.or_else(school)?;
    let label = tr!(
        report.call_whom,
        name = name,
        school = row.organization.short_name.clone()
    );
    Some(view! { <Telephone number=phone whom=label/> }.into_any())
}

fn sheet() -> Vec<SheetColumn> {
    vec![
        SheetColumn::text(tr!(report.school), "organization.shortName"),
        SheetColumn::text(tr!(report.level), "organization.levels.name"),
        SheetColumn::text(tr!(report.state), "state").said(Choice::each(STATES, words::state)),
        SheetColumn::text(tr!(report.timeliness), "timeliness")
            .said(Choice::each(TIMES, words::timeliness)),
        SheetColumn::number(tr!(report.days_late), "daysLate"),
        SheetColumn::moment(tr!(report.submitted), "submittedAt"),
        SheetColumn::text(tr!(report.focal_point), "focalPoint.person.name"),
        SheetColumn::text(tr!(report.phone), "focalPoint.person.phone"),
    ]
}
