//! Giving a task: of a plan's clause that the address names, or freely, by an organization where the viewer may.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::{Deserialize, Serialize};

use super::charge::{Charge, ChargeFields};
use super::model::may_give;
use super::operations::{
    OriginClause, OriginPlan, TaskAssign, TaskAssignInput, TaskAssignVariables, TaskGivers,
    TaskOrigin, TaskOriginVariables, TaskPaper, TaskPaperVariables,
};
use super::when::{When, WhenFields};
use super::words;
use crate::shared::api::scalars::Date;
use crate::shared::form::{Draft, Refused, Restored, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::paper::{DocumentKind, designation, office_word};
use crate::shared::session::{OrganizationKind, use_session};
use crate::shared::ui::{
    Button, ButtonLink, Crumb, EmptyState, ErrorSummary, Glyph, Look, Notice, PageHeader, TextArea,
    toast,
};
use crate::tr;

/// Who gives, and what it begins with.
#[derive(Clone, PartialEq)]
struct Beginning {
    organization: cynic::Id,
    kind: OrganizationKind,
    clause: Option<cynic::Id>,
    arrival: Option<cynic::Id>,
    typed: Typed,
}

/// What is typed; kept on this machine until the server has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    title: String,
    criterion: String,
    due_on: Option<Date>,
}

/// The clause's own words, and its first day that is still to come.
fn of_clause(clause: &OriginClause, today: Date) -> Typed {
    let mut days = clause.deadlines.iter().filter_map(|deadline| deadline.date);
    Typed {
        title: clause.text.clone(),
        criterion: String::new(),
        due_on: days.find(|day| *day >= today),
    }
}

/// What a paper asks for, named with its source: "Thực hiện Công văn số 1216/SGDĐT-GDTrH: V/v …". The office's own words.
fn of_paper(
    kind: DocumentKind,
    number: Option<&str>,
    symbol: Option<&str>,
    subject: &str,
) -> String {
    let named = designation(number, symbol.unwrap_or_default());
    let number = if named.is_empty() { "" } else { " số " };
    format!("Thực hiện {}{number}{named}: {subject}", office_word(kind))
}

#[component]
pub fn GiveTask() -> impl IntoView {
    let address = use_query_map();
    let named = |key: &str| {
        let value = address.read_untracked().get(key);
        value.filter(|id| !id.is_empty())
    };
    let (plan, clause, organization) = (named("plan"), named("clause"), named("organization"));
    let form = match (plan, named("arrival")) {
        (Some(plan), _) => view! { <OfPlan plan clause/> }.into_any(),
        (None, Some(arrival)) => view! { <OfArrival arrival/> }.into_any(),
        (None, None) => view! { <Free organization/> }.into_any(),
    };
    view! {
        <div class="narrow">
            <PageHeader title=tr!(task.give) about=tr!(task.give_about) crumbs=vec![Crumb::new("/tasks", tr!(task.tasks))]/>
            {form}
        </div>
    }
}

#[component]
fn OfPlan(plan: String, clause: Option<String>) -> impl IntoView {
    let origin = query::<TaskOrigin>(move || TaskOriginVariables {
        plan: cynic::Id::new(plan.clone()),
    });
    view! {
        <Loaded query=origin lines=8 let:data>
            {
                let plan = data.get_untracked().plan;
                let wanted = clause.as_deref();
                let chosen = plan.clauses.iter().find(|each| Some(each.id.inner()) == wanted).cloned();
                view! { <OfClause plan chosen/> }
            }
        </Loaded>
    }
}

