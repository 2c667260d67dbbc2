//! Recognises what a line is numbered with: "Phần I", "A.", "II/", "1.", "1.2.3", "đ)", "(i)", "-", "+".
//! It says what a mark can be, not where the clause belongs: "I" may be one or the letter, "C." a hundred or the
//! letter. The outline chooses by what came before.

use crate::fold::{fold, is_capitals};

/// The letters that Vietnamese papers count with.
const LETTERS: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'x', 'y',
];
const BULLETS: &str = "-–—−+*•●○▪■□◦‣➢➤→✓✔·∙\u{f0b7}\u{f0a7}\u{f02d}\u{f0d8}";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Appendix,
    Part,
    Chapter,
    Division,
    Article,
    /// A heading without a number: in capitals, or in bold.
    Capitals,
    Bold,
    Roman,
    Upper,
    /// 1., 1.1., 1.1.1.: as many components as it says.
    Decimal(u8),
    Lower,
    LowerRoman,
    Bullet(char),
}

impl Class {
    /// Which class stands above which when nothing else tells.
    pub fn rank(self) -> u8 {
        match self {
            Self::Appendix => 0,
            Self::Part | Self::Capitals => 1,
            Self::Chapter => 2,
            Self::Division => 3,
            Self::Roman | Self::Upper | Self::Article => 4,
            Self::Bold => 5,
            Self::Decimal(depth) => 5 + depth.clamp(1, 6),
            Self::Lower => 12,
            Self::LowerRoman => 13,
            Self::Bullet('-') => 14,
            Self::Bullet(_) => 15,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// As written, the delimiter included.
    pub text: String,
    pub class: Class,
    /// What closes it: '.', ')', '/' …; distinguishes "1." from "1)".
    pub close: char,
    /// None for bullets.
    pub ordinal: Option<u32>,
    /// The components before the last: [1, 2] in "1.2.3".
    pub prefix: Vec<u32>,
}

/// The line's mark in each way it can be read, the likeliest first, and the words after it. No mark: no candidates.
pub(crate) fn read(line: &str) -> (Vec<Marker>, &str) {
    keyword(line)
        .or_else(|| bullet(line))
        .or_else(|| enclosed(line))
        .or_else(|| enumerated(line))
        .unwrap_or((Vec::new(), line))
}

/// The letter that the `ordinal`th point bears.
pub(crate) fn letter(ordinal: u32) -> Option<char> {
    LETTERS
        .get(usize::try_from(ordinal.checked_sub(1)?).ok()?)
        .copied()
}

/// False for f, j, w, z: no official paper counts with them.
pub(crate) fn is_counting_letter(c: char) -> bool {
    LETTERS.contains(&c)
}

fn keyword(line: &str) -> Option<(Vec<Marker>, &str)> {
    let mut words = line.splitn(3, ' ');
    let (first, second) = (fold(words.next()?), words.next().map(fold));
    let (class, length) = match (first.as_str(), second.as_deref()) {
        ("phan", _) => (Class::Part, 1),
        ("chuong", _) => (Class::Chapter, 1),
        ("muc", _) => (Class::Division, 1),
        ("dieu", _) => (Class::Article, 1),
        ("phu", Some(second)) if second.starts_with("luc") => (Class::Appendix, 2),
        _ => return None,
    };
    let head_end = line
        .match_indices(' ')
        .nth(length - 1)
        .map_or(line.len(), |(index, _)| index);
    let after = line.get(head_end..)?.trim_start();
    if class == Class::Appendix
        && (after.is_empty() || is_capitals(after))
        && is_capitals(line.get(..head_end)?)
        && count_word(after).is_none()
    {
        let mark = line.get(..head_end)?.to_owned();
        return Some((
            vec![Marker {
                text: mark,
                class,
                close: ' ',
                ordinal: None,
                prefix: Vec::new(),
            }],
            after,
        ));
    }
    let (ordinal, used) = count_word(after)?;
    let rest = after.get(used..)?;
    let close = rest.chars().next();
    let body = rest.trim_start_matches(['.', ':', ')', '/', '-', '–', ' ']);
    let closed = close.is_none_or(|c| ".:)/-–".contains(c)) || body.starts_with(['-', '–']);
    // "Mục 2 CHƯƠNG TRÌNH" is a heading; "Mục 2 của Kế hoạch" is a sentence.
    let heads = class != Class::Article && is_capitals(body);
    if !closed && !heads {
        return None;
    }
    let mark_end = line.len() - body.len();
    let text = line
        .get(..mark_end)?
        .trim_end()
        .trim_end_matches(['-', '–'])
        .trim_end()
        .to_owned();
    Some((
        vec![Marker {
            text,
            class,
            close: ' ',
            ordinal: Some(ordinal),
            prefix: Vec::new(),
        }],
        body,
    ))
}

/// "I", "12", "B", "thứ nhất": the number and the bytes it takes.
fn count_word(text: &str) -> Option<(u32, usize)> {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    if let Ok(number) = word.parse::<u32>() {
        return (word.len() <= 3).then_some((number, word.len()));
    }
    if let Some(number) = roman(&word) {
        return Some((number, word.len()));
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter
            .is_uppercase()
            .then(|| letter_ordinal(letter))
            .flatten()
            .map(|number| (number, word.len()));
    }
    let mut used = word.len();
    let mut spoken = fold(&word);
    if spoken == "thu" {
        let rest = text.get(used..)?;
        let gap = rest.len() - rest.trim_start().len();
        let next: String = rest
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        used += gap + next.len();
        spoken = fold(&next);
    }
    let number = match spoken.as_str() {
        "nhat" | "mot" => 1,
        "hai" | "nhi" => 2,
        "ba" => 3,
        "tu" | "bon" => 4,
        "nam" => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        "muoi" => 10,
        _ => return None,
    };
    Some((number, used))
}

fn bullet(line: &str) -> Option<(Vec<Marker>, &str)> {
    let mark = line.chars().next()?;
    let rest = line.get(mark.len_utf8()..)?;
    let word_bullet = (mark == 'o' || mark == '§' || mark == 'ü' || mark == 'Ø')
        && rest
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if !word_bullet
        && (!BULLETS.contains(mark)
            || !rest
                .trim_start()
                .starts_with(|c: char| c.is_alphanumeric() || "“\"'(‘".contains(c)))
    {
        return None;
    }
    let kind = if "-–—−\u{f02d}".contains(mark) {
        '-'
    } else {
        mark
    };
    let marker = Marker {
        text: mark.to_string(),
        class: Class::Bullet(kind),
        close: ' ',
        ordinal: None,
        prefix: Vec::new(),
    };
    Some((vec![marker], rest.trim_start()))
}

/// "(1)", "(a)", "(i)"
fn enclosed(line: &str) -> Option<(Vec<Marker>, &str)> {
    let inner = line.strip_prefix('(')?;
    let (inside, rest) = inner.split_once(')')?;
    if inside.is_empty() || inside.chars().count() > 4 || rest.is_empty() {
        return None;
    }
    let markers = atoms(inside, ']', &format!("({inside})"));
    (!markers.is_empty()).then_some((markers, rest.trim_start()))
}

fn enumerated(line: &str) -> Option<(Vec<Marker>, &str)> {
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '.')?;
    let dotted = line.get(..end)?;
    // "1.2.Xây" has no space: the words begin at the first letter after a dot.
    let head = match dotted.char_indices().find(|&(index, c)| {
        c.is_alphabetic()
            && index > 0
            && dotted
                .get(..index)
                .is_some_and(|before| before.ends_with('.'))
            && dotted
                .get(index + c.len_utf8()..)
                .is_some_and(|after| after.starts_with(char::is_alphabetic))
    }) {
        Some((index, _)) => dotted.get(..index)?,
        None => dotted,
    };
    if head.is_empty() || head.len() > 16 {
        return None;
    }
    let components: Vec<&str> = head.trim_end_matches('.').split('.').collect();
    let after = line.get(head.len()..)?;
    let (close, rest) = closing(head, after)?;
    let words = rest.trim_start();
    let mark_end = line.len() - rest.len();
    let text = line.get(..mark_end)?.trim_end().to_owned();
    match components.as_slice() {
        [one] => {
            // "15/01/2021", "2-3 lần", "5 - 6 tuổi" are not marks.
            if close != '.'
                && words.starts_with(|c: char| c.is_ascii_digit())
                && !rest.starts_with(' ')
            {
                return None;
            }
            if close == ' ' && !(roman(one).is_some() && is_capitals(words) && words.len() > 4) {
                return None;
            }
            if close == '-'
                && one.chars().all(char::is_numeric)
                && !words.starts_with(char::is_uppercase)
            {
                return None;
            }
            let glued_lowercase = !rest.starts_with(' ') && words.starts_with(char::is_lowercase);
            let abbreviation = close == '.' && one.chars().all(char::is_lowercase);
            if glued_lowercase && (abbreviation || !matches!(close, ')' | '.')) {
                return None;
            }
            let markers = atoms(one, close, &text);
            (!markers.is_empty() && (!words.is_empty() || !rest.is_empty() || close != ' '))
                .then_some((markers, words))
        }
        [first, others @ ..] => {
            let mut path = vec![count_component(first)?];
            for other in others {
                path.push(
                    count_component(other)
                        .filter(|_| other.starts_with(|c: char| c.is_ascii_digit()))?,
                );
            }
            let ordinal = path.pop()?;
            if words.is_empty()
                || !first.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
            {
                return None;
            }
            let class = Class::Decimal(u8::try_from(path.len() + 1).ok()?);
            Some((
                vec![Marker {
                    text,
                    class,
                    close: '.',
                    ordinal: Some(ordinal),
                    prefix: path,
                }],
                words,
            ))
        }
        [] => None,
    }
}

/// What closes the head, and the text after it.
fn closing<'a>(head: &str, after: &'a str) -> Option<(char, &'a str)> {
    if let Some(c) = after.chars().next().filter(|c| ")/:-–".contains(*c)) {
        return Some((if c == '–' { '-' } else { c }, after.get(c.len_utf8()..)?));
    }
    if head.ends_with('.') {
        // "I.- MỤC ĐÍCH"
        return Some(('.', after.strip_prefix('-').unwrap_or(after)));
    }
    let rest = after.strip_prefix(' ')?;
    match rest.chars().next().filter(|c| "-–:)".contains(*c)) {
        Some(c)
            if rest
                .get(c.len_utf8()..)
                .is_some_and(|words| words.starts_with(' ')) =>
        {
            Some(('-', rest.get(c.len_utf8()..)?))
        }
        _ => Some((' ', after)),
    }
}

