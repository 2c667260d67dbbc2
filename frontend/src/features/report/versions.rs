//! What a report said before it was opened again, and who entered it in the school's stead.

use leptos::prelude::*;

use super::answers::{Answered, Answers};
use super::operations::ReportVersion;
use crate::shared::i18n::dates;
use crate::tr;

/// Nothing while there are none.
#[component]
pub fn Versions(versions: Vec<ReportVersion>) -> impl IntoView {
    let version = |version: ReportVersion| {
        let time = dates::moment(version.reopened_at);
        view! {
            <details class="more" data-testid="report-version">
                <summary>{tr!(report.version, number = version.number, time = time)}</summary>
                <div class="stack">
                    <p class="preline">{tr!(report.version_why, name = version.reopened_by, why = version.reason)}</p>
                    <Answers answered=Answered {
                        nothing: version.nothing_to_report,
                        values: version.values,
                        summary: version.summary,
                        difficulties: version.difficulties,
                        proposals: version.proposals,
                    }/>
                </div>
            </details>
        }
    };
    (!versions.is_empty()).then(|| {
        view! {
            <section class="stack--s">
                <h3>{tr!(report.versions)}</h3>
                {versions.into_iter().map(version).collect_view()}
            </section>
        }
    })
}

/// `Nhập thay: Trần Thị B · Phòng GDĐT. Nhận qua điện thoại từ cô Hoa`; nothing where the school handed it in itself.
#[component]
pub fn Entry(name: Option<String>, office: Option<String>, note: Option<String>) -> impl IntoView {
    note.map(|note| {
        let by = tr!(
            report.entered_by,
            name = name.unwrap_or_default(),
            office = office.unwrap_or_default()
        );
        view! {
            <dl class="facts" data-testid="entered">
                <dt>{tr!(report.entered)}</dt>
                <dd>{by} <br/> <span class="preline">{note}</span></dd>
            </dl>
        }
    })
}
