//! The tasks as a month: its days with what is due on each; on a phone the days that have something, one below the other.

use leptos::prelude::*;

use super::card;
use crate::features::task::model::{
    days, days_before, month, month_after, month_before, month_code,
};
use crate::features::task::operations::TaskRow;
use crate::shared::api::scalars::Date;
use crate::shared::i18n::dates;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{Button, Glyph, row_keys};
use crate::tr;

#[component]
pub fn Month(#[prop(into)] rows: Signal<Vec<TaskRow>>) -> impl IntoView {
    row_keys();
    let (named, set_named) = in_address("month");
    let today = dates::today();
    let first = Memo::new(move |_| month(named.read().as_deref(), today));
    let go = move |to: fn(Date) -> Date| {
        move || set_named.set(Some(month_code(to(first.get_untracked()))))
    };
    let name = move || first.get().format("%m/%Y").to_string();
    let month_days = Memo::new(move |_| days(first.get(), &rows.read()));
    let none = move || month_days.read().iter().all(|(_, due)| due.is_empty());
    let cells = move || {
        let before = (0..days_before(first.get()))
            .map(|_| view! { <li class="month__day month__day--none" aria-hidden="true"></li> });
        let own = month_days.get();
        let days = own
            .into_iter()
            .map(move |(date, due)| day(date, due, today));
        view! { {before.collect_view()} {days.collect_view()} }
    };
    view! {
        <div class="month__head">
            <Button label=tr!(task.month_before) icon=Glyph::Left icon_only=true on_click=go(month_before) test_id="month-before"/>
            <h2 data-testid="month">{move || tr!(task.month, name = name())}</h2>
            <Button label=tr!(task.month_after) icon=Glyph::Right icon_only=true on_click=go(month_after) test_id="month-after"/>
            <a class="month__own" href="/me/sessions">{tr!(task.to_calendar)}</a>
        </div>
        <Show when=none>
            <p class="muted month__none" role="status">{tr!(task.month_none)}</p>
        </Show>
        <div class="month__week" aria-hidden="true">
            <span>{tr!(ui.monday)}</span>
            <span>{tr!(ui.tuesday)}</span>
            <span>{tr!(ui.wednesday)}</span>
            <span>{tr!(ui.thursday)}</span>
            <span>{tr!(ui.friday)}</span>
            <span>{tr!(ui.saturday)}</span>
            <span>{tr!(ui.sunday)}</span>
        </div>
        <ol class="month" data-testid="task-month">{cells}</ol>
    }
}

fn day(date: Date, due: Vec<TaskRow>, today: Date) -> impl IntoView {
    let class = match (due.is_empty(), date == today) {
        (true, false) => "month__day month__day--none",
        (true, true) => "month__day month__day--none month__day--today",
        (false, true) => "month__day month__day--today",
        (false, false) => "month__day",
    };
    let cards = (!due.is_empty())
        .then(|| view! { <ul>{due.into_iter().map(|row| card(row, false)).collect_view()}</ul> });
    view! {
        <li class=class aria-current=(date == today).then_some("date")>
            <time datetime=date.to_string()>
                <span class="month__number" aria-hidden="true">{date.format("%-d").to_string()}</span>
                <span class="month__full">{dates::long_day(date)}</span>
            </time>
            {cards}
        </li>
    }
}