#[component]
fn OfClause(plan: OriginPlan, chosen: Option<OriginClause>) -> impl IntoView {
    let called = words::plan(&plan.title, plan.number.as_deref(), plan.symbol.as_deref());
    let told = chosen.as_ref().map(|clause| {
        let href = format!("/plans/{}?clause={}", plan.id.inner(), clause.id.inner());
        let text = words::clause(clause.marker.as_deref(), &clause.text);
        view! {
            <Notice test_id="of-clause">
                <p><a href=href>{called}</a></p>
                <p class="preline" lang="vi">{text}</p>
            </Notice>
        }
    });
    let beginning = Beginning {
        organization: plan.organization.id,
        kind: plan.organization.kind,
        typed: chosen
            .as_ref()
            .map(|clause| of_clause(clause, dates::today()))
            .unwrap_or_default(),
        clause: chosen.map(|clause| clause.id),
        arrival: None,
    };
    view! {
        <div class="stack">
            {told}
            <Form beginning/>
        </div>
    }
}

/// Of a paper that arrived: by the organization in whose register it stands.
#[component]
fn OfArrival(arrival: String) -> impl IntoView {
    let paper = query::<TaskPaper>(move || TaskPaperVariables {
        arrival: cynic::Id::new(arrival.clone()),
    });
    view! {
        <Loaded query=paper lines=8 let:data>
            {
                let arrival = data.get_untracked().arrival;
                let href = format!("/documents/arrivals/{}", arrival.id.inner());
                let beginning = Beginning {
                    organization: arrival.organization.id,
                    kind: arrival.organization.kind,
                    clause: None,
                    arrival: Some(arrival.id),
                    typed: Typed {
                        title: of_paper(arrival.kind, arrival.paper_number.as_deref(), arrival.symbol.as_deref(), &arrival.subject),
                        ..Typed::default()
                    },
                };
                view! {
                    <div class="stack">
                        <Notice test_id="of-arrival">
                            <p><a href=href>{tr!(document.arrival_numbered, number = arrival.number)}</a></p>
                            <p lang="vi">{arrival.subject}</p>
                        </Notice>
                        <Form beginning/>
                    </div>
                }
            }
        </Loaded>
    }
}

#[component]
fn Free(organization: Option<String>) -> impl IntoView {
    let givers = query::<TaskGivers>(|| ());
    view! {
        <Loaded query=givers lines=8 let:data>
            {
                let places = may_give(&data.get_untracked());
                let named = places.iter().find(|place| Some(place.id.inner()) == organization.as_deref());
                match named.or(places.first()).cloned() {
                    Some(place) => {
                        let beginning = Beginning {
                            organization: place.id,
                            kind: place.kind,
                            clause: None,
                            arrival: None,
                            typed: Typed::default(),
                        };
                        view! { <Form beginning/> }.into_any()
                    }
                    None => view! { <EmptyState glyph=Glyph::Lock title=tr!(task.may_not_give) next=tr!(task.may_not_give_next)/> }.into_any(),
                }
            }
        </Loaded>
    }
}

/// This person's draft of a task of this clause or paper.
fn draft(origin: Option<&cynic::Id>) -> Draft<Typed> {
    let person =
        untrack(|| use_session().me()).map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
    Draft::of(
        &person,
        &format!(
            "task.new.{}",
            origin.map(cynic::Id::inner).unwrap_or_default()
        ),
    )
}

#[component]
fn Form(beginning: Beginning) -> impl IntoView {
    let anew = Trigger::new();
    move || {
        anew.track();
        view! { <Sheet beginning=beginning.clone() anew/> }
    }
}

