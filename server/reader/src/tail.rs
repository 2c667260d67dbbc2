//! The foot of a document: "Nơi nhận" and who signs, one under the other or in two columns.

mod recipient;
mod signature;

use crate::fold::{byte_of_char, fold, starts_phrase};
use crate::lines::SourceLine;
use crate::marker::{self, Class};
use crate::model::{Recipient, Signer};
use crate::vocabulary::LineRole;
use recipient::{PURPOSE, recipient};
use signature::{is_name, is_signature_note, is_title};
use std::ops::Range;

#[derive(Debug, Default)]
pub(crate) struct Tail {
    pub recipients: Vec<Recipient>,
    pub signers: Vec<Signer>,
    /// The lines of the foot; what follows them is body again (an appendix).
    pub range: Range<usize>,
}

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

/// Finds and reads the foot in `lines`, from the body's first line on.
pub(crate) fn read(lines: &[SourceLine], from: usize, roles: &mut [LineRole]) -> Tail {
    let Some(start) = find(lines, from) else {
        return Tail::none(lines);
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

impl Tail {
    /// A paper without a foot.
    pub fn none(lines: &[SourceLine]) -> Self {
        Self {
            range: lines.len()..lines.len(),
            ..Self::default()
        }
    }

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
