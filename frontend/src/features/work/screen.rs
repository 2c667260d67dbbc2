//! The screen: groups by deadline, rows with their button, the right column with how things stand.

use leptos::prelude::*;

use super::empty::NothingLeft;
use super::model::{Urgency, can_wait, groups, is_awaited, other_year, pressing};
use super::operations::{MyWork, WorkItem, WorkKind, WorkVariables};
use super::summary::PeriodSummary;
use super::words;
use crate::features::distribution::Acknowledge;
use crate::features::notification;
use crate::shared::i18n::dates::{self, Due};
use crate::shared::page::{Loaded, query};
use crate::shared::session::{Role, ViewerPermission, use_session};
use crate::shared::ui::{ButtonLink, Glyph, Icon, Look, PageHeader, row_keys};
use crate::tr;

#[component]
pub fn Work() -> impl IntoView {
    let session = use_session();
    // Of every year: what is left undone does not go away when another begins.
    let arrived = notification::arrived();
    let work = query::<MyWork>(move || {
        arrived.track();
        WorkVariables { school_year: None }
    });
    let today = dates::today();
    let about = move || {
        let date = dates::long_day(today);
        let Some(work) = work.get() else { return date };
        let items = work.viewer.work;
        let (overdue, due_today) = pressing(&items, today);
        match (items.len(), overdue, due_today) {
            (0, ..) => date,
            (all, 0, 0) => tr!(work.about, date = date, all = all),
            (all, overdue, 0) => tr!(
                work.about_overdue,
                date = date,
                all = all,
                overdue = overdue
            ),
            (all, 0, today) => tr!(work.about_today, date = date, all = all, today = today),
            (all, ..) => tr!(
                work.about_pressing,
                date = date,
                all = all,
                overdue = overdue,
                today = due_today
            ),
        }
    };
    row_keys();
    view! {
        <PageHeader title=tr!(work.title) about=Signal::derive(about)/>
        <div class="split">
            <div>
                <Loaded query=work let:data>
                    <Groups items=Signal::derive(move || data.get().viewer.work) today on_done=move || work.reload()/>
                </Loaded>
            </div>
            <aside class="stack" aria-label=tr!(work.aside)>
                {move || (session.may(ViewerPermission::BoardView) && !session.is_only(Role::Observer)).then(|| view! { <PeriodSummary on_move=move || work.reload()/> })}
            </aside>
        </div>
    }
}

#[component]
fn Groups(
    items: Signal<Vec<WorkItem>>,
    today: chrono::NaiveDate,
    /// Something was done right here.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    // The current row carries the screen's one filled button: the first, until the person walks to another.
    let current = RwSignal::new(None::<String>);
    let grouped = Memo::new(move |_| groups(&items.read(), today));
    let first = Memo::new(move |_| {
        grouped
            .read()
            .first()
            .and_then(|(_, items)| items.first())
            .filter(|item| !can_wait(item, today))
            .map(|item| item.key.clone())
    });
    let is_current =
        move |key: &str| current.read().as_deref().or(first.read().as_deref()) == Some(key);
    let group = move |(urgency, items): (Urgency, Vec<WorkItem>)| {
        let heading = format!("work-{}", urgency as u8);
        let rows = items
            .into_iter()
            .map(|item| {
                let (mark, look, focus) = (item.key.clone(), item.key.clone(), item.key.clone());
                let look = Signal::derive(move || Look::filled(is_current(&look)));
                view! {
                    <li
                        class="row"
                        aria-current=move || is_current(&mark).then_some("true")
                        on:focusin=move |_| current.set(Some(focus.clone()))
                    >
                        <Row item look today on_done/>
                    </li>
                }
            })
            .collect_view();
        let head = if urgency == Urgency::Overdue {
            "group__head group__head--bad"
        } else {
            "group__head"
        };
        let count = grouped
            .read_untracked()
            .iter()
            .find(|(other, _)| *other == urgency)
            .map_or(0, |(_, items)| items.len());
        view! {
            <section class="group" aria-labelledby=heading.clone()>
                <div class=head>
                    {(urgency == Urgency::Overdue).then(|| view! { <Icon glyph=Glyph::Late/> })}
                    <h2 id=heading.clone()>{words::urgency(urgency)}</h2>
                    <span class="faint">{tr!(work.count, count = count)}</span>
                </div>
                <ul class="card" data-testid="work-list">{rows}</ul>
            </section>
        }
    };
    view! {
        <Show
            when=move || !grouped.read().is_empty()
            fallback=|| view! { <NothingLeft/> }
        >
            <div class="groups">{move || grouped.get().into_iter().map(group).collect_view()}</div>
            <p class="hints faint">
                <kbd>"J"</kbd> " " <kbd>"K"</kbd> " " {tr!(work.hint_walk)} " · " <kbd>"Enter"</kbd> " " {tr!(work.hint_do)}
            </p>
        </Show>
    }
}

#[component]
fn Row(
    item: WorkItem,
    look: Signal<Look>,
    today: chrono::NaiveDate,
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let address = words::address(&item);
    let awaited = is_awaited(&item);
    let due = item.due_on.filter(|_| !awaited).map(|day| {
        let due = dates::due(day, today);
        let class = match due {
            Due::Overdue(_) => "row__due row__due--bad",
            Due::Today => "row__due row__due--warn",
            Due::In(_) => "row__due",
        };
        view! {
            <p class=class>
                <b>{dates::due_words(due)}</b>
                {dates::day(day)}
            </p>
        }
    });
    let (kind, test_id) = (item.kind, format!("do-{}", item.key));
    let arrived = item.delivery.clone();
    let item = StoredValue::new(item);
    let year = Memo::new(move |_| {
        item.with_value(|item| other_year(item, session.school_year().as_ref()))
    });
    let what = move || item.with_value(|item| words::what(item, year.read().as_deref()));
    let whence = move || item.with_value(|item| words::whence(item, year.read().as_deref()));
    view! {
        <Icon glyph=words::glyph(kind)/>
        <div class="row__what">
            <a href=address.clone()>{what}</a>
            <span class="faint">{whence}</span>
        </div>
        {match due {
            Some(due) => due.into_any(),
            None if awaited => view! { <p class="row__due row__due--warn"><b>{tr!(work.awaited)}</b></p> }.into_any(),
            None => view! { <p class="row__due">{tr!(work.no_deadline)}</p> }.into_any(),
        }}
        {match arrived.filter(|_| kind == WorkKind::DocumentAcknowledge) {
            Some(delivery) => {
                let id = delivery.id;
                view! { <Acknowledge id label=words::verb(kind) look row=true test_id on_done/> }.into_any()
            }
            None => view! { <ButtonLink label=words::verb(kind) href=address look row=true test_id/> }.into_any(),
        }}
    }
}
