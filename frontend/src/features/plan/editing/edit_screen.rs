//! Changing a plan's content. Kept on this machine with every keystroke, on the server when the person saves.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use serde::{Deserialize, Serialize};

use super::conflict::Conflict;
use crate::features::plan::content::Content;
use crate::features::plan::editor::Editor;
use crate::features::plan::operations::{
    Plan, PlanAction, PlanUpdate, PlanUpdateInput, PlanUpdateVariables, PlanVariables, PlanView,
};
use crate::features::plan::problems::{self, summary};
use crate::features::plan::viewer;
use crate::shared::api::{ApiError, FieldError, WriteKey, send};
use crate::shared::form::Draft;
use crate::shared::i18n::papers;
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{
    ActionBar, Button, ButtonLink, Crumb, EmptyState, ErrorSummary, Glyph, Icon, Look, Notice,
    PageHeader, Tone, row_keys, toast,
};
use crate::tr;

/// What was typed, and on which version of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Unsaved {
    version: i32,
    content: Content,
}

#[component]
pub fn EditPlan() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
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
    let draft = Draft::<Unsaved>::of(&viewer(), &format!("plan.{}", plan.id.inner()));
    let back = format!("/plans/{}", plan.id.inner());
    let kept = Content::of_plan(plan.clone());
    let unsaved = draft.recall().filter(|unsaved| unsaved.content != kept);
    let restored = RwSignal::new(unsaved.is_some());
    let version = RwSignal::new(
        unsaved
            .as_ref()
            .map_or(plan.version, |unsaved| unsaved.version),
    );
    let content = RwSignal::new(unsaved.map_or_else(|| kept.clone(), |unsaved| unsaved.content));
    let saved = RwSignal::new(kept);
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failed = RwSignal::new(None::<String>);
    let newer = RwSignal::new(None::<Plan>);
    let busy = RwSignal::new(false);
    let dirty = Memo::new(move |_| content.with(|content| saved.with(|saved| content != saved)));
    row_keys();

    let typed = draft.clone();
    Effect::new(move |before: Option<()>| {
        let (version, content) = (version.get(), content.get());
        if before.is_some() && dirty.get_untracked() {
            typed.keep(&Unsaved { version, content });
        }
    });

    let navigate = use_navigate();
    let write_key = StoredValue::new_local((Rc::new(WriteKey::default()), None::<Unsaved>));
    let id = plan.id.clone();
    let leave = back.clone();
    let forget = draft.clone();
    let save = move |_: ()| {
        failed.set(None);
        let now = Unsaved {
            version: version.get_untracked(),
            content: content.get_untracked(),
        };
        errors.set(problems::missing(&now.content));
        if busy.get_untracked() || !errors.read_untracked().is_empty() {
            return;
        }
        let key = write_key.with_value(|(key, sent)| {
            if sent.as_ref().is_some_and(|sent| *sent != now) {
                key.settle();
            }
            Rc::clone(key)
        });
        write_key.update_value(|(_, sent)| *sent = Some(now.clone()));
        let input = PlanUpdateInput {
            id: id.clone(),
            expected_version: now.version,
            content: (&now.content).into(),
            idempotency_key: Some(key.current()),
        };
        let (navigate, leave, draft, id) =
            (navigate.clone(), leave.clone(), forget.clone(), id.clone());
        busy.set(true);
        spawn_local(async move {
            let answer = send::<PlanUpdate>(PlanUpdateVariables { input }).await;
            busy.try_set(false);
            match answer.map(|answer| answer.plan_update) {
                Ok(payload) if payload.plan.is_some() => {
                    key.settle();
                    draft.forget();
                    toast(tr!(plan.saved));
                    navigate(&leave, NavigateOptions::default());
                }
                Ok(payload) => {
                    key.settle();
                    errors.try_set(problems::of_server(&payload.user_errors));
                }
                Err(ApiError::Conflict) => {
                    key.settle();
                    match send::<PlanView>(PlanVariables { id }).await {
                        Ok(view) => {
                            newer.try_set(Some(view.plan));
                        }
                        Err(error) => {
                            failed.try_set(Some(error.words()));
                        }
                    }
                }
                Err(error) => {
                    failed.try_set(Some(format!(
                        "{} {}",
                        error.words(),
                        tr!(plan.nothing_lost)
                    )));
                }
            }
        });
    };
    let save = Callback::new(save);
    let overwrite = move |latest: i32| {
        newer.set(None);
        version.set(latest);
        save.run(());
    };
    let settle = draft.clone();
    let take = move |plan: Plan| {
        let fresh = plan.version;
        let theirs = Content::of_plan(plan);
        settle.forget();
        newer.set(None);
        restored.set(false);
        version.set(fresh);
        saved.set(theirs.clone());
        content.set(theirs);
    };
    let original = saved.get_untracked();
    let first_version = plan.version;
    let throw_away = Callback::new(move |(): ()| {
        draft.forget();
        restored.set(false);
        version.set(first_version);
        saved.set(original.clone());
        content.set(original.clone());
    });
    let state = move || {
        if dirty.get() {
            view! { <span class="save save--wait" role="status" data-testid="save-mark"><Icon glyph=Glyph::Saving small=true/>{tr!(plan.kept_on_machine)}</span> }.into_any()
        } else {
            view! { <span class="save save--ok" role="status" data-testid="save-mark"><Icon glyph=Glyph::Saved small=true/>{tr!(plan.all_saved)}</span> }.into_any()
        }
    };
    view! {
        <PageHeader
            title=tr!(plan.edit_title)
            about=papers::plan(&plan.title)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans)), Crumb::new(back.clone(), tr!(plan.one))]
        />
        <div class="narrow narrow--paper stack">
            {plan.return_reason.map(|reason| view! {
                <Notice tone=Tone::Warn test_id="return-reason"><p><b>{tr!(plan.returned_because)}</b></p><p>{reason}</p></Notice>
            })}
            <Show when=move || restored.get()>
                <Notice tone=Tone::Info test_id="restored">
                    <p>{tr!(plan.restored)}</p>
                    <div class="imp__acts"><Button label=tr!(plan.throw_away) on_click=throw_away/></div>
                </Notice>
            </Show>
            {move || newer.get().map(|newer| view! { <Conflict newer on_overwrite=overwrite on_take=take.clone()/> })}
            {move || failed.get().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="save-error">{words}</Notice> })}
            <ErrorSummary problems=Signal::derive(move || errors.with(|errors| content.with(|content| summary(errors, content))))/>
            <Editor content errors=errors.into()/>
        </div>
        <ActionBar standing=move || state>
            <Button
                label=tr!(plan.save)
                look=Look::Primary
                icon=Glyph::Check
                busy=busy
                on_click=save
                test_id="save-plan"
            />
            <ButtonLink label=tr!(plan.leave) href=back/>
        </ActionBar>
    }
}
