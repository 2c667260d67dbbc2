//! A paper as it will be printed.

use leptos::prelude::*;

use super::check::FormNotes;
use super::operations::{DocumentPaper, PaperVariables, PlanPaper, ReportPaper, Sheet};
use crate::shared::i18n::papers;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Button, Crumb, EmptyState, Glyph, Icon, Look, PageHeader};
use crate::tr;

#[component]
pub fn OfPlan() -> impl IntoView {
    let id = in_path("id");
    let paper = query::<PlanPaper>(move || PaperVariables {
        id: cynic::Id::new(id.get()),
    });
    let back = format!("/plans/{}", id.get_untracked());
    view! {
        <Loaded query=paper lines=12 let:data>
            <Paper
                title=Signal::derive(move || papers::plan(&data.read().plan.title))
                sheet=Signal::derive(move || data.get().plan.paper)
                crumbs=vec![Crumb::new("/plans", tr!(plan.plans)), Crumb::new(back.clone(), tr!(plan.one))]
            />
        </Loaded>
    }
}

/// One of which only the entry is here has no paper to show.
#[component]
pub fn OfDocument() -> impl IntoView {
    let id = in_path("id");
    let paper = query::<DocumentPaper>(move || PaperVariables {
        id: cynic::Id::new(id.get()),
    });
    let back = format!("/documents/issued/{}", id.get_untracked());
    view! {
        <Loaded query=paper lines=12 let:data>
            {
                let crumbs = vec![
                    Crumb::new("/documents/issued", tr!(document.issued)),
                    Crumb::new(back.clone(), tr!(document.document)),
                ];
                match data.get_untracked().document.paper {
                    Some(sheet) => {
                        let title = Signal::derive(move || papers::subject(&data.read().document.subject));
                        view! { <Paper title sheet=Signal::stored(sheet) crumbs/> }.into_any()
                    }
                    None => {
                        view! { <EmptyState glyph=Glyph::Doc title=tr!(paper.not_written) next=tr!(paper.not_written_next)/> }
                            .into_any()
                    }
                }
            }
        </Loaded>
    }
}

#[component]
pub fn OfReport() -> impl IntoView {
    let id = in_path("id");
    let paper = query::<ReportPaper>(move || PaperVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <Loaded query=paper lines=12 let:data>
            <Paper
                title=Signal::derive(move || tr!(paper.report_of, school = data.get().report.organization.name))
                sheet=Signal::derive(move || data.get().report.paper)
                crumbs=vec![Crumb::new("/reports", tr!(report.title))]
            />
        </Loaded>
    }
}

#[component]
fn Paper(title: Signal<String>, sheet: Signal<Sheet>, crumbs: Vec<Crumb>) -> impl IntoView {
    let print = move || {
        let _ = window().print();
    };
    view! {
        <PageHeader title crumbs>
            <a class="btn btn--quiet" href=move || sheet.get().docx_url download="" rel="external" data-testid="paper-docx">
                <Icon glyph=Glyph::Download/>
                {tr!(paper.docx)}
            </a>
            <a class="btn btn--quiet" href=move || sheet.get().pdf_url download="" rel="external" data-testid="paper-pdf">
                <Icon glyph=Glyph::Download/>
                {tr!(paper.pdf)}
            </a>
            <Button label=tr!(paper.print) look=Look::Quiet icon=Glyph::Print on_click=print test_id="paper-print"/>
        </PageHeader>
        {move || view! { <FormNotes findings=sheet.get().form/> }}
        // The server writes elements and classes, and escapes every word.
        <div class="desk desk--sheet" data-testid="paper-sheet" inner_html=move || sheet.get().html></div>
    }
}
