//! School years: when each begins and ends, and its terms; one is changed in place.

use chrono::{Months, NaiveDate};
use leptos::prelude::*;

use super::operations::{
    CalendarYears, SchoolYear, SchoolYearSave, SchoolYearSaveInput, SchoolYearSaveVariables, Term,
    TermDaysInput,
};
use super::words;
use crate::shared::api::{ApiError, FieldError};
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::page::Query;
use crate::shared::ui::address::with_query;
use crate::shared::ui::{
    Button, DateField, ErrorSummary, Glyph, Icon, Look, Notice, Status, Tone, toast,
};
use crate::tr;

#[component]
pub fn Years(
    years: Query<CalendarYears>,
    data: Signal<Vec<SchoolYear>>,
    keeps: Memo<bool>,
    editing: RwSignal<Option<String>>,
) -> impl IntoView {
    // The new one follows the last, on the same days.
    let next = move || data.with_untracked(|years| years.first().cloned());
    // The year that was saved last has no Tết yet.
    let lacks_tet = RwSignal::new(false);
    view! {
        {move || lacks_tet.get().then(|| view! {
            <Notice tone=Tone::Warn test_id="lacks-tet">{tr!(calendar.lacks_tet)}</Notice>
        })}
        {move || (editing.get().as_deref() == Some("")).then(|| view! {
            <section class="card card__body">
                <h2>{tr!(calendar.add_year)}</h2>
                <Edit year=None like=next() years editing lacks_tet/>
            </section>
        })}
        <ul class="card" data-testid="years">
            {move || data.get().into_iter().map(|year| view! { <Line year years keeps editing lacks_tet/> }).collect_view()}
        </ul>
    }
}

#[component]
fn Line(
    year: SchoolYear,
    years: Query<CalendarYears>,
    keeps: Memo<bool>,
    editing: RwSignal<Option<String>>,
    lacks_tet: RwSignal<bool>,
) -> impl IntoView {
    let id = year.id.inner().to_owned();
    let own = id.clone();
    let open = Memo::new(move |_| editing.read().as_deref() == Some(own.as_str()));
    let shut = {
        let year = year.clone();
        move || {
            let (pick, label) = (
                id.clone(),
                tr!(calendar.change_year, name = year.name.clone()),
            );
            let terms = year.terms.iter().map(|term| {
                let days = span(term.starts_on, term.ends_on);
                format!("{} {days}", term.name)
            });
            let terms: Vec<_> = terms.collect();
            view! {
                <Icon glyph=Glyph::Calendar/>
                <div>
                    <a class="rowlink" href=with_query("/calendar", &[("year", year.id.inner())])>{year.name.clone()}</a>
                    {year.current.then(|| view! { " " <Status tone=Tone::Ok glyph=Glyph::Check label=tr!(calendar.under_way)/> })}
                    <br/>
                    <span class="faint">{span(year.starts_on, year.ends_on)} " · " {terms.join(" · ")}</span>
                </div>
                {move || {
                    let (pick, label) = (pick.clone(), label.clone());
                    keeps.get().then(|| view! {
                        <Button label icon_only=true icon=Glyph::Edit on_click=move || editing.set(Some(pick.clone()))/>
                    })
                }}
            }
        }
    };
    view! {
        <li class=move || if open.get() { "session session--open" } else { "session" }>
            {move || {
                if open.get() {
                    view! { <Edit year=Some(year.clone()) like=None years editing lacks_tet/> }.into_any()
                } else {
                    shut().into_any()
                }
            }}
        </li>
    }
}

fn span(from: NaiveDate, until: NaiveDate) -> String {
    format!("{}–{}", dates::day(from), dates::day(until))
}

/// A year's six days as they are typed.
#[derive(Clone, Copy)]
struct Typed {
    starts_on: RwSignal<Option<NaiveDate>>,
    ends_on: RwSignal<Option<NaiveDate>>,
    terms: [[RwSignal<Option<NaiveDate>>; 2]; 2],
}

impl Typed {
    /// Of a year; of a new one, a year later than the one it follows.
    fn of(year: Option<&SchoolYear>, later: u32) -> Self {
        let day = |day: Option<NaiveDate>| {
            RwSignal::new(day.and_then(|day| day.checked_add_months(Months::new(later))))
        };
        let term = |at: usize| {
            let term: Option<&Term> = year.and_then(|year| year.terms.get(at));
            [
                day(term.map(|term| term.starts_on)),
                day(term.map(|term| term.ends_on)),
            ]
        };
        Self {
            starts_on: day(year.map(|year| year.starts_on)),
            ends_on: day(year.map(|year| year.ends_on)),
            terms: [term(0), term(1)],
        }
    }

