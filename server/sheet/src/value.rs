//! What a cell of an office's spreadsheet says, read as what it is meant to be.

use chrono::{NaiveDate, NaiveDateTime};

/// Of which century a year with two digits is.
const OF_THIS_CENTURY: i32 = 69;

/// A cell as the workbook has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Empty,
    Text(String),
    Number(f64),
    Moment(NaiveDateTime),
    /// A formula's failure, as in `#REF!`.
    Wrong(String),
}

/// Why a cell is not what it is meant to be, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSo {
    Date(String),
    Number(String),
    Telephone(String),
    /// The spreadsheet itself could not tell.
    Formula(String),
}

impl Value {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Its words: of a number those that a person would write, of a day dd/MM/yyyy.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Wrong(text) => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Self::Number(number) => number_words(*number),
            Self::Moment(moment) => moment.format("%d/%m/%Y").to_string(),
        }
    }

    /// `None` of nothing.
    pub fn text(&self) -> Result<Option<String>, NotSo> {
        match self {
            Self::Wrong(words) => Err(NotSo::Formula(words.clone())),
            other => Ok(Some(other.words()).filter(|words| !words.is_empty())),
        }
    }

    /// A day: as one, as its serial number, or as people write it.
    pub fn date(&self) -> Result<Option<NaiveDate>, NotSo> {
        let not_so = || NotSo::Date(self.words());
        match self {
            Self::Empty => Ok(None),
            Self::Moment(moment) => Ok(Some(moment.date())),
            Self::Number(serial) => day_of(*serial).map(Some).ok_or_else(not_so),
            Self::Wrong(words) => Err(NotSo::Formula(words.clone())),
            Self::Text(text) if text.trim().is_empty() => Ok(None),
            Self::Text(text) => written(text).map(Some).ok_or_else(not_so),
        }
    }

    /// A whole number, as one or as text: "1.250" is as many as "1250".
    pub fn whole(&self) -> Result<Option<i64>, NotSo> {
        let not_so = || NotSo::Number(self.words());
        match self {
            Self::Empty => Ok(None),
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Ok(Some(*number as i64))
            }
            Self::Number(_) | Self::Moment(_) => Err(not_so()),
            Self::Wrong(words) => Err(NotSo::Formula(words.clone())),
            Self::Text(text) => {
                let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                if text.is_empty() {
                    return Ok(None);
                }
                let groups: Vec<&str> = text.split('.').collect();
                let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
                let plain = match grouped {
                    true => groups.concat(),
                    false => text,
                };
                plain.parse().map(Some).map_err(|_| not_so())
            }
        }
    }

    /// A telephone number: digits, of which the first nought may have got lost in a number.
    pub fn telephone(&self) -> Result<Option<String>, NotSo> {
        let Some(words) = self.text()? else {
            return Ok(None);
        };
        let not_so = || NotSo::Telephone(words.clone());
        let strange = |c: char| !(c.is_ascii_digit() || " .-()+/".contains(c));
        if words.contains(strange) {
            return Err(not_so());
        }
        // Of two, the first.
        let first = words.split('/').next().unwrap_or(&words);
        let digits: String = first.chars().filter(char::is_ascii_digit).collect();
        let digits = match digits.strip_prefix("84") {
            Some(rest) if first.trim_start().starts_with('+') || digits.len() == 11 => {
                format!("0{rest}")
            }
            _ if digits.starts_with('0') || digits.len() > 10 => digits,
            _ => format!("0{digits}"),
        };
        match digits.len() {
            8..=12 => Ok(Some(digits)),
            _ => Err(not_so()),
        }
    }
}

fn number_words(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

/// Days since the last of 1899, as all spreadsheets count from March 1900 on.
fn day_of(serial: f64) -> Option<NaiveDate> {
    // 1901 to 2199: other numbers are no days that an office means.
    if !(367.0..109_575.0).contains(&serial) {
        return None;
    }
    let days = chrono::Days::new(serial as u64);
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(days)
}

/// "5/9/2020", "05-09-2020", "5.9.20", "2020-09-05", "ngày 05 tháng 9 năm 2020": the day first, unless the year is.
fn written(text: &str) -> Option<NaiveDate> {
    let folded = crate::fold::fold(text);
    let numbers: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    let is_word = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit()) || matches!(word, "ngay" | "thang" | "nam")
    };
    if !folded.split(' ').all(is_word) {
        return None;
    }
    let [first, month, last] = numbers.as_slice() else {
        return None;
    };
    let (year, day) = match first.len() {
        4 => (first, last),
        _ => (last, first),
    };
    let (year_digits, year) = (year.len(), year.parse::<i32>().ok()?);
    let year = match (year_digits, year) {
        (2, year) if year <= OF_THIS_CENTURY => 2000 + year,
        (2, year) => 1900 + year,
        (4, year) => year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for words in [
            "5/9/2020",
            "05/09/2020",
            " 05-09-2020 ",
            "5.9.20",
            "2020-09-05",
            "ngày 05 tháng 9 năm 2020",
            "Ngày 5, tháng 09, năm 2020",
        ] {
            assert_eq!(text(words).date(), Ok(day(2020, 9, 5)), "{words}");
        }
        assert_eq!(Value::Number(44079.0).date(), Ok(day(2020, 9, 5)));
        assert_eq!(Value::Number(44079.75).date(), Ok(day(2020, 9, 5)));
        assert_eq!(text("12/3/85").date(), Ok(day(1985, 3, 12)));
        assert_eq!(text("  ").date(), Ok(None));
    }

    #[test]
    fn no_day_is_made_up() {
        for words in ["31/02/2020", "9/2020", "tháng 9", "hôm nay", "5/9/20200"] {
            assert_eq!(text(words).date(), Err(NotSo::Date(words.to_owned())));
        }
        assert!(Value::Number(5.0).date().is_err());
        assert!(Value::Number(1e300).date().is_err());
        assert!(Value::Number(f64::NAN).date().is_err());
    }

    #[test]
    fn a_number_stored_as_text_is_that_number() {
        assert_eq!(text("1.250").whole(), Ok(Some(1250)));
        assert_eq!(text(" 12 ").whole(), Ok(Some(12)));
        assert_eq!(Value::Number(12.0).whole(), Ok(Some(12)));
        assert!(text("1.2").whole().is_err());
        assert!(text("mười").whole().is_err());
        assert!(Value::Number(1.5).whole().is_err());
    }

    #[test]
    fn a_telephone_gets_its_nought_back() {
        let number = Ok(Some("0912345678".to_owned()));
        assert_eq!(Value::Number(912_345_678.0).telephone(), number);
        assert_eq!(text("0912.345.678").telephone(), number);
        assert_eq!(text("+84 912 345 678").telephone(), number);
        assert_eq!(text("84912345678").telephone(), number);
        assert_eq!(text("0912345678 / 0987654321").telephone(), number);
        assert!(text("gọi cô Hoa").telephone().is_err());
        assert!(text("12").telephone().is_err());
    }

    #[test]
    fn a_formula_that_failed_is_told() {
        let wrong = Value::Wrong("#REF!".to_owned());
        assert_eq!(wrong.text(), Err(NotSo::Formula("#REF!".to_owned())));
    }
}
