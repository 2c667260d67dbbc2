//! The buttons of a plan: what the server says may be done, and nothing else. One is filled: the step that comes next.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::steps::perform;
use crate::features::paper::PlanPaperMenu;
use crate::features::plan::editing::changed_by;
use crate::features::plan::operations::{
    OrganizationAction, Plan, PlanAction, PlanErrorCode, PlanReception, PlanState, PlanVariables,
    PlanView,
};
use crate::features::plan::words;
use crate::shared::api::{ApiError, WriteKey, send};
use crate::shared::page::Query;
use crate::shared::ui::{
    Button, ButtonLink, ConfirmDialog, Glyph, Look, Notice, ReasonDialog, Tone, toast,
};
use crate::tr;

/// The step that comes next, of those that may be done.
fn foremost(actions: &[PlanAction]) -> Option<PlanAction> {
    [
        PlanAction::Issue,
        PlanAction::Approve,
        PlanAction::Submit,
        PlanAction::Accept,
    ]
    .into_iter()
    .find(|action| actions.contains(action))
}

fn done(action: PlanAction) -> String {
    match action {
        PlanAction::Update => tr!(plan.saved),
        PlanAction::Submit => tr!(plan.done_submit),
        PlanAction::Approve => tr!(plan.done_approve),
        PlanAction::Return => tr!(plan.done_return),
        PlanAction::Issue => tr!(plan.done_issue),
        PlanAction::Delete => tr!(plan.done_delete),
        PlanAction::Accept => tr!(plan.done_accept),
        PlanAction::SendBack => tr!(plan.done_send_back),
        PlanAction::Replace => tr!(plan.done_replace),
        PlanAction::Withdraw => tr!(plan.done_withdraw),
    }
}

