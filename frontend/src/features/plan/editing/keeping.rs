//! Keeps what is written: at once on this machine, soon on the server, one save at a time, and only what changed. When
//! somebody else was faster, both texts become one, and where both wrote the person chooses before anything is sent.

use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::changed_by;
use super::edits::{carried, edits};
use super::merging::{Choice, Spot, merge};
use super::undoing::Undoing;
use crate::features::plan::content::Content;
use crate::features::plan::operations::{
    Plan, PlanAction, PlanEdit, PlanEditInput, PlanEditVariables, PlanEditsInput, PlanNews,
    PlanNewsVariables, PlanStanding, PlanVariables, PlanView,
};
use crate::features::plan::problems;
use crate::shared::api::{ApiError, FieldError, WriteKey, send};
use crate::shared::form::{Draft, SaveState};
use crate::shared::i18n::dates;
use crate::shared::live::subscribe;
use crate::shared::local;
use crate::shared::ui::unread_day;
use crate::tr;

/// A page that closes by itself loses no more than this.
const AT_HAND: Duration = Duration::from_millis(300);
const QUIET: Duration = Duration::from_millis(1_500);
const AGAIN: Duration = Duration::from_secs(15);

/// What was written, on what, and which version of the plan that was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unsaved {
    pub version: i32,
    pub base: Content,
    pub content: Content,
}

/// Both wrote in these places: nothing is sent until the person has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub who: String,
    pub theirs: Content,
    pub spots: Vec<Spot>,
    version: i32,
}

#[derive(Clone)]
struct Sending {
    key: Rc<WriteKey>,
    last: Option<PlanEditsInput>,
}

#[derive(Clone, Copy)]
pub struct Keeper {
    plan: StoredValue<cynic::Id>,
    draft: StoredValue<Draft<Unsaved>>,
    content: RwSignal<Content>,
    base: RwSignal<Content>,
    version: StoredValue<i32>,
    undoing: Undoing,
    sending: StoredValue<Sending, LocalStorage>,
    busy: RwSignal<bool>,
    saved_at: RwSignal<Option<chrono::DateTime<chrono::Utc>>>,
    /// Why the last save failed.
    held: RwSignal<Option<String>>,
    errors: RwSignal<Vec<FieldError>>,
    clash: RwSignal<Option<Clash>>,
    /// What was taken from somebody else.
    told: RwSignal<Option<String>>,
    typed: StoredValue<u32>,
}

impl Keeper {
    /// Keeps `content`, which was `unsaved` on this machine or stands as the plan does.
    pub fn of(
        plan: &Plan,
        draft: Draft<Unsaved>,
        content: RwSignal<Content>,
        undoing: Undoing,
    ) -> Self {
        let keeper = Self {
            plan: StoredValue::new(plan.id.clone()),
            draft: StoredValue::new(draft),
            content,
            base: RwSignal::new(content.get_untracked()),
            version: StoredValue::new(plan.version),
            undoing,
            sending: StoredValue::new_local(Sending {
                key: Rc::default(),
                last: None,
            }),
            busy: RwSignal::new(false),
            saved_at: RwSignal::new(None),
            held: RwSignal::new(None),
            errors: RwSignal::new(Vec::new()),
            clash: RwSignal::new(None),
            told: RwSignal::new(None),
            typed: StoredValue::new(0),
        };
        keeper.follow();
        keeper
    }

    fn follow(self) {
        Effect::new(move |before: Option<()>| {
            self.content.track();
            if before.is_none() || !self.is_unsaved() {
                return;
            }
            let number = self.typed.get_value().wrapping_add(1);
            self.typed.set_value(number);
            let is_last = move || self.typed.try_get_value() == Some(number);
            spawn_local(async move {
                local::sleep(AT_HAND).await;
                if is_last() {
                    self.keep();
                }
                local::sleep(QUIET.saturating_sub(AT_HAND)).await;
                // A clause that was just added is still to be written.
                let blank = || self.content.try_with_untracked(Content::has_blank) != Some(false);
                if is_last() && !blank() {
                    self.push();
                }
            });
        });
        let online = window_event_listener(ev::online, move |_| self.push());
        let hidden = window_event_listener(ev::pagehide, move |_| self.keep());
        let saves = window_event_listener(ev::keydown, move |event| {
            let held = event.ctrl_key() || event.meta_key();
            if held && event.key().eq_ignore_ascii_case("s") {
                event.prevent_default();
                self.push();
            }
        });
        on_cleanup(move || {
            self.keep();
            online.remove();
            hidden.remove();
            saves.remove();
        });
        let heard = PlanNewsVariables {
            plan: Some(self.plan.get_value()),
            after: None,
        };
        subscribe::<PlanNews>(heard, move |_| self.look());
    }

