//! The form: figures, texts, what is wrong above it, and the buttons that send it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::operations::writing::{Period, Report};
use super::super::operations::{Indicator, ReportText};
use super::super::words;
use super::answer::{Answer, Closed, ToMend};
use super::content::{Content, Fault, Field, Kept};
use super::fields::{WordsField, fault_words};
use super::sheet::Sheet;
use super::submit::{nothing, submit};
use super::unsent::Unsent;
use crate::shared::api::WriteKey;
use crate::shared::form::{Draft, autosave};
use crate::shared::session::use_session;
use crate::shared::ui::{
    ActionBar, Button, ConfirmDialog, ErrorSummary, Glyph, Icon, Look, Notice, Problem, SaveMark,
    TextInput, Tone, go_to_summary, toast,
};
use crate::tr;

#[component]
pub fn Form(
    period: Period,
    organization: cynic::Id,
    /// The school's name, where an office enters the report for it.
    entered_for: Option<String>,
    /// The first save has made a draft of it.
    #[prop(into)]
    on_begun: Callback<()>,
    on_done: Callback<Report>,
) -> impl IntoView {
    let session = use_session();
    let person = untrack(|| session.me())
        .map(|me| me.viewer.person.id)
        .unwrap_or_else(|| cynic::Id::new(""));
    // An office keeps what it enters for each school apart.
    let of = match &entered_for {
        Some(_) => format!("{}.{}", period.id.inner(), organization.inner()),
        None => period.id.inner().to_owned(),
    };
    let draft = Draft::<Kept>::of(&person, &format!("report.{of}"));
    let unread = Draft::<BTreeMap<String, String>>::of(&person, &format!("figures.{of}"));
    let enters = entered_for.is_some();
    let note = RwSignal::new(String::new());
    let no_note = move || enters && note.read().trim().is_empty();
    let returned = period
        .own_report
        .as_ref()
        .and_then(|report| report.return_reason.clone());
    let (named, closed) = period
        .own_report
        .as_ref()
        .map_or_else(Default::default, |report| {
            (report.returned_texts.clone(), report.closed_texts.clone())
        });
    let mends_some = period.own_report.as_ref().is_some_and(|report| {
        !report.closed_texts.is_empty() || report.values.iter().any(|value| value.closed)
    });
    let indicators = StoredValue::new(period.indicators.clone());
    let sheet = Sheet::open(period, organization);

    let kept = draft.recall();
    let form = autosave(
        move || sheet.kept(),
        draft.clone(),
        move |kept: Kept| sheet.save(kept.content),
    );
    restore(sheet, kept, unread.recall());
    keep_unreadable(sheet, indicators, unread.clone());
    Effect::new(move |before: Option<bool>| {
        let begun = sheet.report.with(Option::is_some);
        if before == Some(false) && begun {
            on_begun.run(());
        }
        begun
    });

    let state = Signal::derive(move || form.state());
    let strict = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    // What was wrong when it was to be handed in; what is mended leaves the summary as it is typed.
    let found = RwSignal::new(Vec::<Problem>::new());
    let problems = Memo::new(move |_| {
        let content = sheet.content();
        let mut still = indicators.with_value(|indicators| told(&content, indicators, sheet));
        still.extend(no_note().then(missing_note));
        let is_still = |problem: &&Problem| still.iter().any(|one| one.field == problem.field);
        found.with(|found| found.iter().filter(is_still).cloned().collect::<Vec<_>>())
    });
    let key = StoredValue::new_local(WriteKey::default());
    let forget = StoredValue::new((draft, unread));
    let finish = move |outcome: Result<Report, Option<String>>, words: String| {
        busy.try_set(false);
        match outcome {
            Ok(report) => {
                forget.try_with_value(|(draft, unread)| {
                    draft.forget();
                    unread.forget();
                });
                toast(words);
                on_done.run(report);
            }
            Err(words) => {
                refusal.try_set(words);
            }
        }
    };
    let hand_in = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        strict.set(true);
        refusal.set(None);
        let content = untrack(|| sheet.content());
        let mut wrong =
            indicators.with_value(|indicators| untrack(|| told(&content, indicators, sheet)));
        wrong.extend(untrack(no_note).then(missing_note));
        found.set(wrong);
        if !found.with_untracked(Vec::is_empty) {
            go_to_summary();
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = submit(sheet, form, key, entry_note(enters, note)).await;
            finish(outcome, tr!(report.handed_in));
        });
    };
    let asking = RwSignal::new(false);
    let report_nothing = move || {
        busy.set(true);
        spawn_local(async move {
            let outcome = nothing(sheet, key, entry_note(enters, note)).await;
            asking.try_set(false);
            finish(outcome, tr!(report.nothing_done));
        });
    };
    let blank = Memo::new(move |_| {
        let content = sheet.content();
        sheet.known.with_value(|known| content.is_blank(known))
    });
    let progress = move || {
        let (done, total) = indicators.with_value(|all| sheet.content().filled(all));
        tr!(report.filled, done = done, total = total)
    };
    let figures = grouped(indicators.get_value())
        .into_iter()
        .map(|(topic, indicators)| {
            let fields = indicators
                .into_iter()
                .map(|indicator| view! { <Answer indicator sheet state strict=strict/> })
                .collect_view();
            view! {
                {topic.map(|topic| view! { <h3 class="topic">{topic}</h3> })}
                {fields}
            }
        })
        .collect_view();
    let saved = move |of: fn(&Content) -> &String| {
        Signal::derive(move || sheet.saved.with(|saved| of(saved).clone()))
    };
    let texts = [
        (
            ReportText::Summary,
            Field::Summary,
            tr!(report.summary_help),
            sheet.summary,
            saved(|content| &content.summary),
        ),
        (
            ReportText::Difficulties,
            Field::Difficulties,
            tr!(report.difficulties_help),
            sheet.difficulties,
            saved(|content| &content.difficulties),
        ),
        (
            ReportText::Proposals,
            Field::Proposals,
            tr!(report.proposals_help),
            sheet.proposals,
            saved(|content| &content.proposals),
        ),
    ];
    let texts = texts.map(|(text, field, help, value, saved)| {
        let label = words::text(text);
        if closed.contains(&text) {
            let told = value.get_untracked();
            let told = (!told.is_empty()).then_some(told);
            return view! { <Closed name=label told test_id=field.id()/> }.into_any();
        }
        let to_mend = named.contains(&text).then(|| view! { <ToMend note=None/> });
        let optional = text != ReportText::Difficulties;
        view! {
            {to_mend}
            <WordsField field label help value saved optional state strict=strict/>
        }
        .into_any()
    });
    let texts = texts.collect_view();
    let unread_count =
        move || indicators.with_value(|indicators| sheet.content().unreadable(indicators).len());
    let kept_here = move || match unread_count() {
        0 => None,
        1 => Some(tr!(report.one_kept_here)),
        count => Some(tr!(report.kept_here_count, count = count)),
    };
    let marks = move || {
        let kept = kept_here().map(|words| {
            view! {
                <span class="save save--hold" data-testid="kept-here">
                    <Icon glyph=Glyph::Saving small=true/>
                    {words}
                </span>
            }
        });
        view! {
            <span class="faint" data-testid="report-progress">{progress}</span>
            {kept}
            <SaveMark state/>
        }
    };
    view! {
        <form on:submit=hand_in novalidate=true>
            <div class="narrow formpage">
            {returned
                .map(|reason| {
                    view! {
                        <Notice tone=Tone::Warn test_id="return-reason">
                            <strong>{tr!(report.returned_because)}</strong>
                            <p class="preline">{reason}</p>
                            {mends_some.then(|| view! { <p>{tr!(report.mends_some)}</p> })}
                        </Notice>
                    }
                })}
            {entered_for.map(|school| view! {
                <Notice tone=Tone::Info test_id="entering">{tr!(report.entering, school = school)}</Notice>
            })}
            <Unsent form_state=state error=Signal::derive(move || form.error()) sheet on_retry=move || form.push()/>
            {move || {
                refusal
                    .get()
                    .or_else(|| sheet.refusal.get())
                    .map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="refusal">{words}</Notice> })
            }}
            <ErrorSummary title=tr!(report.not_submitted) problems/>
            {enters.then(|| view! {
                <TextInput
                    id=NOTE
                    label=tr!(report.entry_note)
                    help=tr!(report.entry_note_help)
                    value=note
                    error=Signal::derive(move || (strict.get() && no_note()).then(|| tr!(report.entry_note_missing)))
                />
            })}
            <fieldset class="section">
                <legend>{tr!(report.figures)}</legend>
                {figures}
            </fieldset>
            <fieldset class="section">
                <legend>{tr!(report.remarks)}</legend>
                {texts}
            </fieldset>
            </div>
            <ActionBar standing=move || marks>
                <Button label=tr!(report.submit) look=Look::Primary submit=true busy=busy test_id="submit-report"/>
                <Show when=move || blank.get()>
                    <Button
                        label=tr!(report.nothing)
                        on_click=move || {
                            if untrack(no_note) {
                                strict.set(true);
                                found.set(vec![missing_note()]);
                                go_to_summary();
                            } else {
                                asking.set(true);
                            }
                        }
                        test_id="nothing-to-report"
                    />
                </Show>
            </ActionBar>
        </form>
        <ConfirmDialog
            open=asking
            title=tr!(report.nothing_title)
            action=tr!(report.nothing)
            busy=busy
            on_confirm=report_nothing
        >
            <p>{tr!(report.nothing_means)}</p>
        </ConfirmDialog>
    }
}

