//! To take a paper along, or to see it as it will be printed.

use leptos::prelude::*;

use super::operations::{
    DocumentPaperFiles, Files, PaperVariables, PlanPaperFiles, ReportPaperFiles,
};
use crate::shared::page::query;
use crate::shared::ui::{Glyph, Icon, Menu};
use crate::tr;

/// Beside a plan.
#[component]
pub fn PlanPaperMenu(plan: cynic::Id) -> impl IntoView {
    let show = format!("/papers/plan/{}", plan.inner());
    let files = query::<PlanPaperFiles>(move || PaperVariables { id: plan.clone() });
    let files = Signal::derive(move || files.get().map(|data| data.plan.paper));
    view! { <Taking files show/> }
}

/// Beside a document that was written here.
#[component]
pub fn DocumentPaperMenu(document: cynic::Id) -> impl IntoView {
    let show = format!("/papers/document/{}", document.inner());
    let files = query::<DocumentPaperFiles>(move || PaperVariables {
        id: document.clone(),
    });
    let files = Signal::derive(move || files.get().and_then(|data| data.document.paper));
    view! { <Taking files show/> }
}

/// Beside a report.
#[component]
pub fn ReportPaperMenu(report: cynic::Id) -> impl IntoView {
    let show = format!("/papers/report/{}", report.inner());
    let files = query::<ReportPaperFiles>(move || PaperVariables { id: report.clone() });
    let files = Signal::derive(move || files.get().map(|data| data.report.paper));
    view! { <Taking files show/> }
}

#[component]
fn Taking(files: Signal<Option<Files>>, show: String) -> impl IntoView {
    let links = move || {
        files.get().map(|files| {
            view! {
                <a class="menu__item" href=files.docx_url download="" rel="external" data-testid="paper-docx">
                    <Icon glyph=Glyph::Doc/>
                    {tr!(paper.docx)}
                </a>
                <a class="menu__item" href=files.pdf_url download="" rel="external" data-testid="paper-pdf">
                    <Icon glyph=Glyph::Doc/>
                    {tr!(paper.pdf)}
                </a>
            }
        })
    };
    view! {
        <Menu id="paper-menu" label=tr!(paper.take) glyph=Glyph::Download>
            {links}
            <a class="menu__item" href=show data-testid="paper-show">
                <Icon glyph=Glyph::Print/>
                {tr!(paper.show)}
            </a>
        </Menu>
    }
}
