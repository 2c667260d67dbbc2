//! Search without diacritics: "truong" finds "Trường", "d" finds "đ".

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, no marks, đ as d, single spaces.
pub fn fold(text: &str) -> String {
    let folded: String = text
        .nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'đ' { 'd' } else { character })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether every word of `query` begins a word of `text` or stands inside it.
pub fn matches(text: &str, query: &str) -> bool {
    let text = fold(text);
    fold(query).split(' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{fold, matches};

    #[test]
    fn marks_do_not_matter() {
        assert_eq!(fold("Trường  MN Đầm Sen"), "truong mn dam sen");
        assert_eq!(fold("hoà"), fold("hòa"));
    }

    #[test]
    fn every_word_must_be_found() {
        assert!(matches("Kế hoạch truyền thông", "truyen ke"));
        assert!(matches("Báo cáo", ""));
        assert!(!matches("Kế hoạch truyền thông", "ke hoach nam"));
    }
}
