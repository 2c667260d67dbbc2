//! The days of a period, as they are typed.

use leptos::prelude::*;

use super::super::operations::periods::PeriodInput;
use crate::shared::api::scalars::Date;
use crate::shared::api::{FieldError, for_path};
use crate::shared::form::Writing;
use crate::shared::ui::{DateField, TextInput};
use crate::tr;

#[derive(Clone, Copy)]
pub struct Fields {
    pub name: RwSignal<String>,
    pub opens_on: RwSignal<Option<Date>>,
    pub due_on: RwSignal<Option<Date>>,
    pub closes_on: RwSignal<Option<Date>>,
    pub office_due_on: RwSignal<Option<Date>>,
}

impl Fields {
    pub fn of(period: PeriodInput) -> Self {
        Self {
            name: RwSignal::new(period.name),
            opens_on: RwSignal::new(Some(period.opens_on)),
            due_on: RwSignal::new(Some(period.due_on)),
            closes_on: RwSignal::new(period.closes_on),
            office_due_on: RwSignal::new(period.office_due_on),
        }
    }

    pub fn blank() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            opens_on: RwSignal::new(None),
            due_on: RwSignal::new(None),
            closes_on: RwSignal::new(None),
            office_due_on: RwSignal::new(None),
        }
    }

    /// What the server takes; or what is missing, under paths that begin with `prefix`.
    pub fn input(self, prefix: &str) -> Result<PeriodInput, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut miss = |path: &str| {
            errors.push(FieldError {
                path: format!("{prefix}{path}"),
                words: tr!(report.period_error_required),
            });
        };
        let name = self.name.get_untracked().trim().to_owned();
        if name.is_empty() {
            miss("name");
        }
        let days = (self.opens_on.get_untracked(), self.due_on.get_untracked());
        if days.0.is_none() {
            miss("opensOn");
        }
        if days.1.is_none() {
            miss("dueOn");
        }
        match days {
            (Some(opens_on), Some(due_on)) if errors.is_empty() => Ok(PeriodInput {
                name,
                opens_on,
                due_on,
                closes_on: self.closes_on.get_untracked(),
                office_due_on: self.office_due_on.get_untracked(),
            }),
            _ => Err(errors),
        }
    }
}

/// `prefix` begins the paths of this period's errors and, with dashes, the ids of its fields.
#[component]
pub fn PeriodFields(fields: Fields, writing: Writing, prefix: String) -> impl IntoView {
    let id = |path: &str| field(&format!("{prefix}{path}"));
    let error = |path: &str| {
        let path = format!("{prefix}{path}");
        Signal::derive(move || for_path(&writing.errors().read(), &path))
    };
    view! {
        <TextInput id=id("name") label=tr!(report.period_name) value=fields.name error=error("name")/>
        <div class="two">
            <DateField id=id("opensOn") label=tr!(report.period_opens) value=fields.opens_on error=error("opensOn")/>
            <DateField id=id("dueOn") label=tr!(report.period_due) value=fields.due_on error=error("dueOn")/>
        </div>
        <div class="two">
            <DateField id=id("closesOn") label=tr!(report.period_closes) help=tr!(report.period_closes_help) value=fields.closes_on error=error("closesOn") optional=true/>
            <DateField id=id("officeDueOn") label=tr!(report.period_office_due) help=tr!(report.period_office_due_help) value=fields.office_due_on error=error("officeDueOn") optional=true/>
        </div>
    }
}

/// The id of the field that a path means; of the whole, none.
pub fn field(path: &str) -> String {
    match path {
        "" => String::new(),
        path => format!("period-{}", path.replace('.', "-")),
    }
}
