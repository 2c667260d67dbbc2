//! The days of a school year that are not what their weekday says.

use chrono::{Days as Span, Months, NaiveDate};
use leptos::prelude::*;

use super::operations::{
    CalendarDays, CalendarDaysVariables, DayOff, DayOffRemove, DayOffRemoveInput,
    DayOffRemoveVariables, DayOffSave, DayOffSaveInput, DayOffSaveVariables, SchoolYear,
};
use super::words;
use crate::shared::api::FieldError;
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{
    Button, Choice, DateField, EmptyState, ErrorSummary, Glyph, Look, RadioGroup, Status,
    TextInput, Tone, toast,
};
use crate::tr;

#[component]
pub fn Days(year: SchoolYear, keeps: bool) -> impl IntoView {
    let from = year.starts_on;
    let until = from.checked_add_months(Months::new(12));
    let until = until.map_or(year.ends_on, |next| next - Span::new(1));
    let days = query::<CalendarDays>(move || CalendarDaysVariables { from, until });
    let adding = RwSignal::new(false);
    view! {
        <section class="card" aria-labelledby="days">
            <div class="card__head">
                <h2 id="days">{tr!(calendar.days_of, name = year.name)}</h2>
                {move || (keeps && !adding.get()).then(|| view! {
                    <Button label=tr!(calendar.add_day) icon=Glyph::Plus on_click=move || adding.set(true) test_id="add-day"/>
                })}
            </div>
            <div class="card__body stack">
                <p class="muted">{tr!(calendar.days_about)}</p>
                {move || adding.get().then(|| view! { <Add days adding/> })}
                <Loaded query=days lines=6 let:data>
                    <Show
                        when=move || !data.read().days_off.is_empty()
                        fallback=|| view! { <EmptyState glyph=Glyph::Calendar title=tr!(calendar.no_days) next=tr!(calendar.no_days_next)/> }
                    >
                        <ul class="days" data-testid="days-off">
                            <For each=move || data.get().days_off key=|day| (day.id.inner().to_owned(), day.name.clone(), day.works) let:day>
                                <Line day days keeps/>
                            </For>
                        </ul>
                    </Show>
                </Loaded>
            </div>
        </section>
    }
}

#[component]
fn Line(day: DayOff, days: Query<CalendarDays>, keeps: bool) -> impl IntoView {
    let writing = Writing::begin();
    let remove = {
        let (id, on) = (day.id.clone(), day.day);
        move || {
            let id = id.clone();
            writing.send::<DayOffRemove>(
                move |idempotency_key| DayOffRemoveVariables {
                    input: DayOffRemoveInput {
                        id: id.clone(),
                        idempotency_key,
                    },
                },
                |answer| words::errors(&answer.day_off_remove.user_errors),
                move |_| {
                    toast(tr!(calendar.day_removed, day = dates::day(on)));
                    days.reload();
                },
            );
        }
    };
    let (tone, glyph, label) = if day.works {
        (Tone::Warn, Glyph::Work, tr!(calendar.works))
    } else {
        (Tone::Idle, Glyph::Calendar, tr!(calendar.off))
    };
    view! {
        <li class="day">
            <span class="day__on">{dates::long_day(day.day)}</span>
            <span class="day__name">{day.name}</span>
            <Status tone glyph label/>
            {keeps.then(|| view! {
                <Button
                    label=tr!(calendar.remove_day, day = dates::day(day.day))
                    icon_only=true
                    look=Look::Quiet
                    icon=Glyph::X
                    busy=writing.busy()
                    on_click=remove
                />
            })}
            <Refused writing/>
        </li>
    }
}

#[component]
fn Add(days: Query<CalendarDays>, adding: RwSignal<bool>) -> impl IntoView {
    let day = RwSignal::new(None::<NaiveDate>);
    let name = RwSignal::new(String::new());
    let works = RwSignal::new("off".to_owned());
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = |path: &str| FieldError {
            path: path.to_owned(),
            words: tr!(calendar.error_required),
        };
        let on = day.get_untracked();
        let unnamed = name.read_untracked().trim().is_empty();
        let errors = [
            on.is_none().then(|| missing("day")),
            unnamed.then(|| missing("name")),
        ];
        let Some(on) = on.filter(|_| !unnamed) else {
            writing.finds(errors.into_iter().flatten().collect());
            return;
        };
        let (name, works) = (name.get_untracked(), works.get_untracked() == "works");
        writing.send::<DayOffSave>(
            move |idempotency_key| DayOffSaveVariables {
                input: DayOffSaveInput {
                    day: on,
                    name: name.clone(),
                    works,
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.day_off_save.user_errors),
            move |_| {
                toast(tr!(calendar.day_saved, day = dates::day(on)));
                days.reload();
                adding.set(false);
            },
        );
    };
    let kinds = vec![
        Choice::new("off", tr!(calendar.off)),
        Choice::new("works", tr!(calendar.works)),
    ];
    view! {
        <form class="form form--inline" on:submit=submit novalidate=true data-testid="day-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <div class="two">
                <DateField id="day" label=tr!(calendar.day) value=day error=writing.error("day")/>
                <TextInput id="day-name" label=tr!(calendar.day_name) help=tr!(calendar.day_name_help) value=name error=writing.error("name")/>
            </div>
            <RadioGroup id="day-kind" label=tr!(calendar.day_kind) value=works choices=kinds/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(calendar.save) look=Look::Primary submit=true busy=writing.busy() test_id="save-day"/>
                <Button label=tr!(calendar.cancel) look=Look::Quiet on_click=move || adding.set(false)/>
            </div>
        </form>
    }
}
