//! The outline at the left; on a narrow screen it opens by its button.

use leptos::prelude::*;

use super::model::{clause_of, is_listed, waiting};
use crate::features::comment::PlanTalk;
use crate::features::plan::operations::{Plan, PlanClause};
use crate::tr;

#[component]
pub fn Outline(
    plan: Signal<Plan>,
    open: Memo<Option<PlanClause>>,
    talk: PlanTalk,
    #[prop(into)] on_go: Callback<()>,
) -> impl IntoView {
    let entries = move || {
        let plan = plan.read();
        let flagged: Vec<String> = waiting(&plan)
            .iter()
            .filter_map(|finding| clause_of(finding, &plan))
            .map(|clause| clause.id.inner().to_owned())
            .collect();
        let listed: Vec<PlanClause> = plan
            .clauses
            .iter()
            .filter(|clause| is_listed(clause))
            .cloned()
            .collect();
        listed
            .into_iter()
            .map(|clause| {
                let flagged = flagged.iter().any(|id| id == clause.id.inner());
                view! { <Entry clause flagged open talk on_go/> }
            })
            .collect_view()
    };
    view! {
        <nav id="plan-outline" aria-label=tr!(plan.outline)>
            <ol class="outline">{entries}</ol>
        </nav>
    }
}

#[component]
fn Entry(
    clause: PlanClause,
    flagged: bool,
    open: Memo<Option<PlanClause>>,
    talk: PlanTalk,
    on_go: Callback<()>,
) -> impl IntoView {
    let class = match clause.depth {
        0 => "part",
        1 => "l2",
        _ => "l3",
    };
    let id = clause.id.clone();
    let own = clause.id.clone();
    let talked = move || {
        talk.open_of(&own).map(|count| {
            view! {
                <span class="outline__talk" title=tr!(comment.open_spoken, count = count)>
                    <span aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{tr!(comment.open_spoken, count = count)}</span>
                </span>
            }
        })
    };
    let current = move || open.with(|open| open.as_ref().is_some_and(|open| open.id == id));
    let words = format!("{} {}", clause.marker.unwrap_or_default(), clause.text);
    view! {
        <li class=class>
            <a
                href=format!("?clause={}", clause.id.inner())
                data-noscroll="true"
                aria-current=move || current().then_some("true")
                on:click=move |_| on_go.run(())
            >
                <span>{words.trim().to_owned()}</span>
                {talked}
                {flagged
                    .then(|| {
                        view! {
                            <svg class="icon icon--s warn" aria-hidden="true"><use href="#i-alert"></use></svg>
                            <span class="visually-hidden">{tr!(plan.has_findings)}</span>
                        }
                    })}
            </a>
        </li>
    }
}
