//! What has been given of a clause to those who carry it out, and the button that gives it.

use leptos::prelude::*;

use super::model::may_assign;
use crate::features::plan::operations::{Plan, PlanClause};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{ButtonLink, Glyph, Look, Status, Tone};
use crate::tr;

/// Nothing where no task was given and the viewer gives none.
pub fn tasks_of(plan: &Plan, clause: &PlanClause) -> Option<impl IntoView + use<>> {
    let counts = clause.task_counts;
    let gives = may_assign(plan);
    if counts.given == 0 && !gives {
        return None;
    }
    let id = clause.id.inner();
    let given = if counts.given > 0 {
        let href = with_query("/tasks", &[("who", "all"), ("clause", id)]);
        let words = tr!(
            plan.tasks_given,
            given = counts.given,
            confirmed = counts.confirmed
        );
        view! { <p><a href=href data-testid="clause-tasks">{words}</a></p> }.into_any()
    } else {
        let none = match clause.schools {
            true => tr!(plan.tasks_of_schools),
            false => tr!(plan.tasks_none),
        };
        view! { <p class="muted">{none}</p> }.into_any()
    };
    let overdue = (counts.overdue > 0).then(|| {
        let label = tr!(plan.tasks_overdue, count = counts.overdue);
        view! { <p><Status tone=Tone::Bad glyph=Glyph::Late label/></p> }
    });
    let schools = clause.schools;
    let give = gives.then(|| {
        let href = with_query("/tasks/new", &[("plan", plan.id.inner()), ("clause", id)]);
        view! {
            <ButtonLink label=tr!(plan.task_give) href look=Look::filled(!schools) icon=Glyph::Plus test_id="give-clause"/>
        }
    });
    Some(view! {
        <div class="panel__sec stack--s">
            <h3>{tr!(plan.tasks)}</h3>
            {given}
            {overdue}
            {give}
        </div>
    })
}
