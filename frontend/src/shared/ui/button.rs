//! Buttons. One filled button per screen; a button that cannot be used says why beside it.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The next thing to do; one per screen.
    Primary,
    #[default]
    Secondary,
    Quiet,
    /// The last step of what cannot be undone.
    Danger,
}

impl Look {
    /// The filled one where it is the next thing to do.
    pub fn filled(next: bool) -> Self {
        if next { Self::Primary } else { Self::Secondary }
    }

    /// The button that a dialog asks for.
    pub fn last_step(danger: bool) -> Self {
        if danger { Self::Danger } else { Self::Primary }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn--primary",
            Self::Secondary => "btn",
            Self::Quiet => "btn btn--quiet",
            Self::Danger => "btn btn--danger",
        }
    }
}

/// A button. While `busy` it ignores clicks and says so; with a `refused` reason it stays focusable, does nothing and
/// shows the reason under it.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(into, optional)] look: Signal<Look>,
    #[prop(optional)] icon: Option<Glyph>,
    /// The row's own button, which j and k walk to.
    #[prop(optional)]
    row: bool,
    /// Shows the icon only; the label is read out.
    #[prop(optional)]
    icon_only: bool,
    #[prop(optional)] big: bool,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    #[prop(into, optional)] busy: Signal<bool>,
    /// Why it cannot be used now.
    #[prop(into, optional)]
    refused: Signal<Option<String>>,
    #[prop(into, optional)] test_id: String,
    #[prop(optional, into)] on_click: Option<Callback<()>>,
) -> impl IntoView {
    let off = move || busy.get() || refused.with(Option::is_some);
    let class = move || {
        [
            look.get().class(),
            if big { " btn--big btn--block" } else { "" },
            if icon_only { " btn--icon" } else { "" },
        ]
        .concat()
    };
    let click = move |event: leptos::ev::MouseEvent| {
        if off() {
            event.prevent_default();
        } else if let Some(on_click) = on_click {
            on_click.run(());
        }
    };
    view! {
        <button
            class=class
            type=if submit { "submit" } else { "button" }
            data-row=row.then_some("true")
            aria-disabled=move || off().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            data-testid=(!test_id.is_empty()).then_some(test_id)
            on:click=click
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span class=if icon_only { "visually-hidden" } else { "" }>{label}</span>
        </button>
        {move || refused.get().map(|why| view! { <span class="field__help btn__why">{why}</span> })}
    }
}

/// A link that looks like a button: it leads somewhere.
#[component]
pub fn ButtonLink(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    #[prop(into, optional)] look: Signal<Look>,
    #[prop(optional)] icon: Option<Glyph>,
    /// The row's own link, which j and k walk to.
    #[prop(optional)]
    row: bool,
    #[prop(into, optional)] test_id: String,
) -> impl IntoView {
    view! {
        <a class=move || look.get().class() href=href data-row=row.then_some("true") data-testid=(!test_id.is_empty()).then_some(test_id)>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {label}
        </a>
    }
}
