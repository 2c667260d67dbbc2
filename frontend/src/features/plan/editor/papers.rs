//! A paper of either register, found by its words and named in the plan as the register has it.

use leptos::prelude::*;

use crate::features::document::named;
use crate::features::plan::content::{Citation, Content};
use crate::features::plan::operations::{ArrivedPaper, IssuedPaper, PapersToCite, PapersVariables};
use crate::shared::api::send;
use crate::shared::i18n::dates;
use crate::shared::ui::{Combobox, Found, go_to};
use crate::tr;

/// As a plan names it, under its id in the register. The key is given when it is chosen.
type Paper = (String, Citation);

fn of_issued(paper: IssuedPaper) -> Paper {
    let citation = Citation {
        key: 0,
        kind: paper.kind,
        number: paper.number,
        symbol: paper.symbol,
        issued_on: Some(paper.issued_on),
        issuer: paper.issuer_name,
        subject: paper.subject,
        line: None,
        in_legal_basis: true,
    };
    (paper.id.into_inner(), citation)
}

fn of_arrived(paper: ArrivedPaper) -> Paper {
    let citation = Citation {
        key: 0,
        kind: paper.kind,
        number: paper.paper_number.unwrap_or_default(),
        symbol: paper.symbol.unwrap_or_default(),
        issued_on: Some(paper.issued_on),
        issuer: paper.issuer_name,
        subject: paper.subject,
        line: None,
        in_legal_basis: true,
    };
    (paper.id.into_inner(), citation)
}

/// Of both registers; what arrived and was issued here too, or arrived at several, once.
fn papers(found: PapersToCite) -> Vec<Paper> {
    let issued = found.documents.nodes.into_iter().map(of_issued);
    let arrived = found.arrivals.nodes.into_iter().map(of_arrived);
    let mut papers: Vec<Paper> = Vec::new();
    for paper in issued.chain(arrived) {
        let called = |paper: &Paper| {
            let citation = &paper.1;
            let number = citation.number.trim_start_matches('0').to_owned();
            (
                number,
                citation.symbol.clone(),
                citation.issued_on,
                citation.subject.clone(),
            )
        };
        if !papers.iter().any(|other| called(other) == called(&paper)) {
            papers.push(paper);
        }
    }
    papers
}

fn shown((id, citation): &Paper) -> Found {
    let number = Some(citation.number.as_str()).filter(|number| !number.is_empty());
    let name = named(citation.kind, number, Some(&citation.symbol));
    let day = citation.issued_on.map(dates::day).unwrap_or_default();
    Found {
        id: id.clone(),
        label: format!("{name}: {}", citation.subject),
        hint: format!("{day} · {}", citation.issuer),
    }
}

/// The search; what is chosen is a new citation, and opens.
#[component]
pub fn PaperSearch(content: RwSignal<Content>, open: RwSignal<Option<u32>>) -> impl IntoView {
    let last = StoredValue::new(Vec::<Paper>::new());
    let search = move |words: String| async move {
        let found = send::<PapersToCite>(PapersVariables { words }).await;
        let papers = found.map(papers).unwrap_or_default();
        let shown = papers.iter().map(shown).collect();
        last.try_set_value(papers);
        shown
    };
    let chosen = RwSignal::new(None::<Found>);
    // The field is another one after each choice: empty.
    let rounds = RwSignal::new(0u32);
    Effect::new(move |_| {
        let Some(chosen) = chosen.get() else {
            return;
        };
        let paper = last.with_value(|papers| {
            let paper = papers.iter().find(|(id, _)| *id == chosen.id);
            paper.map(|(_, citation)| citation.clone())
        });
        if let Some(citation) = paper {
            let mut added = 0;
            content.update(|content| {
                added = content.fresh_key();
                content.citations.push(Citation {
                    key: added,
                    ..citation
                });
            });
            open.set(Some(added));
            request_animation_frame(move || go_to(&format!("citation-{added}-number")));
        }
        rounds.update(|rounds| *rounds += 1);
    });
    move || {
        rounds.track();
        chosen.set(None);
        view! {
            <Combobox id="cite-paper" label=tr!(plan.cite_paper) help=tr!(plan.cite_paper_help) value=chosen search optional=true/>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::operations::{ArrivedPapers, DocumentKind, IssuedPapers};

    #[test]
    fn a_paper_that_stands_in_both_registers_is_offered_once() {
        let day = "2020-10-12".parse().unwrap_or_default();
        let issued = IssuedPaper {
            id: cynic::Id::new("document_1"),
            kind: DocumentKind::Plan,
            number: "05".into(),
            symbol: "KH-PGDĐT".into(),
            subject: "Phòng dịch".into(),
            issued_on: day,
            issuer_name: "Phòng GDĐT".into(),
        };
        let arrived = |number: &str| ArrivedPaper {
            id: cynic::Id::new(format!("arrival_{number}")),
            kind: DocumentKind::Plan,
            paper_number: Some(number.into()),
            symbol: Some("KH-PGDĐT".into()),
            subject: "Phòng dịch".into(),
            issued_on: day,
            issuer_name: "Phòng GDĐT".into(),
        };
        let found = papers(PapersToCite {
            documents: IssuedPapers {
                nodes: vec![issued],
            },
            arrivals: ArrivedPapers {
                nodes: vec![arrived("5"), arrived("6")],
            },
        });
        let ids: Vec<_> = found.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["document_1", "arrival_6"]);
    }
}
