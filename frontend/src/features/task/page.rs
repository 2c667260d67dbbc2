//! One task: what is to be done and by whom, what came of it, its history, and the step that comes next.

mod actions;
mod change;
mod facts;
mod finish;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use self::actions::Actions;
use self::change::{Delegate, Exits, Reassign, Update};
use self::facts::{Facts, Outcome};
use self::finish::Finish;
use super::operations::{Task, TaskVariables, TaskView};
use super::words;
use crate::features::comment::{Comments, Subject};
use crate::shared::history::History;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Crumb, Notice, PageHeader, Status, Tone};
use crate::tr;

/// The form that is open below the head; while one is, its button is the page's filled one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Finish,
    Delegate,
    Reassign,
    Update,
}

#[component]
pub fn TaskPage() -> impl IntoView {
    let id = in_path("id");
    let task = query::<TaskView>(move || TaskVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <Loaded query=task lines=8 let:data>
            <Body query=task task=Signal::from(Memo::new(move |_| data.get().task))/>
        </Loaded>
    }
}

#[component]
fn Body(query: Query<TaskView>, task: Signal<Task>) -> impl IntoView {
    let sheet = RwSignal::new(None::<Sheet>);
    let id = task.with_untracked(|task| task.id.clone());
    let exits = Exits {
        done: Callback::new(move |()| {
            sheet.set(None);
            query.reload();
        }),
        close: Callback::new(move |()| sheet.set(None)),
        stale: Callback::new(move |()| query.reload()),
    };
    Effect::new(move |before: Option<bool>| {
        let open = sheet.read().is_some();
        if before == Some(true) && !open {
            to_the_title();
        }
        open
    });
    let status = move || {
        let task = task.read();
        let (tone, glyph, label) = words::standing(task.state, task.return_reason.is_some());
        let due = words::due(task.due_on, task.state)
            .map(|(tone, glyph, label)| view! { <Status tone glyph label test_id="task-due"/> });
        view! {
            <Status tone glyph label test_id="task-state"/>
            {due}
        }
    };
    let returned = move || {
        let task = task.read();
        let reason = task.return_reason.clone();
        reason.filter(|_| words::is_open(task.state)).map(|reason| {
            view! {
                <Notice tone=Tone::Warn test_id="return-reason">
                    <p><b>{tr!(task.returned_because)}</b></p>
                    <p class="preline">{reason}</p>
                </Notice>
            }
        })
    };
    let filed = Callback::new(move |files| query.update(|view| view.task.files = files));
    let form = move || {
        sheet.get().map(|open| match open {
            Sheet::Finish => view! { <Finish task exits filed/> }.into_any(),
            Sheet::Delegate => view! { <Delegate task exits/> }.into_any(),
            Sheet::Reassign => view! { <Reassign task exits/> }.into_any(),
            Sheet::Update => view! { <Update task exits/> }.into_any(),
        })
    };
    let history = Signal::derive(move || task.get().history);
    view! {
        <PageHeader
            title=Signal::derive(move || words::title(&task.read().title))
            crumbs=vec![Crumb::new("/tasks", tr!(task.tasks))]
            beside=move || status
        >
            <Actions query task sheet/>
        </PageHeader>
        <div class="split">
            <div class="stack">
                {returned}
                {form}
                <Facts task/>
                <Outcome task/>
                <section class="card" aria-labelledby="task-comments">
                    <div class="card__head"><h2 id="task-comments">{tr!(comment.title)}</h2></div>
                    <div class="card__body stack--s"><Comments about=Subject::Task(id)/></div>
                </section>
            </div>
            <aside class="card" aria-labelledby="task-history">
                <div class="card__head"><h2 id="task-history">{tr!(task.history)}</h2></div>
                <div class="card__body"><History entries=history/></div>
            </aside>
        </div>
    }
}

/// The form that had the focus is gone.
fn to_the_title() {
    let title = document().query_selector("h1").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        let _ = title.focus();
    }
}