    pub fn is_unsaved(self) -> bool {
        self.content
            .try_with_untracked(|now| self.base.try_with_untracked(|base| now != base))
            == Some(Some(true))
    }

    /// Puts what is unsaved away on this machine.
    fn keep(self) {
        if self.is_unsaved() {
            let unsaved = Unsaved {
                version: self.version.get_value(),
                base: self.base.get_untracked(),
                content: self.content.get_untracked(),
            };
            self.draft.with_value(|draft| draft.keep(&unsaved));
        }
    }

    /// Goes on with what this machine has kept from before; says whether the server lacks any of it.
    pub fn resume(self, unsaved: Unsaved, plan: Plan) -> bool {
        let Unsaved {
            version,
            base,
            content,
        } = unsaved;
        self.version.set_value(version);
        self.base.set(base);
        let lacks = edits(&Content::of_plan(plan.clone()), &content) != PlanEditsInput::default();
        self.undoing.start_anew(content);
        self.take(plan);
        lacks
    }

    /// Drops what is unsaved: the text is again what the server has.
    pub fn throw_away(self) {
        self.draft.with_value(Draft::forget);
        self.clash.set(None);
        let base = self.base.get_untracked();
        self.undoing.start_anew(base);
        self.look();
    }

    /// Sends now what is unsaved.
    pub fn push(self) {
        if self.busy.try_get_untracked() != Some(false)
            || self.clash.with_untracked(Option::is_some)
        {
            return;
        }
        if unread_day().is_some() {
            self.held.set(Some(tr!(plan.hold_day)));
            return;
        }
        let now = self.content.get_untracked();
        let missing = problems::missing(&now);
        if !missing.is_empty() {
            self.held.set(Some(tr!(plan.hold_missing)));
            self.errors.set(missing);
            return;
        }
        // What does not fit goes when this has arrived.
        let now = self.base.with_untracked(|base| carried(base, &now));
        let changes = self.base.with_untracked(|base| edits(base, &now));
        if changes == PlanEditsInput::default() {
            self.received(now, self.version.get_value());
            return;
        }
        let mut sending = self.sending.get_value();
        if sending.last.as_ref().is_some_and(|last| *last != changes) {
            sending.key.settle();
        }
        sending.last = Some(changes.clone());
        let key = Rc::clone(&sending.key);
        self.sending.set_value(sending);
        let input = PlanEditInput {
            id: self.plan.get_value(),
            expected_version: self.version.get_value(),
            edits: changes,
            idempotency_key: Some(key.current()),
        };
        self.busy.set(true);
        spawn_local(async move {
            let answer = send::<PlanEdit>(PlanEditVariables { input }).await;
            if !matches!(&answer, Err(error) if error.may_retry()) {
                key.settle();
            }
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer.map(|answer| answer.plan_edit) {
                Ok(payload) => match payload.plan {
                    Some(plan) => self.received(now, plan.version),
                    None => {
                        self.errors.set(problems::of_server(&payload.user_errors));
                        self.held.set(Some(tr!(plan.hold_errors)));
                    }
                },
                Err(ApiError::Conflict) => self.meet().await,
                Err(error) => {
                    self.held.set(Some(error.words()));
                    if error.may_retry() {
                        set_timeout(move || self.push(), AGAIN);
                    }
                }
            }
        });
    }

