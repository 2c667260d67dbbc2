//! An issued plan and its recipients: how many have it, and the notice to those who are to say so.

use leptos::prelude::*;

use crate::features::distribution::Acknowledge;
use crate::features::plan::operations::{DeliveryAction, OwnDelivery, Plan};
use crate::shared::i18n::dates;
use crate::shared::ui::{Look, Notice, Tone};
use crate::tr;

/// The way to all recipients, for those who see more of them than themselves.
pub fn recipients(plan: &Plan) -> Option<impl IntoView + use<>> {
    let document = plan.document.as_ref()?;
    let counts = document.delivery_counts;
    let own = document.own_deliveries.len();
    if usize::try_from(counts.total).is_ok_and(|total| total <= own) {
        return None;
    }
    let (done, total) = (counts.received, counts.total);
    let words = if counts.late > 0 {
        tr!(
            plan.sent_to_late,
            done = done,
            total = total,
            late = counts.late
        )
    } else {
        tr!(plan.sent_to, done = done, total = total)
    };
    let href = format!("/documents/{}", document.id.inner());
    Some(view! { <a href=href data-testid="plan-recipients">{words}</a> })
}

/// What the viewer's own organizations say of it, or should.
#[component]
pub fn Arrived(plan: Signal<Plan>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let own = Memo::new(move |_| {
        let plan = plan.read();
        let document = plan.document.as_ref();
        document.map_or_else(Vec::new, |document| document.own_deliveries.clone())
    });
    let one = move |delivery: OwnDelivery| match delivery.received_on {
        Some(day) => {
            let at = delivery
                .received_at
                .map_or_else(|| dates::day(day), dates::moment);
            let name = delivery.received_name.unwrap_or_default();
            let words = tr!(
                plan.acknowledged_by,
                organization = delivery.name,
                name = name,
                at = at
            );
            view! { <p class="faint" data-testid="acknowledged">{words}</p> }.into_any()
        }
        None => {
            let tone = if delivery.late {
                Tone::Warn
            } else {
                Tone::Info
            };
            let may = delivery
                .available_actions
                .contains(&DeliveryAction::Acknowledge);
            let id = delivery.id;
            let date = dates::day(delivery.due_on);
            view! {
                <Notice tone test_id="to-acknowledge">
                    <p>{tr!(plan.to_acknowledge, organization = delivery.name, date = date)}</p>
                    {may.then(|| view! {
                        <Acknowledge id label=tr!(distribution.acknowledge) look=Look::Primary test_id="acknowledge" on_done/>
                    })}
                </Notice>
            }
            .into_any()
        }
    };
    move || own.get().into_iter().map(one).collect_view()
}
