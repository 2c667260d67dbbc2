//! A paper of either register, found by its words and named in the plan as the register has it.

use leptos::prelude::*;

use crate::features::document::{DocumentValidity, named, standing};
use crate::features::plan::content::{Citation, Content};
use crate::features::plan::operations::{ArrivedPaper, IssuedPaper, PapersToCite, PapersVariables};
use crate::shared::api::send;
use crate::shared::i18n::dates;
use crate::shared::ui::{Combobox, Found, go_to, toast};
use crate::tr;

/// As a plan names it, under its id in the register, and how it stands there. The key is given when it is chosen.
#[derive(Clone)]
struct Paper {
    id: String,
    citation: Citation,
    validity: DocumentValidity,
}

fn of_issued(paper: IssuedPaper) -> Paper {
    Paper {
        id: paper.id.into_inner(),
        citation: Citation {
            key: 0,
            kind: paper.kind,
            number: paper.number,
            symbol: paper.symbol,
            issued_on: Some(paper.issued_on),
            issuer: paper.issuer_name,
            subject: paper.subject,
            line: None,
            in_legal_basis: true,
        },
        validity: paper.validity,
    }
}

fn of_arrived(paper: ArrivedPaper) -> Paper {
    Paper {
        id: paper.id.into_inner(),
        citation: Citation {
            key: 0,
            kind: paper.kind,
            number: paper.paper_number.unwrap_or_default(),
            symbol: paper.symbol.unwrap_or_default(),
            issued_on: Some(paper.issued_on),
            issuer: paper.issuer_name,
            subject: paper.subject,
            line: None,
            in_legal_basis: true,
        },
        validity: paper.validity,
    }
}

/// The same number and symbol of the same day; of papers that bear no number, the same words.
fn is_same(one: &Citation, other: &Citation) -> bool {
    let called = |citation: &Citation| {
        let number = citation.number.trim().trim_start_matches('0').to_owned();
        let subject = number.is_empty().then(|| citation.subject.clone());
        (number, citation.symbol.trim().to_lowercase(), subject)
    };
    let days = one.issued_on.zip(other.issued_on);
    called(one) == called(other) && days.is_none_or(|(one, other)| one == other)
}

/// Of both registers; what arrived and was issued here too, or arrived at several, once.
fn papers(found: PapersToCite) -> Vec<Paper> {
    let issued = found.documents.nodes.into_iter().map(of_issued);
    let arrived = found.arrivals.nodes.into_iter().map(of_arrived);
    let mut papers: Vec<Paper> = Vec::new();
    for paper in issued.chain(arrived) {
        // Numbers of one day are the same with many an issuer.
        let same = |other: &Paper| {
            is_same(&other.citation, &paper.citation)
                && other.citation.subject == paper.citation.subject
        };
        if !papers.iter().any(same) {
            papers.push(paper);
        }
    }
    papers
}

fn shown(paper: &Paper) -> Found {
    let citation = &paper.citation;
    let number = Some(citation.number.as_str()).filter(|number| !number.is_empty());
    let name = named(citation.kind, number, Some(&citation.symbol));
    let day = citation.issued_on.map(dates::day).unwrap_or_default();
    let stands = match paper.validity {
        DocumentValidity::InForce => String::new(),
        other => format!(" · {}", standing(other).2),
    };
    Found {
        id: paper.id.clone(),
        label: format!("{name}: {}", citation.subject),
        hint: format!("{day} · {}{stands}", citation.issuer),
    }
}

/// The search; what is chosen is a new citation, and opens.
#[component]
pub fn PaperSearch(content: RwSignal<Content>, open: RwSignal<Option<u32>>) -> impl IntoView {
    let last = StoredValue::new(Vec::<Paper>::new());
    let search = move |words: String| async move {
        let papers = papers(send::<PapersToCite>(PapersVariables { words }).await?);
        let shown = papers.iter().map(shown).collect();
        last.try_set_value(papers);
        Ok(shown)
    };
    let chosen = RwSignal::new(None::<Found>);
    // The field is another one after each choice: empty.
    let rounds = RwSignal::new(0u32);
    Effect::new(move |_| {
        let Some(chosen) = chosen.get() else {
            return;
        };
        let paper = last.with_value(|papers| {
            let paper = papers.iter().find(|paper| paper.id == chosen.id);
            paper.map(|paper| paper.citation.clone())
        });
        if let Some(citation) = paper {
            let there = content.with_untracked(|content| {
                let mut cited = content.citations.iter();
                let there = cited.find(|other| is_same(other, &citation));
                there.map(|other| other.key)
            });
            let key = there.unwrap_or_else(|| {
                let mut key = 0;
                content.update(|content| {
                    key = content.fresh_key();
                    content.citations.push(Citation { key, ..citation });
                });
                key
            });
            if there.is_some() {
                toast(tr!(plan.cited_already));
            }
            open.set(Some(key));
            request_animation_frame(move || go_to(&format!("citation-{key}-number")));
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
            validity: DocumentValidity::Recalled,
        };
        let arrived = |number: &str| ArrivedPaper {
            id: cynic::Id::new(format!("arrival_{number}")),
            kind: DocumentKind::Plan,
            paper_number: Some(number.into()),
            symbol: Some("KH-PGDĐT".into()),
            subject: "Phòng dịch".into(),
            issued_on: day,
            issuer_name: "Phòng GDĐT".into(),
            validity: DocumentValidity::Recalled,
        };
        let found = papers(PapersToCite {
            documents: IssuedPapers {
                nodes: vec![issued],
            },
            arrivals: ArrivedPapers {
                nodes: vec![arrived("5"), arrived("6")],
            },
        });
        let ids: Vec<_> = found.iter().map(|paper| paper.id.as_str()).collect();
        assert_eq!(ids, ["document_1", "arrival_6"]);
        let cited = Citation {
            number: "5".into(),
            symbol: " kh-pgdđt".into(),
            issued_on: None,
            ..found[0].citation.clone()
        };
        assert!(is_same(&cited, &found[0].citation));
        assert!(!is_same(&cited, &found[1].citation));
    }
}
