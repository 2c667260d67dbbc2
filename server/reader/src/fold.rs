//! Words compared without regard to case, tone marks and the shape of dashes. One character in, one character out, so
//! that a character's index in the folded text is its index in the original.

use unicode_normalization::char::decompose_canonical;

/// "Đơn vị – HÒA" and "đơn vị - hoà" do not differ in letters after this, whichever vowel carries the tone.
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

pub(crate) fn fold_char(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'đ' => 'd',
        '–' | '—' | '‑' | '−' | '‐' => '-',
        _ => {
            let mut base = None;
            decompose_canonical(lower, |part| {
                base.get_or_insert(part);
            });
            base.unwrap_or(lower)
        }
    }
}

/// The byte index of the `n`th character.
pub(crate) fn byte_of_char(text: &str, n: usize) -> usize {
    text.char_indices()
        .nth(n)
        .map_or(text.len(), |(index, _)| index)
}

/// True if `phrase` stands in `folded` with no letter or digit touching it.
pub(crate) fn has_phrase(folded: &str, phrase: &str) -> bool {
    folded.match_indices(phrase).any(|(start, found)| {
        let before = folded
            .get(..start)
            .and_then(|text| text.chars().next_back());
        let after = folded
            .get(start + found.len()..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// True if `folded` begins with `phrase` as whole words.
pub(crate) fn starts_phrase(folded: &str, phrase: &str) -> bool {
    folded
        .strip_prefix(phrase)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// True if it has letters and all of them are capitals.
pub(crate) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_marks_case_and_dashes_do_not_matter() {
        assert_eq!(fold("Độc lập – TỰ DO"), "doc lap - tu do");
        assert_eq!(fold("Cộng hoà"), fold("CỘNG HÒA"));
    }

    #[test]
    fn phrases_are_whole_words() {
        assert!(has_phrase("bo phan thi dua cua so", "thi dua"));
        assert!(!has_phrase("thi duaa", "thi dua"));
        assert!(!starts_phrase("can cuoc", "can cu"));
    }
}
