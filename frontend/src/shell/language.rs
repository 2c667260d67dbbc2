//! Which language the app is mounted in.

use leptos::prelude::*;

use crate::shared::i18n::{self, Locale};

/// Changing it mounts the app anew, so that every word is read again.
#[derive(Clone, Copy)]
pub struct Language(RwSignal<u32>);

impl Language {
    /// Makes it known to the app.
    pub fn provide() -> Self {
        let language = Self(RwSignal::new(0));
        provide_context(language);
        language
    }

    pub fn track(self) {
        self.0.track();
    }

    pub fn choose(self, locale: Locale) {
        i18n::choose(locale);
        self.0.update(|times| *times = times.wrapping_add(1));
    }
}
