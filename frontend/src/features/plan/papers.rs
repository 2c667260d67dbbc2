//! A paper of either register, found by its words and named as the register has it: in a plan, and in what is issued.

use leptos::prelude::*;

use crate::features::document::{DocumentValidity, named, standing};
use crate::features::plan::content::Citation;
use crate::features::plan::operations::{
    ArrivedPaper, DocumentKind, IssuedPaper, PapersToCite, PapersVariables,
};
use crate::shared::api::send;
use crate::shared::i18n::{dates, fold};
use crate::shared::paper::{day_in_words, designation, office_word};
use crate::shared::ui::{Combobox, Found};
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
pub fn is_same(one: &Citation, other: &Citation) -> bool {
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

/// The search, empty again after each choice; `on_choose` gets the paper as it is named, under no key yet.
#[component]
pub fn PaperSearch(
    #[prop(into)] help: String,
    #[prop(into)] on_choose: Callback<Citation>,
) -> impl IntoView {
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
            untrack(|| on_choose.run(citation));
        }
        rounds.update(|rounds| *rounds += 1);
    });
    move || {
        rounds.track();
        chosen.set(None);
        view! {
            <Combobox id="cite-paper" label=tr!(plan.cite_paper) help=help.clone() value=chosen search optional=true/>
        }
    }
}

/// "Căn cứ Kế hoạch số 82/KH-SGDĐT ngày 12 tháng 10 năm 2020 của Sở …": a paper's words are Vietnamese whatever the screen
/// speaks. Of laws neither number nor issuer is written.
pub fn sentence(citation: &Citation) -> String {
    let word = office_word(citation.kind);
    let subject = citation.subject.trim();
    if citation.kind == DocumentKind::Law {
        let name = match fold(subject).starts_with("luat") {
            true => subject.to_owned(),
            false => format!("{word} {subject}"),
        };
        let day = citation
            .issued_on
            .map(|day| format!(" {}", day_in_words(day)));
        return format!("Căn cứ {name}{}", day.unwrap_or_default());
    }
    let number = Some(citation.number.as_str()).filter(|number| !number.is_empty());
    let called = designation(number, &citation.symbol);
    let called = (!called.is_empty()).then(|| format!(" số {called}"));
    let day = citation
        .issued_on
        .map(|day| format!(" {}", day_in_words(day)));
    let issuer = citation.issuer.trim();
    let issuer = (!issuer.is_empty()).then(|| format!(" của {issuer}"));
    let subject = (!subject.is_empty()).then(|| match begins_itself(subject) {
        true => format!(" {subject}"),
        false => format!(" về {subject}"),
    });
    let parts = [called, day, issuer, subject];
    format!(
        "Căn cứ {word}{}",
        parts.into_iter().flatten().collect::<String>()
    )
}

/// A subject that follows the issuer without a word between.
fn begins_itself(subject: &str) -> bool {
    let subject = fold(subject);
    [
        "ve ",
        "v/v",
        "ban hanh",
        "quy dinh",
        "huong dan",
        "phe duyet",
        "sua doi",
    ]
    .iter()
    .any(|lead| subject.starts_with(lead))
}

/// The body with a legal basis more: behind those that stand in it, or at its beginning below "Kính gửi".
pub fn cited_in(body: &str, sentence: &str) -> String {
    let mut lines: Vec<String> = body.lines().map(str::to_owned).collect();
    let is_basis = |line: &String| fold(line.trim()).starts_with("can cu ");
    let last = lines.iter().position(is_basis).map(|first| {
        first
            + lines
                .iter()
                .skip(first)
                .take_while(|line| is_basis(line))
                .count()
    });
    // Below whom it is to, each in a line of its own, and the blank line that follows.
    let at = last.unwrap_or_else(|| {
        let is_addressed = |(at, line): &(usize, &String)| match at {
            0 => fold(line.trim()).starts_with("kinh gui"),
            _ => line.trim_start().starts_with('-'),
        };
        let addressed = lines.iter().enumerate().take_while(is_addressed).count();
        let below = lines.iter().skip(addressed);
        addressed + below.take_while(|line| line.trim().is_empty()).count()
    });
    let mut mark = '.';
    if last.is_some()
        && let Some(before) = at.checked_sub(1).and_then(|before| lines.get_mut(before))
    {
        let words = before.trim_end();
        // What follows on the line of the last one may be the sentence that they lead to.
        if words.ends_with([',', ':']) {
            mark = words.chars().next_back().unwrap_or(mark);
        }
        *before = format!("{};", words.trim_end_matches([';', '.', ',', ':']));
    }
    lines.insert(at.min(lines.len()), format!("{sentence}{mark}"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::operations::{ArrivedPapers, IssuedPapers};

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

    fn plan_of_the_department() -> Citation {
        Citation {
            key: 0,
            kind: DocumentKind::Plan,
            number: "82".into(),
            symbol: "KH-SGDĐT".into(),
            issued_on: "2020-02-05".parse().ok(),
            issuer: "Sở Giáo dục và Đào tạo".into(),
            subject: "truyền thông năm học 2020-2021".into(),
            line: None,
            in_legal_basis: true,
        }
    }

    #[test]
    fn a_paper_is_cited_in_full_and_a_law_by_its_name() {
        let plan = plan_of_the_department();
        assert_eq!(
            sentence(&plan),
            "Căn cứ Kế hoạch số 82/KH-SGDĐT ngày 05 tháng 02 năm 2020 của Sở Giáo dục và Đào tạo về truyền thông năm học 2020-2021"
        );
        let law = Citation {
            kind: DocumentKind::Law,
            subject: "Giáo dục".into(),
            ..plan
        };
        assert_eq!(
            sentence(&law),
            "Căn cứ Luật Giáo dục ngày 05 tháng 02 năm 2020"
        );
    }

    #[test]
    fn a_basis_more_stands_behind_those_that_are_there() {
        let body = "Kính gửi: Các trường\n\nCăn cứ A.\nPhòng đề nghị.";
        assert_eq!(
            cited_in(body, "Căn cứ B"),
            "Kính gửi: Các trường\n\nCăn cứ A;\nCăn cứ B.\nPhòng đề nghị."
        );
        assert_eq!(
            cited_in("Kính gửi: Các trường\n\nPhòng đề nghị.", "Căn cứ B"),
            "Kính gửi: Các trường\n\nCăn cứ B.\nPhòng đề nghị."
        );
        assert_eq!(cited_in("", "Căn cứ B"), "Căn cứ B.");
        assert_eq!(
            cited_in("Căn cứ A,\nPhòng đề nghị.", "Căn cứ B"),
            "Căn cứ A;\nCăn cứ B,\nPhòng đề nghị."
        );
    }
}
