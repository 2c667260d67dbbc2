//! One clause: what it is, its words, who does it and until when.

use leptos::prelude::*;

use super::bind::{bind, choice, choices, chosen, code, field};
use super::deadlines::Deadlines;
use crate::features::plan::content::Content;
use crate::features::plan::operations::DivisionKind;
use crate::features::plan::words;
use crate::shared::ui::{Checkbox, Select, TextArea, TextInput};
use crate::tr;

/// Nobody of the office, or one of its divisions.
const DIVISIONS: [Option<DivisionKind>; 4] = [
    None,
    Some(DivisionKind::Office),
    Some(DivisionKind::Emulation),
    Some(DivisionKind::Inspection),
];

#[component]
pub fn ClauseFields(content: RwSignal<Content>, key: u32) -> impl IntoView {
    let id = move |part: &str| format!("clause-{key}-{part}");
    let kinds = RwSignal::new(choices(&words::CLAUSE_KINDS, words::clause_kind));
    let divisions = RwSignal::new(choices(&DIVISIONS, |division| {
        division.map_or_else(|| tr!(plan.no_division), words::division)
    }));
    let kind = bind(
        content,
        move |content: &Content| {
            let clause = content.clause(key)?;
            Some(code(&words::CLAUSE_KINDS, &clause.kind))
        },
        move |content, value: String| {
            if let Some(kind) = chosen(&words::CLAUSE_KINDS, &value) {
                content.set_kind(key, kind);
            }
        },
    );
    view! {
        <div class="two">
            <Select
                id=id("kind")
                label=tr!(plan.kind)
                value=kind
                choices=kinds
            />
            <TextInput
                id=id("marker")
                label=tr!(plan.marker)
                help=tr!(plan.marker_help)
                value=field!(content, clauses[key].marker)
                optional=true
            />
        </div>
        <TextArea id=id("text") label=tr!(plan.text) value=field!(content, clauses[key].text) rows=4/>
        <div class="two">
            <Select
                id=id("division")
                label=tr!(plan.division)
                value=choice!(content, clauses[key].division, DIVISIONS)
                choices=divisions
            />
            <TextInput
                id=id("assignee")
                label=tr!(plan.assignee)
                help=tr!(plan.assignee_help)
                value=field!(content, clauses[key].assignee)
                optional=true
            />
        </div>
        <Checkbox
            id=id("schools")
            label=tr!(plan.schools)
            value=field!(content, clauses[key].schools)
            help=tr!(plan.schools_help)
        />
        <Deadlines content clause=key/>
    }
}
