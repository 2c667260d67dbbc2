//! A document before it is issued: its number-to-be, how many will have it, and how it will look.

use leptos::prelude::*;

use super::operations::Previewed;
use crate::features::paper::FormNotes;
use crate::shared::paper::designation;
use crate::shared::ui::Notice;
use crate::tr;

/// Under which number it would be issued now, and how many it would go to.
#[component]
pub fn Foreseen(seen: Previewed) -> impl IntoView {
    let number = designation(Some(&seen.number), &seen.symbol);
    let to = match (seen.organizations, seen.others) {
        (0, 0) => tr!(document.goes_nowhere),
        (0, others) => tr!(document.goes_outside, others = others),
        (organizations, 0) => tr!(document.goes_to, organizations = organizations),
        (organizations, others) => tr!(
            document.goes_to_others,
            organizations = organizations,
            others = others
        ),
    };
    view! {
        <p data-testid="number-foreseen">
            <b>{tr!(document.number_foreseen, number = number)}</b>
            " "
            {tr!(document.number_foreseen_note)}
        </p>
        <p data-testid="recipients-foreseen">{to}</p>
    }
}

/// The paper as it will look, until something else is typed.
#[component]
pub fn Preview(previewed: RwSignal<Option<Previewed>>) -> impl IntoView {
    let place = NodeRef::<leptos::html::Section>::new();
    Effect::new(move |_| {
        if previewed.read().is_some()
            && let Some(place) = place.get()
        {
            place.scroll_into_view();
        }
    });
    let sheet = move |seen: Previewed| {
        let (html, form) = (seen.html.clone(), seen.form.clone());
        view! {
            <section class="stack" node_ref=place aria-labelledby="preview-title" data-testid="preview">
                <h2 id="preview-title">{tr!(document.preview_title)}</h2>
                <Notice><Foreseen seen/></Notice>
                <FormNotes findings=form/>
                {match html {
                    // The server writes elements and classes, and escapes every word.
                    Some(html) => view! { <div class="desk desk--sheet" inner_html=html></div> }.into_any(),
                    None => view! { <p class="muted">{tr!(document.preview_no_text)}</p> }.into_any(),
                }}
            </section>
        }
    };
    move || previewed.get().map(sheet)
}
