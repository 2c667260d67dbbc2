//! What concerns the person himself: who, language, theme, sessions, password, leaving.

use leptos::prelude::*;

use super::language::Language;
use super::theme::{self, Theme};
use crate::shared::i18n::{Locale, capitals, locale};
use crate::shared::session::use_session;
use crate::shared::ui::{Glyph, Icon, Menu};
use crate::tr;

#[component]
pub fn MeMenu() -> impl IntoView {
    let session = use_session();
    let name = move || {
        session
            .me()
            .map(|me| me.viewer.person.name)
            .unwrap_or_default()
    };
    let place = move || {
        session.me().map(|me| {
            let roles: Vec<String> = me.viewer.roles.iter().map(|role| role.words()).collect();
            let organization = me
                .viewer
                .organization
                .map(|organization| organization.short_name);
            [Some(roles.join(", ")), organization]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    view! {
        <Menu
            id="me"
            label=tr!(shell.me)
            class="me"
            face=move || {
                view! {
                    <span class="avatar" aria-hidden="true">{move || initials(&name())}</span>
                    <span>{name}</span>
                }
            }
        >
            <p class="menu__who">
                <b>{name}</b>
                <br/>
                <span class="faint">{place}</span>
            </p>
            <LanguageChoice/>
            <ThemeChoice/>
            <a class="menu__item" href="/me/sessions" data-testid="my-sessions">
                <Icon glyph=Glyph::Lock/>
                {tr!(shell.my_sessions)}
            </a>
            <a class="menu__item" href="/me/password" data-testid="my-password">
                <Icon glyph=Glyph::Key/>
                {tr!(shell.my_password)}
            </a>
            <button class="menu__item" type="button" on:click=move |_| session.sign_out() data-testid="sign-out">
                <Icon glyph=Glyph::Right/>
                {tr!(shell.sign_out)}
            </button>
        </Menu>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let language = use_context::<Language>();
    let option = move |own: Locale, tag: &'static str, label: &'static str| {
        view! {
            <button
                class="chip"
                type="button"
                lang=tag
                aria-pressed=(locale() == own).to_string()
                data-testid=format!("language-{tag}")
                on:click=move |_| {
                    if let Some(language) = language {
                        language.choose(own);
                    }
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="menu__row" role="group" aria-label=tr!(shell.language)>
            {option(Locale::vi, "vi", "Tiếng Việt")} {option(Locale::en, "en", "English")}
        </div>
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let chosen = RwSignal::new(theme::chosen());
    let option = move |own: Theme| {
        let label = match own {
            Theme::System => tr!(shell.theme_system),
            Theme::Light => tr!(shell.theme_light),
            Theme::Dark => tr!(shell.theme_dark),
        };
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || (chosen.get() == own).to_string()
                data-testid=format!("theme-{}", own.name())
                on:click=move |_| {
                    theme::choose(own);
                    chosen.set(own);
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="menu__row" role="group" aria-label=tr!(shell.theme)>
            {Theme::ALL.map(option).into_iter().collect_view()}
        </div>
    }
}

/// Vietnamese names are called by their last word: "Nguyễn Thị Lan" is "NL".
fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    let letters: String = [first, last].into_iter().flatten().collect();
    capitals(&letters)
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_last_word() {
        assert_eq!(initials("Nguyễn Thị Lan"), "NL");
        assert_eq!(initials("đức"), "Đ");
        assert_eq!(initials(""), "");
    }
}