fn count_component(text: &str) -> Option<u32> {
    if text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    roman(text).or_else(|| {
        single(text)
            .filter(|c| c.is_uppercase())
            .and_then(letter_ordinal)
    })
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// A mark of one component, in each way it can be read.
fn atoms(text: &str, close: char, written: &str) -> Vec<Marker> {
    let marker = |class, ordinal| Marker {
        text: written.to_owned(),
        class,
        close,
        ordinal: Some(ordinal),
        prefix: Vec::new(),
    };
    let mut found = Vec::new();
    if text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit()) {
        if let Ok(number) = text.parse() {
            found.push(marker(Class::Decimal(1), number));
        }
        return found;
    }
    let letter = single(text).and_then(|c| Some((c, letter_ordinal(c)?)));
    if text.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ') {
        found.extend(letter.map(|(_, ordinal)| marker(Class::Upper, ordinal)));
        if let Some(number) = roman(text) {
            let at = if matches!(text, "C" | "D" | "L" | "M") {
                found.len()
            } else {
                0
            };
            found.insert(at, marker(Class::Roman, number));
        }
    } else if text.chars().all(|c| c.is_ascii_lowercase() || c == 'đ') {
        found.extend(letter.map(|(_, ordinal)| marker(Class::Lower, ordinal)));
        if let Some(number) = roman(&text.to_ascii_uppercase()).filter(|number| *number < 30) {
            let at = if text == "i" { 0 } else { found.len() };
            found.insert(at, marker(Class::LowerRoman, number));
        }
    }
    found
}

