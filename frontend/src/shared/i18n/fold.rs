//! Letters: search without diacritics ("truong" finds "Trường", "d" finds "đ"), and capitals. In the browser it is the
//! browser that knows Unicode: its tables need not travel with the page.

#[cfg(target_family = "wasm")]
use js_sys::{JsString, RegExp};

/// Lower case, no marks, đ as d, single spaces.
pub fn fold(text: &str) -> String {
    let folded = unmarked(text).replace('đ', "d");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case, without marks.
#[cfg(target_family = "wasm")]
fn unmarked(text: &str) -> String {
    thread_local! {
        static MARKS: RegExp = RegExp::new(r"\p{M}", "gu");
    }
    let apart = JsString::from(text).normalize("NFD");
    MARKS
        .with(|marks| apart.replace_by_pattern(marks, ""))
        .to_lower_case()
        .into()
}

#[cfg(not(target_family = "wasm"))]
fn unmarked(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let bare: String = text
        .nfd()
        .filter(|character| !is_combining_mark(*character))
        .collect();
    bare.to_lowercase()
}

/// In capitals.
pub fn capitals(text: &str) -> String {
    #[cfg(target_family = "wasm")]
    return JsString::from(text).to_upper_case().into();
    #[cfg(not(target_family = "wasm"))]
    text.to_uppercase()
}

/// Whether every word of `query` begins a word of `text` or stands inside it.
pub fn matches(text: &str, query: &str) -> bool {
    let text = fold(text);
    fold(query).split(' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{capitals, fold, matches};

    #[test]
    fn marks_do_not_matter() {
        assert_eq!(fold("Trường  MN Đầm Sen"), "truong mn dam sen");
        assert_eq!(fold("hoà"), fold("hòa"));
    }

    #[test]
    fn capitals_keep_their_marks() {
        assert_eq!(capitals("đầm sen"), "ĐẦM SEN");
    }

    #[test]
    fn every_word_must_be_found() {
        assert!(matches("Kế hoạch truyền thông", "truyen ke"));
        assert!(matches("Báo cáo", ""));
        assert!(!matches("Kế hoạch truyền thông", "ke hoach nam"));
    }
}
