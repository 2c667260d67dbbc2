//! What a task says: who, whom, until when, by which clause; and what came of it.

use leptos::prelude::*;

use crate::features::task::operations::{NumberedPlan, Task, TaskArrival, TaskClause};
use crate::features::task::words;
use crate::shared::api::scalars::DateTime;
use crate::shared::files::FileList;
use crate::shared::form::evidence;
use crate::shared::i18n::dates;
use crate::tr;

/// `09:20, 13/01/2021 · Trần Thị Giang`
fn when(at: DateTime, by: Option<&String>) -> String {
    match by {
        Some(name) => format!("{} · {name}", dates::moment(at)),
        None => dates::moment(at),
    }
}

#[component]
pub fn Facts(task: Signal<Task>) -> impl IntoView {
    let facts = move || {
        let task = task.get();
        let given_by = task.given_by.map(|person| person.name);
        let charged = words::charged(
            task.division,
            task.position.as_ref(),
            task.person.as_ref(),
            &task.assignee.short_name,
        );
        let criterion = task.criterion.map(|criterion| {
            view! {
                <dt>{tr!(task.criterion)}</dt>
                <dd class="preline" data-testid="task-criterion">{criterion}</dd>
            }
        });
        let confirmed = task.confirmed_at.map(|at| {
            let by = task.confirmed_by.map(|person| person.name);
            view! {
                <dt>{tr!(task.confirmed_when)}</dt>
                <dd>{when(at, by.as_ref())}</dd>
            }
        });
        // The head of the page says a long one in part only.
        let whole = (words::title(&task.title) != task.title).then(|| {
            view! {
                <dt>{tr!(task.what)}</dt>
                <dd class="preline">{task.title}</dd>
            }
        });
        view! {
            <dl class="facts">
                {whole}
                <dt>{tr!(task.giver)}</dt>
                <dd>{task.organization.name}</dd>
                <dt>{tr!(task.charged)}</dt>
                <dd data-testid="task-charged">{charged}</dd>
                <dt>{tr!(task.due)}</dt>
                <dd>{dates::day(task.due_on)}</dd>
                {criterion}
                <dt>{tr!(task.given_when)}</dt>
                <dd>{when(task.given_at, given_by.as_ref())}</dd>
                {confirmed}
                {task.plan.map(|plan| of_plan(plan, task.clause))}
                {task.arrival.map(of_arrival)}
            </dl>
        }
    };
    view! {
        <section class="card" aria-label=tr!(task.facts)>
            <div class="card__body">{facts}</div>
        </section>
    }
}

fn of_plan(plan: NumberedPlan, clause: Option<TaskClause>) -> impl IntoView {
    let called = words::plan(&plan.title, plan.number.as_deref(), plan.symbol.as_deref());
    let own = format!("/plans/{}", plan.id.inner());
    let href = match &clause {
        Some(clause) => format!("{own}?clause={}", clause.id.inner()),
        None => own,
    };
    let text = clause.map(|clause| {
        let text = words::clause(clause.marker.as_deref(), &clause.text);
        view! { <p class="muted preline" lang="vi">{text}</p> }
    });
    view! {
        <dt>{tr!(task.by_plan)}</dt>
        <dd>
            <a href=href data-testid="task-plan">{called}</a>
            {text}
        </dd>
    }
}

fn of_arrival(arrival: TaskArrival) -> impl IntoView {
    let href = format!("/documents/arrivals/{}", arrival.id.inner());
    view! {
        <dt>{tr!(task.by_arrival)}</dt>
        <dd>
            <a href=href data-testid="task-arrival">{tr!(document.arrival_numbered, number = arrival.number)}</a>
            <p class="muted" lang="vi">{arrival.subject}</p>
        </dd>
    }
}

/// What came of it, in the words of whoever did it, with the pages and files that show it; files may be there before words.
#[component]
pub fn Outcome(task: Signal<Task>) -> impl IntoView {
    let files = Signal::derive(move || task.get().files);
    let said = move || {
        let task = task.get();
        let result = task.result?;
        Some(view! { <p class="preline" data-testid="task-result">{result}</p> })
    };
    let links = move || {
        let links = task.get().links;
        (!links.is_empty()).then(|| {
            view! {
                <h3>{tr!(ui.evidence)}</h3>
                <ul data-testid="task-links">{links.into_iter().map(evidence).collect_view()}</ul>
            }
        })
    };
    let done = move || {
        let task = task.get();
        task.done_at.map(|at| {
            let by = task.done_by.map(|person| person.name);
            view! { <p class="faint">{tr!(task.done_when, when = when(at, by.as_ref()))}</p> }
        })
    };
    let heading = move || match task.read().result {
        Some(_) => tr!(task.result),
        None => tr!(files.title),
    };
    let there = move || task.read().result.is_some() || !task.read().files.is_empty();
    view! {
        <Show when=there>
            <section class="card" aria-labelledby="task-result">
                <div class="card__head"><h2 id="task-result">{heading}</h2></div>
                <div class="card__body stack--s">
                    {said}
                    {links}
                    <FileList files/>
                    {done}
                </div>
            </section>
        </Show>
    }
}
