//! The ways on from a plan: to a school's activities, and to how all schools stand with an office's.

use leptos::prelude::*;

use crate::features::plan::operations::{CoverageState, Plan};
use crate::shared::ui::{ButtonLink, Glyph, ProgressBar};
use crate::tr;

#[component]
pub fn Carried(plan: Signal<Plan>) -> impl IntoView {
    let own = move || format!("/plans/{}", plan.with(|plan| plan.id.inner().to_owned()));
    let activities = move || {
        plan.with(|plan| plan.parent.is_some()).then(|| {
            let (covered, all) = plan.with(covered);
            let bar = (all > 0).then(|| {
                view! {
                    <ProgressBar done=covered total=all label=tr!(plan.covered)/>
                    <p class="faint">{tr!(plan.covered_of, covered = covered, all = all)}</p>
                }
            });
            view! {
                <div class="panel__sec stack--s">
                    <h3>{tr!(plan.activities)}</h3>
                    {bar}
                    <ButtonLink
                        label=tr!(plan.open_activities)
                        href=format!("{}/activities", own())
                        icon=Glyph::Calendar
                        test_id="open-activities"
                    />
                </div>
            }
        })
    };
    let overseen = move || {
        let shown = plan.with(|plan| plan.may_oversee && !plan.duties.is_empty());
        shown.then(|| {
            view! {
                <div class="panel__sec stack--s">
                    <h3>{tr!(plan.of_schools)}</h3>
                    <ButtonLink
                        label=tr!(plan.open_schools)
                        href=format!("{}/schools", own())
                        icon=Glyph::Org
                        test_id="open-schools"
                    />
                    <ButtonLink
                        label=tr!(plan.open_coverage)
                        href=format!("{}/coverage", own())
                        icon=Glyph::Columns
                        test_id="open-coverage"
                    />
                </div>
            }
        })
    };
    view! { {activities} {overseen} }
}

/// How many duties some activity carries out, of how many.
fn covered(plan: &Plan) -> (i32, i32) {
    let covered = plan
        .duty_coverage
        .iter()
        .filter(|duty| duty.state != CoverageState::NotCovered);
    let count = |many: usize| i32::try_from(many).unwrap_or(i32::MAX);
    (count(covered.count()), count(plan.duty_coverage.len()))
}