#[component]
fn Sheet(
    beginning: Beginning,
    /// The form begins anew, without its draft.
    anew: Trigger,
) -> impl IntoView {
    let navigate = use_navigate();
    let draft = draft(beginning.clause.as_ref().or(beginning.arrival.as_ref()));
    let kept = draft.recall();
    let restored = kept.is_some().then(|| {
        let draft = draft.clone();
        let let_go = Callback::new(move |()| {
            draft.forget();
            anew.notify();
        });
        view! { <Restored let_go/> }
    });
    let first = kept.unwrap_or_else(|| beginning.typed.clone());
    let title = RwSignal::new(first.title);
    let criterion = RwSignal::new(first.criterion);
    let when = When::begin(first.due_on);
    let charge = Charge::begin(beginning.kind, true);
    let writing = Writing::begin();
    let keep = draft.clone();
    Effect::new(move |before: Option<Typed>| {
        let typed = Typed {
            title: title.get(),
            criterion: criterion.get(),
            due_on: when.due_on.get(),
        };
        if before.is_some_and(|before| before != typed) {
            keep.keep(&typed);
        }
        typed
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = title.get_untracked().trim().to_owned();
        let mut missing = words::left_empty(&[("title", said.is_empty())]);
        missing.extend(when.missing());
        missing.extend(charge.missing());
        if writing.finds(missing) {
            return;
        }
        let due = when.input();
        let done_when = criterion.get_untracked().trim().to_owned();
        let input = TaskAssignInput {
            organization: beginning.organization.clone(),
            clause: beginning.clause.clone(),
            arrival: beginning.arrival.clone(),
            title: said,
            criterion: Some(done_when).filter(|text| !text.is_empty()),
            due_on: due.due_on,
            due_at: due.due_at,
            repeat: due.repeat,
            to: charge.input(),
            idempotency_key: None,
        };
        let (navigate, draft) = (navigate.clone(), draft.clone());
        writing.send::<TaskAssign>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                TaskAssignVariables { input }
            },
            |answer| words::errors(&answer.task_assign.user_errors),
            move |answer| {
                draft.forget();
                toast(tr!(task.given, count = answer.task_assign.count));
                navigate("/tasks?who=given", NavigateOptions::default());
            },
        );
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="task-form">
            {restored}
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <TextArea id="title" label=tr!(task.what) help=tr!(task.what_help) value=title error=writing.error("title") rows=3/>
            <TextArea
                id="criterion"
                label=tr!(task.criterion)
                help=tr!(task.criterion_help)
                value=criterion
                error=writing.error("criterion")
                optional=true
                rows=2
            />
            <WhenFields when writing/>
            <ChargeFields charge writing/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(task.give) look=Look::Primary submit=true busy=writing.busy() test_id="task-assign"/>
                <ButtonLink label=tr!(task.cancel) href="/tasks" look=Look::Quiet/>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::super::operations::OriginDeadline;
    use super::*;
    use crate::shared::i18n::dates::parse_day;

    #[test]
    fn a_task_of_a_paper_begins_with_what_it_is_about() {
        let of = |number| {
            of_paper(
                DocumentKind::OfficialLetter,
                number,
                Some("SGDĐT-GDTrH"),
                "V/v đọc sách",
            )
        };
        assert_eq!(
            of(Some("1216")),
            "Thực hiện Công văn số 1216/SGDĐT-GDTrH: V/v đọc sách"
        );
        assert_eq!(
            of_paper(DocumentKind::Invitation, None, None, "Dự họp"),
            "Thực hiện Giấy mời: Dự họp"
        );
    }

    #[test]
    fn a_task_begins_with_the_clauses_words_and_a_day_to_come() {
        let clause = |days: &[Option<&str>]| OriginClause {
            id: cynic::Id::new("1"),
            marker: Some("1.3.".into()),
            text: "Xây dựng chuyên mục.".into(),
            deadlines: days
                .iter()
                .map(|day| OriginDeadline {
                    date: day.and_then(parse_day),
                })
                .collect(),
        };
        let today = parse_day("20/10/2020").unwrap_or_default();
        let due = |days| of_clause(&clause(days), today).due_on;
        assert_eq!(due(&[None, Some("31/10/2020")]), parse_day("31/10/2020"));
        assert_eq!(due(&[Some("30/09/2020")]), None);
        assert_eq!(due(&[]), None);
        assert_eq!(of_clause(&clause(&[]), today).title, "Xây dựng chuyên mục.");
    }
}
