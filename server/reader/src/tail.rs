//! The foot of a document: "Nơi nhận" and who signs, one under the other or in two columns.

use crate::date::pattern;
use crate::fold::{byte_of_char, fold, is_capitals, starts_phrase};
use crate::lines::SourceLine;
use crate::marker::{self, Class};
use crate::model::{Recipient, Signer};
use crate::vocabulary::{LineRole, Purpose, SigningMode};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Default)]
pub(crate) struct Tail {
    pub recipients: Vec<Recipient>,
    pub signers: Vec<Signer>,
    /// The lines of the foot; what follows them is body again (an appendix).
    pub range: Range<usize>,
}

const TITLES: &[&str] = &[
    "truong phong",
    "pho truong phong",
    "giam doc",
    "pho giam doc",
    "hieu truong",
    "pho hieu truong",
    "chu tich",
    "pho chu tich",
    "chanh van phong",
    "pho chanh van phong",
    "bo truong",
    "thu truong",
    "bi thu",
    "pho bi thu",
    "truong ban",
    "pho truong ban",
    "to truong",
    "nguoi lap",
    "nguoi viet",
    "nguoi xay dung",
    "chanh thanh tra",
    "duyet cua",
    "phe duyet cua",
    "xac nhan cua",
    "ban giam hieu",
    "thu ky",
    "ke toan",
    "chu tich cong doan",
    "tong phu trach",
    "chuyen vien",
    "vu truong",
    "cuc truong",
    "vien truong",
    "truong doan",
];
/// These prepare, check or approve; the paper is another's.
const SECONDARY: &[&str] = &[
    "nguoi",
    "duyet",
    "phe duyet",
    "xac nhan",
    "to truong",
    "thu ky",
    "ke toan",
    "tong phu trach",
];
const MODES: &[(&str, SigningMode)] = &[
    ("tm", SigningMode::OnBehalf),
    ("t/m", SigningMode::OnBehalf),
    ("kt", SigningMode::InPlaceOf),
    ("k/t", SigningMode::InPlaceOf),
    ("tl", SigningMode::ByOrder),
    ("t/l", SigningMode::ByOrder),
    ("tuq", SigningMode::ByDelegation),
    ("q", SigningMode::Acting),
];

static PURPOSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(([^()]*)\)\s*$"));

/// Finds and reads the foot in `lines`, from the body's first line on.
pub(crate) fn read(lines: &[SourceLine], from: usize, roles: &mut [LineRole]) -> Tail {
    let Some(start) = find(lines, from) else {
        return Tail {
            range: lines.len()..lines.len(),
            ..Tail::default()
        };
    };
    let mut tail = Tail {
        range: start..lines.len(),
        ..Tail::default()
    };
    let mut receiving = false;
    for (index, (line, role)) in lines.iter().zip(roles.iter_mut()).enumerate().skip(start) {
        if line.is_ornament() {
            *role = LineRole::Ornament;
            continue;
        }
        if index > start && resumes(line) {
            tail.range.end = index;
            break;
        }
        *role = tail.take(line, &mut receiving);
    }
    tail
}

fn find(lines: &[SourceLine], from: usize) -> Option<usize> {
    let head = lines
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, line)| line.columns().iter().any(|piece| is_recipients_head(piece)));
    if let Some((mut start, _)) = head {
        // Who signs may stand above, when the right column was pasted first.
        let above: Vec<usize> = (from..start)
            .rev()
            .take(8)
            .take_while(|&index| {
                lines
                    .get(index)
                    .is_some_and(|line| signs(line) || line.is_ornament())
            })
            .collect();
        if let Some(&first) = above
            .iter()
            .rev()
            .find(|&&index| lines.get(index).is_some_and(|line| is_title(&line.text)))
        {
            start = first;
        }
        return Some(start);
    }
    (from..lines.len()).find(|&index| {
        let Some(line) = lines.get(index) else {
            return false;
        };
        line.columns().iter().any(|piece| is_title(piece))
            && lines
                .iter()
                .skip(index + 1)
                .take(6)
                .all(|after| signs(after) || after.is_ornament() || resumes(after))
    })
}

fn is_recipients_head(piece: &str) -> bool {
    let folded = fold(piece);
    folded.strip_prefix("noi nhan").is_some_and(|rest| {
        rest.trim_start().is_empty()
            || rest.trim_start().starts_with([':', '.', ';'])
            || rest.starts_with(" -")
    })
}

fn signs(line: &SourceLine) -> bool {
    line.cells.is_empty()
        && line
            .columns()
            .iter()
            .all(|piece| is_title(piece) || is_name(piece) || is_signature_note(piece))
}

