//! What the plan above asks, and the activities that carry each out; what none does stands out.

use leptos::prelude::*;

use crate::features::activity::operations::{CarriedPlan, CoverageState, DutyCoverage};
use crate::features::activity::words;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{Button, Glyph, ProgressBar, Status};
use crate::tr;

#[component]
pub fn Duties(plan: Signal<CarriedPlan>, own: StoredValue<String>) -> impl IntoView {
    let (_, set_adding) = in_address("add");
    let add = Callback::new(move |clause: String| set_adding.set(Some(clause)));
    move || {
        let plan = plan.get();
        let all = plan.duty_coverage.len();
        let above = plan.parent.as_ref().map(words::plan)?;
        if all == 0 {
            return None;
        }
        let covered = plan.duty_coverage.iter();
        let covered = covered.filter(|duty| duty.state != CoverageState::NotCovered);
        let count = |many: usize| i32::try_from(many).unwrap_or(i32::MAX);
        let (done, all) = (count(covered.count()), count(all));
        let rows = plan.duty_coverage.into_iter();
        let may_add = plan.may_add_activity;
        let rows = rows.map(move |duty| row(duty, own, may_add.then_some(add)));
        Some(view! {
            <section class="card" aria-labelledby="duties">
                <div class="card__head">
                    <h2 id="duties">{tr!(activity.duties, plan = above)}</h2>
                    <span class="faint nowrap" data-testid="covered">{tr!(activity.covered_of, covered = done, all = all)}</span>
                </div>
                <div class="card__body stack--s">
                    <ProgressBar done=Signal::stored(done) total=Signal::stored(all) label=tr!(activity.covered)/>
                    <ul class="acts acts--duties" data-testid="duties">{rows.collect_view()}</ul>
                </div>
            </section>
        })
    }
}

fn row(
    duty: DutyCoverage,
    own: StoredValue<String>,
    add: Option<Callback<String>>,
) -> impl IntoView {
    let (tone, glyph, label) = words::coverage(duty.state);
    let clause = duty.clause;
    let text = words::clause(clause.marker.as_deref(), &clause.text, 220);
    let links = duty.activities.into_iter().map(|activity| {
        let href = own.with_value(|own| format!("{own}/{}", activity.id.inner()));
        view! { <li><a href=href data-noscroll="true">{activity.title}</a></li> }
    });
    let links: Vec<_> = links.collect();
    let links = (!links.is_empty()).then(|| view! { <ul class="acts__by">{links}</ul> });
    let id = clause.id.into_inner();
    let bare = duty.state == CoverageState::NotCovered;
    let button = add.filter(|_| bare).map(|add| {
        view! {
            <Button label=tr!(activity.add) icon=Glyph::Plus on_click=move || add.run(id.clone()) test_id="cover-duty"/>
        }
    });
    view! {
        <li class=if bare { "acts__row acts__row--bare" } else { "acts__row" }>
            <div>
                <p lang="vi">{text}</p>
                {links}
            </div>
            <p class="row__marks"><Status tone glyph label/></p>
            {button}
        </li>
    }
}
