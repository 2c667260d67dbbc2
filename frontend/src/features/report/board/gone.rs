//! Schools that do not count, and why: they are no more on the due date.

use leptos::prelude::*;

use super::super::operations::board::{Excluded, StatusBoard};
use crate::shared::i18n::{dates, numbers};
use crate::tr;

fn reason(school: &Excluded) -> String {
    let date = school.closed_on.map(dates::day).unwrap_or_default();
    match &school.merged_into {
        Some(other) => tr!(report.gone_merged, name = other.name.clone(), date = date),
        None => tr!(report.gone_closed, date = date),
    }
}

/// Nothing while there are none.
#[component]
pub fn NotCounted(data: Signal<StatusBoard>) -> impl IntoView {
    let gone = Memo::new(move |_| data.get().report_board.excluded);
    view! {
        <Show when=move || !gone.read().is_empty()>
            <section class="card" aria-labelledby="not-counted" data-testid="not-counted">
                <div class="card__head">
                    <h2 id="not-counted">
                        {move || {
                            let many = i64::try_from(gone.read().len()).unwrap_or_default();
                            tr!(report.gone, count = numbers::whole(many))
                        }}
                    </h2>
                </div>
                <div class="card__body">
                    <dl class="facts">
                        <For each=move || gone.get() key=|school| school.id.clone() let:school>
                            <dt>{school.name.clone()}</dt>
                            <dd>{reason(&school)}</dd>
                        </For>
                    </dl>
                </div>
            </section>
        </Show>
    }
}
