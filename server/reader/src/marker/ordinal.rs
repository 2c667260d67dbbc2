//! What counts: figures, Roman numerals, the letters of Vietnamese papers, and words.

use crate::fold::fold;

/// The letters that Vietnamese papers count with.
const LETTERS: [char; 23] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'x', 'y',
];

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

/// "I", "12", "B", "thứ nhất": the number and the bytes it takes.
pub(super) fn count_word(text: &str) -> Option<(u32, usize)> {
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

pub(super) fn count_component(text: &str) -> Option<u32> {
    if text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    roman(text).or_else(|| {
        single(text)
            .filter(|c| c.is_uppercase())
            .and_then(letter_ordinal)
    })
}

pub(super) fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// f, j, w and z take the place that a writer following the English order gives them: right after their neighbour.
pub(super) fn letter_ordinal(c: char) -> Option<u32> {
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
pub(super) fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let (tens, rest) = match text.strip_prefix("XL") {
        Some(rest) => (4, rest),
        None => {
            let rest = text.trim_start_matches('X');
            (u32::try_from(text.len() - rest.len()).ok()?, rest)
        }
    };
    let ones = ONES.iter().position(|one| *one == rest)?;
    let value = tens * 10 + u32::try_from(ones).ok()?;
    (value > 0 && tens <= if text.starts_with("XL") { 4 } else { 3 }).then_some(value)
}