/// An appendix, a table or a numbered part after the foot.
fn resumes(line: &SourceLine) -> bool {
    let folded = fold(&line.text);
    let numbered = marker::read(&line.text)
        .0
        .first()
        .is_some_and(|mark| !matches!(mark.class, Class::Bullet(_)));
    (numbered && !is_title(&line.text))
        || !line.cells.is_empty()
        || ["phu luc", "bieu mau", "mau so", "danh sach"]
            .iter()
            .any(|lead| starts_phrase(&folded, lead))
}

fn modes_of(text: &str) -> Vec<SigningMode> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut modes = Vec::new();
    while let Some((after, mode)) = MODES.iter().find_map(|(short, mode)| {
        let after = rest.strip_prefix(short)?;
        let closed = after.starts_with(['.', ' ']) && *short != "q" || after.starts_with('.');
        closed.then(|| (after.trim_start_matches(['.', ' ']), *mode))
    }) {
        modes.push(mode);
        rest = after;
    }
    modes
}

fn is_title(piece: &str) -> bool {
    if piece.chars().count() > 70
        || piece.ends_with([';', ':', ','])
        || piece.starts_with(['-', '–', '+'])
    {
        return false;
    }
    let folded = fold(piece);
    let bare = folded.trim_start_matches(['.', ' ']);
    let entitled = TITLES.iter().any(|title| starts_phrase(bare, title));
    let (first, _) = piece.split_once(' ').unwrap_or((piece, ""));
    !modes_of(piece).is_empty() && is_capitals(first) && is_capitals(piece)
        || entitled && is_capitals(piece)
}

fn is_name(piece: &str) -> bool {
    let words: Vec<&str> = piece.split(' ').collect();
    (2..=7).contains(&words.len())
        && piece.chars().count() <= 48
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || c == '.')
        })
}

fn is_signature_note(piece: &str) -> bool {
    let folded = fold(piece);
    let inner = folded.trim_matches(['(', ')', '[', ']', ' ', '.']);
    [
        "da ky", "ky ten", "ky va", "ky, ", "ky so", "dong dau", "chu ky", "ky ghi",
    ]
    .iter()
    .any(|lead| inner.starts_with(lead))
        && piece.chars().count() < 60
}

impl Tail {
    fn take(&mut self, line: &SourceLine, receiving: &mut bool) -> LineRole {
        let mut role = None;
        let mut titles: Vec<String> = Vec::new();
        for piece in line.columns() {
            let found = self.take_piece(&piece, line.number, receiving, &mut titles);
            role = match (role, found) {
                (_, None) | (Some(LineRole::Unplaced), _) => Some(LineRole::Unplaced),
                (Some(LineRole::Recipients), Some(_)) => Some(LineRole::Recipients),
                (_, Some(found)) => Some(found),
            };
        }
        self.take_titles(&titles, line.number);
        role.unwrap_or(LineRole::Unplaced)
    }

    fn take_piece(
        &mut self,
        piece: &str,
        number: u32,
        receiving: &mut bool,
        titles: &mut Vec<String>,
    ) -> Option<LineRole> {
        if is_recipients_head(piece) {
            *receiving = true;
            let rest = piece
                .get(byte_of_char(piece, "noi nhan".len())..)
                .unwrap_or_default()
                .trim_start_matches([':', '.', ';', ' ']);
            if is_title(rest) {
                titles.push(rest.to_owned());
            } else {
                self.take_recipients(rest, number);
            }
            return Some(LineRole::Recipients);
        }
        if is_title(piece) {
            titles.push(piece.to_owned());
            return Some(LineRole::Signer);
        }
        if is_signature_note(piece) {
            return Some(LineRole::Signer);
        }
        let dashed = piece.starts_with(['-', '–', '—', '+', '•', '*']);
        let unfinished = self.signers.iter().any(|signer| signer.name.is_none());
        if !dashed && is_name(piece) && (unfinished || !*receiving) {
            let signer = self
                .signers
                .iter_mut()
                .find(|signer| signer.name.is_none())?;
            signer.name = Some(piece.to_owned());
            return Some(LineRole::Signer);
        }
        if !*receiving {
            return None;
        }
        if piece.starts_with('(')
            && let Some(last) = self
                .recipients
                .last_mut()
                .filter(|last| last.purpose.is_none())
        {
            let whole = format!("{} {piece}", last.name);
            *last = recipient(&whole, last.line);
            return Some(LineRole::Recipients);
        }
        let listed = dashed
            || piece.ends_with([';', '.', ','])
            || PURPOSE.is_match(piece.trim_end_matches([';', '.', ' ']))
            || starts_phrase(&fold(piece), "luu");
        if !listed || piece.chars().count() > 300 {
            return None;
        }
        self.take_recipients(piece, number);
        Some(LineRole::Recipients)
    }

    fn take_recipients(&mut self, text: &str, number: u32) {
        for part in text.split(';') {
            let part = part
                .trim()
                .trim_start_matches(['-', '–', '—', '+', '•', '*'])
                .trim()
                .trim_end_matches(['.', ',', '/']);
            if part.chars().any(char::is_alphanumeric) {
                self.recipients.push(recipient(part, number));
            }
        }
    }

