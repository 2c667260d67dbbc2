//! Schools that do not count, and why: they are not there on the due date, or were let off.

use leptos::prelude::*;

use super::super::operations::board::{Excluded, Exclusion, NotCountedSchools};
use crate::shared::i18n::{dates, numbers};
use crate::shared::page::Query;
use crate::tr;

fn reason(excluded: &Excluded) -> String {
    let school = &excluded.organization;
    let closed = school.closed_on.map(dates::day).unwrap_or_default();
    let merged = school.merged_into.as_ref();
    match excluded.why {
        Exclusion::Merged => {
            let name = merged.map(|other| other.name.clone()).unwrap_or_default();
            tr!(report.gone_merged, name = name, date = closed)
        }
        Exclusion::Closed => tr!(report.gone_closed, date = closed),
        Exclusion::NotYetOpen => {
            let opened = school.opened_on.map(dates::day).unwrap_or_default();
            tr!(report.gone_later, date = opened)
        }
        Exclusion::Excused => match &excluded.exception {
            Some(exception) => tr!(report.gone_excused, why = exception.reason.clone()),
            None => tr!(report.gone_excused_plain),
        },
    }
}

/// Nothing while there are none.
#[component]
pub fn NotCounted(schools: Query<NotCountedSchools>) -> impl IntoView {
    let gone = Memo::new(move |_| {
        let schools = schools.get();
        schools.map_or_else(Vec::new, |data| data.report_board.excluded)
    });
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
                        <For each=move || gone.get() key=|school| school.organization.id.clone() let:school>
                            <dt>{school.organization.name.clone()}</dt>
                            <dd>{reason(&school)}</dd>
                        </For>
                    </dl>
                </div>
            </section>
        </Show>
    }
}
