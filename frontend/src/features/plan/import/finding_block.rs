//! One oddity and the buttons that settle it.

use leptos::prelude::*;

use super::desk::Desk;
use crate::features::plan::operations::FindingCode;
use crate::features::plan::problems::start;
use crate::features::plan::review::{Decision, Finding};
use crate::features::plan::words;
use crate::shared::ui::{Button, Look};
use crate::tr;

/// One oddity: what it is, and its choices; once decided, what was decided.
#[component]
pub fn FindingBlock(desk: Desk, place: usize) -> impl IntoView {
    let finding = Memo::new(move |_| desk.findings.with(|findings| findings.get(place).cloned()));
    let is_open = Memo::new(move |_| {
        let finding = finding.read();
        desk.content.with(|content| {
            finding
                .as_ref()
                .is_some_and(|finding| finding.is_open(content))
        })
    });
    move || {
        let finding = finding.get()?;
        let line = finding.line;
        let told = view! {
            <b>{words::finding(finding.code)} "."</b>
            " "
            {words::told(finding.code, &finding.message, finding.excerpt.as_deref())}
        };
        Some(if is_open.get() {
            view! {
                <div class="imp__finding">
                    <p>{told}</p>
                    <div class="imp__acts">{choices(desk, place, &finding)}</div>
                </div>
            }
            .into_any()
        } else {
            let decided = match finding.decision {
                Some(Decision::Applied) => tr!(plan.decided_applied),
                Some(Decision::Kept) => tr!(plan.decided_kept),
                None => tr!(plan.decided_filled),
            };
            let again = (finding.decision == Some(Decision::Kept)).then(|| {
                view! {
                    <button class="linkbtn" type="button" on:click=move |_| {
                        desk.reopen(place);
                        desk.current.set(Some(line.unwrap_or(0)));
                    }>{tr!(plan.look_again)}</button>
                }
            });
            view! {
                <p class="faint" data-testid=format!("finding-{place}-decided")>
                    {words::finding(finding.code)}
                    ": "
                    {decided}
                    " "
                    {again}
                </p>
            }
            .into_any()
        })
    }
}

/// The buttons of an open finding; each says what will be.
fn choices(desk: Desk, place: usize, finding: &Finding) -> AnyView {
    let (take, keep) = match (&finding.suggestion, finding.code) {
        (Some(suggestion), _) => {
            let excerpt = finding.excerpt.clone().unwrap_or_default();
            (
                tr!(plan.change_to, text = start(suggestion)),
                tr!(plan.keep_text, text = start(&excerpt)),
            )
        }
        (None, FindingCode::UnplacedText) => (tr!(plan.as_paragraph), tr!(plan.only_source)),
        (None, code) => return unsuggested(desk, place, code, finding.line),
    };
    view! {
        <Button
            label=take
            on_click=move || desk.decide(place, Decision::Applied)
            test_id=format!("finding-{place}-apply")
        />
        <Button
            label=keep
            look=Look::Quiet
            on_click=move || desk.decide(place, Decision::Kept)
            test_id=format!("finding-{place}-keep")
        />
    }
    .into_any()
}

/// Nothing can be suggested: it is filled in by hand, or stays.
fn unsuggested(desk: Desk, place: usize, code: FindingCode, line: Option<i32>) -> AnyView {
    let (label, keep, field) = match code {
        FindingCode::MissingTitle => (tr!(plan.fill_title), tr!(plan.later), Some("plan-title")),
        FindingCode::MissingSchoolYear => (tr!(plan.fill_year), tr!(plan.later), Some("plan-year")),
        FindingCode::MissingSymbol => (tr!(plan.fill_symbol), tr!(plan.later), Some("plan-symbol")),
        FindingCode::MissingRecipients => (
            tr!(plan.fill_recipients),
            tr!(plan.later),
            Some("part-recipients"),
        ),
        FindingCode::MissingSigner => {
            (tr!(plan.fill_signer), tr!(plan.later), Some("signer-title"))
        }
        FindingCode::MissingSignerName => {
            (tr!(plan.fill_signer), tr!(plan.later), Some("signer-name"))
        }
        FindingCode::MissingLegalBasis => (
            tr!(plan.fill_basis),
            tr!(plan.without_basis),
            Some("part-citations"),
        ),
        FindingCode::CitedPlanExpires | FindingCode::CitedPlanExpired => {
            (tr!(plan.replace_cited), tr!(plan.keep_cited), None)
        }
        _ => (tr!(plan.edit_line), tr!(plan.keep_as_is), None),
    };
    let act = move || match (field, line) {
        (Some(field), _) => desk.fill_in(field),
        (None, Some(line)) => desk.editing.set(Some(line)),
        (None, None) => desk.fill_in("part-head"),
    };
    view! {
        <Button label on_click=act test_id=format!("finding-{place}-fix")/>
        <Button
            label=keep
            look=Look::Quiet
            on_click=move || desk.decide(place, Decision::Kept)
            test_id=format!("finding-{place}-keep")
        />
    }
    .into_any()
}
