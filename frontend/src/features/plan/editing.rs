//! Writing a plan: a new one, and changing one that is kept. What is typed is kept on this machine until the server has it.

mod begin_screen;
mod clash;
mod edit_screen;
mod edits;
mod keeping;
mod merging;
mod new_screen;
mod undoing;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

pub use begin_screen::BeginPlan;
pub use edit_screen::EditPlan;
pub use new_screen::NewPlan;
#[cfg(test)]
pub use undoing::Steps;

use self::edits::carried;
use self::keeping::Unsaved;
use super::content::Content;
use super::operations::{Plan, PlanCreate, PlanCreateInput, PlanCreateVariables};
use super::problems;
use super::review::Origin;
use super::viewer;
use crate::shared::api::{FieldError, WriteKey, send};
use crate::shared::form::Draft;
use crate::shared::i18n::dates;
use crate::shared::session::use_session;
use crate::shared::ui::{go_to, toast, unread_day};
use crate::tr;

/// Who changed the plan last, and when.
pub fn changed_by(plan: &Plan) -> String {
    let last = plan.history.iter().max_by_key(|entry| entry.at);
    match last.map(|entry| (entry.actor.clone(), entry.at)) {
        Some((Some(actor), at)) => tr!(plan.changed_by, actor = actor, at = dates::moment(at)),
        Some((None, at)) => tr!(plan.changed_at, at = dates::moment(at)),
        None => tr!(plan.changed_at, at = dates::moment(plan.updated_at)),
    }
}

/// What this machine keeps of a plan that the server lacks.
fn unsaved(plan: &cynic::Id) -> Draft<Unsaved> {
    Draft::of(&viewer(), &format!("plan.{}", plan.inner()))
}

/// A new plan on its way to the server.
#[derive(Clone, Copy)]
pub struct Creating {
    pub busy: RwSignal<bool>,
    /// What is wrong with the content.
    pub errors: RwSignal<Vec<FieldError>>,
    /// Why nothing was kept, when the content is not to blame.
    pub failed: RwSignal<Option<String>>,
    pub create: Callback<Content>,
}

/// Creates a draft at the viewer's organization, under the plan that the address names as `parent`; `done` lets go of what
/// was kept on this machine. Leads to the new plan.
pub fn creating(
    origin: Option<Origin>,
    done: impl Fn(&cynic::Id) + Send + Sync + 'static,
) -> Creating {
    let session = use_session();
    let parent = use_query_map()
        .get_untracked()
        .get("parent")
        .map(cynic::Id::new);
    let navigate = use_navigate();
    let key = StoredValue::new_local(Rc::new(WriteKey::default()));
    let sent = StoredValue::new(None::<Content>);
    let done = StoredValue::new(done);
    let origin = StoredValue::new(origin);
    let busy = RwSignal::new(false);
    let errors = RwSignal::new(Vec::new());
    let failed = RwSignal::new(None);
    let create = move |content: Content| {
        failed.set(None);
        if let Some(field) = unread_day() {
            go_to(&field);
            return;
        }
        errors.set(problems::missing(&content));
        if busy.get_untracked() || !errors.read_untracked().is_empty() {
            return;
        }
        let me = untrack(|| session.me());
        let Some(organization) = me.and_then(|me| me.viewer.organization) else {
            failed.set(Some(tr!(plan.error_no_organization)));
            return;
        };
        let key = key.get_value();
        if sent.with_value(|sent| sent.as_ref().is_some_and(|sent| *sent != content)) {
            key.settle();
        }
        sent.set_value(Some(content.clone()));
        let first = carried(&Content::default(), &content);
        let input = PlanCreateInput {
            organization: organization.id,
            parent: parent.clone(),
            content: Some((&first).into()),
            source: origin.with_value(|origin| origin.as_ref().map(Into::into)),
            idempotency_key: Some(key.current()),
        };
        let navigate = navigate.clone();
        busy.set(true);
        spawn_local(async move {
            let answer = send::<PlanCreate>(PlanCreateVariables { input }).await;
            busy.try_set(false);
            match answer.map(|answer| answer.plan_create) {
                Ok(payload) => {
                    key.settle();
                    match payload.plan {
                        Some(plan) => {
                            done.try_with_value(|done| done(&plan.id));
                            toast(tr!(plan.created));
                            let mut page = format!("/plans/{}", plan.id.inner());
                            if first != content {
                                // The editor sends the rest.
                                let version = plan.version;
                                let rest = Unsaved {
                                    version,
                                    base: first,
                                    content,
                                };
                                unsaved(&plan.id).keep(&rest);
                                page.push_str("/edit");
                            }
                            navigate(&page, NavigateOptions::default());
                        }
                        None => {
                            errors.try_set(problems::of_server(&payload.user_errors));
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
    Creating {
        busy,
        errors,
        failed,
        create: Callback::new(create),
    }
}
