//! From text to source lines: composed Unicode, one kind of line end, no invisible characters, Markdown marks taken
//! off. A line keeps the number it has in the source.

use crate::fold::fold;
use unicode_normalization::UnicodeNormalization;

/// A non-blank line of the source.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceLine {
    pub number: u32,
    /// Runs of white space as one space.
    pub text: String,
    /// With its tabs and runs of spaces: they may divide columns.
    wide: String,
    /// All of it was bold, or it was a Markdown heading.
    pub strong: bool,
    pub after_blank: bool,
    /// A row of a table drawn with pipes or taken from a file's table.
    pub cells: Vec<String>,
}

impl SourceLine {
    pub fn new(number: u32, raw: &str) -> Self {
        let wide = clean(raw);
        Self {
            number,
            text: collapse(&wide),
            wide,
            ..Self::default()
        }
    }

    /// How it stands on the page.
    pub fn standing(self, strong: bool, after_blank: bool) -> Self {
        Self {
            strong,
            after_blank,
            ..self
        }
    }

    /// A table row: the cells stand beside each other in its text.
    pub fn row(number: u32, cells: Vec<String>) -> Self {
        let wide = clean(&cells.join("\t").replace('\n', "\t"));
        let cells: Vec<String> = cells.iter().map(|cell| collapse(&clean(cell))).collect();
        Self {
            number,
            wide,
            text: cells.join(" | "),
            cells,
            ..Self::default()
        }
    }

    /// The pieces that tabs or three spaces set apart.
    ///
    /// A blank left to be filled in sets nothing apart: "Số:      /KH-UBND", "ngày      tháng 9".
    pub fn columns(&self) -> Vec<String> {
        let tabbed = self.wide.replace('\t', "   ");
        let mut columns: Vec<String> = Vec::new();
        for piece in tabbed
            .split("   ")
            .map(collapse)
            .filter(|piece| !piece.is_empty())
        {
            match columns.last_mut() {
                Some(last) if is_filled_in(last, &piece) => {
                    last.push(' ');
                    last.push_str(&piece);
                }
                _ => columns.push(piece),
            }
        }
        columns
    }

    /// The cells that tabs set apart, empty ones kept, if they can be a row of a table of that many columns.
    pub fn tab_cells(&self, columns: usize) -> Vec<String> {
        let cells = self.wide.split('\t').map(collapse);
        if self.wide.matches('\t').count() + 2 >= columns.max(2) {
            cells.collect()
        } else {
            Vec::new()
        }
    }

    /// Says nothing: rules, rows of stars, "—o0o—".
    pub fn is_ornament(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
            || (self.text.len() < 40
                && fold(&self.text).chars().all(|c| "-_*=~.o0 ".contains(c))
                && self.text.contains(['0', 'O', 'o'])
                && self.text.chars().filter(|c| c.is_alphanumeric()).count() <= 3
                && self.text.chars().any(|c| !c.is_alphanumeric()))
    }
}

/// Splits a whole text. Line ends may be any of those in use, form feeds included.
pub(crate) fn split(text: &str) -> Vec<SourceLine> {
    let text: String = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .nfc()
        .collect();
    let text = text
        .replace("\r\n", "\n")
        .replace("<br/>", "<br>")
        .replace("<br />", "<br>");
    let mut lines = Vec::new();
    let mut after_blank = true;
    for (index, raw) in text
        .split([
            '\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}',
        ])
        .enumerate()
    {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let line = markdown_line(number, raw);
        if line.text.is_empty() {
            if raw.chars().any(|c| !c.is_whitespace() && !is_invisible(c)) {
                // Marks alone ("**", "#"): nothing is said, but the line is there.
                let marks = collapse(&clean(raw));
                lines.push(SourceLine {
                    number,
                    wide: marks.clone(),
                    text: marks,
                    after_blank,
                    ..SourceLine::default()
                });
            }
            after_blank = true;
            continue;
        }
        lines.push(SourceLine {
            after_blank,
            ..line
        });
        after_blank = false;
    }
    lines
}

fn markdown_line(number: u32, raw: &str) -> SourceLine {
    // Leading tabs may be empty cells.
    let tabs = raw.len() - raw.trim_start_matches('\t').len();
    let mut body = raw.trim();
    while let Some(rest) = body.strip_prefix("> ") {
        body = rest.trim_start();
    }
    if let Some(cells) = pipe_cells(body) {
        return SourceLine::row(number, cells);
    }
    let hashes = body.chars().take_while(|&c| c == '#').count();
    let heading = (1..=6).contains(&hashes)
        && body
            .get(hashes..)
            .is_some_and(|rest| rest.starts_with([' ', '*']));
    if heading {
        body = body.trim_start_matches('#').trim_end_matches('#').trim();
    }
    let bold = body.len() > 4
        && ["**", "__"].iter().any(|mark| {
            body.starts_with(mark)
                && body.trim_end_matches(['.', ':', '\\', ' ']).ends_with(mark)
                && body.matches(mark).count() == 2
        });
    let plain = unmark(body.strip_suffix('\\').unwrap_or(body));
    SourceLine {
        strong: heading || (bold && !plain.is_empty()),
        ..SourceLine::new(number, &format!("{}{plain}", "	".repeat(tabs.min(8))))
    }
}

