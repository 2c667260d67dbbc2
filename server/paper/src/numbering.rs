//! Which marks a word processor would count as they are written. Word knows Roman and Arabic figures and the English
//! letters; Vietnamese points go a, b, c, d, đ, e, g, h. Where the marks of a list are not what Word would count, they
//! are words like any others (decision 17).

/// A list that Word counts by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct List {
    /// Word's name of it.
    pub format: &'static str,
    pub start: u32,
    pub before: String,
    pub after: String,
}

impl List {
    /// "1.%1."
    pub fn text(&self) -> String {
        match self.format {
            "bullet" => self.before.clone(),
            _ => format!("{}%1{}", self.before, self.after),
        }
    }
}

const FORMATS: [&str; 5] = [
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
];
const LONGEST: usize = 30;

/// The list whose marks are exactly these; none where there is no such list.
pub(crate) fn list(marks: &[&str]) -> Option<List> {
    let (first, rest) = marks.split_first()?;
    if first.contains('%') || first.chars().count() > LONGEST {
        return None;
    }
    if matches!(*first, "-" | "+" | "•" | "–") {
        return rest.iter().all(|mark| mark == first).then(|| List {
            format: "bullet",
            start: 1,
            before: (*first).to_owned(),
            after: String::new(),
        });
    }
    let end = first.rfind(char::is_alphanumeric)?;
    let end = end + first.get(end..)?.chars().next()?.len_utf8();
    let (stem, after) = first.split_at_checked(end)?;
    let begin = stem
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(Some(0), |index| {
            Some(index + stem.get(index..)?.chars().next()?.len_utf8())
        })?;
    let (before, token) = stem.split_at_checked(begin)?;
    FORMATS
        .into_iter()
        .filter_map(|format| {
            let start = (1..=60).find(|n| shown(format, *n).as_deref() == Some(token))?;
            Some(List {
                format,
                start,
                before: before.to_owned(),
                after: after.to_owned(),
            })
        })
        .filter(|list| {
            (list.start..).zip(marks).all(|(n, mark)| {
                shown(list.format, n)
                    .is_some_and(|n| format!("{}{n}{}", list.before, list.after) == **mark)
            })
        })
        .min_by_key(|list| list.start)
}

/// As Word writes a count; none where nobody would want it to.
fn shown(format: &str, n: u32) -> Option<String> {
    let letter = |first: u8| {
        let n = u8::try_from(n.checked_sub(1)?).ok().filter(|n| *n < 26)?;
        Some(char::from(first + n).to_string())
    };
    match format {
        "decimal" => Some(n.to_string()),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).map(|n| n.to_lowercase()),
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        _ => None,
    }
}

/// As far as parts of a paper go.
pub(crate) fn roman(n: u32) -> Option<String> {
    const PARTS: [(u32, &str); 7] = [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = Some(n).filter(|n| (1..90).contains(n))?;
    let mut out = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(marks: &[&str]) -> Option<(&'static str, String, u32)> {
        list(marks).map(|list| (list.format, list.text(), list.start))
    }

    #[test]
    fn what_word_counts_is_left_to_word() {
        assert_eq!(
            text(&["I.", "II.", "III."]),
            Some(("upperRoman", "%1.".to_owned(), 1))
        );
        assert_eq!(
            text(&["2.1.", "2.2."]),
            Some(("decimal", "2.%1.".to_owned(), 1))
        );
        assert_eq!(
            text(&["Điều 3.", "Điều 4."]),
            Some(("decimal", "Điều %1.".to_owned(), 3))
        );
        assert_eq!(
            text(&["a)", "b)", "c)", "d)"]),
            Some(("lowerLetter", "%1)".to_owned(), 1))
        );
        assert_eq!(text(&["-", "-"]), Some(("bullet", "-".to_owned(), 1)));
        assert_eq!(text(&["C."]), Some(("upperLetter", "%1.".to_owned(), 3)));
    }

    #[test]
    fn vietnamese_letters_are_words() {
        assert_eq!(text(&["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]), None);
        assert_eq!(text(&["đ)"]), None);
        assert_eq!(text(&["1.", "3."]), None);
        assert_eq!(text(&["%1."]), None);
        assert_eq!(text(&["Phần thứ nhất"]), None);
        assert_eq!(text(&["*", "**"]), None);
    }
}
