//! One entry beside the list: the paper, its files, what follows from it, and what happened to it.

use leptos::prelude::*;

use crate::features::document::issued::panel::{Words, taking};
use crate::features::document::operations::{
    Arrival, ArrivalAction, ArrivalVariables, ArrivalView, ArrivalVoid, ArrivalVoidInput,
    ArrivalVoidVariables, FollowingTask,
};
use crate::features::document::words;
use crate::shared::files::{EvidenceFile, FileField, FileList, Subject};
use crate::shared::form::{Refused, Writing};
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{
    Button, ButtonLink, Glyph, Notice, PageTitle, ReasonDialog, SidePanel, Status, Tone, toast,
};
use crate::tr;

#[component]
pub fn ArrivalPanel(id: String, close: Signal<String>, changed: Callback<()>) -> impl IntoView {
    let asked = cynic::Id::new(id);
    let found = query::<ArrivalView>(move || ArrivalVariables { id: asked.clone() });
    let title = Signal::derive(move || {
        found.get().map_or_else(
            || tr!(document.arrival),
            |found| tr!(document.arrival_numbered, number = found.arrival.number),
        )
    });
    let above = Signal::derive(move || {
        let arrival = found.get().map(|found| found.arrival);
        arrival.map_or_else(String::new, |arrival| {
            format!(
                "{} · {}",
                arrival.organization.short_name,
                dates::day(arrival.arrived_on)
            )
        })
    });
    view! {
        <SidePanel title above close>
            <PageTitle title/>
            <Loaded query=found let:data>
                {move || view! { <Body found arrival=data.get().arrival changed/> }}
            </Loaded>
        </SidePanel>
    }
}

#[component]
fn Body(found: Query<ArrivalView>, arrival: Arrival, changed: Callback<()>) -> impl IntoView {
    let may = |action| arrival.available_actions.contains(&action);
    let (id, attach) = (arrival.id.inner().to_owned(), may(ArrivalAction::Attach));
    let correct = may(ArrivalAction::Correct).then(|| {
        let href = format!("/documents/arrivals/{id}/edit");
        view! { <ButtonLink label=tr!(document.correct) href icon=Glyph::Edit test_id="arrival-correct"/> }
    });
    let give = may(ArrivalAction::Correct).then(|| {
        let href = format!("/tasks/new?arrival={id}");
        view! { <ButtonLink label=tr!(document.give_task) href icon=Glyph::Task test_id="arrival-give-task"/> }
    });
    let copy = arrival
        .document
        .as_ref()
        .filter(|_| may(ArrivalAction::Copy));
    let copy = copy.map(|paper| {
        let href = format!(
            "/documents/copy?of={}&by={}",
            paper.id.inner(),
            arrival.organization.id.inner()
        );
        view! { <ButtonLink label=tr!(document.copy) href icon=Glyph::Copy test_id="arrival-copy"/> }
    });
    let void = may(ArrivalAction::Void).then(|| {
        view! { <Void id=arrival.id.clone() number=arrival.number.clone() version=arrival.version found changed/> }
    });
    let voided = arrival.void_reason.clone().map(|reason| {
        view! {
            <Notice tone=Tone::Warn test_id="void-reason">
                <p><b>{tr!(document.void)}</b></p>
                <p class="preline">{reason}</p>
            </Notice>
        }
    });
    let history = arrival.history.clone();
    let tasks = arrival.tasks.clone();
    let paper = arrival.document.clone();
    let taken = paper
        .as_ref()
        .and_then(|paper| taking(&paper.id, paper.kind, paper.body_parts.is_some()));
    let text = paper.map(|paper| {
        let is_copy = paper.kind.is_copy();
        view! { <Words body=paper.body_parts appendices=paper.appendices is_copy/> }
    });
    view! {
        <section class="panel__sec">
            {voided}
            <Facts arrival=arrival.clone()/>
            <div class="panel__acts">{give} {taken} {correct} {copy} {void}</div>
        </section>
        {text}
        <Files found arrival attach/>
        <Tasks tasks/>
        {(!history.is_empty())
            .then(|| {
                view! {
                    <section class="panel__sec">
                        <h3>{tr!(document.history)}</h3>
                        <History entries=Signal::stored(history)/>
                    </section>
                }
            })}
    }
}

