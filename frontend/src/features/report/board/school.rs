//! A school's report as the office reads it, with what the office may decide; and whom to call about it.

use leptos::prelude::*;

use super::super::answers::{Answered, Answers};
use super::super::operations::board::{
    BoardReport, PanelReport, PanelReportVariables, PanelSchool,
};
use super::super::operations::{ReportAction, ReportState, Timeliness};
use super::super::review::{self, Deciding, Named, Seen};
use super::super::versions::{Entry, Versions};
use super::super::words;
use super::reopen::Reopen;
use crate::features::paper::ReportPaperMenu;
use crate::shared::form::Said;
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::session::Role;
use crate::shared::ui::{Button, ButtonLink, Glyph, Look, ReasonDialog, Status, Telephone};
use crate::tr;

#[component]
pub fn OfSchool(
    report: cynic::Id,
    school: Signal<String>,
    /// The report has moved elsewhere.
    moved: Trigger,
    on_change: Callback<()>,
) -> impl IntoView {
    let data = query::<BoardReport>(move || {
        moved.track();
        PanelReportVariables {
            report: report.clone(),
        }
    });
    let changed = move || {
        data.reload();
        on_change.run(());
    };
    view! {
        <Loaded query=data let:data>
            {move || view! { <Facts report=data.get().report/> }}
            <Decide report=Signal::derive(move || data.get().report) school on_change=changed/>
            <Reopen report=Signal::derive(move || data.get().report) school on_change=changed/>
        </Loaded>
    }
}

#[component]
fn Facts(report: PanelReport) -> impl IntoView {
    let (tone, glyph) = words::look(report.state, report.timeliness);
    let overdue = report.timeliness == Timeliness::Overdue;
    let time_class = if overdue { "bad" } else { "faint" };
    let writing = matches!(report.state, ReportState::Draft | ReportState::NotStarted);
    let submitted = report.submitted_at.map(|at| {
        let by = report
            .submitted_by
            .as_ref()
            .map(|person| person.name.clone());
        view! {
            <dt>{tr!(report.handed_in_at)}</dt>
            <dd>{dates::moment(at)} {by.map(|name| format!(" · {name}"))}</dd>
        }
    });
    let accepted = report.accepted_at.map(|at| {
        view! {
            <dt>{tr!(report.accepted_when)}</dt>
            <dd>{dates::moment(at)}</dd>
        }
    });
    let reason = report
        .return_reason
        .filter(|_| report.state == ReportState::Returned)
        .map(|reason| {
            view! {
                <dt>{tr!(report.returned_why)}</dt>
                <dd class="preline" data-testid="return-reason">{reason}</dd>
            }
        });
    let entry = view! {
        <Entry
            name=report.entered_by.map(|person| person.name)
            office=report.entered_from.map(|office| office.name)
            note=report.entry_note
        />
    };
    let versions = report.versions;
    let history = report.history;
    view! {
        <div class="panel__sec">
            <Status tone glyph label=words::state(report.state) test_id="report-state"/>
            <ReportPaperMenu report=report.id.clone()/>
            {(!writing).then(|| view! { <ButtonLink href=review::address(&report.period.id, &report.id) label=tr!(report.review) icon=Glyph::Eye test_id="review-report"/> })}
            <dl class="facts">
                <dt>{tr!(report.due)}</dt>
                <dd>{dates::day(report.due_on)} " " <span class=time_class>"(" {words::timeliness(report.timeliness)} ")"</span></dd>
                {submitted}
                {accepted}
                {reason}
            </dl>
            {entry}
        </div>
        <div class="panel__sec">
            <h3>{tr!(report.content)}</h3>
            {writing.then(|| view! { <p class="muted">{tr!(report.hidden_draft)}</p> })}
            {(!writing)
                .then(|| {
                    view! {
                        <Answers answered=Answered {
                            nothing: report.nothing_to_report,
                            values: report.values,
                            summary: report.summary,
                            difficulties: report.difficulties,
                            proposals: report.proposals,
                        }/>
                    }
                })}
        </div>
        <div class="panel__sec"><Versions versions/></div>
        <div class="panel__sec">
            <h3>{tr!(report.history)}</h3>
            <History entries=Signal::stored(history)/>
        </div>
    }
}

#[component]
fn Decide(
    report: Signal<PanelReport>,
    school: Signal<String>,
    #[prop(into)] on_change: Callback<()>,
) -> impl IntoView {
    let may = move |action| report.read().available_actions.contains(&action);
    let seen = move || {
        let report = report.read_untracked();
        Seen {
            id: report.id.clone(),
            version: report.version,
            school: school.get_untracked(),
        }
    };
    let deciding = Deciding::of(seen, Named::default, on_change, on_change);
    let Deciding {
        writing, asking, ..
    } = deciding;
    view! {
        <Show when=move || !asking.get()><Said writing/></Show>
        <Show when=move || may(ReportAction::Accept) || may(ReportAction::Return)>
            <div class="panel__foot">
                <Show when=move || may(ReportAction::Accept)>
                    <Button
                        label=tr!(report.accept)
                        look=Look::Primary
                        icon=Glyph::Check
                        busy=writing.busy()
                        on_click=deciding.accept
                        test_id="accept-report"
                    />
                </Show>
                <Show when=move || may(ReportAction::Return)>
                    <Button
                        label=tr!(report.send_back)
                        icon=Glyph::Return
                        on_click=move || deciding.ask()
                        test_id="return-report"
                    />
                </Show>
            </div>
        </Show>
        <ReasonDialog
            open=asking
            title=tr!(report.return_title)
            help=tr!(report.return_help)
            action=tr!(report.send_back)
            on_reason=deciding.send_back
            busy=writing.busy()
            error=deciding.error
        />
    }
}

/// The focal point first, then who signs, then the school's own telephone.
#[component]
pub fn Contacts(school: Signal<PanelSchool>) -> impl IntoView {
    let people = move || {
        let school = school.get();
        let mut people: Vec<(String, String, Option<String>)> = Vec::new();
        let focal = school.focal_point.map(|focal| focal.person);
        if let Some(person) = &focal {
            people.push((
                person.name.clone(),
                tr!(report.focal_point),
                person.phone.clone(),
            ));
        }
        for appointment in school.appointments.iter().filter(|one| one.active) {
            let known = focal
                .as_ref()
                .is_some_and(|focal| focal.id == appointment.person.id);
            // Who may act as focal point is not the focal point before he is named: he is called by his post.
            let position = &appointment.position;
            let speaks = matches!(position.role, Role::Principal | Role::FocalPoint);
            if !known && speaks {
                let person = appointment.person.clone();
                people.push((person.name, position.title.clone(), person.phone));
            }
        }
        if let Some(phone) = school.phone {
            people.push((tr!(report.school_phone), String::new(), Some(phone)));
        }
        people
    };
    let card = |(name, role, phone): (String, String, Option<String>)| {
        let call = phone.map_or_else(
            || view! { <span class="faint">{tr!(report.no_phone)}</span> }.into_any(),
            |number| view! { <Telephone number/> }.into_any(),
        );
        view! {
            <li class="duty">
                <h4>{name} <span class="faint">{role}</span></h4>
                <p class="field__row">{call}</p>
            </li>
        }
    };
    view! {
        <div class="panel__sec">
            <h3>{tr!(report.contacts)}</h3>
            <Show when=move || !people().is_empty() fallback=|| view! { <p class="muted">{tr!(report.no_contacts)}</p> }>
                <ul class="stack--s">{move || people().into_iter().map(card).collect_view()}</ul>
            </Show>
        </div>
    }
}
