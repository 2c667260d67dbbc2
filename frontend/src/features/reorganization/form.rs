//! The first step: what, from which day, by which decision.

use leptos::prelude::*;

use super::operations::{
    OrganizationFilter, ReorganizationInput, ReorganizationKind, ReorganizationTargets, Subject,
    TargetsVariables,
};
use super::words;
use crate::shared::api::{FieldError, coded, for_path, send};
use crate::shared::grouping::{self, Level};
use crate::shared::i18n::dates;
use crate::shared::session::OrganizationKind;
use crate::shared::ui::{
    Button, Checkbox, Checks, Combobox, DateField, ErrorSummary, Found, Look, RadioGroup, TextInput,
};
use crate::tr;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Typed {
    kind: RwSignal<String>,
    target: RwSignal<Option<Found>>,
    name: RwSignal<String>,
    short_name: RwSignal<String>,
    /// Of one that is opened.
    new_name: RwSignal<String>,
    new_short_name: RwSignal<String>,
    keeps_people: RwSignal<bool>,
    opens: RwSignal<String>,
    levels: RwSignal<Vec<String>>,
    day: RwSignal<Option<chrono::NaiveDate>>,
    decision: RwSignal<String>,
}

impl Typed {
    pub fn of(subject: &Subject) -> Self {
        Self {
            kind: RwSignal::new(String::new()),
            target: RwSignal::new(None),
            opens: RwSignal::new("SCHOOL".to_owned()),
            levels: RwSignal::new(Vec::new()),
            new_name: RwSignal::new(String::new()),
            new_short_name: RwSignal::new(String::new()),
            name: RwSignal::new(subject.name.clone()),
            short_name: RwSignal::new(subject.short_name.clone()),
            keeps_people: RwSignal::new(true),
            day: RwSignal::new(Some(dates::today())),
            decision: RwSignal::new(String::new()),
        }
    }

    fn opened(self) -> Option<OrganizationKind> {
        coded(&self.opens.read())
    }

    fn chosen(self) -> Option<ReorganizationKind> {
        coded(&self.kind.read())
    }
}

