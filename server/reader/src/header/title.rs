//! Kind, title and issuer: what takes more than one line of a head.

use super::{Header, State};
use crate::fold::{byte_of_char, fold, is_capitals, starts_phrase};
use crate::kind;
use crate::lines::SourceLine;
use crate::marker;
use crate::vocabulary::{DocumentKind, LineRole};

impl Header {
    /// The kind, and the title where it stands on the same line.
    pub(super) fn kind_line(
        &self,
        line: &SourceLine,
        next: Option<&SourceLine>,
    ) -> Option<(DocumentKind, String)> {
        let text = line.text.trim_end_matches(':').trim();
        let (kind, length) = kind::beginning(&fold(text))?;
        let rest = text
            .get(byte_of_char(text, length)..)?
            .trim_start_matches([':', ' '])
            .to_owned();
        let stands_out = is_capitals(text)
            || line.strong
            || rest.is_empty()
            || is_capitals(text.get(..byte_of_char(text, length))?);
        let sentence =
            text.ends_with(['.', ';', ',']) || text.len() > 300 || fold(&rest).starts_with("so ");
        let opens = next.is_none_or(|next| {
            next.after_blank || next.is_ornament() || !marker::read(&next.text).0.is_empty()
        });
        let usable =
            !matches!(kind, DocumentKind::Other | DocumentKind::OfficialLetter) || rest.is_empty();
        (usable
            && !sentence
            && text.starts_with(char::is_uppercase)
            && (stands_out || self.kind.is_none() && opens))
            .then_some((kind, rest))
    }

    pub(super) fn take_title(&mut self, line: &SourceLine, state: &mut State) -> Option<LineRole> {
        let text = line.text.as_str();
        let folded = fold(text);
        let sentence = text.len() > 400
            || text.ends_with([';', ':'])
            || (text.ends_with('.') && text.len() > 120);
        if sentence || !line.cells.is_empty() {
            return None;
        }
        let goes_on = *state == State::Title
            || text.starts_with(char::is_lowercase)
            || text.starts_with('(') && folded.contains("nam hoc")
            || starts_phrase(&folded, "nam hoc")
            || starts_phrase(&folded, "giai doan")
            || (!line.after_blank && (line.strong || is_capitals(text)));
        if !goes_on || text.starts_with('(') && !folded.contains("nam hoc") {
            return None;
        }
        self.extend_title(text);
        *state = State::Titled;
        Some(LineRole::Title)
    }

    pub(super) fn extend_title(&mut self, text: &str) {
        let text = text.trim();
        match &mut self.title {
            Some(title) => {
                title.push(' ');
                title.push_str(text);
            }
            None => self.title = Some(text.to_owned()),
        }
    }

    pub(super) fn add_issuer(&mut self, text: &str, continues: bool) {
        // "CHỦ TỊCH" over "ỦY BAN NHÂN DÂN TỈNH" is one issuer.
        let titled = |above: &String| {
            matches!(
                fold(above).as_str(),
                "chu tich" | "bo truong" | "giam doc" | "thu tuong"
            )
        };
        match self
            .issuers
            .last_mut()
            .filter(|above| continues || titled(above))
        {
            Some(last) => {
                last.push(' ');
                last.push_str(text);
            }
            None => self.issuers.push(text.to_owned()),
        }
    }

    pub(super) fn settle(&mut self) {
        self.issuer = self.issuers.pop();
        self.parent_issuer = (!self.issuers.is_empty()).then(|| self.issuers.join(" "));
        if self.kind.is_none() {
            let letter = !self.addressees.is_empty() || self.title.is_some();
            self.kind = self
                .symbol
                .as_deref()
                .and_then(kind::of_symbol)
                .or(letter.then_some(DocumentKind::OfficialLetter));
        }
    }
}