    /// Titles of one line: two stand for two signers beside each other.
    fn take_titles(&mut self, titles: &[String], number: u32) {
        let open = self
            .signers
            .iter()
            .filter(|signer| signer.name.is_none())
            .count();
        let several = titles.len() > 1;
        let paired = several && open == titles.len();
        let first_open = self
            .signers
            .iter()
            .position(|signer| signer.name.is_none())
            .unwrap_or(self.signers.len());
        for (offset, title) in titles.iter().enumerate() {
            let led = self.signers.iter().position(|signer| {
                signer.name.is_none() && signer.authority.is_some() && signer.title.is_none()
            });
            let at = if let Some(led) = led.filter(|_| !several) {
                led
            } else if paired {
                first_open + offset
            } else {
                self.signers.len().wrapping_sub(1)
            };
            let above = self
                .signers
                .get_mut(at)
                .filter(|signer| signer.name.is_none() && (paired || !several));
            match above {
                Some(signer) => signer.add(title),
                None => {
                    let mut signer = Signer {
                        authority: None,
                        title: None,
                        name: None,
                        modes: Vec::new(),
                        line: number,
                    };
                    signer.add(title);
                    self.signers.push(signer);
                }
            }
        }
    }

    /// The one who signs for the issuer, and the others.
    pub fn divide_signers(&mut self) -> (Option<Signer>, Vec<Signer>) {
        let mut signers = std::mem::take(&mut self.signers);
        let secondary = |signer: &Signer| {
            let title = fold(signer.title.as_deref().unwrap_or_default());
            SECONDARY.iter().any(|lead| starts_phrase(&title, lead))
        };
        let chief = signers
            .iter()
            .rposition(|signer| !secondary(signer))
            .or(signers.len().checked_sub(1));
        (chief.map(|index| signers.remove(index)), signers)
    }
}

impl Signer {
    /// The line nearest the name is the title; those above give the authority.
    fn add(&mut self, line: &str) {
        let modes = modes_of(line);
        let acting_alone = modes.as_slice() == [SigningMode::Acting];
        self.modes.extend(modes.iter().copied());
        let above = if modes.is_empty() || acting_alone {
            self.title.replace(line.to_owned())
        } else {
            Some(line.to_owned())
        };
        if let Some(above) = above {
            self.authority = Some(match self.authority.take() {
                Some(authority) => format!("{authority}, {above}"),
                None => above,
            });
        }
    }
}

fn recipient(text: &str, line: u32) -> Recipient {
    let text = text.trim().trim_end_matches([';', '.', ',', ' ']);
    let folded = fold(text);
    if starts_phrase(&folded, "luu") {
        let name = text
            .get(byte_of_char(text, "luu".len())..)
            .unwrap_or_default()
            .trim_start_matches([':', ' ']);
        let name = if name.is_empty() { text } else { name };
        return Recipient {
            name: name.to_owned(),
            purpose: Some(Purpose::Archive),
            purpose_text: Some("Lưu".to_owned()),
            line,
        };
    }
    let stated = PURPOSE
        .captures(text)
        .and_then(|found| Some((found.get(0)?.start(), found.get(1)?.as_str())));
    let stated = stated.and_then(|(start, words)| {
        Some((text.get(..start)?.trim(), words.trim(), purpose(words)?))
    });
    match stated {
        Some((name, words, purpose)) => Recipient {
            name: name.to_owned(),
            purpose: Some(purpose),
            purpose_text: Some(words.to_owned()),
            line,
        },
        None => Recipient {
            name: text.to_owned(),
            purpose: None,
            purpose_text: None,
            line,
        },
    }
}

/// None where the brackets hold something else than a purpose.
fn purpose(words: &str) -> Option<Purpose> {
    let folded = fold(words);
    let said = folded.strip_prefix("de ");
    let squeezed: String = said
        .unwrap_or(&folded)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let known = [
        (Purpose::Report, ["bc", "baocao"].as_slice()),
        (Purpose::Direct, &["chd", "cd", "chidao"]),
        (Purpose::Implement, &["th", "thuchien", "thh", "trienkhai"]),
        (Purpose::Inform, &["biet", "b"]),
        (Purpose::Coordinate, &["ph", "phoihop"]),
        (Purpose::Monitor, &["theodoi", "td", "giamsat", "kiemtra"]),
        (Purpose::Publish, &["dang", "congkhai", "dua"]),
    ];
    let found = known.iter().find(|(_, words)| {
        words.iter().any(|word| {
            squeezed == *word || (word.len() > 4 || *word == "dang") && squeezed.starts_with(word)
        })
    });
    found
        .map(|(purpose, _)| *purpose)
        .or(said.map(|_| Purpose::Other))
}