#[component]
pub fn Actions(query: Query<PlanView>, plan: Signal<Plan>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<(Tone, String)>);
    let (returning, issuing, deleting, sending_back, withdrawing) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    // The step for which a reason is asked, because one person drafted and approves.
    let explaining = RwSignal::new(None::<PlanAction>);
    let explain_open = RwSignal::new(false);
    let navigate = use_navigate();
    let key = StoredValue::new_local((Rc::new(WriteKey::default()), None));
    let act = move |(action, reason): (PlanAction, Option<String>)| {
        if busy.get_untracked() {
            return;
        }
        let seen = plan.get_untracked();
        let decision = (action, reason.clone(), seen.version);
        let write_key = key.with_value(|(key, last)| {
            if last.as_ref().is_some_and(|last| *last != decision) {
                key.settle();
            }
            Rc::clone(key)
        });
        key.update_value(|(_, last)| *last = Some(decision));
        failed.set(None);
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let answer = perform(action, &seen, reason, write_key.current()).await;
            busy.try_set(false);
            for dialog in [
                returning,
                issuing,
                deleting,
                sending_back,
                withdrawing,
                explain_open,
            ] {
                dialog.try_set(false);
            }
            match answer {
                Ok(payload) => {
                    write_key.settle();
                    let (made, errors) = payload
                        .map(|payload| (payload.plan, payload.user_errors))
                        .unwrap_or_default();
                    if errors
                        .iter()
                        .any(|error| error.code == PlanErrorCode::ReasonRequired)
                    {
                        explaining.try_set(Some(action));
                        explain_open.try_set(true);
                    } else if errors.is_empty() {
                        toast(done(action));
                        if matches!(action, PlanAction::Delete | PlanAction::Withdraw) {
                            navigate("/plans", NavigateOptions::default());
                        } else if let Some(made) = made.filter(|_| action == PlanAction::Replace) {
                            let edit = format!("/plans/{}/edit", made.id.inner());
                            navigate(&edit, NavigateOptions::default());
                        } else {
                            query.reload();
                        }
                    } else {
                        let words: Vec<_> = errors
                            .into_iter()
                            .map(|error| words::error(error.code))
                            .collect();
                        failed.try_set(Some((Tone::Bad, words.join(" "))));
                    }
                }
                Err(ApiError::Conflict) => {
                    write_key.settle();
                    let latest = send::<PlanView>(PlanVariables { id: seen.id }).await;
                    let who = latest
                        .map(|view| changed_by(&view.plan))
                        .unwrap_or_default();
                    failed.try_set(Some((
                        Tone::Warn,
                        format!("{who} {}", tr!(plan.look_at_newer)),
                    )));
                    query.reload();
                }
                Err(error) => {
                    failed.try_set(Some((Tone::Bad, error.words())));
                }
            }
        });
    };
    let act = Callback::new(act);
    let may = Memo::new(move |_| plan.read().available_actions.clone());
    let sent_back = move || plan.read().reception == Some(PlanReception::SentBack);
    let may_copy = move || {
        let plan = plan.read();
        let created = plan
            .organization
            .available_actions
            .contains(&OrganizationAction::CreatePlan);
        created && matches!(plan.state, PlanState::Issued | PlanState::Closed)
    };
    let buttons = move || {
        let may = may.get();
        let first = foremost(&may);
        let look = |action| Look::filled(first == Some(action));
        let has = |action: PlanAction| may.contains(&action);
        let own = format!(
            "/plans/{}",
            plan.with_untracked(|plan| plan.id.inner().to_owned())
        );
        let (edit, copy) = (format!("{own}/edit"), format!("{own}/copy"));
        view! {
            {has(PlanAction::Delete).then(|| view! {
                <Button label=tr!(plan.delete) look=Look::Quiet on_click=move || deleting.set(true) test_id="plan-delete"/>
            })}
            {has(PlanAction::Withdraw).then(|| view! {
                <Button label=tr!(plan.withdraw) look=Look::Quiet on_click=move || withdrawing.set(true) test_id="plan-withdraw"/>
            })}
            {may_copy().then(|| view! {
                <ButtonLink label=tr!(plan.copy) href=copy.clone() icon=Glyph::Doc test_id="plan-copy"/>
            })}
            {has(PlanAction::Return).then(|| view! {
                <Button label=tr!(plan.return_it) icon=Glyph::Return on_click=move || returning.set(true) test_id="plan-return"/>
            })}
            {has(PlanAction::SendBack).then(|| view! {
                <Button label=tr!(plan.send_back) icon=Glyph::Return on_click=move || sending_back.set(true) test_id="plan-send-back"/>
            })}
            {has(PlanAction::Replace).then(|| view! {
                <Button
                    label=tr!(plan.replace)
                    look=Look::filled(sent_back())
                    icon=Glyph::Edit
                    busy=busy
                    on_click=move || act.run((PlanAction::Replace, None))
                    test_id="plan-replace"
                />
            })}
            {has(PlanAction::Accept).then(|| view! {
                <Button
                    label=tr!(plan.accept)
                    look=look(PlanAction::Accept)
                    icon=Glyph::Check
                    busy=busy
                    on_click=move || act.run((PlanAction::Accept, None))
                    test_id="plan-accept"
                />
            })}
            {has(PlanAction::Update).then(|| view! {
                <ButtonLink label=tr!(plan.edit) href=edit icon=Glyph::Edit test_id="plan-edit"/>
            })}
            {has(PlanAction::Submit).then(|| view! {
                <Button
                    label=tr!(plan.submit)
                    look=look(PlanAction::Submit)
                    icon=Glyph::Send
                    busy=busy
                    on_click=move || act.run((PlanAction::Submit, None))
                    test_id="plan-submit"
                />
            })}
            {has(PlanAction::Approve).then(|| view! {
                <Button
                    label=tr!(plan.approve)
                    look=look(PlanAction::Approve)
                    icon=Glyph::Check
                    busy=busy
                    on_click=move || act.run((PlanAction::Approve, None))
                    test_id="plan-approve"
                />
            })}
            {has(PlanAction::Issue).then(|| view! {
                <Button
                    label=tr!(plan.issue)
                    look=look(PlanAction::Issue)
                    icon=Glyph::Send
                    on_click=move || issuing.set(true)
                    test_id="plan-issue"
                />
            })}
        }
    };
    let schools = move || plan.read().organization.child_count;
    let id = plan.with_untracked(|plan| plan.id.clone());
    view! {
        <PlanPaperMenu plan=id/>
        {buttons}
        {move || failed.get().map(|(tone, words)| view! { <div class="head__said"><Notice tone test_id="plan-error">{words}</Notice></div> })}
        <ReasonDialog
            open=returning
            title=tr!(plan.return_title)
            help=tr!(plan.return_help)
            action=tr!(plan.return_it)
            on_reason=move |reason| act.run((PlanAction::Return, Some(reason)))
            busy=busy
        />
        <ReasonDialog
            open=withdrawing
            title=tr!(plan.withdraw_title)
            help=tr!(plan.withdraw_help)
            action=tr!(plan.withdraw)
            on_reason=move |reason| act.run((PlanAction::Withdraw, Some(reason)))
            busy=busy
        />
        <ReasonDialog
            open=sending_back
            title=tr!(plan.send_back_title)
            help=tr!(plan.send_back_help)
            action=tr!(plan.send_back)
            on_reason=move |reason| act.run((PlanAction::SendBack, Some(reason)))
            busy=busy
        />
        <ReasonDialog
            open=explain_open
            title=tr!(plan.explain_title)
            help=tr!(plan.explain_help)
            action=tr!(plan.go_on)
            on_reason=move |reason| {
                if let Some(action) = explaining.get_untracked() {
                    act.run((action, Some(reason)));
                }
            }
            busy=busy
        />
        <ConfirmDialog
            open=issuing
            title=tr!(plan.issue_title)
            action=tr!(plan.issue)
            on_confirm=move || act.run((PlanAction::Issue, None))
            busy=busy
        >
            <p>{tr!(plan.issue_number)}</p>
            <p>{move || if schools() > 0 { tr!(plan.issue_schools, count = schools()) } else { String::new() }}</p>
        </ConfirmDialog>
        <ConfirmDialog
            open=deleting
            title=tr!(plan.delete_title)
            action=tr!(plan.delete)
            on_confirm=move || act.run((PlanAction::Delete, None))
            busy=busy
        >
            <p>{tr!(plan.delete_about)}</p>
        </ConfirmDialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_comes_next() {
        let all = [
            PlanAction::Update,
            PlanAction::Return,
            PlanAction::Issue,
            PlanAction::Approve,
        ];
        assert_eq!(foremost(&all), Some(PlanAction::Issue));
        assert_eq!(
            foremost(&[PlanAction::Update, PlanAction::Submit]),
            Some(PlanAction::Submit)
        );
        assert_eq!(foremost(&[PlanAction::Update]), None);
    }
}
