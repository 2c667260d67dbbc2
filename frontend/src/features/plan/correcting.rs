//! Doing what a finding suggests: the words go into the clause, the marker or the head that bears them, and a cited
//! document follows its new name.

use std::sync::Arc;

use super::content::{Citation, Content};
use super::operations::{ClauseKind, DocumentKind, FindingCode};
use super::review::{Finding, Line, covering};
use super::words;
use crate::shared::i18n::fold;

impl Content {
    /// Does what `finding` suggests. Text that had no place becomes a paragraph where it stood.
    pub fn correct(&mut self, finding: &Finding, lines: &[Line]) {
        if finding.code == FindingCode::UnplacedText {
            let line = lines.iter().find(|line| Some(line.number) == finding.line);
            if let Some(line) = line {
                self.give_place(line);
            }
            return;
        }
        let (Some(excerpt), Some(suggestion)) = (&finding.excerpt, &finding.suggestion) else {
            return;
        };
        if !self.replace_in_clause(finding.line, excerpt, suggestion) {
            for text in [&mut self.title, &mut self.symbol, &mut self.place] {
                if text.contains(excerpt.as_str()) {
                    *text = text.replacen(excerpt.as_str(), suggestion, 1);
                    break;
                }
            }
        }
        for citation in &mut self.citations {
            rename(citation, finding, excerpt, suggestion);
        }
    }

    fn give_place(&mut self, line: &Line) {
        let above = covering(line.number, self);
        let key = self.add_after(above);
        if let Some(clause) = self.clause_mut(key) {
            clause.kind = ClauseKind::Paragraph;
            clause.text.clone_from(&line.text);
            clause.line = Some(line.number);
            clause.schools = false;
        }
    }

    fn replace_in_clause(&mut self, line: Option<i32>, excerpt: &str, suggestion: &str) -> bool {
        let Some(number) = line else { return false };
        let above = covering(number, self);
        let clause = self
            .clauses
            .iter_mut()
            .find(|clause| clause.line == Some(number) || Some(clause.key) == above);
        let Some(clause) = clause.map(Arc::make_mut) else {
            return false;
        };
        if clause.marker == excerpt {
            clause.marker = suggestion.to_owned();
        } else if clause.text.contains(excerpt) {
            clause.text = clause.text.replacen(excerpt, suggestion, 1);
        } else {
            return false;
        }
        true
    }
}

/// Gives a cited document the kind and symbol that its corrected name has.
fn rename(citation: &mut Citation, finding: &Finding, excerpt: &str, suggestion: &str) {
    if citation.symbol.is_empty() || !excerpt.contains(&citation.symbol) {
        return;
    }
    match finding.code {
        FindingCode::KindSymbolMismatch => {
            let name = fold(suggestion);
            let kind = words::DOCUMENT_KINDS
                .into_iter()
                .filter(|kind| *kind != DocumentKind::Other)
                .find(|kind| name.starts_with(&fold(words::office_word(*kind))));
            citation.kind = kind.unwrap_or(citation.kind);
        }
        FindingCode::MalformedSymbol => {
            let written = suggestion.split_whitespace().last().unwrap_or_default();
            let symbol = written
                .strip_prefix(citation.number.as_str())
                .map_or(written, |rest| rest.trim_start_matches(['-', '/']));
            if !symbol.is_empty() {
                citation.symbol = symbol.to_owned();
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::operations::SourceLineRole;
    use super::*;

    fn finding(code: FindingCode, excerpt: &str, suggestion: &str) -> Finding {
        Finding {
            line: Some(7),
            code,
            message: String::new(),
            excerpt: Some(excerpt.into()),
            suggestion: Some(suggestion.into()),
            decision: None,
        }
    }

    fn content(marker: &str, text: &str, number: &str, symbol: &str) -> Content {
        let mut content = Content::default();
        let key = content.add_after(None);
        let clause = content.clause_mut(key).unwrap();
        (clause.marker, clause.text, clause.line) = (marker.into(), text.into(), Some(7));
        content.citations.push(Citation {
            key: key + 1,
            kind: DocumentKind::OfficialLetter,
            number: number.into(),
            symbol: symbol.into(),
            issued_on: None,
            issuer: String::new(),
            subject: String::new(),
            line: Some(7),
            in_legal_basis: true,
        });
        content
    }

    #[test]
    fn a_wrong_letter_is_put_right_in_the_marker() {
        let mut content = content("f)", "Công tác f)", "82", "KH-SGDĐT");
        content.correct(&finding(FindingCode::WrongLetter, "f)", "g)"), &[]);
        assert_eq!(content.clauses[0].marker, "g)");
        assert_eq!(content.clauses[0].text, "Công tác f)");
    }

    #[test]
    fn a_cited_document_follows_its_new_kind() {
        let mut content = content("", "Công văn số 82/KH-SGDĐT, ngày", "82", "KH-SGDĐT");
        let finding = finding(
            FindingCode::KindSymbolMismatch,
            "Công văn số 82/KH-SGDĐT",
            "Kế hoạch số 82/KH-SGDĐT",
        );
        content.correct(&finding, &[]);
        assert_eq!(content.clauses[0].text, "Kế hoạch số 82/KH-SGDĐT, ngày");
        assert_eq!(content.citations[0].kind, DocumentKind::Plan);
    }

    #[test]
    fn a_cited_document_follows_its_new_symbol() {
        let mut content = content("a)", "Kết luận 49-KL-TW ngày", "49", "KL-TW");
        let finding = finding(
            FindingCode::MalformedSymbol,
            "Kết luận 49-KL-TW",
            "Kết luận 49-KL/TW",
        );
        content.correct(&finding, &[]);
        assert_eq!(content.clauses[0].text, "Kết luận 49-KL/TW ngày");
        assert_eq!(content.citations[0].symbol, "KL/TW");
    }

    #[test]
    fn text_without_a_place_becomes_a_paragraph_where_it_stood() {
        let mut content = content("", "Trên", "1", "A");
        let line = Line {
            number: 9,
            text: "Dòng lạ".into(),
            role: SourceLineRole::Unplaced,
        };
        let finding = Finding {
            line: Some(9),
            ..finding(FindingCode::UnplacedText, "Dòng lạ", "")
        };
        content.correct(&finding, &[line]);
        let last = content.clauses.last().unwrap();
        assert_eq!((last.text.as_str(), last.line), ("Dòng lạ", Some(9)));
        assert_eq!(last.kind, ClauseKind::Paragraph);
    }
}
