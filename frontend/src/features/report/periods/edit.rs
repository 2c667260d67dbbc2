//! One period's name and days; and taking it away, while nobody has begun.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::super::operations::periods::{
    KeptPeriod, KeptPeriodVariables, PeriodAction, PeriodChange, PeriodChangeVariables,
    PeriodInput, PeriodRemove, PeriodRemoveVariables, PeriodToKeep, ReportingPeriodChangeInput,
    ReportingPeriodRemoveInput,
};
use super::fields::{Fields, PeriodFields, field};
use super::words;
use crate::shared::form::{Refused, Said, Writing};
use crate::shared::i18n::papers;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    Button, ButtonLink, ConfirmDialog, Crumb, EmptyState, ErrorSummary, Glyph, Look, PageHeader,
    Problem, toast,
};
use crate::tr;

#[component]
pub fn EditPeriod() -> impl IntoView {
    let period = in_path("period");
    let kept = query::<PeriodToKeep>(move || KeptPeriodVariables {
        period: cynic::Id::new(period.get()),
    });
    view! {
        <div class="narrow">
            <Loaded query=kept lines=8 let:data>
                {
                    let period = data.get_untracked().reporting_period;
                    let crumbs = vec![Crumb::new("/reports", tr!(report.title))];
                    let about = papers::report(&period.name);
                    let may = period.available_actions.contains(&PeriodAction::Change);
                    view! {
                        <PageHeader title=tr!(report.period_change) about crumbs/>
                        {if may {
                            view! { <Form period/> }.into_any()
                        } else {
                            view! {
                                <EmptyState glyph=Glyph::Lock title=tr!(report.periods_not_kept) next=tr!(report.periods_not_kept_next)/>
                            }
                            .into_any()
                        }}
                    }
                }
            </Loaded>
        </div>
    }
}

#[component]
fn Form(period: KeptPeriod) -> impl IntoView {
    let navigate = use_navigate();
    let writing = Writing::begin();
    let removable = period.available_actions.contains(&PeriodAction::Remove);
    let (id, version, name) = (period.id.clone(), period.version, period.name.clone());
    let fields = Fields::of(PeriodInput {
        name: period.name,
        opens_on: period.opens_on,
        due_on: period.due_on,
        closes_on: period.closes_on,
        office_due_on: period.office_due_on,
    });
    let kept = period.id;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let period = match fields.input("") {
            Ok(period) => period,
            Err(errors) => {
                writing.finds(errors);
                return;
            }
        };
        let (id, navigate) = (kept.clone(), navigate.clone());
        writing.send::<PeriodChange>(
            move |idempotency_key| PeriodChangeVariables {
                input: ReportingPeriodChangeInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    period: period.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.reporting_period_change.user_errors),
            move |_| {
                toast(tr!(report.period_saved));
                navigate("/reports", NavigateOptions::default());
            },
        );
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="period-form">
            <ErrorSummary problems=Signal::derive(move || Problem::each(&writing.errors().read(), field))/>
            <PeriodFields fields writing prefix=String::new()/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(report.period_save) look=Look::Primary submit=true busy=writing.busy() test_id="save-period"/>
                <ButtonLink label=tr!(ui.go_back) href="/reports" look=Look::Quiet/>
            </div>
        </form>
        {removable.then(|| view! { <Removing id version name/> })}
    }
}

#[component]
fn Removing(id: cynic::Id, version: i32, name: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let writing = Writing::begin();
    let navigate = use_navigate();
    let confirm = move || {
        let (id, navigate) = (id.clone(), navigate.clone());
        writing.send::<PeriodRemove>(
            move |idempotency_key| PeriodRemoveVariables {
                input: ReportingPeriodRemoveInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.reporting_period_remove.user_errors),
            move |_| {
                toast(tr!(report.period_removed));
                navigate("/reports", NavigateOptions::default());
            },
        );
    };
    let confirm = StoredValue::new_local(confirm);
    let title = Signal::stored(tr!(report.period_remove_title, name = name));
    view! {
        <section class="form">
            <p><Button label=tr!(report.period_remove) icon=Glyph::Ban on_click=move || open.set(true) test_id="remove-period"/></p>
            <ConfirmDialog
                open
                title
                action=tr!(report.period_remove)
                on_confirm=move |()| confirm.with_value(|confirm| confirm())
                busy=writing.busy()
                danger=true
            >
                <p>{tr!(report.period_remove_means)}</p>
                <Said writing/>
            </ConfirmDialog>
        </section>
    }
}
