//! Tasks by their due day, as a list, a board or a month: three views of one question, all in the address.

mod board;
mod month;
mod narrowed;
mod table;

use leptos::prelude::*;

use self::board::Board;
use self::month::Month;
use self::narrowed::{Narrowed, TaskFilters, filters};
use self::table::Table;
use super::model::may_give;
use super::operations::{TaskGivers, TaskList, TaskRow};
use super::words;
use crate::features::import::ImportLink;
use crate::shared::export::{Listed, TakeOut};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, pages, query};
use crate::shared::ui::address::{in_address, with_query};
use crate::shared::ui::{
    AddressChip, ButtonLink, EmptyState, Further, Glyph, ListFoot, Look, PageHeader, SearchBox,
    Status, Tone,
};
use crate::shared::views::{SavedViews, ViewList};
use crate::tr;

#[component]
pub fn Tasks() -> impl IntoView {
    let narrowed = Narrowed::in_address();
    let (tasks, more) = pages::<TaskList>(move |after| narrowed.variables(after));
    let listed = Listed::new::<TaskList>(move |after| narrowed.variables(after));
    let givers = query::<TaskGivers>(|| ());
    let told = Callback::new(move |()| narrowed.told());
    let gives = Memo::new(move |_| {
        givers
            .get()
            .is_some_and(|givers| !may_give(&givers).is_empty())
    });
    let give = move || {
        gives.get().then(|| {
            view! {
                <ImportLink kind="tasks"/>
                <ButtonLink label=tr!(task.give) href="/tasks/new" look=Look::Primary icon=Glyph::Plus test_id="give-task"/>
            }
        })
    };
    view! {
        <PageHeader title=tr!(task.tasks) about=tr!(task.about)>{give}</PageHeader>
        <div class="card">
            <div class="bulk">
                <SearchBox label=tr!(task.search)/>
                <TaskFilters narrowed gives/>
                <div class="bulk__end"><Views/> <SavedViews list=ViewList::Tasks/> <TakeOut title=tr!(task.tasks) listed columns=table::sheet() filters=filters() told/></div>
            </div>
            <Loaded query=tasks let:data>
                <Shown data more narrowed gives/>
            </Loaded>
        </div>
    }
}

/// Which view the address names.
fn view_in_address() -> Memo<Option<String>> {
    in_address("view").0
}

#[component]
fn Views() -> impl IntoView {
    view! {
        <div class="chips" role="group" aria-label=tr!(task.view_as)>
            <AddressChip key="view" value=None test_id="view-list">{tr!(task.as_list)}</AddressChip>
            <AddressChip key="view" value=Some("board".to_owned()) test_id="view-board">{tr!(task.as_board)}</AddressChip>
            <AddressChip key="view" value=Some("calendar".to_owned()) test_id="view-calendar">{tr!(task.as_calendar)}</AddressChip>
        </div>
    }
}

/// The view that the address names, and one way for all three to read further.
#[component]
fn Shown(
    data: Signal<TaskList>,
    more: Further,
    narrowed: Narrowed,
    gives: Memo<bool>,
) -> impl IntoView {
    let view = view_in_address();
    let rows = Signal::derive(move || data.get().tasks.nodes);
    let none = Memo::new(move |_| data.read().tasks.nodes.is_empty());
    let length = Signal::derive(move || data.read().tasks.nodes.len());
    let total = Signal::derive(move || data.read().tasks.total_count);
    let foot = move || view! { <ListFoot shown=length total more/> };
    move || match view.read().as_deref() {
        Some("calendar") => view! { <Month rows/> {foot()} }.into_any(),
        Some("board") if !none.get() => view! { <Board rows/> {foot()} }.into_any(),
        Some("board") => view! { <Nothing narrowed gives/> }.into_any(),
        _ => view! { <Table rows total more empty=move || view! { <Nothing narrowed gives/> }/> }
            .into_any(),
    }
}

/// Nothing: what comes next depends on what was asked.
#[component]
fn Nothing(narrowed: Narrowed, gives: Memo<bool>) -> impl IntoView {
    move || {
        if narrowed.narrows() {
            let href = with_query("/tasks", &[("who", &narrowed.whose())]);
            return view! {
                <EmptyState glyph=Glyph::Search title=tr!(task.none_found) next=tr!(task.none_found_next)>
                    <ButtonLink label=tr!(task.clear_filters) href test_id="clear-filters"/>
                </EmptyState>
            }
            .into_any();
        }
        let mine = narrowed.is_mine();
        let (title, next) = match (mine, gives.get()) {
            (true, _) => (tr!(task.none_mine), tr!(task.none_mine_next)),
            (false, true) => (tr!(task.none), tr!(task.none_giver_next)),
            (false, false) => (tr!(task.none), tr!(task.none_next)),
        };
        let all = mine.then(
            || view! { <ButtonLink label=tr!(task.see_all) href="/tasks?who=all" test_id="see-all"/> },
        );
        view! { <EmptyState glyph=Glyph::Task title next>{all}</EmptyState> }.into_any()
    }
}

/// A task in a board's column or under a day: its title leads to it.
fn card(row: TaskRow, dated: bool) -> impl IntoView {
    let (tone, glyph, label) = words::standing(row.state, row.return_reason.is_some());
    let due = dated.then(|| {
        let badge = words::due(row.due_on, row.state)
            .filter(|(tone, ..)| *tone != Tone::Idle)
            .map(|(tone, glyph, label)| view! { <Status tone glyph label/> });
        view! { <span class="muted">{dates::day(row.due_on)}</span> {badge} }
    });
    // The column says the state already, but not what was sent back.
    let standing = (!dated || tone == Tone::Warn).then(|| view! { <Status tone glyph label/> });
    view! {
        <li class="item taskcard">
            <a class="rowlink" href=format!("/tasks/{}", row.id.inner()) data-row="true">{words::title(&row.title)}</a>
            <p class="muted">{words::charged_of(&row)}</p>
            <p class="row__marks">{due} {standing}</p>
        </li>
    }
}
