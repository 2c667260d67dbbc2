//! What the registers know against the papers that a plan names: asked while one writes, told beside each, and in nobody's
//! way.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::content::Citation;
use super::operations::{CitedDocument, CitedDocuments, CitedPaper, CitedStanding, CitedVariables};
use super::words;
use crate::features::document::named;
use crate::shared::api::send;
use crate::shared::i18n::dates;
use crate::shared::ui::address::with_query;
use crate::shared::ui::{Notice, Tone};
use crate::tr;

const AFTER_THE_LAST_KEY: Duration = Duration::from_millis(500);

/// A citation and what is known against it.
pub type Warning = (Citation, CitedDocument);

/// What is known against these, of a plan of the school year with this id; asked anew a moment after they have changed. An
/// answer that comes too late is dropped, and of what changed meanwhile nothing is told.
pub fn warnings(
    cited: impl Fn() -> (String, Vec<Citation>) + Send + Sync + 'static,
) -> Signal<Vec<Warning>> {
    let cited = Memo::new(move |_| cited());
    let found = RwSignal::new(Vec::<Warning>::new());
    let latest = StoredValue::new(0u32);
    Effect::new(move |_| {
        let (year, citations) = cited.get();
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        found.update(|found| found.retain(|(citation, _)| citations.contains(citation)));
        if citations.is_empty() {
            return;
        }
        let is_latest = move || latest.try_get_value() == Some(number);
        let ask = move || {
            if !is_latest() {
                return;
            }
            let variables = CitedVariables {
                citations: citations.iter().map(Into::into).collect(),
                school_year: (!year.is_empty()).then(|| cynic::Id::new(year)),
            };
            spawn_local(async move {
                // Without an answer nothing is told: it is asked again with the next change.
                let answer = send::<CitedDocuments>(variables).await;
                if let Ok(answer) = answer
                    && is_latest()
                {
                    let told = answer.cited_documents.into_iter().filter_map(|one| {
                        let place = usize::try_from(one.place).ok()?;
                        Some((citations.get(place)?.clone(), one))
                    });
                    found.set(told.collect());
                }
            });
        };
        set_timeout(ask, AFTER_THE_LAST_KEY);
    });
    found.into()
}

fn address(paper: &CitedPaper) -> String {
    format!("/documents/issued/{}", paper.id.inner())
}

/// One of them in words, with the way to what it speaks of.
#[component]
pub fn CitedWarning(warning: Warning) -> impl IntoView {
    let (citation, found) = warning;
    let name = words::citation(&citation);
    let told = match found.standing {
        CitedStanding::Recalled => tr!(plan.cited_recalled, name = name),
        CitedStanding::Replaced => tr!(plan.cited_replaced, name = name),
        CitedStanding::Ends => tr!(
            plan.cited_ends,
            name = name,
            date = found.valid_until.map(dates::day).unwrap_or_default()
        ),
    };
    let (href, way) = match (&found.by, &found.document) {
        (Some(by), _) => (
            address(by),
            named(by.kind, Some(&by.number), Some(&by.symbol)),
        ),
        (None, Some(paper)) => (address(paper), tr!(plan.cited_open)),
        // It stands in a register of what arrived.
        (None, None) => {
            let number = citation.number.trim_start_matches('0');
            let search = words::designation(Some(number), &citation.symbol);
            let narrowed = [("whose", "all"), ("search", search.as_str())];
            (
                with_query("/documents/arrivals", &narrowed),
                tr!(plan.cited_open),
            )
        }
    };
    view! { <Notice tone=Tone::Warn test_id="cited"><p>{told} " " <a href=href>{way}</a></p></Notice> }
}
