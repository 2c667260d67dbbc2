//! Schools against periods, this school year's and the last one's: who came in time, late or not at all. Each cell leads to the
//! report, each period to its board.

use leptos::prelude::*;

use super::operations::Timeliness;
use super::operations::heat::{
    HeatCell, HeatFilter, HeatPeriod, HeatRow, HeatVariables, ReportsOverTime,
};
use super::{review, words};
use crate::shared::export::{Listed, SheetColumn, TakeOut};
use crate::shared::grouping;
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, pages};
use crate::shared::ui::address::{in_address, in_path};
use crate::shared::ui::{
    Choice, Crumb, EmptyState, Filter, FilterChips, Further, Glyph, ListFoot, PageHeader,
    SearchBox, Status, Tone,
};
use crate::tr;

#[component]
pub fn Heat() -> impl IntoView {
    let period = in_path("period");
    move || view! { <OfPeriod period=period.get()/> }
}

#[component]
fn OfPeriod(period: String) -> impl IntoView {
    let (search, level, cluster) = (
        in_address("search").0,
        in_address("level").0,
        in_address("cluster").0,
    );
    let own = StoredValue::new(period);
    let variables = move |after| HeatVariables {
        period: cynic::Id::new(own.get_value()),
        filter: HeatFilter {
            search: search.get(),
            level: level.get().map(cynic::Id::new),
            cluster: cluster.get().map(cynic::Id::new),
        },
        after,
    };
    let (table, more) = pages::<ReportsOverTime>(variables);
    let listed = Listed::new::<ReportsOverTime>(variables);
    view! {
        <Loaded query=table lines=12 let:data>
            <PageHeader
                title=tr!(report.heat)
                about=tr!(report.heat_about)
                crumbs=vec![Crumb::new("/reports", tr!(report.title))]
            />
            <div class="card">
                <div class="bulk">
                    <SearchBox label=tr!(report.search)/>
                    <FilterChips filters=filters(data)/>
                    <div class="bulk__end"><TakeOut title=tr!(report.heat) listed=listed.clone() columns=sheet(&data.read_untracked()) filters=filters(data)/></div>
                </div>
                <Show
                    when=move || !data.read().report_heat.rows.nodes.is_empty()
                    fallback=|| {
                        view! { <EmptyState glyph=Glyph::Search title=tr!(report.none_match) next=tr!(report.none_match_next)/> }
                    }
                >
                    <Table data more/>
                </Show>
            </div>
        </Loaded>
    }
}

fn filters(data: Signal<ReportsOverTime>) -> Vec<Filter> {
    let levels = Signal::derive(move || grouping::choices(data.get().education_levels));
    let clusters = Signal::derive(move || grouping::choices(data.get().clusters));
    vec![
        Filter::new("level", tr!(report.filter_level), levels),
        Filter::new("cluster", tr!(report.filter_cluster), clusters),
    ]
}

/// `Học kỳ I · 2020-2021`.
fn name(period: &HeatPeriod) -> String {
    let year = &period.school_year.name;
    match period.name.contains(year.as_str()) {
        true => papers::report(&period.name),
        false => format!("{} · {year}", papers::report(&period.name)),
    }
}

fn sheet(data: &ReportsOverTime) -> Vec<SheetColumn> {
    let times = || {
        let all = [
            Timeliness::Pending,
            Timeliness::OnTime,
            Timeliness::Late,
            Timeliness::Overdue,
        ];
        Choice::each(all, words::timeliness)
    };
    let periods = data.report_heat.periods.iter().enumerate();
    let periods = periods.map(|(at, period)| {
        SheetColumn::text(name(period), &format!("cells.{at}.timeliness")).said(times())
    });
    let school = SheetColumn::text(tr!(report.school), "organization.shortName");
    [school].into_iter().chain(periods).collect()
}

#[component]
fn Table(data: Signal<ReportsOverTime>, more: Further) -> impl IntoView {
    let head = move || {
        let periods = data.get().report_heat.periods.into_iter();
        periods
            .map(|period| {
                let href = format!("/reports/{}/board", period.id.inner());
                view! {
                    <th scope="col">
                        <a href=href>{name(&period)}</a>
                        <span class="faint nowrap">{tr!(report.due_on, date = dates::day(period.due_on))}</span>
                    </th>
                }
            })
            .collect_view()
    };
    let rows = move || {
        let data = data.get().report_heat;
        let names: Vec<String> = data.periods.iter().map(name).collect();
        let rows = data.rows.nodes.into_iter();
        rows.map(|row| line(row, &names)).collect_view()
    };
    view! {
        <div class="cov" tabindex="0" role="region" aria-label=tr!(report.heat)>
            <table class="cov__table heat" data-testid="heat">
                <thead>
                    <tr>
                        <th scope="col" class="cov__school">{tr!(report.school)}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ListFoot
            shown=Signal::derive(move || data.read().report_heat.rows.nodes.len())
            total=Signal::derive(move || data.read().report_heat.rows.total_count)
            more
        />
    }
}

fn line(row: HeatRow, names: &[String]) -> impl IntoView + use<> {
    let school = row.organization.short_name;
    let cells = row.cells.into_iter().zip(names.to_vec());
    let cells = cells.map(|(cell, name)| view! { <td data-label=name>{told(cell)}</td> });
    view! {
        <tr data-testid=format!("heat-{school}")>
            <th scope="row" class="cov__school">{school.clone()}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// When it came, and so the way to it; a dash where the school was not asked.
fn told(cell: HeatCell) -> AnyView {
    let Some(timeliness) = cell.timeliness else {
        return view! { <span class="faint">"–"</span> }.into_any();
    };
    let (tone, glyph) = match timeliness {
        Timeliness::OnTime => (Tone::Ok, Glyph::CheckCircle),
        Timeliness::Late => (Tone::Warn, Glyph::Clock),
        Timeliness::Overdue => (Tone::Bad, Glyph::Late),
        Timeliness::Pending => (Tone::Idle, Glyph::Todo),
    };
    let label = words::timeliness(timeliness);
    let state = cell.state.map(words::state);
    let said = view! { <Status tone glyph label/> };
    match cell.report {
        Some(report) => {
            let href = review::address(&report.period.id, &report.id);
            view! { <a href=href title=state>{said}</a> }.into_any()
        }
        None => said.into_any(),
    }
}
