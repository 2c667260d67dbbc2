//! The buttons of a handover: what the server says may be done. One is filled: the step that comes next.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::features::handover::operations::{
    Handover, HandoverActInput, HandoverActVariables, HandoverAction, HandoverSendBack,
    HandoverSendBackInput, HandoverSendBackVariables, HandoverTake, HandoverWithdraw,
};
use crate::features::handover::words;
use crate::shared::form::{Said, Writing};
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Look, ReasonDialog, toast};
use crate::tr;

#[component]
pub fn Acts(
    handover: Signal<Handover>,
    giving: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let (taking, returning, withdrawing) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let navigate = use_navigate();
    let input = move || {
        let seen = handover.get_untracked();
        move |idempotency_key| HandoverActVariables {
            input: HandoverActInput {
                id: seen.id.clone(),
                expected_version: Some(seen.version),
                idempotency_key,
            },
        }
    };
    let take = move || {
        writing.send::<HandoverTake>(
            input(),
            |answer| words::errors(&answer.handover_take.user_errors),
            move |_| {
                taking.set(false);
                toast(tr!(handover.taken));
                done.run(());
            },
        );
    };
    let withdraw = move || {
        let navigate = navigate.clone();
        writing.send::<HandoverWithdraw>(
            input(),
            |answer| words::errors(&answer.handover_withdraw.user_errors),
            move |_| {
                toast(tr!(handover.withdrawn));
                navigate("/handovers", NavigateOptions::default());
            },
        );
    };
    let send_back = move |reason: String| {
        let seen = handover.get_untracked();
        writing.send::<HandoverSendBack>(
            move |idempotency_key| HandoverSendBackVariables {
                input: HandoverSendBackInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    reason: reason.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.handover_send_back.user_errors),
            move |_| {
                returning.set(false);
                toast(tr!(handover.sent_back));
                done.run(());
            },
        );
    };
    // Whoever was refused must see why, behind no dialog.
    Effect::new(move |_| {
        if writing.refusal().read().is_some() || !writing.errors().read().is_empty() {
            taking.set(false);
            withdrawing.set(false);
        }
    });
    let refused = move || {
        (writing.said().is_some() && !returning.get())
            .then(|| view! { <div class="head__said"><Said writing/></div> })
    };
    let said_of_reason = Signal::derive(move || {
        let errors = writing.errors().get();
        errors.into_iter().next().map(|error| error.words)
    });
    let may = Memo::new(move |_| handover.read().available_actions.clone());
    let buttons = move || {
        let may = may.get();
        let has = |action: HandoverAction| may.contains(&action);
        // In another's stead it is the exception, not the next step.
        let give_look = Look::filled(handover.with_untracked(|handover| handover.mine_to_give));
        let print = move || {
            let _ = window().print();
        };
        view! {
            {has(HandoverAction::Withdraw).then(|| view! {
                <Button label=tr!(handover.withdraw) look=Look::Quiet on_click=move || withdrawing.set(true) test_id="handover-withdraw"/>
            })}
            <Button label=tr!(handover.print) icon=Glyph::Print on_click=print test_id="handover-print"/>
            {has(HandoverAction::SendBack).then(|| view! {
                <Button label=tr!(handover.send_back) icon=Glyph::Return on_click=move || returning.set(true) test_id="handover-send-back"/>
            })}
            {has(HandoverAction::Give).then(|| view! {
                <Button label=tr!(handover.give) look=give_look icon=Glyph::Send on_click=move || giving.set(true) test_id="handover-give"/>
            })}
            {has(HandoverAction::Take).then(|| view! {
                <Button label=tr!(handover.take) look=Look::Primary icon=Glyph::Check on_click=move || taking.set(true) test_id="handover-take"/>
            })}
        }
    };
    view! {
        <Show when=move || !giving.get()>{buttons}</Show>
        {refused}
        <ConfirmDialog open=taking title=tr!(handover.take_title) action=tr!(handover.take) on_confirm=take busy=writing.busy()>
            <p>{move || {
                let handover = handover.read();
                tr!(handover.take_about, giver = handover.giver_name.clone(), position = handover.position_title.clone())
            }}</p>
        </ConfirmDialog>
        <ReasonDialog
            open=returning
            title=tr!(handover.send_back_title)
            help=tr!(handover.send_back_help)
            action=tr!(handover.send_back)
            on_reason=send_back
            busy=writing.busy()
            error=said_of_reason
        />
        <ConfirmDialog open=withdrawing title=tr!(handover.withdraw_title) action=tr!(handover.withdraw) on_confirm=withdraw busy=writing.busy()>
            <p>{tr!(handover.withdraw_about)}</p>
        </ConfirmDialog>
    }
}
