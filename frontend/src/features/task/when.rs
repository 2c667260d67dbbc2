//! By when a task is to be done: on a day, or some working days from the end of a term or of the year; once, or again and
//! again.

use leptos::prelude::*;

use super::operations::{
    CalendarYear, TaskAnchorInput, TaskAnchoredInput, TaskCalendar, TaskEvery, TaskRepeatInput,
};
use super::words;
use crate::shared::api::FieldError;
use crate::shared::api::scalars::Date;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::session::use_session;
use crate::shared::ui::{Choice, DateField, NumberInput, Select};
use crate::tr;

const ON_A_DAY: &str = "day";
const YEAR_END: &str = "year-end";
const EACH_TERM: &str = "each-term";
const ON: &str = "on";
const BEFORE: &str = "before";
const ONCE: &str = "once";
const EVERY: [(&str, TaskEvery); 3] = [
    ("week", TaskEvery::Week),
    ("month", TaskEvery::Month),
    ("quarter", TaskEvery::Quarter),
];

/// What the person chooses.
#[derive(Clone, Copy)]
pub struct When {
    pub due_on: RwSignal<Option<Date>>,
    from: RwSignal<String>,
    side: RwSignal<String>,
    days: RwSignal<Option<i64>>,
    every: RwSignal<String>,
    until: RwSignal<Option<Date>>,
    year: RwSignal<Option<CalendarYear>>,
}

/// The same as the server wants it.
#[derive(Clone, Default)]
pub struct WhenInput {
    pub due_on: Option<Date>,
    pub due_at: Option<TaskAnchoredInput>,
    pub repeat: Option<TaskRepeatInput>,
}

impl When {
    pub fn begin(due_on: Option<Date>) -> Self {
        Self {
            due_on: RwSignal::new(due_on),
            from: RwSignal::new(ON_A_DAY.to_owned()),
            side: RwSignal::new(ON.to_owned()),
            days: RwSignal::new(None),
            every: RwSignal::new(ONCE.to_owned()),
            until: RwSignal::new(None),
            year: RwSignal::new(None),
        }
    }

    fn is_on_a_day(self) -> bool {
        *self.from.read() == ON_A_DAY
    }

    fn comes_again(self) -> bool {
        self.is_on_a_day() && *self.every.read() != ONCE
    }

    fn is_apart(self) -> bool {
        !self.is_on_a_day() && *self.side.read() != ON
    }

    /// What is not chosen yet.
    pub fn missing(self) -> Vec<FieldError> {
        untrack(|| {
            words::left_empty(&[
                ("dueOn", self.is_on_a_day() && self.due_on.read().is_none()),
                (
                    "dueAt.workingDays",
                    self.is_apart() && self.days.read().is_none_or(|days| days < 1),
                ),
                (
                    "repeat.until",
                    self.comes_again() && self.until.read().is_none(),
                ),
            ])
        })
    }

    /// Only of what is not missing.
    pub fn input(self) -> WhenInput {
        untrack(|| {
            if !self.is_on_a_day() {
                return WhenInput {
                    due_at: self.anchored(),
                    ..WhenInput::default()
                };
            }
            let every = EVERY
                .iter()
                .find(|(code, _)| self.every.read().as_str() == *code);
            let until = self.until.get().filter(|_| self.comes_again());
            WhenInput {
                due_on: self.due_on.get(),
                due_at: None,
                repeat: every.zip(until).map(|((_, every), until)| TaskRepeatInput {
                    every: *every,
                    until,
                }),
            }
        })
    }

    fn anchored(self) -> Option<TaskAnchoredInput> {
        let year = self.year.get()?;
        let mut from = TaskAnchorInput::default();
        match self.from.read().as_str() {
            YEAR_END => from.year_end = Some(year.id),
            EACH_TERM => from.each_term_end = Some(year.id),
            term => from.term_end = Some(cynic::Id::new(term)),
        }
        let days = i32::try_from(self.days.get().unwrap_or_default()).unwrap_or(i32::MAX);
        let working_days = match self.side.read().as_str() {
            ON => 0,
            BEFORE => -days,
            _ => days,
        };
        Some(TaskAnchoredInput { from, working_days })
    }
}

#[component]
pub fn WhenFields(when: When, writing: Writing) -> impl IntoView {
    let session = use_session();
    let calendar = query::<TaskCalendar>(|| ());
    Effect::new(move |_| {
        let years = calendar.get().map(|data| data.school_years);
        let wanted = session.school_year();
        let years = years.unwrap_or_default();
        let named = years.iter().find(|year| Some(&year.id) == wanted.as_ref());
        let current = years.iter().find(|year| year.current);
        when.year.set(named.or(current).cloned());
    });
    let ends = Signal::derive(move || {
        let mut choices = vec![Choice::new(ON_A_DAY, tr!(task.due_on_a_day))];
        if let Some(year) = when.year.get() {
            choices.extend(year.terms.iter().map(|term| {
                let day = dates::day(term.ends_on);
                let label = tr!(task.due_end_of, name = term.name.clone(), day = day);
                Choice::new(term.id.inner(), label)
            }));
            choices.push(Choice::new(EACH_TERM, tr!(task.due_each_term)));
            let day = dates::day(year.ends_on);
            let label = tr!(task.due_end_of_year, name = year.name, day = day);
            choices.push(Choice::new(YEAR_END, label));
        }
        choices
    });
    let sides = vec![
        Choice::new(ON, tr!(task.due_on_that_day)),
        Choice::new(BEFORE, tr!(task.due_before)),
        Choice::new("after", tr!(task.due_after)),
    ];
    let often = vec![
        Choice::new(ONCE, tr!(task.once)),
        Choice::new("week", tr!(task.every_week)),
        Choice::new("month", tr!(task.every_month)),
        Choice::new("quarter", tr!(task.every_quarter)),
    ];
    let (sides, often) = (Signal::stored(sides), Signal::stored(often));
    view! {
        <Select id="due-from" label=tr!(task.due_counted) value=when.from choices=ends/>
        <Show
            when=move || when.is_on_a_day()
            fallback=move || {
                view! {
                    <Select id="due-side" label=tr!(task.due_side) value=when.side choices=sides/>
                    <Show when=move || when.is_apart()>
                        <NumberInput
                            id="due-days"
                            label=tr!(task.due_days)
                            help=tr!(task.due_days_help)
                            unit=tr!(task.due_days_unit)
                            value=when.days
                            error=writing.error("dueAt.workingDays")
                        />
                    </Show>
                }
            }
        >
            <DateField id="due-on" label=tr!(task.due) value=when.due_on error=writing.error("dueOn")/>
            <Select id="repeat-every" label=tr!(task.repeat) value=when.every choices=often/>
            <Show when=move || when.comes_again()>
                <DateField
                    id="repeat-until"
                    label=tr!(task.repeat_until)
                    help=tr!(task.repeat_help)
                    value=when.until
                    error=writing.error("repeat.until")
                />
            </Show>
        </Show>
    }
}
