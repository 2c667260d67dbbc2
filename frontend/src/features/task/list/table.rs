//! The tasks as a list.

use leptos::prelude::*;

use crate::features::task::operations::TaskRow;
use crate::features::task::words;
use crate::shared::export::SheetColumn;
use crate::shared::i18n::dates;
use crate::shared::ui::{Choice, Column, DataTable, Further, Status};
use crate::tr;

#[component]
pub fn Table(
    #[prop(into)] rows: Signal<Vec<TaskRow>>,
    total: Signal<i32>,
    more: Further,
    #[prop(into)] empty: ViewFn,
) -> impl IntoView {
    view! {
        <DataTable
            caption=tr!(task.tasks)
            columns=columns()
            rows
            href=|row: &TaskRow| format!("/tasks/{}", row.id.inner())
            total
            more
            empty
        />
    }
}

fn columns() -> Vec<Column<TaskRow>> {
    vec![
        Column::new(tr!(task.what), |row: &TaskRow| {
            let plan = row.plan.as_ref().map(|plan| {
                let called =
                    words::plan(&plan.title, plan.number.as_deref(), plan.symbol.as_deref());
                view! { <span class="under">{called}</span> }
            });
            view! { {words::title(&row.title)} {plan} }.into_any()
        }),
        Column::text(tr!(task.charged), words::charged_of),
        Column::new(tr!(task.due), |row: &TaskRow| {
            let badge = words::due(row.due_on, row.state)
                .map(|(tone, glyph, label)| view! { <Status tone glyph label/> });
            view! { <span class="row__marks"><span class="nowrap">{dates::day(row.due_on)}</span> {badge}</span> }
                .into_any()
        }),
        Column::new(tr!(task.state), |row: &TaskRow| {
            let (tone, glyph, label) = words::standing(row.state, row.return_reason.is_some());
            view! { <Status tone glyph label/> }.into_any()
        }),
    ]
}

pub fn sheet() -> Vec<SheetColumn> {
    let states = Choice::each(words::STATES, |state| words::state(state).2);
    vec![
        SheetColumn::text(tr!(task.what), "title"),
        SheetColumn::text(tr!(task.of_plan), "plan.title"),
        SheetColumn::text(tr!(task.charged), "assignee.shortName")
            .and("division", " – ")
            .and("position.title", " – ")
            .and("person.name", " – ")
            .said(words::divisions()),
        SheetColumn::date(tr!(task.due), "dueOn"),
        SheetColumn::text(tr!(task.state), "state").said(states),
        SheetColumn::text(tr!(task.return_reason), "returnReason"),
    ]
}
