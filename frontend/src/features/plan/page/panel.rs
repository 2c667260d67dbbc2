//! The right column: the open clause with who does it and until when; without one, the plan itself and its history.

use leptos::prelude::*;

use super::carried::Carried;
use super::duties::Duties;
use super::given::tasks_of;
use super::model::{clause_of, waiting};
use crate::features::comment::{Comments, PlanTalk, Subject};
use crate::features::paper::PlanFormNotes;
use crate::features::plan::cited::{CitedWarning, Warning};
use crate::features::plan::content::Deadline;
use crate::features::plan::operations::{Plan, PlanAction, PlanClause, PlanDeadline, PlanState};
use crate::features::plan::problems::start;
use crate::features::plan::words;
use crate::shared::history::History;
use crate::shared::i18n::{dates, fold};
use crate::shared::ui::{ButtonLink, Glyph, Notice, SidePanel, Tone};
use crate::tr;

#[component]
pub fn Panel(
    plan: Signal<Plan>,
    open: Memo<Option<PlanClause>>,
    talk: PlanTalk,
    cited: Signal<Vec<Warning>>,
) -> impl IntoView {
    move || match open.get() {
        Some(clause) => view! { <OpenClause plan clause talk/> }.into_any(),
        None => view! { <Whole plan talk cited/> }.into_any(),
    }
}

fn fact(name: String, value: Option<String>) -> Option<impl IntoView> {
    value.filter(|value| !value.is_empty()).map(|value| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    })
}

fn deadline_words(deadline: PlanDeadline) -> String {
    let PlanDeadline {
        kind,
        text,
        date,
        term,
        times,
    } = deadline;
    words::deadline(&Deadline {
        key: 0,
        kind,
        text,
        date,
        term,
        times,
    })
}

#[component]
fn OpenClause(plan: Signal<Plan>, clause: PlanClause, talk: PlanTalk) -> impl IntoView {
    let (own, may_edit, findings) = plan.with_untracked(|plan| {
        let findings: Vec<_> = waiting(plan)
            .into_iter()
            .filter(|finding| clause_of(finding, plan).is_some_and(|other| other.id == clause.id))
            .collect();
        let may_edit = plan.available_actions.contains(&PlanAction::Update);
        (format!("/plans/{}", plan.id.inner()), may_edit, findings)
    });
    let edit = format!("{own}/edit");
    let deadlines = clause.deadlines.clone();
    let schools = clause.schools.then(|| {
        let count = plan.read_untracked().organization.child_count;
        if count > 0 {
            tr!(plan.schools_count, count = count)
        } else {
            tr!(plan.schools_short)
        }
    });
    let division = clause.division.map(words::division);
    // The paper often names the division itself.
    let assignee = clause.assignee.clone().filter(|named| {
        let named = fold(named);
        division
            .as_ref()
            .is_none_or(|division| fold(division) != named)
    });
    let who = [division, schools, assignee]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let nobody = who.is_empty();
    let source = clause.source.clone().and_then(|source| {
        let above = plan.with_untracked(|plan| plan.parent.clone())?;
        let href = format!("/plans/{}?clause={}", above.id.inner(), source.id.inner());
        let marker = source.marker.unwrap_or_default();
        let marker = marker.trim_end_matches('.');
        let called = words::called(&above);
        let words = match marker.is_empty() {
            true => called,
            false => tr!(plan.source_clause, plan = called, marker = marker),
        };
        Some(view! {
            <dt>{tr!(plan.source_of)}</dt>
            <dd><a class="muted" href=href data-testid="clause-source">{words}</a></dd>
        })
    });
    let tasks = plan.with_untracked(|plan| tasks_of(plan, &clause));
    view! {
        <SidePanel
            title=start(&clause.text)
            above=tr!(plan.clause_above, marker = clause.marker.clone().unwrap_or_default())
            close=own
        >
            <div class="panel__sec stack--s">
                <dl class="facts">
                    <dt>{tr!(plan.assigned)}</dt>
                    <dd>{if nobody { tr!(plan.nobody_yet) } else { who }}</dd>
                    {fact(tr!(plan.kind), Some(words::clause_kind(clause.kind)))}
                    {source}
                </dl>
                {may_edit.then(|| view! { <ButtonLink label=tr!(plan.edit_assignment) href=edit icon=Glyph::Edit/> })}
            </div>
            <div class="panel__sec">
                <h3>{tr!(plan.deadlines)}</h3>
                {if deadlines.is_empty() {
                    view! { <p class="muted">{tr!(plan.no_deadline)}</p> }.into_any()
                } else {
                    deadlines
                        .into_iter()
                        .map(|deadline| {
                            let said = deadline.text.clone();
                            let words = deadline_words(deadline);
                            let said = (!fold(&words).contains(&fold(&said))).then_some(said);
                            view! {
                                <div class="duty">
                                    <p><b>{words}</b></p>
                                    {said.map(|said| view! { <p class="faint">{said}</p> })}
                                </div>
                            }
                        })
                        .collect_view()
                        .into_any()
                }}
            </div>
            {tasks}
            <Talk talk about=Subject::Clause(clause.id)/>
            {(!findings.is_empty())
                .then(|| {
                    view! {
                        <div class="panel__sec stack--s">
                            <h3>{tr!(plan.look_before)}</h3>
                            {findings
                                .into_iter()
                                .map(|finding| view! { <Notice tone=Tone::Warn><p>{words::told(finding.code, &finding.message, finding.excerpt.as_deref())}</p></Notice> })
                                .collect_view()}
                        </div>
                    }
                })}
        </SidePanel>
    }
}

