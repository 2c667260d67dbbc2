//! Marks of one list follow each other.

use crate::finding::FindingCode as Code;
use crate::marker::{self, Class, Marker};
use crate::model::Finding;
use crate::outline::Outline;

/// Marks of one list follow each other.
pub(super) fn numbering(outline: &Outline, siblings: &[usize], found: &mut Vec<Finding>) {
    let mut previous: Option<&Marker> = None;
    // The ordinal due at a mark of a foreign letter, which says nothing itself.
    let mut strayed: Option<u32> = None;
    for id in siblings {
        let Some(node) = outline.nodes.get(*id) else {
            continue;
        };
        let Some(mark) = &node.marker else { continue };
        let (Some(ordinal), before) = (
            mark.ordinal,
            previous.filter(|before| before.class == mark.class && before.prefix == mark.prefix),
        ) else {
            previous = None;
            continue;
        };
        previous = Some(mark);
        let reached = before.and_then(|before| strayed.or(before.ordinal));
        let expected = reached.map_or(1, |ordinal| ordinal + 1);
        let written = mark.text.chars().find(|c| c.is_alphabetic());
        let foreign = mark.class == Class::Lower
            && written.is_some_and(|letter| !marker::is_counting_letter(letter));
        let due = || suggestion(mark, expected);
        if foreign
            || strayed.is_some()
                && before.is_some()
                && mark.class == Class::Lower
                && ordinal + 1 == expected
        {
            strayed = Some(expected);
            let message = match due() {
                Some(due) => format!(
                    "“{}” không theo thứ tự chữ cái tiếng Việt; ở đây là “{due}”.",
                    mark.text
                ),
                None => format!("“{}” không theo thứ tự chữ cái tiếng Việt.", mark.text),
            };
            let finding = Finding::at(node.line, Code::WrongLetter, message).on(&mark.text);
            found.push(match due() {
                Some(due) => finding.suggest(due),
                None => finding,
            });
            continue;
        }
        strayed = None;
        let Some(before) = before else { continue };
        let code = match ordinal {
            _ if ordinal == expected || mark.class == Class::Upper && ordinal == expected + 1 => {
                continue;
            }
            _ if Some(ordinal) == reached => Code::NumberingRepeated,
            _ => Code::NumberingGap,
        };
        let message = match code {
            Code::NumberingRepeated => format!("“{}” lặp lại số thứ tự phía trên.", mark.text),
            _ => format!(
                "“{}” không nối tiếp “{}” phía trên.",
                mark.text, before.text
            ),
        };
        let finding = Finding::at(node.line, code, message).on(&mark.text);
        found.push(match due() {
            Some(due) => finding.suggest(due),
            None => finding,
        });
    }
}

/// The mark with the ordinal that is due.
pub(super) fn suggestion(mark: &Marker, ordinal: u32) -> Option<String> {
    match mark.class {
        Class::Lower => {
            let written = mark.text.chars().find(|c| c.is_alphabetic())?;
            Some(
                mark.text
                    .replacen(written, &marker::letter(ordinal)?.to_string(), 1),
            )
        }
        Class::Decimal(_) => {
            let digits = |c: char| c.is_ascii_digit();
            let end = mark.text.rfind(digits)? + 1;
            let start = mark
                .text
                .get(..end)?
                .rfind(|c: char| !digits(c))
                .map_or(0, |index| index + 1);
            Some(format!(
                "{}{ordinal}{}",
                mark.text.get(..start)?,
                mark.text.get(end..)?
            ))
        }
        _ => None,
    }
}