    fn received(self, content: Content, version: i32) {
        self.version.set_value(version);
        self.base.set(content);
        self.held.set(None);
        self.errors.set(Vec::new());
        self.saved_at.set(Some(dates::now()));
        if self.is_unsaved() {
            self.keep();
            self.push();
        } else {
            self.draft.with_value(Draft::forget);
        }
    }

    /// Looks whether somebody else has saved.
    fn look(self) {
        if self.busy.try_get_untracked() != Some(false) {
            return;
        }
        spawn_local(async move {
            let variables = PlanVariables {
                id: self.plan.get_value(),
            };
            let standing = send::<PlanStanding>(variables).await;
            let newer = |version: i32| {
                self.version
                    .try_get_value()
                    .is_some_and(|own| version > own)
            };
            if let Ok(standing) = standing
                && self.busy.try_get_untracked() == Some(false)
                && newer(standing.plan.version)
            {
                self.meet().await;
            }
        });
    }

    /// Asks what stands now, and makes one of both.
    async fn meet(self) {
        let id = self.plan.get_value();
        self.busy.set(true);
        let answer = send::<PlanView>(PlanVariables { id }).await;
        if self.busy.try_set(false).is_some() {
            return;
        }
        match answer {
            Ok(view) => self.take(view.plan),
            Err(error) => self.held.set(Some(error.words())),
        }
    }

    fn take(self, plan: Plan) {
        let (who, version) = (changed_by(&plan), plan.version);
        let editable = plan.available_actions.contains(&PlanAction::Update);
        let mine = self.content.get_untracked();
        let theirs = Content::of_plan(plan).keyed_as(&mine);
        let merged = self.base.with_untracked(|base| merge(base, &mine, &theirs));
        if merged.taken > 0 {
            self.told.set(Some(format!(
                "{who} {}",
                tr!(plan.taken, count = merged.taken)
            )));
        }
        self.undoing.start_anew(merged.content);
        self.held.set(None);
        if !editable {
            self.held.set(Some(tr!(plan.not_editable)));
        }
        if merged.spots.is_empty() {
            self.settle(theirs, version);
        } else {
            self.clash.set(Some(Clash {
                who,
                theirs,
                spots: merged.spots,
                version,
            }));
            self.keep();
        }
    }

    fn settle(self, theirs: Content, version: i32) {
        self.clash.set(None);
        self.version.set_value(version);
        self.base.set(theirs);
        if self.is_unsaved() {
            self.keep();
            self.push();
        } else {
            self.draft.with_value(Draft::forget);
            self.saved_at.set(Some(dates::now()));
        }
    }

    /// Does what was chosen where both wrote, and sends it.
    pub fn choose(self, choices: &[(Spot, Choice)]) {
        let Some(clash) = self.clash.get_untracked() else {
            return;
        };
        let mut content = self.content.get_untracked();
        for (spot, choice) in choices {
            content.choose(&clash.theirs, spot, choice);
        }
        self.undoing.start_anew(content);
        self.settle(clash.theirs, clash.version);
    }

    pub fn state(self) -> SaveState {
        let unsaved = self.content.with(|now| self.base.with(|base| now != base));
        let stopped = self.held.with(Option::is_some) || self.clash.with(Option::is_some);
        match (unsaved, self.busy.get(), stopped, self.saved_at.get()) {
            (true, true, ..) => SaveState::Saving,
            (true, false, true, _) => SaveState::Held,
            (true, false, false, _) => SaveState::Waiting,
            (false, _, _, Some(at)) => SaveState::Saved(at),
            (false, _, _, None) => SaveState::Untouched,
        }
    }

    /// The version that the server has, each time that it has taken more.
    pub fn kept(self) -> i32 {
        self.saved_at.track();
        self.version.get_value()
    }

    pub fn held(self) -> Option<String> {
        self.held.get()
    }

    pub fn told(self) -> RwSignal<Option<String>> {
        self.told
    }

    pub fn clash(self) -> RwSignal<Option<Clash>> {
        self.clash
    }

    pub fn errors(self) -> Signal<Vec<FieldError>> {
        self.errors.into()
    }

    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }
}
