//! What papers are called where they are spoken of: a kind and what it is about, as a register lists them. Their own
//! words stay as they are written.

use super::{Locale, capitals, fold, locale};
use crate::tr;

/// `Kế hoạch truyền thông về giáo dục`, whether or not the title already says that it is a plan. A paper's name is
/// Vietnamese whatever the screen speaks.
pub fn plan(title: &str) -> String {
    let title = title.trim();
    if title.is_empty() || fold(title).starts_with("ke hoach") {
        first_in(title, capitals)
    } else {
        format!("Kế hoạch {}", in_running_text(title))
    }
}

/// What a paper is about, where it stands by itself.
pub fn subject(words: &str) -> String {
    first_in(words.trim(), capitals)
}

/// `Báo cáo học kỳ I`, of a period called `Học kỳ I`.
pub fn report(period: &str) -> String {
    if fold(period).starts_with("bao cao") {
        return first_in(period, capitals);
    }
    tr!(ui.report_of, period = self::period(period))
}

/// A period's name inside a sentence: `học kỳ I`. English words around it keep its capital.
pub fn period(name: &str) -> String {
    match locale() {
        Locale::vi => in_running_text(name),
        Locale::en => name.to_owned(),
    }
}

/// The first words of a long text, for a line that names it.
pub fn beginning(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let head: String = text.chars().take(longest).collect();
    let cut = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head.get(..cut).unwrap_or(&head))
}

/// Without its capital, unless that belongs to a name or an abbreviation.
fn in_running_text(words: &str) -> String {
    let is_capital = |letter: char| letter.is_alphabetic() && letter.is_uppercase();
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if is_capital(first) && !is_capital(second) => {
            first_in(words, |first| first.to_lowercase())
        }
        _ => words.to_owned(),
    }
}

fn first_in(words: &str, change: impl Fn(&str) -> String) -> String {
    let end = words.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = words.split_at(end);
    format!("{}{rest}", change(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_called_by_its_kind_and_title_once() {
        assert_eq!(plan("truyền thông 2020"), "Kế hoạch truyền thông 2020");
        assert_eq!(plan("Truyền thông 2020"), "Kế hoạch truyền thông 2020");
        assert_eq!(plan("kế hoạch truyền thông"), "Kế hoạch truyền thông");
        assert_eq!(plan("GDĐT năm 2020"), "Kế hoạch GDĐT năm 2020");
    }

    #[test]
    fn a_subject_by_itself_begins_with_a_capital() {
        assert_eq!(subject(" đổi mới giáo dục"), "Đổi mới giáo dục");
        assert_eq!(subject(""), "");
    }

    #[test]
    fn a_report_is_called_by_its_period() {
        assert_eq!(report("Học kỳ I"), "Báo cáo học kỳ I");
        assert_eq!(report("Cuối năm học"), "Báo cáo cuối năm học");
        assert_eq!(report("báo cáo quý"), "Báo cáo quý");
    }

    #[test]
    fn a_long_text_is_named_by_its_first_words() {
        assert_eq!(beginning("Xây dựng chuyên mục", 19), "Xây dựng chuyên mục");
        assert_eq!(beginning("Xây dựng chuyên mục", 18), "Xây dựng chuyên…");
        assert_eq!(beginning("Xây", 2), "Xâ…");
    }
}