/// What is said of it, for those who take part.
#[component]
fn Talk(talk: PlanTalk, about: Subject) -> impl IntoView {
    move || {
        talk.may().then(|| {
            view! {
                <div class="panel__sec stack--s">
                    <h3>{tr!(comment.title)}</h3>
                    <Comments about=about.clone()/>
                </div>
            }
        })
    }
}

/// What is to be mended in its form before it is issued.
#[component]
fn Form(plan: Signal<Plan>) -> impl IntoView {
    let is_open =
        Memo::new(move |_| !matches!(plan.read().state, PlanState::Issued | PlanState::Closed));
    let which = Memo::new(move |_| plan.with(|plan| (plan.id.clone(), plan.version)));
    let told = Signal::derive(move || {
        let waiting = plan.with(waiting).into_iter();
        waiting.map(|finding| finding.code).collect::<Vec<_>>()
    });
    let editor = Signal::derive(move || {
        let plan = plan.read();
        match plan.available_actions.contains(&PlanAction::Update) {
            true => format!("/plans/{}/edit", plan.id.inner()),
            false => String::new(),
        }
    });
    view! {
        <Show when=move || is_open.get()>
            <PlanFormNotes plan=which.into() told editor/>
        </Show>
    }
}

#[component]
fn Whole(plan: Signal<Plan>, talk: PlanTalk, cited: Signal<Vec<Warning>>) -> impl IntoView {
    let id = plan.with_untracked(|plan| plan.id.clone());
    let versions = format!("/plans/{}/versions", id.inner());
    // Those who see the record see the text's versions.
    let works = plan.with_untracked(|plan| !plan.history.is_empty());
    let facts = move || {
        let plan = plan.read();
        let number = plan.number.as_deref().map(|number| {
            words::designation(Some(number), plan.symbol.as_deref().unwrap_or_default())
        });
        let hash = plan.content_hash.clone();
        view! {
            <dl class="facts">
                {fact(tr!(plan.number_symbol), number)}
                {fact(tr!(plan.date), plan.issued_on.map(dates::day))}
                {fact(tr!(plan.school_year), Some(plan.school_year.name.clone()))}
                {fact(tr!(plan.made_by), plan.created_by.as_ref().map(|person| person.name.clone()))}
                {fact(tr!(plan.updated), Some(dates::moment(plan.updated_at)))}
                {hash.map(|hash| view! { <dt>{tr!(plan.hash)}</dt> <dd><code class="hash" data-testid="content-hash">{hash}</code></dd> })}
            </dl>
        }
    };
    let findings = move || {
        let plan = plan.read();
        let findings = waiting(&plan);
        let cited = cited.get();
        (!findings.is_empty() || !cited.is_empty()).then(|| {
            let lines = findings
                .chunk_by(|one, next| one.line == next.line)
                .map(|place| {
                    let link = place.first().and_then(|finding| clause_of(finding, &plan)).map(|clause| {
                        let href = format!("?clause={}", clause.id.inner());
                        view! { <a href=href data-noscroll="true">{tr!(plan.open_clause)}</a> }
                    });
                    let told = place
                        .iter()
                        .map(|finding| view! { <p>{words::told(finding.code, &finding.message, finding.excerpt.as_deref())}</p> })
                        .collect_view();
                    view! { <Notice tone=Tone::Warn>{told} {link}</Notice> }
                })
                .collect_view();
            view! {
                <div class="panel__sec stack--s">
                    <h3>{tr!(plan.look_before)}</h3>
                    {lines}
                    {cited.into_iter().map(|warning| view! { <CitedWarning warning/> }).collect_view()}
                </div>
            }
        })
    };
    let history = Signal::derive(move || plan.read().history.clone());
    view! {
        <aside class="panel" aria-labelledby="plan-about" tabindex="0">
            <div class="panel__head"><div><h2 id="plan-about">{tr!(plan.about_title)}</h2></div></div>
            <div class="panel__body">
                <div class="panel__sec">{facts}</div>
                {findings}
                <Form plan/>
                <Duties plan/>
                <Talk talk about=Subject::Plan(id)/>
                <Carried plan/>
                <div class="panel__sec">
                    <h3>{tr!(plan.history)}</h3>
                    <History entries=history/>
                    {works.then(|| view! { <p><a href=versions data-testid="plan-versions">{tr!(plan.versions_all)}</a></p> })}
                </div>
            </div>
        </aside>
    }
}
