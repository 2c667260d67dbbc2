//! What is odd in the document as a whole: above its lines.

use leptos::prelude::*;

use super::desk::{Desk, row_id};
use super::finding_block::FindingBlock;
use crate::shared::ui::{Glyph, Icon};
use crate::tr;

#[component]
pub fn DocumentNotes(desk: Desk) -> impl IntoView {
    let places = Memo::new(move |_| {
        let asking = desk
            .of_line(None)
            .into_iter()
            .filter(|(_, finding)| finding.is_asking());
        asking.map(|(place, _)| place).collect::<Vec<_>>()
    });
    let is_open = Memo::new(move |_| {
        let findings = desk.of_line(None);
        desk.content
            .with(|content| findings.iter().any(|(_, finding)| finding.is_open(content)))
    });
    let class = move || match (is_open.get(), desk.current.get() == Some(0)) {
        (true, true) => "flag now",
        (true, false) => "flag",
        (false, _) => "",
    };
    view! {
        <Show when=move || !places.read().is_empty()>
            <li class=class id=row_id(0) tabindex="-1" on:focusin=move |_| desk.current.set(Some(0))>
                <span class="imp__n">"–"</span>
                <div class="imp__src muted">{tr!(plan.whole_document)}</div>
                <span class="imp__mark">
                    {move || {
                        let glyph = if is_open.get() { Glyph::Alert } else { Glyph::Check };
                        let class = if is_open.get() { "warn" } else { "ok" };
                        view! { <span class=class><Icon glyph/></span> }
                    }}
                </span>
                <div class="imp__out stack--s">
                    <For each=move || places.get() key=|place| *place let:place>
                        <FindingBlock desk place/>
                    </For>
                </div>
            </li>
        </Show>
    }
}