/// f, j, w and z take the place that a writer following the English order gives them: right after their neighbour.
fn letter_ordinal(c: char) -> Option<u32> {
    let lower = c.to_lowercase().next()?;
    let stand_in = match lower {
        'f' => 'g',
        'j' => 'k',
        'w' => 'x',
        'z' => return Some(24),
        other => other,
    };
    LETTERS
        .iter()
        .position(|&letter| letter == stand_in)
        .and_then(|index| u32::try_from(index + 1).ok())
}

/// I to XLIX, in the one correct spelling.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [(u32, &str); 5] = [(4, "XL"), (3, "XXX"), (2, "XX"), (1, "X"), (0, "")];
    for (tens, ten) in TENS {
        if let Some(rest) = text.strip_prefix(ten) {
            let ones = ONES.iter().position(|one| *one == rest)?;
            let value = tens * 10 + u32::try_from(ones).ok()?;
            return (value > 0).then_some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(line: &str) -> Option<(String, Class, Option<u32>)> {
        read(line)
            .0
            .into_iter()
            .next()
            .map(|marker| (marker.text, marker.class, marker.ordinal))
    }

    #[test]
    fn marks() {
        for (line, text, class, ordinal) in [
            ("I. CĂN CỨ", "I.", Class::Roman, Some(1)),
            ("IV/ TỔ CHỨC", "IV/", Class::Roman, Some(4)),
            ("II - YÊU CẦU", "II -", Class::Roman, Some(2)),
            ("III MỤC ĐÍCH", "III", Class::Roman, Some(3)),
            ("A. ĐẶC ĐIỂM", "A.", Class::Upper, Some(1)),
            ("1. Mục đích", "1.", Class::Decimal(1), Some(1)),
            ("1/ Mục đích", "1/", Class::Decimal(1), Some(1)),
            ("1.Mục đích", "1.", Class::Decimal(1), Some(1)),
            ("1.2.Xây dựng", "1.2.", Class::Decimal(2), Some(2)),
            ("2.1.3 Xây dựng", "2.1.3", Class::Decimal(3), Some(3)),
            ("đ) Tăng cường", "đ)", Class::Lower, Some(5)),
            ("f) Công tác", "f)", Class::Lower, Some(7)),
            ("(2) Họp", "(2)", Class::Decimal(1), Some(2)),
            ("-Tổ chức", "-", Class::Bullet('-'), None),
            ("– Lưu: VT", "–", Class::Bullet('-'), None),
            ("+ Khối 6", "+", Class::Bullet('+'), None),
            ("Phần thứ nhất", "Phần thứ nhất", Class::Part, Some(1)),
            ("Mục 2. Nhiệm vụ", "Mục 2.", Class::Division, Some(2)),
            ("Điều 1. Ban hành", "Điều 1.", Class::Article, Some(1)),
            ("PHỤ LỤC", "PHỤ LỤC", Class::Appendix, None),
            ("I.2. Nội dung", "I.2.", Class::Decimal(2), Some(2)),
        ] {
            assert_eq!(
                first(line),
                Some((text.to_owned(), class, ordinal)),
                "{line}"
            );
        }
    }

    #[test]
    fn words_and_figures_that_are_not_marks() {
        for line in [
            "15/01/2021 là hạn cuối",
            "01 lãnh đạo đơn vị",
            "5 - 6 tuổi",
            "2-3 lần mỗi tuần",
            "Mục đích",
            "Phần lớn các trường",
            "Điều 5 Quyết định này",
            "Các trường",
            "v.v. và",
            "2020 - 2021",
            "1.000 học sinh",
            "I",
            "Sa Đéc, ngày",
            "Phòng GDĐT. Các",
        ] {
            assert_eq!(first(line), None, "{line}");
        }
    }

    #[test]
    fn one_mark_read_in_two_ways() {
        let classes = |line| {
            read(line)
                .0
                .into_iter()
                .map(|marker| marker.class)
                .collect::<Vec<_>>()
        };
        assert_eq!(classes("I. X"), [Class::Roman, Class::Upper]);
        assert_eq!(classes("C. X"), [Class::Upper]);
        assert_eq!(classes("i) x"), [Class::LowerRoman, Class::Lower]);
    }
}
