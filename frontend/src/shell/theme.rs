//! Light, dark, or what the system says.

use leptos::prelude::*;

use crate::shared::local;

const KEY: &str = "sen.theme";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in storage and in the page's `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn parse(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

/// What this browser's user chose before.
pub fn chosen() -> Theme {
    local::recall(KEY)
        .map(|name| Theme::parse(&name))
        .unwrap_or_default()
}

/// Applies what was chosen before.
pub fn recall() {
    show(chosen());
}

/// Chooses and remembers here.
pub fn choose(theme: Theme) {
    local::keep(KEY, theme.name());
    show(theme);
}

fn show(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.name()),
    };
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn an_unknown_theme_is_the_systems() {
        assert_eq!(Theme::parse("dark"), Theme::Dark);
        assert_eq!(Theme::parse("sepia"), Theme::System);
    }
}
