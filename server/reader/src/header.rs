//! The head of a document: issuer, Quốc hiệu, number and symbol, place and date, kind, title, "Kính gửi". It ends
//! where the body begins, and claims no line that it does not know.

mod pieces;
mod title;

use crate::date::{self, Written};
use crate::fold::{byte_of_char, fold, is_capitals, starts_phrase};
use crate::lines::SourceLine;
use crate::marker;
use crate::vocabulary::{DocumentKind, LineRole};
use chrono::NaiveDate;
use pieces::{NUMBER, PLACE, divide};

#[derive(Debug, Default)]
pub(crate) struct Header {
    pub number: Option<String>,
    pub symbol: Option<String>,
    /// Where "Số:" stands.
    pub number_line: Option<u32>,
    pub kind: Option<DocumentKind>,
    pub place: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub date_line: Option<u32>,
    /// The date as written, when it cannot be one.
    pub impossible_date: Option<String>,
    pub title: Option<String>,
    pub issuer: Option<String>,
    pub parent_issuer: Option<String>,
    pub addressees: Vec<String>,
    pub has_national_heading: bool,
    /// The index of the first line of the body.
    pub end: usize,
    issuers: Vec<String>,
}

/// No head is longer.
const LONGEST: usize = 60;
const ORGANIZATIONS: &[&str] = &[
    "ubnd",
    "uy ban nhan dan",
    "so",
    "phong",
    "truong",
    "bo",
    "dang uy",
    "dang bo",
    "huyen uy",
    "thanh uy",
    "tinh uy",
    "trung tam",
    "ban",
    "hoi",
    "hoi dong",
    "cong doan",
    "lien doan",
    "doan",
    "chi bo",
    "to",
    "van phong",
    "cum",
    "nhom",
    "lop",
    "lien doi",
    "hdnd",
    "nha tre",
    "co so",
    "chinh phu",
    "quoc hoi",
];
const OFFICES_OF_AUTHORITY: &[&str] = &[
    "hieu truong",
    "truong phong",
    "chu tich",
    "giam doc",
    "uy ban nhan dan",
    "bo truong",
    "hoi dong nhan dan",
    "truong ban",
    "ban chap hanh",
];

pub(crate) fn read(lines: &[SourceLine], roles: &mut [LineRole]) -> Header {
    let mut header = Header::default();
    let mut state = State::Start;
    for (index, (line, role)) in lines.iter().zip(roles.iter_mut()).enumerate().take(LONGEST) {
        header.end = index + 1;
        if line.is_ornament() || is_mark_of_urgency(&line.text) {
            *role = LineRole::Ornament;
        } else if let Some(found) = header.take(line, &mut state, lines.get(index + 1)) {
            *role = found;
        } else {
            header.end = index;
            break;
        }
    }
    header.settle();
    header
}

/// The stamp that says how quickly it is to be delivered.
fn is_mark_of_urgency(text: &str) -> bool {
    is_capitals(text) && ["khan", "thuong khan", "hoa toc"].contains(&fold(text).trim())
}

/// Begins like a legal basis, which names papers and their days.
fn is_basis(folded: &str) -> bool {
    ["can cu", "thuc hien", "theo", "xet de nghi"]
        .iter()
        .any(|lead| starts_phrase(folded, lead))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    Issuer,
    Subject,
    Title,
    Titled,
    Addressees,
}

