//! The periods of the school year: for an office how far the schools are, for a school where it stands and what else the
//! plans ask of it.

mod model;
mod office;
mod school;

use leptos::prelude::*;

use super::periods::Keep;
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{ButtonLink, EmptyState, Glyph, PageHeader};
use crate::tr;

#[component]
pub fn Overview() -> impl IntoView {
    let session = use_session();
    let oversees = untrack(|| session.may(ViewerPermission::BoardView));
    let writes = untrack(|| session.may(ViewerPermission::ReportWrite));
    let about = if oversees {
        tr!(report.about_office)
    } else {
        tr!(report.about_school)
    };
    view! {
        <PageHeader title=tr!(report.title) about=about>{oversees.then(|| view! { <Keep/> })}</PageHeader>
        <div class="stack--l">
            {oversees.then(|| view! { <office::Periods/> })}
            {(writes && !oversees).then(|| view! { <school::Periods/> })}
            {writes.then(|| view! { <school::Duties/> })}
            {(!writes && !oversees).then(|| view! { <EmptyState title=tr!(report.not_for_you)/> })}
        </div>
    }
}

/// No period in the chosen year; `others` have some.
#[component]
fn NoPeriods(others: Vec<String>) -> impl IntoView {
    let next = if others.is_empty() {
        tr!(report.no_periods_next)
    } else {
        tr!(report.no_periods_here)
    };
    let links = others
        .into_iter()
        .map(|name| {
            let href = with_query("/reports", &[("year", &name)]);
            view! { <ButtonLink label=tr!(report.periods_of, year = name) href test_id="other-year"/> }
        })
        .collect_view();
    view! { <EmptyState glyph=Glyph::Report title=tr!(report.no_periods) next>{links}</EmptyState> }
}
