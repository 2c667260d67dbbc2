//! Whom to remind, and by which telephone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Narrowed;
use crate::features::activity::operations::{PlanSchool, PlanSchoolState, PlanSchoolsView};
use crate::shared::api::send;
use crate::shared::ui::{Button, CopyField, Glyph};
use crate::tr;

/// Those who still have to send a plan.
const LATE: [PlanSchoolState; 3] = [
    PlanSchoolState::None,
    PlanSchoolState::Writing,
    PlanSchoolState::SentBack,
];
const REMINDED: i32 = 100;

/// The focal point's telephone, else the school's.
pub fn phone(row: &PlanSchool) -> Option<String> {
    let focal = row.focal_point.as_ref();
    let focal = focal.and_then(|focal| focal.person.phone.clone());
    focal.or_else(|| row.organization.phone.clone())
}

/// Whom to remind, to be pasted into a message: those of the schools in view who still have to send a plan.
#[component]
pub fn Reminder(narrowed: Narrowed) -> impl IntoView {
    let list = RwSignal::new(None::<Vec<PlanSchool>>);
    let busy = RwSignal::new(false);
    let ask = move || {
        let variables = untrack(|| narrowed.asking(Some(LATE.to_vec()), REMINDED, None));
        busy.set(true);
        spawn_local(async move {
            if let Ok(found) = send::<PlanSchoolsView>(variables).await {
                list.try_set(Some(found.plan_schools.rows.nodes));
            }
            busy.try_set(false);
        });
    };
    let told = move || {
        let rows = list.get()?;
        if rows.is_empty() {
            return Some(view! { <p class="muted">{tr!(activity.nobody_late)}</p> }.into_any());
        }
        let names = rows.iter().map(|row| {
            let name = row.organization.short_name.clone();
            match (&row.focal_point, phone(row)) {
                (Some(focal), Some(phone)) => format!("{name} ({}, {phone})", focal.person.name),
                (Some(focal), None) => format!("{name} ({})", focal.person.name),
                (None, Some(phone)) => format!("{name} ({phone})"),
                (None, None) => name,
            }
        });
        let names = names.collect::<Vec<_>>().join("; ");
        let count = rows.len();
        Some(
            view! {
                <p>{tr!(activity.reminded, count = count)}</p>
                <CopyField label=tr!(activity.reminder) value=names test_id="reminder"/>
            }
            .into_any(),
        )
    };
    view! {
        <section class="card" aria-labelledby="remind">
            <div class="card__head"><h2 id="remind">{tr!(activity.reminder)}</h2></div>
            <div class="card__body stack--s">
                <p class="muted">{tr!(activity.reminder_about)}</p>
                <div><Button label=tr!(activity.reminder_make) icon=Glyph::Copy busy=busy on_click=ask test_id="make-reminder"/></div>
                {told}
            </div>
        </section>
    }
}