impl Header {
    fn take(
        &mut self,
        line: &SourceLine,
        state: &mut State,
        next: Option<&SourceLine>,
    ) -> Option<LineRole> {
        let text = line.text.as_str();
        let folded = fold(text);
        if *state == State::Addressees
            && line.text.starts_with(['-', '–', '+'])
            && (text.ends_with(';') || text.ends_with('.'))
            && text.len() < 200
        {
            self.addressees.push(
                text.trim_start_matches(['-', '–', '+'])
                    .trim()
                    .trim_end_matches([';', '.'])
                    .to_owned(),
            );
            return Some(LineRole::Addressee);
        }
        if starts_phrase(&folded, "kinh gui") {
            let named = text
                .get(byte_of_char(text, "kinh gui".len())..)
                .unwrap_or_default();
            let named = named
                .trim_start_matches([':', ' '])
                .trim_end_matches([';', '.']);
            self.addressees.extend(
                named
                    .split(';')
                    .map(str::trim)
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned),
            );
            *state = State::Addressees;
            return Some(LineRole::Addressee);
        }
        if *state == State::Addressees {
            return None;
        }
        if let Some(found) = self.take_pieces(line, state) {
            return Some(found);
        }
        if !marker::read(text).0.is_empty() || is_basis(&folded) && !line.strong {
            return None;
        }
        if matches!(state, State::Title | State::Titled)
            && is_capitals(text)
            && OFFICES_OF_AUTHORITY
                .iter()
                .any(|office| starts_phrase(&folded, office))
        {
            *state = State::Titled;
            return Some(LineRole::Authority);
        }
        match state {
            State::Title | State::Titled => self.take_title(line, state),
            State::Subject
                if !line.after_blank
                    && text.len() < 160
                    && !is_capitals(text)
                    && self.kind_line(line, next).is_none() =>
            {
                self.extend_title(text);
                Some(LineRole::Subject)
            }
            State::Start | State::Issuer | State::Subject => {
                if let Some((kind, rest)) = self.kind_line(line, next) {
                    self.kind = Some(kind);
                    self.title = None;
                    *state = State::Title;
                    if !rest.is_empty() {
                        self.extend_title(&rest);
                        *state = State::Titled;
                    }
                    return Some(LineRole::Kind);
                }
                let continues = *state == State::Issuer && !line.after_blank && is_capitals(text);
                let named = (is_capitals(text) || line.strong)
                    && ORGANIZATIONS
                        .iter()
                        .any(|word| starts_phrase(&folded, word));
                if text.len() < 200 && (continues || named && !text.ends_with([';', ':'])) {
                    self.add_issuer(text, !named);
                    *state = State::Issuer;
                    return Some(LineRole::Issuer);
                }
                None
            }
            State::Addressees => None,
        }
    }

    /// Quốc hiệu, number, place and date: alone, or in a row of two columns with the issuer.
    fn take_pieces(&mut self, line: &SourceLine, state: &mut State) -> Option<LineRole> {
        if line.text.len() > 400 {
            return None;
        }
        let pieces: Vec<String> = line
            .columns()
            .iter()
            .flat_map(|piece| divide(piece))
            .collect();
        let mut roles: Vec<LineRole> = Vec::new();
        for piece in &pieces {
            roles.push(self.take_piece(piece, line.number, state, pieces.len() > 1)?);
        }
        match roles.as_slice() {
            [one] => Some(*one),
            [] => None,
            [first, rest @ ..] if rest.iter().all(|role| role == first) => Some(*first),
            _ => Some(LineRole::HeaderRow),
        }
    }

    fn take_piece(
        &mut self,
        piece: &str,
        number: u32,
        state: &mut State,
        in_row: bool,
    ) -> Option<LineRole> {
        let folded = fold(piece);
        if [
            "cong hoa xa hoi chu nghia",
            "doc lap - tu do",
            "doc lap-tu do",
            "doc lap- tu do",
            "doc lap -tu do",
            "dang cong san viet nam",
        ]
        .iter()
        .any(|lead| folded.starts_with(lead))
        {
            self.has_national_heading = true;
            return Some(LineRole::NationalHeading);
        }
        if starts_phrase(&folded, "v/v")
            || starts_phrase(&folded, "ve viec") && *state == State::Issuer
        {
            let skip = if folded.starts_with("v/v") {
                3
            } else {
                "ve viec".len()
            };
            self.extend_title(
                piece
                    .get(byte_of_char(piece, skip)..)
                    .unwrap_or_default()
                    .trim_start_matches([':', ' ']),
            );
            *state = State::Subject;
            return Some(LineRole::Subject);
        }
        if PLACE.is_match(piece) && piece.chars().count() < 80 && !is_basis(&folded)
            || (starts_phrase(&folded, "ngay")
                && folded.contains("thang")
                && piece.chars().count() < 45)
        {
            self.take_date(piece, number);
            return Some(LineRole::PlaceAndDate);
        }
        if self.number_line.is_none()
            && starts_phrase(&folded, "so")
            && self.take_number(piece, number)
        {
            return Some(LineRole::Number);
        }
        let named = ORGANIZATIONS
            .iter()
            .any(|word| starts_phrase(&folded, word));
        if in_row && !matches!(state, State::Title | State::Titled) {
            if is_capitals(piece) {
                self.add_issuer(piece, !named && *state == State::Issuer);
                *state = State::Issuer;
                return Some(LineRole::Issuer);
            }
            if !piece.chars().any(char::is_alphanumeric) {
                return Some(LineRole::Ornament);
            }
            if *state == State::Subject {
                self.extend_title(piece);
                return Some(LineRole::Subject);
            }
        }
        None
    }

    fn take_number(&mut self, piece: &str, number: u32) -> bool {
        let Some(found) = NUMBER.captures(piece) else {
            return false;
        };
        let rest = found
            .get(0)
            .and_then(|whole| piece.get(whole.end()..))
            .unwrap_or_default();
        let colon = fold(piece)
            .trim_start_matches("so")
            .trim_start()
            .starts_with(':');
        let symbol = found.get(2).map(|symbol| symbol.as_str());
        // "SỞ GIÁO DỤC" begins with the same letters; a number line has a colon, a figure or a blank, and then ends.
        if rest.chars().any(char::is_alphanumeric)
            || !(colon || found.get(1).is_some() || symbol.is_none())
        {
            return false;
        }
        self.number_line = Some(number);
        self.number = found.get(1).map(|figure| figure.as_str().to_owned());
        self.symbol = symbol.map(|symbol| {
            symbol
                .chars()
                .filter(|c| !c.is_whitespace())
                .map(|c| if c == '–' { '-' } else { c })
                .collect()
        });
        true
    }

    fn take_date(&mut self, piece: &str, number: u32) {
        if self.date_line.is_some() {
            return;
        }
        self.date_line = Some(number);
        let place = PLACE
            .captures(piece)
            .and_then(|found| found.get(1))
            .map(|place| place.as_str().to_owned());
        self.place = place.filter(|place| place.chars().any(char::is_alphabetic));
        match date::first(piece) {
            Some((Written::Day(day), _)) => self.issued_on = Some(day),
            Some((Written::Impossible, range)) => {
                self.impossible_date = piece.get(range).map(str::to_owned)
            }
            _ => {}
        }
    }
}
