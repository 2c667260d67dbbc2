//! What was typed and not yet received by the server, on this machine.

use std::marker::PhantomData;

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::shared::local;
use crate::shared::ui::{Button, Notice};
use crate::tr;

/// Every draft's key begins so; sign-out forgets them all.
pub const DRAFTS: &str = "sen.draft.";

/// One form's unsent content. Its key names the person and the thing, so that no one finds another's.
pub struct Draft<T> {
    key: String,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        Self {
            key: self.key.clone(),
            kind: PhantomData,
        }
    }
}

impl<T: Serialize + DeserializeOwned> Draft<T> {
    /// The draft of `person` for `thing` (`report.<period>`).
    pub fn of(person: &cynic::Id, thing: &str) -> Self {
        Self {
            key: format!("{DRAFTS}{}.{thing}", person.inner()),
            kind: PhantomData,
        }
    }

    /// What was kept. Content from an older copy of the app that no longer fits is let go.
    pub fn recall(&self) -> Option<T> {
        local::recall(&self.key).and_then(|text| serde_json::from_str(&text).ok())
    }

    /// Keeps `value`; says whether this browser could.
    pub fn keep(&self, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|text| local::keep(&self.key, &text))
    }

    /// The server has it.
    pub fn forget(&self) {
        local::forget(&self.key);
    }
}

/// Says that what stands in the form is the draft that was left, and lets it go.
#[component]
pub fn Restored(let_go: Callback<()>) -> impl IntoView {
    view! {
        <Notice test_id="restored">
            <p>{tr!(ui.restored)}</p>
            <div class="form__acts">
                <Button label=tr!(ui.let_go) on_click=let_go test_id="draft-forget"/>
            </div>
        </Notice>
    }
}
