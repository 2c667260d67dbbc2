//! The screen: the years, then the days off of the one that is chosen.

use leptos::prelude::*;

use super::days::Days;
use super::operations::{CalendarYears, SchoolYear};
use super::years::Years;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{Button, Glyph, Look, PageHeader};
use crate::tr;

#[component]
pub fn Calendar() -> impl IntoView {
    let years = query::<CalendarYears>(|| ());
    // Which year is being changed: its id, or empty for a new one.
    let editing = RwSignal::new(None::<String>);
    let chosen = in_address("year").0;
    let keeps = Memo::new(move |_| years.get().is_some_and(|years| years.viewer_keeps_calendar));
    let add = move || {
        (keeps.get() && editing.read().is_none()).then(|| {
            view! {
                <Button
                    label=tr!(calendar.add_year)
                    look=Look::Primary
                    icon=Glyph::Plus
                    on_click=move || editing.set(Some(String::new()))
                    test_id="add-year"
                />
            }
        })
    };
    view! {
        <div class="narrow">
            <PageHeader title=tr!(calendar.title) about=tr!(calendar.about)>{add}</PageHeader>
            <Loaded query=years let:data>
                {
                    let year = Memo::new(move |_| shown(&data.read().school_years, chosen.get().as_deref()));
                    view! {
                        <div class="stack">
                            <Years years data=Signal::derive(move || data.get().school_years) keeps editing/>
                            {move || year.get().map(|year| view! { <Days year keeps=keeps.get()/> })}
                        </div>
                    }
                }
            </Loaded>
        </div>
    }
}

/// The year whose days are shown: the one that the address names, or the one under way.
fn shown(years: &[SchoolYear], chosen: Option<&str>) -> Option<SchoolYear> {
    let named = years.iter().find(|year| Some(year.id.inner()) == chosen);
    let under_way = years.iter().find(|year| year.current);
    named.or(under_way).or(years.first()).cloned()
}
