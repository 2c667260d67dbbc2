//! A suggestion about the form of the paper, carried out in the content that the paper is drawn from.

use std::sync::Arc;

use super::{Citation, Content};
use crate::features::plan::operations::ClauseKind;
use crate::shared::api::scalars::Date;

/// A field of words, by its place.
enum Spot {
    Title,
    Issuer(usize),
    Subject(usize),
    Clause(usize),
    Recipient(usize),
}

impl Content {
    /// The content with these words of its paper replaced; none where they stand nowhere, or nobody knows at which of
    /// several places they are meant.
    pub fn mended(&self, excerpt: &str, suggestion: &str) -> Option<Self> {
        if excerpt.is_empty() || suggestion.contains('\n') {
            return None;
        }
        let mut mended = self.clone();
        if mended.complete(excerpt, suggestion) {
            return Some(mended);
        }
        let wording = self.wording();
        let mut holding = wording.iter().filter(|(_, text)| text.contains(excerpt));
        let (first, other) = (holding.next(), holding.next());
        let (spot, text) = first.filter(|_| other.is_none())?;
        if text.matches(excerpt).count() > 1 {
            return None;
        }
        *mended.at(spot)? = text.replacen(excerpt, suggestion, 1);
        Some(mended)
    }

    /// All that is written in words of its own, but for what the editor orders by itself.
    fn wording(&self) -> Vec<(Spot, &str)> {
        let title = (Spot::Title, self.title.as_str());
        let citations = self.citations.iter().enumerate().flat_map(|(at, one)| {
            [
                (Spot::Issuer(at), one.issuer.as_str()),
                (Spot::Subject(at), one.subject.as_str()),
            ]
        });
        let clauses = self.clauses.iter().enumerate();
        let clauses = clauses.map(|(at, one)| (Spot::Clause(at), one.text.as_str()));
        let recipients = self.recipients.iter().enumerate();
        let recipients = recipients.map(|(at, one)| (Spot::Recipient(at), one.name.as_str()));
        [title]
            .into_iter()
            .chain(citations)
            .chain(clauses)
            .chain(recipients)
            .collect()
    }

    fn at(&mut self, spot: &Spot) -> Option<&mut String> {
        Some(match spot {
            Spot::Title => &mut self.title,
            Spot::Issuer(at) => &mut self.citations.get_mut(*at)?.issuer,
            Spot::Subject(at) => &mut self.citations.get_mut(*at)?.subject,
            Spot::Clause(at) => &mut Arc::make_mut(self.clauses.get_mut(*at)?).text,
            Spot::Recipient(at) => &mut self.recipients.get_mut(*at)?.name,
        })
    }

    /// What a cited paper lacks, or how its symbol is written, where the paper is cited in fields and not in words.
    fn complete(&mut self, excerpt: &str, suggestion: &str) -> bool {
        let in_words = self
            .clauses
            .iter()
            .any(|clause| clause.kind == ClauseKind::LegalBasis);
        if in_words {
            return false;
        }
        let symbol = excerpt.strip_prefix('/').zip(suggestion.strip_prefix('/'));
        let mut cited = self.citations.iter_mut();
        if let Some((wrong, right)) = symbol {
            let cited = cited.find(|one| one.symbol == wrong);
            return cited.map(|one| right.clone_into(&mut one.symbol)).is_some();
        }
        let lacks = |one: &&mut Citation| {
            let symbol = format!("{}/{}", one.number, one.symbol);
            !one.number.is_empty()
                && excerpt.contains(&symbol)
                && (one.issued_on.is_none() || one.issuer.is_empty())
        };
        let (Some(one), Some((day, issuer))) = (cited.find(lacks), added(excerpt, suggestion))
        else {
            return false;
        };
        if one.issued_on.is_none() {
            one.issued_on = day;
        }
        if let Some(issuer) = issuer.filter(|_| one.issuer.is_empty()) {
            issuer.clone_into(&mut one.issuer);
        }
        true
    }
}

/// What the suggestion adds to a citation: " ngày 12 tháng 10 năm 2020 của Sở …".
fn added<'s>(excerpt: &str, suggestion: &'s str) -> Option<(Option<Date>, Option<&'s str>)> {
    let added = suggestion.strip_prefix(excerpt)?;
    let (dated, issuer) = match added.split_once(" của ") {
        Some((dated, issuer)) => (dated, Some(issuer)),
        None => (added, None),
    };
    let words: Vec<&str> = dated.split_whitespace().collect();
    let day = match words.as_slice() {
        ["ngày", day, "tháng", month, "năm", year] => {
            Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    };
    (day.is_some() || issuer.is_some()).then_some((day, issuer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::operations::DocumentKind;

    fn plan(texts: &[(ClauseKind, &str)]) -> Content {
        let mut content = Content::default();
        for (kind, text) in texts {
            let key = content.put_last(0, *kind);
            content.clause_mut(key).unwrap().text = (*text).to_owned();
        }
        content
    }

    fn cites(number: &str, symbol: &str) -> Citation {
        Citation {
            key: 1,
            kind: DocumentKind::Plan,
            number: number.into(),
            symbol: symbol.into(),
            issued_on: None,
            issuer: String::new(),
            subject: String::new(),
            line: None,
            in_legal_basis: true,
        }
    }

    #[test]
    fn words_that_stand_in_one_place_are_mended_there() {
        let plan = plan(&[
            (
                ClauseKind::Duty,
                "Theo Kế hoạch số 82/KH – SGDĐT, các trường báo cáo.",
            ),
            (ClauseKind::Duty, "Các trường báo cáo."),
        ]);
        let mended = plan.mended("/KH – SGDĐT", "/KH-SGDĐT").unwrap();
        assert_eq!(
            mended.clauses[0].text,
            "Theo Kế hoạch số 82/KH-SGDĐT, các trường báo cáo."
        );
        assert_eq!(mended.clauses[1], plan.clauses[1]);
        // Nobody knows which is meant, or it is nowhere.
        assert_eq!(plan.mended("báo cáo.", "báo cáo./."), None);
        assert_eq!(plan.mended("Phòng GD-ĐT", "Phòng GDĐT"), None);
    }

    #[test]
    fn a_paper_that_is_cited_in_fields_gets_its_day_and_issuer() {
        let mut plan = plan(&[(ClauseKind::Duty, "Các trường báo cáo.")]);
        plan.citations = vec![cites("12", "KH-SGDĐT"), cites("82", "KH – SGDĐT")];
        let named = "Kế hoạch số 12/KH-SGDĐT";
        let whole = format!("{named} ngày 05 tháng 02 năm 2020 của Sở Giáo dục và Đào tạo");
        let mended = plan.mended(named, &whole).unwrap();
        assert_eq!(
            mended.citations[0].issued_on,
            Date::from_ymd_opt(2020, 2, 5)
        );
        assert_eq!(mended.citations[0].issuer, "Sở Giáo dục và Đào tạo");
        let mended = plan.mended("/KH – SGDĐT", "/KH-SGDĐT").unwrap();
        assert_eq!(mended.citations[1].symbol, "KH-SGDĐT");
        // Where the basis stands in words, the words are mended.
        plan.clauses.extend(
            self::plan(&[(ClauseKind::LegalBasis, "Căn cứ Kế hoạch số 12/KH-SGDĐT;")]).clauses,
        );
        let mended = plan.mended(named, &whole).unwrap();
        assert_eq!(mended.citations, plan.citations);
        assert_eq!(mended.clauses[1].text, format!("Căn cứ {whole};"));
    }
}