#[component]
fn Facts(arrival: Arrival) -> impl IntoView {
    let fact = |label: String, value: Option<String>| {
        value.map(|value| view! { <dt>{label}</dt> <dd>{value}</dd> })
    };
    let named = words::named(
        arrival.kind,
        arrival.paper_number.as_deref(),
        arrival.symbol.as_deref(),
    );
    let named = match &arrival.document {
        Some(paper) => {
            let href = format!("/documents/issued/{}", paper.id.inner());
            view! { <a href=href>{named}</a> }.into_any()
        }
        None => named.into_any(),
    };
    let days = words::days_in_force(arrival.valid_from, arrival.valid_until);
    let stands = words::told_standing(arrival.validity, arrival.valid_from, arrival.valid_until);
    let stands = stands.filter(|_| arrival.void_reason.is_none());
    let stands = stands.map(|(tone, glyph, label)| {
        view! {
            <dt>{tr!(document.validity)}</dt>
            <dd><Status tone glyph label/> {days.map(|days| view! { <span class="under">{days}</span> })}</dd>
        }
    });
    let urgency = words::urgency_mark(arrival.urgency)
        .map(|(tone, glyph, label)| view! { <Status tone glyph label/> });
    view! {
        <p class="lead" lang="vi" data-testid="arrival-subject">{arrival.subject}</p>
        <dl class="facts" data-testid="arrival-facts">
            <dt>{tr!(document.paper)}</dt>
            <dd>{named} " " {urgency}</dd>
            {fact(tr!(document.issued_on), Some(dates::day(arrival.issued_on)))}
            {fact(tr!(document.issuer), Some(arrival.issuer_name))}
            {fact(tr!(document.signer), arrival.signer_name)}
            {stands}
            {fact(tr!(document.recipient), arrival.recipient)}
            {fact(tr!(document.note), arrival.note)}
        </dl>
    }
}

#[component]
fn Files(found: Query<ArrivalView>, arrival: Arrival, attach: bool) -> impl IntoView {
    let sent = arrival
        .document
        .map(|paper| paper.files)
        .unwrap_or_default();
    let files = Signal::derive(move || {
        found
            .get()
            .map(|found| found.arrival.files)
            .unwrap_or_default()
    });
    let changed = move |files: Vec<EvidenceFile>| found.update(|view| view.arrival.files = files);
    let own = match attach {
        true => view! { <FileField subject=Subject::arrival(arrival.id) files on_change=Callback::new(changed)/> }
            .into_any(),
        false => view! { <FileList files/> }.into_any(),
    };
    let any = attach || !sent.is_empty() || !arrival.files.is_empty();
    any.then(|| {
        view! {
            <section class="panel__sec" data-testid="arrival-files">
                <h3>{tr!(document.files)}</h3>
                <FileList files=Signal::stored(sent)/>
                {own}
            </section>
        }
    })
}

#[component]
fn Tasks(tasks: Vec<FollowingTask>) -> impl IntoView {
    (!tasks.is_empty()).then(|| {
        let each = tasks.into_iter().map(|task| {
            let (tone, glyph, label) = words::task(task.state, task.overdue);
            view! {
                <li class="item">
                    <a href=format!("/tasks/{}", task.id.inner())>{task.title}</a>
                    <p class="row__marks"><span class="muted">{dates::day(task.due_on)}</span> <Status tone glyph label/></p>
                </li>
            }
        });
        view! {
            <section class="panel__sec" data-testid="arrival-tasks">
                <h3>{tr!(document.tasks)}</h3>
                <ul>{each.collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Void(
    id: cynic::Id,
    number: String,
    version: i32,
    found: Query<ArrivalView>,
    changed: Callback<()>,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let writing = Writing::begin();
    let void = move |reason: String| {
        let id = id.clone();
        writing.send::<ArrivalVoid>(
            move |key| ArrivalVoidVariables {
                input: ArrivalVoidInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    reason: reason.clone(),
                    idempotency_key: key,
                },
            },
            |answer| words::errors(&answer.arrival_void.user_errors),
            move |_| {
                asked.set(false);
                toast(tr!(document.voided));
                found.reload();
                changed.run(());
            },
        );
    };
    view! {
        <Button label=tr!(document.make_void) icon=Glyph::Ban on_click=move || asked.set(true) test_id="arrival-void"/>
        <ReasonDialog
            open=asked
            title=tr!(document.void_title, number = number.clone())
            help=tr!(document.void_help, number = number)
            action=tr!(document.make_void)
            missing_words=tr!(document.error_reason_required)
            danger=true
            on_reason=Callback::new(void)
            busy=writing.busy()
            error=writing.error("reason")
        />
        <Refused writing/>
    }
}