const NOTE: &str = "entry-note";

fn missing_note() -> Problem {
    Problem::new(NOTE, tr!(report.entry_note_missing))
}

/// What an office says of where it has it from.
fn entry_note(enters: bool, note: RwSignal<String>) -> Option<String> {
    enters.then(|| note.get_untracked().trim().to_owned())
}

/// By topic, in the form's order: those of one topic that stand together.
fn grouped(indicators: Vec<Indicator>) -> Vec<(Option<String>, Vec<Indicator>)> {
    let mut groups: Vec<(Option<String>, Vec<Indicator>)> = Vec::new();
    for indicator in indicators {
        match groups.last_mut() {
            Some((topic, group)) if *topic == indicator.topic => group.push(indicator),
            _ => groups.push((indicator.topic.clone(), vec![indicator])),
        }
    }
    groups
}

/// The summary's lines, each leading to its field; tracked.
fn told(content: &Content, indicators: &[Indicator], sheet: Sheet) -> Vec<Problem> {
    let unusual = sheet.unusual.read();
    let faults = sheet
        .known
        .with_value(|known| content.faults(indicators, known, &unusual));
    faults
        .into_iter()
        .map(|(field, fault)| {
            let label = match &field {
                Field::Figure(code) | Field::Reason(code) | Field::Explanation(code) => {
                    let own = indicators.iter().find(|own| own.code == *code);
                    own.map(|own| own.name.clone()).unwrap_or_default()
                }
                Field::Summary => tr!(report.summary),
                Field::Difficulties => tr!(report.difficulties),
                Field::Proposals => tr!(report.proposals),
            };
            let own = indicators
                .iter()
                .find(|own| Field::Figure(own.code.clone()) == field);
            let words = match (&field, fault) {
                (Field::Difficulties, Fault::Missing) => tr!(report.fault_difficulties),
                _ => fault_words(
                    fault,
                    own.map_or("", |own| content.figure(own)),
                    own.map_or(0, |own| own.places),
                ),
            };
            Problem::new(field.id(), format!("{label}: {words}"))
        })
        .collect()
}

/// What was typed here and never received goes back into the fields, and so on its way. Over another version than it was
/// typed over, it is somebody else's change that the first save will find.
fn restore(sheet: Sheet, kept: Option<Kept>, unread: Option<BTreeMap<String, String>>) {
    if kept.is_none() && unread.is_none() {
        return;
    }
    let mut content = match kept {
        Some(kept) => {
            sheet.version.set(kept.version);
            kept.content
        }
        None => untrack(|| sheet.content()),
    };
    content.figures.extend(unread.unwrap_or_default());
    // After the first look at the fields, so that the change is seen and sent.
    request_animation_frame(move || sheet.fill(&content));
}

/// An unreadable figure is not sent, so it outlives the receipt of the others.
fn keep_unreadable(
    sheet: Sheet,
    indicators: StoredValue<Vec<Indicator>>,
    unread: Draft<BTreeMap<String, String>>,
) {
    Effect::new(move |before: Option<BTreeMap<String, String>>| {
        let now = indicators.with_value(|indicators| sheet.content().unreadable(indicators));
        match before {
            None => {}
            Some(before) if before == now => {}
            Some(_) if now.is_empty() => unread.forget(),
            Some(_) => {
                unread.keep(&now);
            }
        }
        now
    });
}
