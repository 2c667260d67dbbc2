//! The words that the form asks for: number and symbol, place and date, the punctuation of lists, and texts made fit to
//! be drawn.

use crate::model::{Paper, Recipient};
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// Words on one line: composed letters, single spaces, nothing that cannot be seen.
pub(crate) fn clean(text: &str) -> String {
    let shown: String = text
        .nfc()
        .map(|c| {
            if c.is_whitespace() && c != '\u{a0}' {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !is_unseen(*c))
        .collect();
    shown
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Controls, joiners, marks of direction, and what XML cannot hold.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text's lines, blank ones left out.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(clean).filter(|line| !line.is_empty())
}

pub(crate) fn capitals(text: &str) -> String {
    clean(text).to_uppercase()
}

/// Below 10 with a leading 0: "05".
pub(crate) fn number(number: &str) -> String {
    let number = clean(number);
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    if figures == 1 {
        format!("0{number}")
    } else {
        number
    }
}

/// "Số: 05/KH-PGDĐT"; with room for the number before it has one.
pub(crate) fn number_line(no: Option<&str>, symbol: &str) -> String {
    let no = no.map_or_else(|| "…".to_owned(), number);
    let symbol = clean(symbol);
    if symbol.is_empty() {
        format!("Số: {no}")
    } else {
        format!("Số: {no}/{symbol}")
    }
}

/// "ngày 05 tháng 01 năm 2021": days below 10 and the months 1 and 2 with a leading 0.
pub fn day_in_words(date: NaiveDate) -> String {
    let month = match date.month() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// The same, with dots where there is no day yet.
pub(crate) fn day(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "ngày … tháng … năm …".to_owned(), day_in_words)
}

/// "Sa Đéc, ngày 05 tháng 01 năm 2021"
pub(crate) fn place_and_day(place: Option<&str>, date: Option<NaiveDate>) -> String {
    let place = place
        .map(clean)
        .filter(|place| !place.is_empty())
        .unwrap_or_else(|| "…".to_owned());
    format!("{place}, {}", day(date))
}

/// A list's line with the list's punctuation, whatever it ended with.
pub(crate) fn ended(text: &str, last: bool) -> String {
    let text = clean(text);
    // What ends with a colon leads to what follows.
    if text.ends_with(':') {
        return text;
    }
    let bare = text.trim_end_matches([';', ',', '.', ' ']);
    format!("{bare}{}", if last { '.' } else { ';' })
}

/// The end of the whole: "./."
pub(crate) fn closed(text: &str) -> String {
    let bare = text.trim_end().trim_end_matches(['.', '/', ';', ',', ' ']);
    format!("{bare}./.")
}

/// The lines of "Nơi nhận": "- Các trường (để th/h);", the last "- Lưu: VT."
pub(crate) fn recipients(recipients: &[Recipient], archive: Option<&str>) -> Vec<String> {
    let mut lines: Vec<String> = recipients
        .iter()
        .map(|recipient| {
            let name = clean(&recipient.name);
            let name = name.trim_end_matches([';', '.', ',']);
            match recipient.purpose.as_deref().map(clean) {
                Some(purpose) if !purpose.is_empty() => format!("- {name} ({purpose})"),
                _ => format!("- {name}"),
            }
        })
        .chain(archive.map(|archive| format!("- Lưu: {}", clean(archive))))
        .collect();
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter_mut().enumerate() {
        *line = ended(line, index == last);
    }
    lines
}

/// "Kế hoạch 05-KH-PGDĐT"; before it has a number, its kind and subject. A copy is called by its own: "Sao y 03-SY-PGDĐT".
pub(crate) fn file_name(paper: &Paper) -> String {
    let (kind, no, symbol) = match paper.copies.last() {
        Some(copy) => (copy.form.name(), &copy.number, &copy.symbol),
        None => (paper.kind.name(), &paper.number, &paper.symbol),
    };
    let what = match no {
        Some(no) => format!("{}/{}", number(no), clean(symbol)),
        None => clean(&paper.subject),
    };
    let safe: String = format!("{} {what}", clean(kind))
        .chars()
        .map(|c| if r#"/\:*?"<>|"#.contains(c) { '-' } else { c })
        .take(LONGEST_NAME)
        .collect();
    safe.trim_matches([' ', '.', '-']).to_owned()
}

const LONGEST_NAME: usize = 80;
