//! Title, school year, symbol, place and date.

use leptos::prelude::*;

use super::bind::field;
use crate::features::plan::content::Content;
use crate::shared::api::{FieldError, for_path};
use crate::shared::session::use_session;
use crate::shared::ui::{Choice, DateField, Select, TextArea, TextInput};
use crate::tr;

#[component]
pub fn HeadFields(
    content: RwSignal<Content>,
    #[prop(into)] errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let session = use_session();
    let years: Vec<Choice> = untrack(|| session.me())
        .map(|me| me.school_years)
        .unwrap_or_default()
        .into_iter()
        .map(|year| Choice::new(year.id.into_inner(), year.name))
        .collect();
    let years = RwSignal::new(years);
    let error = move |path: &'static str| {
        Signal::derive(move || errors.with(|errors| for_path(errors, path)))
    };
    view! {
        <TextArea
            id="plan-title"
            label=tr!(plan.title_field)
            help=tr!(plan.title_help)
            value=field!(content, title)
            error=error("content.title")
            rows=2
        />
        <div class="two">
            <Select
                id="plan-year"
                label=tr!(plan.school_year)
                help=tr!(plan.year_help)
                value=field!(content, school_year)
                choices=years
                error=error("content.schoolYear")
            />
            <TextInput
                id="plan-symbol"
                label=tr!(plan.symbol)
                help=tr!(plan.symbol_help)
                value=field!(content, symbol)
                error=error("content.symbol")
                optional=true
            />
            <TextInput
                id="plan-place"
                label=tr!(plan.place)
                help=tr!(plan.place_help)
                value=field!(content, place)
                error=error("content.place")
                optional=true
            />
            <DateField
                id="plan-date"
                label=tr!(plan.date)
                help=tr!(plan.date_help)
                value=field!(content, issued_on)
                error=error("content.issuedOn")
                optional=true
            />
        </div>
    }
}