#[component]
pub fn Form(
    subject: Signal<Subject>,
    levels: Vec<Level>,
    typed: Typed,
    asked: RwSignal<Option<ReorganizationInput>>,
) -> impl IntoView {
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let error = move |path: &'static str| Signal::derive(move || for_path(&errors.read(), path));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let kind = untrack(|| typed.chosen());
        let goes = matches!(
            kind,
            Some(ReorganizationKind::Move | ReorganizationKind::Merge)
        );
        let renames = kind == Some(ReorganizationKind::Rename);
        let new = kind == Some(ReorganizationKind::Open);
        let (name, short) = match new {
            true => (typed.new_name, typed.new_short_name),
            false => (typed.name, typed.short_name),
        };
        let (name, short) = (name.get_untracked(), short.get_untracked());
        let opens = untrack(|| typed.opened()).filter(|_| new);
        let levels = typed.levels.get_untracked();
        let levels = levels.into_iter().map(cynic::Id::new);
        let levels: Vec<_> = levels
            .filter(|_| opens == Some(OrganizationKind::School))
            .collect();
        let (target, day) = (typed.target.get_untracked(), typed.day.get_untracked());
        let decision = typed.decision.get_untracked().trim().to_owned();
        errors.set(words::left_empty(&[
            ("kind", kind.is_none()),
            ("target", goes && target.is_none()),
            ("name", (renames || new) && name.trim().is_empty()),
            (
                "levels",
                opens == Some(OrganizationKind::School) && levels.is_empty(),
            ),
            ("takesEffectOn", day.is_none()),
            ("decisionNumber", decision.is_empty()),
        ]));
        let (Some(kind), Some(day), true) = (kind, day, errors.with_untracked(Vec::is_empty))
        else {
            return;
        };
        let short = short.trim().to_owned();
        asked.set(Some(ReorganizationInput {
            organization: subject.get_untracked().id,
            kind,
            opens,
            levels: new.then_some(levels),
            target: target
                .filter(|_| goes)
                .map(|target| cynic::Id::new(target.id)),
            name: (renames || new).then(|| name.trim().to_owned()),
            short_name: Some(short).filter(|short| (renames || new) && !short.is_empty()),
            keeps_people: (kind == ReorganizationKind::Merge)
                .then(|| typed.keeps_people.get_untracked()),
            takes_effect_on: day,
            decision_number: Some(decision),
        }));
    };
    let own = move || subject.with_untracked(|subject| (subject.id.clone(), subject.kind));
    let search = move |text: String| async move {
        let (id, own_kind) = own();
        // A school becomes part of a school; what it stands below is no school, and few.
        let merges = untrack(|| typed.chosen()) == Some(ReorganizationKind::Merge);
        let filter = OrganizationFilter {
            search: Some(text),
            kind: merges.then_some(own_kind),
            open_on: Some(dates::today()),
        };
        let answer = send::<ReorganizationTargets>(TargetsVariables { filter }).await?;
        let found = answer.organizations.nodes.into_iter();
        let found = found.filter(|target| target.id != id);
        let found = found.map(|target| Found {
            id: target.id.into_inner(),
            label: target.name,
            hint: target.short_name,
        });
        Ok(found.collect())
    };
    let levels = grouping::choices(levels);
    let fields = move || {
        match typed.chosen() {
        Some(ReorganizationKind::Rename) => view! {
            <TextInput id="name" label=tr!(reorganization.new_name) value=typed.name error=error("name")/>
            <TextInput id="short-name" label=tr!(reorganization.new_short_name) value=typed.short_name error=error("shortName") optional=true/>
        }
        .into_any(),
        Some(ReorganizationKind::Move) => view! {
            <Combobox id="target" label=tr!(reorganization.new_parent) help=tr!(reorganization.target_help) value=typed.target search=search error=error("target")/>
        }
        .into_any(),
        Some(ReorganizationKind::Merge) => view! {
            <Combobox id="target" label=tr!(reorganization.successor) help=tr!(reorganization.target_help) value=typed.target search=search error=error("target")/>
            <Checkbox id="keeps-people" label=tr!(reorganization.keeps_people) help=tr!(reorganization.keeps_people_help) value=typed.keeps_people/>
        }
        .into_any(),
        Some(ReorganizationKind::Open) => {
            let levels = levels.clone();
            let taught = move || {
                (typed.opened() == Some(OrganizationKind::School)).then(|| {
                    view! { <Checks id="levels" label=tr!(reorganization.levels) choices=levels.clone() value=typed.levels error=error("levels")/> }
                })
            };
            view! {
                <RadioGroup id="opens" label=tr!(reorganization.opens) value=typed.opens choices=words::opened_kinds() error=error("opens")/>
                <TextInput id="name" label=tr!(reorganization.opened_name) value=typed.new_name error=error("name")/>
                <TextInput id="short-name" label=tr!(reorganization.opened_short_name) value=typed.new_short_name error=error("shortName") optional=true/>
                {taught}
            }
            .into_any()
        }
        Some(ReorganizationKind::Close) | None => ().into_any(),
    }
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="reorganization-form">
            <p class="muted">{tr!(reorganization.step_what)}</p>
            <ErrorSummary problems=Signal::derive(move || words::problems(&errors.read()))/>
            <RadioGroup id="reorganization-kind" label=tr!(reorganization.kind) value=typed.kind choices=words::kinds(subject.with_untracked(|subject| subject.kind)) error=error("kind")/>
            {fields}
            <DateField id="takes-effect-on" label=tr!(reorganization.takes_effect_on) help=tr!(reorganization.takes_effect_help) value=typed.day error=error("takesEffectOn")/>
            <TextInput
                id="decision-number"
                label=tr!(reorganization.decision)
                help=tr!(reorganization.decision_help)
                value=typed.decision
                error=error("decisionNumber")
            />
            <div class="form__acts">
                <Button label=tr!(reorganization.foresee) look=Look::Primary submit=true test_id="foresee"/>
            </div>
        </form>
    }
}
