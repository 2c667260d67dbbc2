//! Finds the documents that a text names: kind, number, symbol, date, issuer, subject.

mod subject;

use crate::date::{self, DATE, Written, pattern};
use crate::fold::{fold, has_phrase, starts_phrase};
use crate::kind;
use crate::vocabulary::DocumentKind;
use chrono::NaiveDate;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use subject::{ACRONYM, SUBJECT, issuer_end, sentence_end, subject_of, tidy, validity};

/// A document named at one place of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Mention {
    pub kind: Option<DocumentKind>,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub designation: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub impossible_date: Option<String>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    pub valid_until: Option<NaiveDate>,
    /// A day stands with it, also where it should not: behind the issuer, or on no calendar.
    pub says_day: bool,
    /// An issuer stands with it, also behind the subject.
    pub says_issuer: bool,
    /// From the word for the kind to the end of the designation: "Công văn số 82/KH-SGDĐT".
    pub named: Range<usize>,
    /// From there to the end of the date: no deadline stands in it.
    pub dated: Range<usize>,
}

/// Symbols are groups of letters; spaces around the marks are a slip that the word "số" lets through.
static DESIGNATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?:[Ss]ố\s*:?\s*)(?P<n1>\d{1,5}[a-z]?(?:\s?/\s?(?:19|20)\d{2})?|[.…_]*)\s?(?P<m1>[/-])\s?
            (?P<s1>[A-ZĐ][\p{L}\d&]*(?:\s?[-/–]\s?[A-ZĐ][\p{L}\d&]*)*)
        | (?P<n2>\d{1,5}[a-z]?(?:/(?:19|20)\d{2})?)(?P<m2>[/-])(?P<s2>[A-ZĐ][\p{L}\d&]*(?:[-/–][A-ZĐ][\p{L}\d&]*)*)",
    )
});
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^[,;]?\s*\(?(?:ban hành\s+|ký\s+)?(?:{DATE}|(?i:ngày)\s*[\d.…_]*\s*(?i:tháng)\s*[\d.…_]*\s*(?i:năm)\s*[\d.…_]*)\)?"
    ))
});

static OF_A_BODY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s(?:của|do)\s+\p{Lu}"));

static UNNUMBERED_LAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s[^;.\d]{{0,120}}?(?:{DATE}|(?i:năm)\s+(?:19|20)\d{{2}})"
    ))
});

/// Every mention, in the order of the text.
pub(crate) fn scan(text: &str) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut floor = 0;
    for found in DESIGNATION.captures_iter(text) {
        let group = |first, second| {
            found
                .name(first)
                .or_else(|| found.name(second))
                .map(|part| part.as_str())
        };
        let Some(whole) = found.get(0) else { continue };
        let touches_word = text
            .get(..whole.start())
            .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '/'));
        let (Some(symbol), Some(mark)) = (group("s1", "s2"), group("m1", "m2")) else {
            continue;
        };
        if touches_word {
            continue;
        }
        let number =
            group("n1", "n2").filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        let (worded, start, subject) = kind_before(text, floor, whole.start());
        let plain_symbol = squeeze(symbol);
        let by_symbol = kind::of_symbol(&plain_symbol);
        let grouped = plain_symbol.contains(['-', '/']);
        let said = found.name("s1").is_some();
        if !(worded.is_some() && (grouped || plain_symbol.chars().count() > 2)
            || grouped && (by_symbol.is_some() || said))
        {
            continue;
        }
        floor = whole.end();
        mentions.push(Mention {
            kind: worded.or(by_symbol),
            number: number.map(squeeze),
            designation: number.map(|number| format!("{}{mark}{plain_symbol}", squeeze(number))),
            symbol: Some(plain_symbol),
            subject,
            named: start..whole.end(),
            dated: start..whole.end(),
            ..Mention::default()
        });
    }
    add_unnumbered(text, &mut mentions);
    let ends: Vec<usize> = mentions
        .iter()
        .skip(1)
        .map(|next| next.named.start)
        .chain([text.len()])
        .collect();
    for (mention, end) in mentions.iter_mut().zip(ends) {
        complete(text, mention, end);
    }
    mentions
}

fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '–' { '-' } else { c })
        .collect()
}

/// The kind named just before a designation, where it begins, and for a law the words between.
fn kind_before(
    text: &str,
    floor: usize,
    end: usize,
) -> (Option<DocumentKind>, usize, Option<String>) {
    let window = start_of_window(text, floor, end, 160);
    let before = text.get(window..end).unwrap_or_default().trim_end();
    let folded = fold(before);
    let (trimmed, folded) = match folded.strip_suffix(" so") {
        Some(rest) => (
            before.get(..before.len() - " số".len()).unwrap_or(before),
            rest.to_owned(),
        ),
        None => (before, folded),
    };
    if let Some((kind, length)) = kind::ending(&folded) {
        return (Some(kind), window + byte_before_end(trimmed, length), None);
    }
    // "Luật Giáo dục số 43/2019/QH14": the name stands between the word and the number.
    for word in ["Luật ", "Pháp lệnh ", "Bộ luật "] {
        let sentence = trimmed.rfind([';', '.']).map_or(0, |index| index + 1);
        if let Some(at) = trimmed.rfind(word).filter(|at| *at >= sentence) {
            let name = trimmed.get(at + word.len()..).unwrap_or_default().trim();
            let kind = kind::beginning(&fold(word)).map(|found| found.0);
            return (
                kind,
                window + at,
                Some(name.to_owned()).filter(|name| !name.is_empty()),
            );
        }
    }
    (None, end, None)
}

/// Folded words are as many characters as written ones, but not as many bytes.
fn byte_before_end(text: &str, characters: usize) -> usize {
    text.char_indices()
        .rev()
        .nth(characters.saturating_sub(1))
        .map_or(0, |(index, _)| index)
}

