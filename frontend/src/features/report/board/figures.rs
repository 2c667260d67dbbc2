//! The three figures; each narrows the list to what it counts.

use leptos::prelude::*;

use super::super::operations::board::Counts;
use super::model::{Narrowing, complete};
use crate::shared::i18n::numbers;
use crate::shared::ui::{Glyph, Icon};
use crate::tr;

#[component]
pub fn Figures(
    counts: Signal<Counts>,
    narrowing: Memo<Narrowing>,
    at: impl Fn(&Narrowing) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let schools = move || {
        tr!(
            report.of_schools,
            total = numbers::whole(counts.get().expected.into())
        )
    };
    let handed = move || {
        let counts = counts.get();
        tr!(
            report.of_handed,
            total = numbers::whole((counts.on_time + counts.late).into())
        )
    };
    view! {
        <section class="card figures" aria-label=tr!(report.three_figures)>
            <Figure
                id="figure-complete"
                glyph=Glyph::CheckCircle
                label=tr!(report.complete)
                number=Signal::derive(move || complete(&counts.get()))
                of=Signal::derive(schools)
                to=Signal::derive(move || narrowing.read().complete())
                at
            />
            <Figure
                id="figure-on-time"
                glyph=Glyph::Clock
                label=tr!(report.on_time)
                number=Signal::derive(move || counts.get().on_time)
                of=Signal::derive(handed)
                to=Signal::derive(move || narrowing.read().timely("ON_TIME"))
                at
            />
            <Figure
                id="figure-overdue"
                glyph=Glyph::Late
                label=tr!(report.overdue)
                number=Signal::derive(move || counts.get().overdue)
                of=Signal::derive(schools)
                to=Signal::derive(move || narrowing.read().timely("OVERDUE"))
                bad=true
                at
            />
        </section>
    }
}

#[component]
fn Figure(
    id: &'static str,
    glyph: Glyph,
    label: String,
    number: Signal<i32>,
    of: Signal<String>,
    to: Signal<(bool, Narrowing)>,
    #[prop(optional)] bad: bool,
    at: impl Fn(&Narrowing) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let pressing = move || bad && number.get() > 0;
    let class = move || match (to.read().0, bad) {
        (true, true) => "figure figure--on",
        (true, false) => "figure figure--on figure--ok",
        (false, _) => "figure",
    };
    view! {
        <a
            class=class
            href=move || at(&to.read().1)
            aria-current=move || to.read().0.then_some("true")
            data-testid=id
            data-noscroll="true"
        >
            <span class=move || if pressing() { "figure__l bad" } else { "figure__l" }>
                <Icon glyph small=true/>
                {label}
            </span>
            <span class=move || if pressing() { "figure__n bad" } else { "figure__n" }>
                <span data-testid=format!("{id}-count")>{move || numbers::whole(number.get().into())}</span>
                " "
                <small>{of}</small>
            </span>
        </a>
    }
}
