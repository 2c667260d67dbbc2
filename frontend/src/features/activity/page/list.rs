//! The activities by month, or by state.

use leptos::prelude::*;

use crate::features::activity::operations::{ActivityList, ActivityRow};
use crate::features::activity::words;
use crate::shared::ui::address::in_address;
use crate::shared::ui::{EmptyState, Further, Glyph, ListFoot, Status, Tone, row_keys};
use crate::tr;

#[component]
pub fn List(data: Signal<ActivityList>, own: StoredValue<String>, more: Further) -> impl IntoView {
    row_keys();
    let (by, _) = in_address("view");
    let narrowed = [
        in_address("search").0,
        in_address("state").0,
        in_address("overdue").0,
    ];
    let groups = move || {
        let rows = data.get().activities.nodes;
        if by.read().as_deref() == Some("state") {
            words::STATES
                .into_iter()
                .map(|state| {
                    let own = rows.iter().filter(|row| row.state == state).cloned();
                    (words::state(state).2, own.collect::<Vec<_>>())
                })
                .filter(|(_, own)| !own.is_empty())
                .collect()
        } else {
            words::by_month(rows)
                .into_iter()
                .map(|(month, own)| (tr!(activity.month, name = month), own))
                .collect::<Vec<_>>()
        }
    };
    let shown = move || {
        groups()
            .into_iter()
            .enumerate()
            .map(|(at, (name, rows))| {
                let heading = format!("group-{at}");
                let rows = rows.into_iter().map(|one| row(one, own)).collect_view();
                view! {
                    <section class="acts__group" aria-labelledby=heading.clone()>
                        <h2 id=heading.clone()>{name}</h2>
                        <ul class="acts">{rows}</ul>
                    </section>
                }
            })
            .collect_view()
    };
    let nothing = move || {
        if narrowed.iter().any(|value| value.read().is_some()) {
            view! { <EmptyState glyph=Glyph::Search title=tr!(activity.none_found) next=tr!(activity.none_found_next)/> }
        } else {
            view! { <EmptyState glyph=Glyph::Calendar title=tr!(activity.none) next=tr!(activity.none_next)/> }
        }
    };
    view! {
        <Show when=move || !data.read().activities.nodes.is_empty() fallback=nothing>
            <div data-testid="activities">{shown}</div>
            <ListFoot
                shown=Signal::derive(move || data.read().activities.nodes.len())
                total=Signal::derive(move || data.read().activities.total_count)
                more
            />
        </Show>
    }
}

fn row(row: ActivityRow, own: StoredValue<String>) -> impl IntoView {
    let (tone, glyph, label) = words::standing(row.state, row.return_reason.is_some());
    let late = row
        .overdue
        .then(|| view! { <Status tone=Tone::Bad glyph=Glyph::Late label=tr!(activity.overdue)/> });
    let href = own.with_value(|own| format!("{own}/{}", row.id.inner()));
    let who = words::doer(row.person.as_ref(), row.doer.as_ref());
    let about = [who, row.place].into_iter().flatten().collect::<Vec<_>>();
    view! {
        <li class="acts__row">
            <div>
                <a class="rowlink" href=href data-row="true" data-noscroll="true">{row.title}</a>
                <p class="faint">{about.join(" · ")}</p>
            </div>
            <p class="nowrap muted">{words::days(row.starts_on, row.ends_on)}</p>
            <p class="row__marks"><Status tone glyph label/> {late}</p>
        </li>
    }
}
