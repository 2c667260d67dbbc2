//! Icons of the one sprite, put into the page once; an icon that is not in it does not compile.

use leptos::prelude::*;

/// The sprite's text, from `assets/icons.svg`.
const SPRITE: &str = include_str!("../../../assets/icons.svg");

/// Every symbol of the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Alert,
    Arrow,
    Ban,
    Bell,
    Calendar,
    Camera,
    Channel,
    Check,
    CheckCircle,
    Clip,
    Clock,
    Columns,
    Copy,
    Doc,
    Down,
    Download,
    Edit,
    Error,
    Eye,
    Filter,
    Half,
    History,
    Info,
    Inquiry,
    Inspect,
    Key,
    Late,
    Leaf,
    Left,
    Link,
    Lock,
    Mail,
    Menu,
    More,
    Offline,
    Org,
    Phone,
    Plan,
    Plus,
    Print,
    Query,
    Report,
    Return,
    Right,
    Saved,
    Saving,
    Search,
    Send,
    Settings,
    Sort,
    Source,
    Sun,
    Task,
    Todo,
    Trophy,
    User,
    Users,
    Work,
    X,
}

impl Glyph {
    fn reference(self) -> &'static str {
        match self {
            Self::Alert => "#i-alert",
            Self::Arrow => "#i-arrow",
            Self::Ban => "#i-ban",
            Self::Bell => "#i-bell",
            Self::Calendar => "#i-calendar",
            Self::Camera => "#i-camera",
            Self::Channel => "#i-channel",
            Self::Check => "#i-check",
            Self::CheckCircle => "#i-check-circle",
            Self::Clip => "#i-clip",
            Self::Clock => "#i-clock",
            Self::Columns => "#i-columns",
            Self::Copy => "#i-copy",
            Self::Doc => "#i-doc",
            Self::Down => "#i-down",
            Self::Download => "#i-download",
            Self::Edit => "#i-edit",
            Self::Error => "#i-error",
            Self::Eye => "#i-eye",
            Self::Filter => "#i-filter",
            Self::Half => "#i-half",
            Self::History => "#i-history",
            Self::Info => "#i-info",
            Self::Inquiry => "#i-inquiry",
            Self::Inspect => "#i-inspect",
            Self::Key => "#i-key",
            Self::Late => "#i-late",
            Self::Leaf => "#i-leaf",
            Self::Left => "#i-left",
            Self::Link => "#i-link",
            Self::Lock => "#i-lock",
            Self::Mail => "#i-mail",
            Self::Menu => "#i-menu",
            Self::More => "#i-more",
            Self::Offline => "#i-offline",
            Self::Org => "#i-org",
            Self::Phone => "#i-phone",
            Self::Plan => "#i-plan",
            Self::Plus => "#i-plus",
            Self::Print => "#i-print",
            Self::Query => "#i-query",
            Self::Report => "#i-report",
            Self::Return => "#i-return",
            Self::Right => "#i-right",
            Self::Saved => "#i-saved",
            Self::Saving => "#i-saving",
            Self::Search => "#i-search",
            Self::Send => "#i-send",
            Self::Settings => "#i-settings",
            Self::Sort => "#i-sort",
            Self::Source => "#i-source",
            Self::Sun => "#i-sun",
            Self::Task => "#i-task",
            Self::Todo => "#i-todo",
            Self::Trophy => "#i-trophy",
            Self::User => "#i-user",
            Self::Users => "#i-users",
            Self::Work => "#i-work",
            Self::X => "#i-x",
        }
    }
}

/// A 20-px icon that says nothing by itself: the word beside it does.
#[component]
pub fn Icon(
    glyph: Glyph,
    /// 16 px, inside badges and small print.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <svg class=if small { "icon icon--s" } else { "icon" } aria-hidden="true" focusable="false">
            <use href=glyph.reference()></use>
        </svg>
    }
}

/// The mark.
#[component]
pub fn Lotus() -> impl IntoView {
    view! {
        <svg class="lotus" viewBox="0 0 32 28" aria-hidden="true" focusable="false">
            <use href="#lotus"></use>
        </svg>
    }
}

/// Holds the symbols; once per page.
#[component]
pub fn Sprite() -> impl IntoView {
    view! { <div class="sprite" aria-hidden="true" inner_html=SPRITE></div> }
}

#[cfg(test)]
mod tests {
    use super::{Glyph, SPRITE};

    #[test]
    fn every_glyph_is_in_the_sprite() {
        for glyph in [Glyph::Alert, Glyph::Work, Glyph::CheckCircle, Glyph::X] {
            let id = glyph.reference().trim_start_matches('#');
            assert!(SPRITE.contains(&format!("id=\"{id}\"")), "{id}");
        }
    }
}
