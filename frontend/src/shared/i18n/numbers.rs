//! Numbers by the chosen language's convention: `1.234,5` in Vietnamese, `1,234.5` in English.

use super::{Locale, locale};
use crate::shared::api::scalars::Decimal;

fn marks() -> (char, char) {
    match locale() {
        Locale::vi => ('.', ','),
        Locale::en => (',', '.'),
    }
}

/// `1.234`.
pub fn whole(number: i64) -> String {
    let (group, _) = marks();
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        grouped.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    grouped
}

/// `1.234,5`, without needless decimals.
pub fn decimal(number: Decimal) -> String {
    let (_, mark) = marks();
    let (whole_part, rest) = (number.0 / Decimal::ONE, number.0 % Decimal::ONE);
    let sign = if number.0 < 0 && whole_part == 0 {
        "−"
    } else {
        ""
    };
    let decimals = format!("{:04}", rest.abs());
    match decimals.trim_end_matches('0') {
        "" => whole(whole_part),
        decimals => format!("{sign}{}{mark}{decimals}", whole(whole_part)),
    }
}

/// So many tenths: `1,2`, without a needless decimal: `20`.
pub fn tenths(tenths: i64) -> String {
    let (_, decimal) = marks();
    if tenths % 10 == 0 {
        whole(tenths / 10)
    } else {
        format!("{}{decimal}{}", whole(tenths / 10), (tenths % 10).abs())
    }
}

/// `92,5 %`, without a needless decimal: `100 %`.
pub fn percent(number: f64) -> String {
    format!("{}\u{a0}%", tenths((number * 10.0).round() as i64))
}

/// Reads a whole number typed by a person: digits with grouping marks or spaces, nothing else.
pub fn parse_whole(text: &str) -> Option<i64> {
    let digits: String = text
        .trim()
        .chars()
        .filter(|character| !matches!(character, '.' | ',' | ' ' | '\u{a0}'))
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_stand_behind_a_comma() {
        let written = [12_345_000, 5_000, -5_000, 70_000].map(|number| decimal(Decimal(number)));
        assert_eq!(written, ["1.234,5", "0,5", "−0,5", "7"]);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(whole(0), "0");
        assert_eq!(whole(1234), "1.234");
        assert_eq!(whole(-1_234_567), "−1.234.567");
    }

    #[test]
    fn percents_have_a_comma() {
        assert_eq!(percent(92.46), "92,5\u{a0}%");
        assert_eq!(percent(100.0), "100\u{a0}%");
    }

    #[test]
    fn typed_numbers_are_read_leniently_but_never_guessed() {
        assert_eq!(parse_whole(" 1.234 "), Some(1234));
        assert_eq!(parse_whole("12a"), None);
        assert_eq!(parse_whole(""), None);
    }
}
