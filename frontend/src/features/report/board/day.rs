//! One school's day in the period: a later one, or none, always with a reason; and entering its report for it.

use leptos::prelude::*;

use super::super::operations::periods::{
    Entering, PeriodAction, ReportExcept, ReportExceptInput, ReportExceptVariables,
    ReportExceptionRemove, ReportExceptionRemoveInput, ReportExceptionRemoveVariables,
    SchoolStanding,
};
use super::super::periods::{errors, look, state};
use crate::shared::api::scalars::Date;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{Button, ButtonLink, DateField, Glyph, ReasonDialog, Status, toast};
use crate::tr;

#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Day,
    Off,
    Back,
}

#[component]
pub fn Day(
    period: cynic::Id,
    school: cynic::Id,
    name: Signal<String>,
    standing: Query<SchoolStanding>,
    on_change: Callback<()>,
) -> impl IntoView {
    let of = StoredValue::new((period.clone(), school.clone()));
    let entry = with_query(
        &format!("/reports/{}/write", period.inner()),
        &[("school", school.inner())],
    );
    let writing = Writing::begin();
    let day = RwSignal::new(None::<Date>);
    let open =
        [Asking::Day, Asking::Off, Asking::Back].map(|asking| (asking, RwSignal::new(false)));
    let [(_, extending), (_, excusing), (_, restoring)] = open;
    let done = move |words: String| {
        for (_, open) in open {
            open.set(false);
        }
        toast(words);
        standing.reload();
        on_change.run(());
    };
    let except = move |due_on: Option<Date>, reason: String, said: String| {
        writing.send::<ReportExcept>(
            move |idempotency_key| {
                let (period, organization) = of.get_value();
                ReportExceptVariables {
                    input: ReportExceptInput {
                        period,
                        organization,
                        due_on,
                        reason: reason.clone(),
                        idempotency_key,
                    },
                }
            },
            |answer| errors(&answer.report_except.user_errors),
            move |_| done(said),
        );
    };
    let extend = move |reason: String| {
        let Some(due_on) = day.get_untracked() else {
            let words = tr!(report.period_error_required);
            let path = "dueOn".to_owned();
            writing.finds(vec![crate::shared::api::FieldError { path, words }]);
            return;
        };
        let said = tr!(report.extend_done, school = name.get_untracked());
        except(Some(due_on), reason, said);
    };
    let excuse = move |reason: String| {
        let said = tr!(report.excuse_done, school = name.get_untracked());
        except(None, reason, said);
    };
    let restore = move |reason: String| {
        let said = tr!(report.exception_remove_done, school = name.get_untracked());
        writing.send::<ReportExceptionRemove>(
            move |idempotency_key| {
                let (period, organization) = of.get_value();
                ReportExceptionRemoveVariables {
                    input: ReportExceptionRemoveInput {
                        period,
                        organization,
                        reason: reason.clone(),
                        idempotency_key,
                    },
                }
            },
            |answer| errors(&answer.report_exception_remove.user_errors),
            move |_| done(said),
        );
    };
    let ask = move |open: RwSignal<bool>| {
        writing.finds(Vec::new());
        open.set(true);
    };
    let why = move |open: RwSignal<bool>| {
        Signal::derive(move || {
            let found = writing
                .errors()
                .read()
                .iter()
                .any(|error| error.path == "dueOn");
            writing.said().filter(|_| open.get() && !found)
        })
    };
    view! {
        <div class="panel__sec stack--s" data-testid="school-day">
            <h3>{tr!(report.own_day)}</h3>
            <Loaded query=standing lines=2 let:data>
                {
                    let keeps = move || data.read().reporting_period.available_actions.contains(&PeriodAction::Except);
                    let granted = move || {
                        let standing = data.read().reporting_period.standing.clone();
                        standing.and_then(|standing| standing.exception)
                    };
                    let entry = entry.clone();
                    let has_one = move || granted().is_some();
                    view! {
                        {move || {
                            let period = data.get().reporting_period;
                            let standing = period.standing?;
                            let excused = standing.exception.as_ref().is_some_and(|it| it.due_on.is_none());
                            let (tone, glyph) = look(standing.state);
                            let label = if excused { tr!(report.excused) } else { state(standing.state) };
                            let exception = standing.exception.map(|it| view! {
                                <dt>{tr!(report.exception_why)}</dt>
                                <dd>
                                    <span class="preline">{it.reason}</span>
                                    <br/>
                                    <span class="faint">
                                        {tr!(report.granted_by, name = it.granted_by, time = dates::moment(it.granted_at))}
                                    </span>
                                </dd>
                            });
                            Some(view! {
                                <Status tone glyph label test_id="school-period"/>
                                <dl class="facts">
                                    {(!excused).then(|| view! {
                                        <dt>{tr!(report.due)}</dt>
                                        <dd data-testid="school-due">{dates::day(standing.due_on)}</dd>
                                    })}
                                    {exception}
                                </dl>
                            })
                        }}
                        <Show when=keeps>
                            <div class="chips">
                                <Button label=tr!(report.extend) icon=Glyph::Clock on_click=move || ask(extending) test_id="extend"/>
                                <Button label=tr!(report.excuse) icon=Glyph::Ban on_click=move || ask(excusing) test_id="excuse"/>
                                <Show when=has_one>
                                    <Button label=tr!(report.exception_remove) on_click=move || ask(restoring) test_id="restore-day"/>
                                </Show>
                            </div>
                        </Show>
                        <Show when=move || data.read().reporting_period.entering == Some(Entering::Free)>
                            <p><ButtonLink label=tr!(report.enter) href=entry.clone() icon=Glyph::Edit test_id="enter-report"/></p>
                        </Show>
                        <ReasonDialog
                            open=extending
                            title=tr!(report.extend_title, school = name.get_untracked())
                            help=tr!(report.extend_help)
                            action=tr!(report.extend_action)
                            on_reason=extend
                            busy=writing.busy()
                            error=why(extending)
                            missing_words=tr!(report.period_error_required)
                        >
                            <DateField
                                id="extend-day"
                                label=tr!(report.extend_day)
                                help=tr!(report.extend_day_help, date = dates::day(data.get_untracked().reporting_period.due_on))
                                value=day
                                error=writing.error("dueOn")
                            />
                        </ReasonDialog>
                        <ReasonDialog
                            open=excusing
                            title=tr!(report.excuse_title, school = name.get_untracked())
                            help=tr!(report.excuse_help)
                            action=tr!(report.excuse_action)
                            on_reason=excuse
                            busy=writing.busy()
                            error=why(excusing)
                            missing_words=tr!(report.period_error_required)
                        />
                        <ReasonDialog
                            open=restoring
                            title=tr!(report.exception_remove_title, school = name.get_untracked())
                            help=tr!(report.exception_remove_help)
                            action=tr!(report.exception_remove_action)
                            on_reason=restore
                            busy=writing.busy()
                            error=why(restoring)
                            missing_words=tr!(report.period_error_required)
                        />
                    }
                }
            </Loaded>
        </div>
    }
}