fn start_of_window(text: &str, floor: usize, end: usize, bytes: usize) -> usize {
    let mut start = end.saturating_sub(bytes).max(floor);
    while start < end && !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// "Luật Giáo dục ngày 14 tháng 6 năm 2019": laws are often named by their date alone.
fn add_unnumbered(text: &str, mentions: &mut Vec<Mention>) {
    let numbered = mentions.len();
    for found in UNNUMBERED_LAW.find_iter(text) {
        let known = mentions.get(..numbered).unwrap_or_default();
        let taken = known
            .get(known.partition_point(|other| other.named.end <= found.start()))
            .is_some_and(|other| other.named.start < found.end());
        let name_end = ["ngày", "năm"]
            .iter()
            .filter_map(|word| found.as_str().find(word))
            .min()
            .unwrap_or(found.len());
        let Some(name) = found
            .as_str()
            .get(..name_end)
            .map(|name| name.trim().trim_end_matches(','))
        else {
            continue;
        };
        let Some((kind, length)) = kind::beginning(&fold(name)) else {
            continue;
        };
        if taken || name.contains(" số") {
            continue;
        }
        let word_end = name
            .char_indices()
            .nth(length)
            .map_or(name.len(), |(index, _)| index);
        let subject = name.get(word_end..).unwrap_or_default().trim();
        let named = found.start()..found.start() + name.len();
        mentions.push(Mention {
            kind: Some(kind),
            subject: Some(subject.to_owned()).filter(|subject| !subject.is_empty()),
            dated: named.clone(),
            named,
            ..Mention::default()
        });
    }
    mentions.sort_by_key(|mention| mention.named.start);
}

/// Whether these words, and no others, lead from the beginning of a clause to the document that it names.
pub(crate) fn leads(before: &str) -> bool {
    // The longest lead is shorter.
    if before.len() > 40 {
        return false;
    }
    let folded = fold(before.trim());
    let lead = folded.trim_end_matches(" vao").trim_end_matches(" theo");
    matches!(lead, "can cu" | "thuc hien" | "theo" | "xet")
}

/// A clause of the legal basis that names a kind of document but gives no number: "Căn cứ Kế hoạch công tác năm 2025
/// của UBND xã;".
pub(crate) fn unnumbered_basis(text: &str) -> Option<Mention> {
    let folded = fold(text);
    let lead = ["can cu", "thuc hien", "theo"]
        .into_iter()
        .find(|lead| starts_phrase(&folded, lead))?;
    let lead_end = text
        .char_indices()
        .nth(lead.chars().count() + 1)
        .map(|(index, _)| index)?;
    let body = text.get(lead_end..)?;
    let (kind, length) = kind::beginning(&fold(body))?;
    let word_end = body
        .char_indices()
        .nth(length)
        .map_or(body.len(), |(index, _)| index);
    let rest = body.get(word_end..)?;
    if !body.starts_with(char::is_uppercase)
        || has_phrase(&fold(rest), "nay")
        || kind == DocumentKind::Other
    {
        return None;
    }
    let named = lead_end..lead_end + word_end;
    let mut mention = Mention {
        kind: Some(kind),
        dated: named.clone(),
        named,
        ..Mention::default()
    };
    let (name, issuer) = rest.split_once(" của ").unwrap_or((rest, ""));
    if let Some((Written::Day(day), _)) = date::first(rest) {
        mention.issued_on = Some(day);
    }
    mention.subject = tidy(name);
    mention.issuer = tidy(SUBJECT.split(issuer).next().unwrap_or(issuer));
    Some(mention)
}

/// Reads the date, issuer and subject that follow a designation.
fn complete(text: &str, mention: &mut Mention, limit: usize) {
    let mut at = mention.named.end;
    let mut rest = text.get(at..limit).unwrap_or_default();
    if let Some(dated) = DATED.find(rest) {
        match date::first(dated.as_str()) {
            Some((Written::Day(day), _)) => mention.issued_on = Some(day),
            Some((Written::Impossible, range)) => {
                mention.impossible_date = dated.as_str().get(range).map(str::to_owned);
            }
            _ => {}
        }
        at += dated.end();
        mention.dated.end = at;
        rest = text.get(at..limit).unwrap_or_default();
    }
    // The rest of this sentence, at most as much as a subject can be.
    let window = rest
        .char_indices()
        .nth(600)
        .map_or(rest, |(index, _)| rest.get(..index).unwrap_or(rest));
    let end = window.find(';').unwrap_or(window.len());
    let mut rest = window.get(..end).unwrap_or(window);
    if let Some(stop) = sentence_end(rest) {
        rest = rest.get(..stop).unwrap_or(rest);
    }
    let before_subject = SUBJECT.find(rest).map_or(rest.len(), |found| found.start());
    let before_subject = rest.get(..before_subject).unwrap_or(rest);
    let day = date::first(before_subject).map(|found| found.0);
    mention.says_day = mention.issued_on.is_some()
        || mention.impossible_date.is_some()
        || matches!(day, Some(Written::Day(_)));
    mention.says_issuer = OF_A_BODY.is_match(rest);
    let after_comma = rest.trim_start().trim_start_matches(',').trim_start();
    if let Some(named) = after_comma.strip_prefix("của ") {
        let stop = issuer_end(named);
        mention.issuer = named
            .get(..stop)
            .map(|name| ACRONYM.replace_all(name, "").into_owned())
            .and_then(|name| tidy(&name));
        mention.says_issuer |= mention.issuer.is_some();
        rest = named.get(stop..).unwrap_or_default();
    }
    let subject = subject_of(rest);
    if mention.subject.is_none() {
        mention.subject = subject;
    }
    mention.valid_until = validity(mention);
}