/// Takes off emphasis, code marks and backslash escapes. A lone star or underscore is left: it may be a list's mark
/// or a blank to fill in.
fn unmark(text: &str) -> String {
    let text = if text.chars().all(|c| "*_- ".contains(c)) {
        text.to_owned()
    } else {
        text.replace("**", "")
    };
    let text = match text
        .strip_prefix("__")
        .and_then(|rest| rest.strip_suffix("__"))
    {
        Some(inner) if !inner.contains('_') => inner.to_owned(),
        _ => text,
    };
    let text = match text.strip_prefix(['*', '_']) {
        Some(rest)
            if !rest.starts_with([' ', '*', '_'])
                && rest.ends_with(text.get(..1).unwrap_or("*"))
                && rest.len() > 1 =>
        {
            rest.get(..rest.len() - 1).unwrap_or(rest).to_owned()
        }
        _ => text,
    };
    let text = text
        .replace("<br>", " ")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' || !rest.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
    }
    out
}

/// The cells of a row drawn with pipes; none if it is not one.
fn pipe_cells(body: &str) -> Option<Vec<String>> {
    let framed = body.len() > 1 && body.starts_with('|');
    if !framed && body.matches('|').count() < 2 {
        return None;
    }
    let inner = body.strip_prefix('|').unwrap_or(body);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let cell = |cell: &str| {
        cell.split("<br>")
            .map(|line| unmark(line.trim()))
            .collect::<Vec<_>>()
            .join("\n")
    };
    Some(inner.split('|').map(cell).collect())
}

/// Spaces of every width become plain ones; what cannot be seen goes.
fn clean(raw: &str) -> String {
    raw.nfc()
        .filter(|&c| !is_invisible(c))
        .map(|c| {
            if c.is_whitespace() && c != '\t' {
                ' '
            } else {
                c
            }
        })
        .collect::<String>()
        .trim_matches(' ')
        .to_owned()
}

/// True if the second piece goes on behind a blank that the first one ends with: in a number that is not whole yet, or
/// in a date.
fn is_filled_in(before: &str, piece: &str) -> bool {
    let (before, piece) = (fold(before), fold(piece));
    let letterless = |text: &str| !text.contains(char::is_alphabetic);
    let figure = !piece.starts_with(char::is_alphabetic);
    let number = before.len() < 24
        && before.strip_prefix("so").is_some_and(|so_far| {
            (figure && letterless(so_far))
                || so_far.ends_with(['/', '-'])
                || piece.starts_with(['/', '-'])
        });
    let ends_after = |word: &str| {
        before
            .rsplit_once(word)
            .is_some_and(|(_, after)| after.len() < 8 && letterless(after))
    };
    number
        || (piece.starts_with("thang") && ends_after("ngay"))
        || (piece.starts_with("nam") && ends_after("thang"))
        || (figure
            && ["ngay", "thang", "nam"]
                .iter()
                .any(|word| before.ends_with(word)))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> SourceLine {
        split(text).into_iter().next().unwrap_or_default()
    }

    #[test]
    fn markdown_marks_go_and_the_words_stay() {
        assert_eq!(only("#### **1. Phòng Giáo dục**").text, "1. Phòng Giáo dục");
        assert_eq!(only("**1.1.** Đẩy mạnh").text, "1.1. Đẩy mạnh");
        assert!(only("**KẾ HOẠCH**  ").strong);
        assert!(!only("**1.1.** Đẩy mạnh").strong);
        assert_eq!(only(r"1\. Xây dựng").text, "1. Xây dựng");
        assert_eq!(
            only("*Căn cứ Luật Giáo dục;*").text,
            "Căn cứ Luật Giáo dục;"
        );
        assert_eq!(only("* Nhóm 1").text, "* Nhóm 1");
        assert_eq!(only("Số: ____/KH").text, "Số: ____/KH");
    }

    #[test]
    fn decomposed_text_is_composed_and_numbers_are_those_of_the_source() {
        let decomposed: String = "\u{feff}\r\nKế hoạch\r\n\r\nNăm học".nfd().collect();
        let lines = split(&decomposed);
        let read: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.text.as_str(), line.after_blank))
            .collect();
        assert_eq!(read, [(2, "Kế hoạch", true), (4, "Năm học", true)]);
    }

    #[test]
    fn columns_and_cells() {
        assert_eq!(
            only("UBND XÃ A\t\tCỘNG HÒA").columns(),
            ["UBND XÃ A", "CỘNG HÒA"]
        );
        assert_eq!(
            only("UBND XÃ A      CỘNG HÒA").columns(),
            ["UBND XÃ A", "CỘNG HÒA"]
        );
        for blank in [
            "Số:     /KH-PGDĐT",
            "Số:    05/KH-PGDĐT",
            "Số:   05   /KH-PGDĐT",
            "Số      :     /     KH-PGDĐT",
            "Số:     /KH     -     PGDĐT",
            "Tân Phú, ngày    05    tháng    9    năm    2020",
            "Tân Phú, ngày         tháng         năm 2020",
        ] {
            assert_eq!(only(blank).columns(), [only(blank).text]);
        }
        assert_eq!(
            only("Số:    /KH-PGDĐT     Tân Phú, ngày    tháng 9 năm 2020").columns(),
            ["Số: /KH-PGDĐT", "Tân Phú, ngày tháng 9 năm 2020"]
        );
        assert_eq!(only("| 1 | **Họp** | |").cells, ["1", "Họp", ""]);
        assert!(only("|---|:--|").is_ornament());
        assert!(only("----o0o----").is_ornament());
    }
}