    /// What the server takes; or which days are missing.
    fn read(self) -> Result<(NaiveDate, NaiveDate, Vec<TermDaysInput>), Vec<FieldError>> {
        let mut missing = Vec::new();
        let mut day = |path: &str, day: RwSignal<Option<NaiveDate>>| {
            day.get_untracked().unwrap_or_else(|| {
                missing.push(FieldError {
                    path: path.to_owned(),
                    words: tr!(calendar.error_required),
                });
                NaiveDate::default()
            })
        };
        let (starts_on, ends_on) = (day("startsOn", self.starts_on), day("endsOn", self.ends_on));
        let mut terms = Vec::new();
        for (at, [first, last]) in self.terms.into_iter().enumerate() {
            terms.push(TermDaysInput {
                starts_on: day(&format!("terms.{at}.startsOn"), first),
                ends_on: day(&format!("terms.{at}.endsOn"), last),
            });
        }
        if missing.is_empty() {
            Ok((starts_on, ends_on, terms))
        } else {
            Err(missing)
        }
    }
}

#[component]
fn Edit(
    year: Option<SchoolYear>,
    like: Option<SchoolYear>,
    years: Query<CalendarYears>,
    editing: RwSignal<Option<String>>,
    lacks_tet: RwSignal<bool>,
) -> impl IntoView {
    let later = if year.is_some() { 0 } else { 12 };
    let typed = Typed::of(year.as_ref().or(like.as_ref()), later);
    let [term_one, term_two] = typed.terms;
    let known = year.map(|year| (year.id, year.version));
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (starts_on, ends_on, terms) = match typed.read() {
            Ok(days) => days,
            Err(missing) => {
                writing.finds(missing);
                return;
            }
        };
        let (id, expected_version) = known.clone().unzip();
        writing.send::<SchoolYearSave>(
            move |idempotency_key| SchoolYearSaveVariables {
                input: SchoolYearSaveInput {
                    id: id.clone(),
                    expected_version,
                    starts_on,
                    ends_on,
                    terms: terms.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.school_year_save.user_errors),
            move |answer| {
                toast(tr!(calendar.year_saved));
                lacks_tet.set(answer.school_year_save.lacks_tet);
                years.reload();
                editing.set(None);
            },
        );
    };
    let term = move |[first, last]: [RwSignal<Option<NaiveDate>>; 2],
                     name: String,
                     paths: [&'static str; 2]| {
        let [starts, ends] = paths;
        view! {
            <fieldset>
                <legend>{name}</legend>
                <div class="two">
                    <DateField id=words::field(starts) label=tr!(calendar.starts_on) value=first error=writing.error(starts)/>
                    <DateField id=words::field(ends) label=tr!(calendar.ends_on) value=last error=writing.error(ends)/>
                </div>
            </fieldset>
        }
    };
    view! {
        <form class="form form--inline" on:submit=submit novalidate=true data-testid="year-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <div class="two">
                <DateField id="starts-on" label=tr!(calendar.year_starts_on) value=typed.starts_on error=writing.error("startsOn")/>
                <DateField id="ends-on" label=tr!(calendar.year_ends_on) value=typed.ends_on error=writing.error("endsOn")/>
            </div>
            {term(term_one, tr!(calendar.term_one), ["terms.0.startsOn", "terms.0.endsOn"])}
            {term(term_two, tr!(calendar.term_two), ["terms.1.startsOn", "terms.1.endsOn"])}
            <p class="faint">{tr!(calendar.year_about)}</p>
            {move || writing.refusal().get().map(|error| view! {
                <Notice tone=Tone::Bad test_id="refusal">
                    {match error {
                        ApiError::Conflict => tr!(calendar.changed_meanwhile),
                        error => error.words(),
                    }}
                </Notice>
            })}
            <div class="form__acts">
                <Button label=tr!(calendar.save) look=Look::Primary submit=true busy=writing.busy() test_id="save-year"/>
                <Button label=tr!(calendar.cancel) look=Look::Quiet on_click=move || editing.set(None)/>
            </div>
        </form>
    }
}
