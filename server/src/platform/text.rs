//! Vietnamese text for searching and sorting. Neither database folds or collates it right, so both keys are made
//! here and stored beside the name: search and order agree on SQLite and PostgreSQL.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// "Trường Đồng Tháp" → "truong dong thap": what a search compares.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A key whose bytes order as Vietnamese dictionaries order the text.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    let composed: String = text.nfc().collect();
    match collator() {
        Some(collator) => {
            if collator.write_sort_key_to(&composed, &mut key).is_err() {
                key.clear();
            }
        }
        None => key.extend_from_slice(fold(text).as_bytes()),
    }
    key
}

fn collator() -> Option<&'static CollatorBorrowed<'static>> {
    static COLLATOR: std::sync::OnceLock<Option<CollatorBorrowed<'static>>> =
        std::sync::OnceLock::new();
    COLLATOR
        .get_or_init(|| Collator::try_new(locale!("vi").into(), CollatorOptions::default()).ok())
        .as_ref()
}

/// Takes no room, and joins no letters: a text of nothing else is none, and one turned round by it reads as another.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Trimmed, composed, inner runs of blanks made one; `None` when nothing is left.
pub fn tidy_line(text: &str) -> Option<String> {
    let composed: String = text
        .nfc()
        .filter(|c| !(c.is_control() || is_unseen(*c)) || c.is_whitespace())
        .collect();
    let line = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// As [`tidy_line`], but keeps its lines.
pub fn tidy_text(text: &str) -> Option<String> {
    let composed: String = text
        .nfc()
        .filter(|c| !(c.is_control() || is_unseen(*c)) || *c == '\n' || *c == '\t')
        .collect();
    let kept = composed.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// Something before one `@`, and a name with a dot after it, to which a letter can be written: whether it exists, only a
/// message to it would tell. What looks like an encoded word would be read as something else at a letter's head.
pub fn is_email(line: &str) -> bool {
    line.len() <= 254
        && !line.contains(char::is_whitespace)
        && !line.contains("=?")
        && line.parse::<lettre::Address>().is_ok()
        && line.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.contains('@')
                && domain
                    .rsplit_once('.')
                    .is_some_and(|(name, top)| !name.is_empty() && !top.is_empty())
        })
}

/// 8 to 15 digits, with the signs that people put between them.
pub fn is_phone(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits)
        && line
            .chars()
            .all(|c| c.is_ascii_digit() || " .-()+".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_marks_and_case() {
        assert_eq!(fold("  Trường  THCS Đầm Sen "), "truong thcs dam sen");
        assert_eq!(fold("hòa"), fold("hoà"));
    }

    #[test]
    fn keys_sort_as_a_vietnamese_dictionary_does() {
        let mut names = ["Đào", "Dung", "Anh", "Ân", "Ánh", "Ăn", "Em", "Dũng"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            ["Anh", "Ánh", "Ăn", "Ân", "Dung", "Dũng", "Đào", "Em"]
        );
    }

    #[test]
    fn tidying_keeps_the_words_and_drops_the_rest() {
        assert_eq!(
            tidy_line(" Phòng \u{0}  GDĐT\t").as_deref(),
            Some("Phòng GDĐT")
        );
        assert_eq!(tidy_line(" \n "), None);
        assert_eq!(tidy_line("\u{200b}\u{feff}"), None);
        assert_eq!(tidy_line("\u{202e}fdp.exe").as_deref(), Some("fdp.exe"));
    }

    #[test]
    fn addresses_and_numbers_look_right() {
        assert!(is_email("van.thu@example.vn") && !is_email("van.thu@") && !is_email("a b@c.vn"));
        for unwritable in [
            "db@b.vn>",
            "<a@b.vn>",
            "=?utf-8?q?x?=@b.vn",
            "a@b..vn",
            "a,b@c.vn",
        ] {
            assert!(!is_email(unwritable), "{unwritable}");
        }
        assert!(is_phone("0900 000 012") && !is_phone("hotline") && !is_phone("12"));
    }
}
