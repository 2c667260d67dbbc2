//! Changing a plan's content: what is typed is on this machine at once and on the server soon, and the page says which.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::clash::Clashes;
use super::keeping::Keeper;
use super::undoing::Undoing;
use super::unsaved;
use crate::features::paper::{Mending, PlanFormNotes};
use crate::features::plan::content::Content;
use crate::features::plan::editor::Editor;
use crate::features::plan::operations::{Plan, PlanAction, PlanVariables, PlanView};
use crate::features::plan::problems::summary;
use crate::shared::form::SaveState;
use crate::shared::i18n::papers;
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    ActionBar, Button, ButtonLink, Crumb, EmptyState, ErrorSummary, Glyph, Look, Notice,
    PageHeader, SaveMark, Tone, go_to, go_to_summary, row_keys, toast, unread_day,
};
use crate::tr;

#[component]
pub fn EditPlan() -> impl IntoView {
    let id = in_path("id");
    let plan = query::<PlanView>(move || PlanVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <Loaded query=plan lines=12 let:data>
            {
                let plan = data.get_untracked().plan;
                if plan.available_actions.contains(&PlanAction::Update) {
                    view! { <Form plan/> }.into_any()
                } else {
                    let back = format!("/plans/{}", plan.id.inner());
                    view! {
                        <PageHeader title=papers::plan(&plan.title)/>
                        <EmptyState glyph=Glyph::Lock title=tr!(plan.not_editable) next=tr!(plan.not_editable_next)>
                            <ButtonLink label=tr!(plan.open_plan) href=back/>
                        </EmptyState>
                    }
                    .into_any()
                }
            }
        </Loaded>
    }
}

#[component]
fn Form(plan: Plan) -> impl IntoView {
    let year = plan.school_year.name.clone();
    use_session().page_is_of(move || year.clone());
    let draft = unsaved(&plan.id);
    let back = format!("/plans/{}", plan.id.inner());
    let content = RwSignal::new(Content::of_plan(plan.clone()));
    let undoing = Undoing::of(content);
    let kept = draft.recall();
    let keeper = Keeper::of(&plan, draft, content, undoing);
    let restored = kept.is_some_and(|kept| keeper.resume(kept, plan.clone()));
    let restored = RwSignal::new(restored);
    row_keys();

    // Leaving waits for the server, and stays where it has refused.
    let leaving = RwSignal::new(false);
    let navigate = use_navigate();
    let leave = back.clone();
    let versions = format!("{back}/versions");
    Effect::new(move |_| {
        if !leaving.get() {
            return;
        }
        match keeper.state() {
            SaveState::Saved(_) | SaveState::Untouched => {
                toast(tr!(plan.saved));
                navigate(&leave, NavigateOptions::default());
            }
            SaveState::Held => {
                leaving.set(false);
                go_to_summary();
            }
            SaveState::Waiting | SaveState::Saving => {}
        }
    });
    let finish = move || {
        if let Some(field) = unread_day() {
            go_to(&field);
            return;
        }
        keeper.push();
        leaving.set(true);
    };
    let throw_away = Callback::new(move |(): ()| {
        restored.set(false);
        keeper.throw_away();
    });
    // What is said of the form is said of what the server has: asked again when it has more.
    let noted = plan.id.clone();
    let noted = Signal::derive(move || (noted.clone(), keeper.kept()));
    let mended = move |(excerpt, suggestion): (String, String)| {
        content.with_untracked(|content| content.mended(&excerpt, &suggestion))
    };
    let mending = Mending {
        may: Callback::new(move |change| mended(change).is_some()),
        mend: Callback::new(move |change| {
            if let Some(mended) = mended(change) {
                content.set(mended);
                toast(tr!(paper.check_mended));
            }
        }),
    };
    let errors = keeper.errors();
    view! {
        <PageHeader
            title=tr!(plan.edit_title)
            about=papers::plan(&plan.title)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans)), Crumb::new(back.clone(), tr!(plan.one))]
        >
            <Undo undoing/>
            <ButtonLink label=tr!(plan.versions) href=versions look=Look::Quiet icon=Glyph::History test_id="plan-versions"/>
        </PageHeader>
        <div class="narrow narrow--paper stack">
            {plan.return_reason.map(|reason| view! {
                <Notice tone=Tone::Warn test_id="return-reason"><p><b>{tr!(plan.returned_because)}</b></p><p>{reason}</p></Notice>
            })}
            <Show when=move || restored.get()>
                <Notice tone=Tone::Info test_id="restored">
                    <p>{tr!(plan.restored)}</p>
                    <div class="imp__acts">
                        <Button label=tr!(plan.keep_restored) on_click=move || restored.set(false)/>
                        <Button label=tr!(plan.throw_away) on_click=throw_away/>
                    </div>
                </Notice>
            </Show>
            {move || keeper.clash().get().map(|clash| view! { <Clashes clash keeper content/> })}
            {move || keeper.told().get().map(|words| view! { <Notice tone=Tone::Info answers=true test_id="taken">{words}</Notice> })}
            {move || keeper.held().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="save-error">{words} " " {tr!(plan.nothing_lost)}</Notice> })}
            <ErrorSummary quiet=true problems=Signal::derive(move || errors.with(|errors| content.with_untracked(|content| summary(errors, content))))/>
            <PlanFormNotes plan=noted told=Signal::stored(Vec::new()) mending=Some(mending)/>
            <Editor content errors/>
        </div>
        <ActionBar standing=move || view! { <SaveMark state=Signal::derive(move || keeper.state())/> }>
            <Button
                label=tr!(plan.save)
                look=Look::Primary
                icon=Glyph::Check
                busy=keeper.busy()
                on_click=finish
                test_id="save-plan"
            />
            <ButtonLink label=tr!(plan.leave) href=back/>
        </ActionBar>
    }
}

#[component]
fn Undo(undoing: Undoing) -> impl IntoView {
    let undo_off = Signal::derive(move || (!undoing.can_undo()).then_some("true"));
    let redo_off = Signal::derive(move || (!undoing.can_redo()).then_some("true"));
    view! {
        <div class="undo" role="group" aria-label=tr!(plan.undoing)>
            <button class="btn btn--quiet" type="button" title="Ctrl Z" aria-disabled=move || undo_off.get() on:click=move |_| undoing.undo() data-testid="undo">
                {tr!(plan.undo)}
            </button>
            <button class="btn btn--quiet" type="button" title="Ctrl Shift Z" aria-disabled=move || redo_off.get() on:click=move |_| undoing.redo() data-testid="redo">
                {tr!(plan.redo)}
            </button>
        </div>
    }
}
