//! The head of every page: where one is (only when deep), the title, what it is about in one line, and its one action.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::tr;

/// A place above this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub href: String,
    pub label: String,
}

impl Crumb {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            label: label.into(),
        }
    }
}

/// Names the window: "Việc của tôi – Sen".
#[component]
pub fn PageTitle(#[prop(into)] title: Signal<String>) -> impl IntoView {
    Effect::new(move |_| document().set_title(&format!("{} – Sen", title.read())));
}

/// The head. `crumbs` only where depth is over two; `children` are the actions, at most one of them filled.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    #[prop(into, optional)] about: Signal<String>,
    #[prop(optional)] crumbs: Vec<Crumb>,
    /// Beside the title: a status.
    #[prop(optional, into)]
    beside: Option<ViewFn>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let trail = (!crumbs.is_empty()).then(|| {
        let links = crumbs
            .into_iter()
            .enumerate()
            .map(|(depth, crumb)| {
                // The page itself is the title below: nothing stands after the last place.
                let before = if depth == 0 {
                    Glyph::Left
                } else {
                    Glyph::Right
                };
                view! {
                    <li>
                        <Icon glyph=before small=true/>
                        <a href=crumb.href>{crumb.label}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav class="crumbs" aria-label=tr!(ui.breadcrumb)>
                <ol>{links}</ol>
            </nav>
        }
    });
    view! {
        <PageTitle title/>
        <div class="head">
            <div class="head__text">
                {trail}
                <div class="head__title">
                    <h1 tabindex="-1" data-testid="page-title">{move || title.get()}</h1>
                    {beside.map(|beside| beside.run())}
                </div>
                {move || (!about.read().is_empty()).then(|| view! { <p>{about.get()}</p> })}
            </div>
            {children.map(|children| view! { <div class="head__acts">{children()}</div> })}
        </div>
    }
}
