//! One line of "Nơi nhận": a name and what it is for.

use crate::date::pattern;
use crate::fold::{byte_of_char, fold, starts_phrase};
use crate::model::Recipient;
use crate::vocabulary::Purpose;
use regex::Regex;
use std::sync::LazyLock;

pub(super) static PURPOSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(([^()]*)\)\s*$"));

pub(super) fn recipient(text: &str, line: u32) -> Recipient {
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
pub(super) fn purpose(words: &str) -> Option<Purpose> {
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
