//! Typing activities in quickly: a line each, of a title and two days; the rest is said in the panel.

use leptos::prelude::*;

use crate::features::activity::operations::{
    ActivityAdd, ActivityAddInput, ActivityAddVariables, ActivityContentInput, DutyClause,
};
use crate::features::activity::words;
use crate::shared::api::for_path;
use crate::shared::api::scalars::Date;
use crate::shared::form::{Refused, Writing};
use crate::shared::ui::{Button, DateField, ErrorSummary, Glyph, Look, TextInput, opened, toast};
use crate::tr;

/// One line being typed.
#[derive(Clone, Copy)]
struct Line {
    title: RwSignal<String>,
    from: RwSignal<Option<Date>>,
    to: RwSignal<Option<Date>>,
}

impl Line {
    fn empty() -> Self {
        Self {
            title: RwSignal::new(String::new()),
            from: RwSignal::new(None),
            to: RwSignal::new(None),
        }
    }

    fn is_empty(self) -> bool {
        self.title.read_untracked().trim().is_empty()
            && self.from.get_untracked().is_none()
            && self.to.get_untracked().is_none()
    }

    /// What lasts a day has one.
    fn content(self, clauses: &[cynic::Id]) -> Option<ActivityContentInput> {
        let starts_on = self.from.get_untracked()?;
        Some(ActivityContentInput {
            title: self.title.get_untracked().trim().to_owned(),
            person: None,
            doer: None,
            starts_on,
            ends_on: self.to.get_untracked().unwrap_or(starts_on),
            place: None,
            output: None,
            clauses: clauses.to_vec(),
            channels: Vec::new(),
        })
    }
}

#[component]
pub fn Adding(
    plan: cynic::Id,
    /// What the activities are to carry out.
    duty: Option<DutyClause>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let lines = RwSignal::new(vec![Line::empty()]);
    let writing = Writing::begin();
    let heading = opened();
    let clauses: Vec<cynic::Id> = duty.iter().map(|duty| duty.id.clone()).collect();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // Empty lines go first, so that findings name the lines by their places here.
        if lines.read_untracked().len() > 1 {
            lines.update(|lines| lines.retain(|line| !line.is_empty()));
        }
        if lines.read_untracked().is_empty() {
            lines.set(vec![Line::empty()]);
        }
        let typed = lines.get_untracked();
        let missing: Vec<(String, bool)> = typed
            .iter()
            .enumerate()
            .flat_map(|(at, line)| {
                let title = line.title.read_untracked().trim().is_empty();
                let day = line.from.get_untracked().is_none();
                [
                    (format!("activities.{at}.title"), title),
                    (format!("activities.{at}.startsOn"), day),
                ]
            })
            .collect();
        if writing.finds(words::left_empty(&missing)) {
            return;
        }
        let input = ActivityAddInput {
            plan: plan.clone(),
            activities: typed
                .iter()
                .filter_map(|line| line.content(&clauses))
                .collect(),
            idempotency_key: None,
        };
        writing.send::<ActivityAdd>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ActivityAddVariables { input }
            },
            |answer| words::errors(&answer.activity_add.user_errors),
            move |answer| {
                toast(tr!(activity.added, count = answer.activity_add.count));
                changed.run(());
                close.run(());
            },
        );
    };
    let row = move |(at, line): (usize, Line)| {
        let error = move |name: &str| {
            let path = format!("activities.{at}.{name}");
            Signal::derive(move || for_path(&writing.errors().read(), &path))
        };
        view! {
            <fieldset class="acts__new">
                <legend class="visually-hidden">{tr!(activity.line, number = at + 1)}</legend>
                <TextInput id=format!("title-{at}") label=tr!(activity.what) value=line.title error=error("title")/>
                <DateField id=format!("startsOn-{at}") label=tr!(activity.from) value=line.from error=error("startsOn")/>
                <DateField id=format!("endsOn-{at}") label=tr!(activity.to) value=line.to error=error("endsOn") optional=true/>
            </fieldset>
        }
    };
    let rows = move || lines.get().into_iter().enumerate().map(row).collect_view();
    let of = duty.map(|duty| {
        let text = words::clause(duty.marker.as_deref(), &duty.text, 220);
        view! { <p class="muted" data-testid="of-duty">{tr!(activity.of_duty)} " " <span lang="vi">{text}</span></p> }
    });
    view! {
        <section class="card" aria-labelledby="adding">
            <div class="card__head"><h2 id="adding" tabindex="-1" node_ref=heading>{tr!(activity.add)}</h2></div>
            <form class="card__body stack--s" on:submit=save novalidate=true data-testid="adding">
                {of}
                <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                {rows}
                <div>
                    <Button
                        label=tr!(activity.add_line)
                        icon=Glyph::Plus
                        on_click=move || lines.update(|lines| lines.push(Line::empty()))
                        test_id="add-line"
                    />
                </div>
                <Refused writing/>
                <div class="form__acts">
                    <Button label=tr!(activity.save) look=Look::Primary submit=true busy=writing.busy() test_id="save-activities"/>
                    <Button label=tr!(activity.cancel) look=Look::Quiet on_click=close test_id="cancel-adding"/>
                </div>
            </form>
        </section>
    }
}
