//! What is odd about a document that a text names: another kind, no number, a day to come; and what a citation lacks.

use std::collections::{HashMap, HashSet};

use crate::cite::{self, Mention};
use crate::clauses::Located;
use crate::finding::FindingCode as Code;
use crate::kind;
use crate::model::{Finding, Reading};
use crate::vocabulary::DocumentKind;
use chrono::{Datelike as _, NaiveDate};

/// A document that a text names by its number and symbol, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedPaper {
    pub number: String,
    pub symbol: String,
    pub issued_on: Option<NaiveDate>,
    pub issuer: Option<String>,
}

pub(super) fn citation(reading: &Reading, located: &Located, found: &mut Vec<Finding>) {
    let mention = &located.mention;
    let mut say = |code, message: String, suggestion: Option<String>| {
        let finding = Finding::at(located.line, code, message).on(&located.named);
        found.push(match suggestion {
            Some(suggestion) => finding.suggest(suggestion),
            None => finding,
        });
    };
    let by_symbol = mention.symbol.as_deref().and_then(kind::of_symbol);
    if let (Some(written), Some(by_symbol), Some(symbol)) =
        (mention.kind, by_symbol, &mention.symbol)
        && !kind::agree(written, by_symbol)
    {
        let (old, new) = (kind::word(written), kind::word(by_symbol));
        let corrected = located.named.replacen(old, new, 1);
        let suggestion = (corrected != located.named).then_some(corrected);
        say(
            Code::KindSymbolMismatch,
            format!("Gọi là {old} nhưng ký hiệu “{symbol}” là của {new}."),
            suggestion,
        );
    }
    if let (Some(designation), Some(corrected)) = (&mention.designation, with_slash(mention)) {
        say(
            Code::MalformedSymbol,
            format!("Ký hiệu “{designation}” viết chưa đúng: phải có dấu “/”."),
            Some(located.named.replacen(designation.as_str(), &corrected, 1)),
        );
    }
    if mention.number.is_none() && mention.symbol.is_some() {
        say(
            Code::CitationBlankNumber,
            "Văn bản viện dẫn còn để trống số.".to_owned(),
            None,
        );
    } else if mention.number.is_none()
        && located.in_basis
        && !matches!(
            mention.kind,
            Some(DocumentKind::Law | DocumentKind::Constitution | DocumentKind::Ordinance)
        )
    {
        say(
            Code::CitationWithoutNumber,
            "Văn bản viện dẫn không ghi số, ký hiệu.".to_owned(),
            None,
        );
    }
    if let Some(written) = &mention.impossible_date {
        say(Code::InvalidDate, format!("Không có {written}."), None);
    }
    if let (Some(cited), Some(issued)) = (mention.issued_on, reading.issued_on)
        && cited > issued
    {
        say(
            Code::CitationAfterIssue,
            format!(
                "Văn bản viện dẫn đề ngày {}, sau ngày ban hành.",
                cited.format("%d/%m/%Y")
            ),
            None,
        );
    }
    let year = reading.school_year.and_then(|year| {
        Some((
            NaiveDate::from_ymd_opt(year.first(), 8, 1)?,
            NaiveDate::from_ymd_opt(year.last(), 5, 31)?,
            year,
        ))
    });
    if let (Some(end), Some((from, to, year))) = (mention.valid_until, year) {
        let end_shown = end.format("%d/%m/%Y");
        if end < from {
            say(
                Code::CitedPlanExpired,
                format!(
                    "Văn bản viện dẫn chỉ có hiệu lực đến {end_shown}, trước khi năm học {year} bắt đầu."
                ),
                None,
            );
        } else if end < to {
            say(
                Code::CitedPlanExpires,
                format!("Văn bản viện dẫn hết giai đoạn vào {end_shown}, trong năm học {year}."),
                None,
            );
        }
    }
}

/// "49-KL-TW" is written "49-KL/TW"; none where the mark is in its place.
fn with_slash(mention: &Mention) -> Option<String> {
    let designation = mention.designation.as_deref()?;
    let (before, last) = designation.rsplit_once('-')?;
    (!designation.contains('/') && before.contains('-')).then(|| format!("{before}/{last}"))
}

/// A legal basis names a document with its day and its issuer when it names it first; of laws and ordinances it says neither.
pub(super) fn incomplete(mentions: &[Located], found: &mut Vec<Finding>) {
    let mut named = HashSet::new();
    let mut lacking = Vec::new();
    for located in mentions {
        let mention = &located.mention;
        let is_law = matches!(
            mention.kind,
            Some(DocumentKind::Law | DocumentKind::Constitution | DocumentKind::Ordinance)
        );
        let Some(designation) = mention.designation.as_deref() else {
            continue;
        };
        let in_full = mention.says_day && mention.says_issuer;
        if in_full {
            named.insert(designation);
        }
        // One finding for each document, however often it is named.
        if is_law || in_full || !located.leads || !named.insert(designation) {
            continue;
        }
        let mut lacks = |code, message: &str| {
            lacking.push(Finding::at(located.line, code, message).on(&located.dated));
        };
        if !mention.says_day {
            let message = "Văn bản viện dẫn chưa ghi đủ ngày, tháng, năm ban hành.";
            lacks(Code::CitationWithoutDate, message);
        }
        if !mention.says_issuer {
            let message = "Văn bản viện dẫn chưa ghi cơ quan ban hành.";
            lacks(Code::CitationWithoutIssuer, message);
        }
    }
    // Named in full elsewhere in the text.
    let known = mentions.iter().filter_map(|located| {
        let mention = &located.mention;
        Some(CitedPaper {
            number: mention.number.clone()?,
            symbol: mention.symbol.clone()?,
            issued_on: mention.issued_on,
            issuer: mention.issuer.clone(),
        })
    });
    complete_citations(&mut lacking, &known.collect::<Vec<_>>());
    found.append(&mut lacking);
}

/// The documents that these findings say are not named in full.
pub fn incomplete_citations(findings: &[Finding]) -> Vec<CitedPaper> {
    let lacking = findings.iter().filter(|finding| lacks(finding));
    lacking
        .filter_map(|finding| Some(cited(finding)?.1))
        .collect()
}

/// Suggests the whole citation where it is known of which paper it speaks, and what that paper's day and issuer are.
pub fn complete_citations(findings: &mut [Finding], known: &[CitedPaper]) {
    let places: HashSet<_> = findings
        .iter()
        .map(|finding| (finding.code, finding.line, finding.excerpt.clone()))
        .collect();
    let mut papers: HashMap<_, Vec<&CitedPaper>> = HashMap::new();
    for paper in known {
        papers.entry(called(paper)).or_default().push(paper);
    }
    for finding in findings.iter_mut().filter(|finding| lacks(finding)) {
        let Some((mention, paper)) = cited(finding) else {
            continue;
        };
        let excerpt = finding.excerpt.clone();
        let is_lacking = |code| places.contains(&(code, finding.line, excerpt.clone()));
        let namesakes = papers.get(&called(&paper)).into_iter().flatten();
        let same: Vec<_> = namesakes
            .filter(|other| may_be_same(&paper, other))
            .collect();
        let day = only(same.iter().filter_map(|other| other.issued_on));
        // Of one day, numbers of several years or issuers are apart.
        let issuer = only(same.iter().filter_map(|other| other.issuer.clone()))
            .or_else(|| by_symbol(&paper.symbol).map(str::to_owned));
        let day = day.filter(|_| is_lacking(Code::CitationWithoutDate));
        let issuer = issuer.filter(|_| is_lacking(Code::CitationWithoutIssuer));
        let wanted = match finding.code {
            Code::CitationWithoutDate => day.is_some(),
            _ => issuer.is_some(),
        };
        let text = excerpt.as_deref().unwrap_or_default();
        let named = match day {
            Some(_) => text.get(mention.named.clone()).unwrap_or(text),
            None => text,
        };
        if wanted {
            let day = day.map(|day| format!(" {}", in_words(day)));
            let issuer = issuer.map(|issuer| format!(" của {issuer}"));
            finding.suggestion = Some(format!(
                "{}{}{}",
                named.trim_end(),
                day.unwrap_or_default(),
                issuer.unwrap_or_default()
            ));
        }
    }
}

/// "ngày 05 tháng 02 năm 2020": a nought before what is below ten, and of the months before the first two.
fn in_words(day: NaiveDate) -> String {
    let month = match day.month() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

fn lacks(finding: &Finding) -> bool {
    matches!(
        finding.code,
        Code::CitationWithoutDate | Code::CitationWithoutIssuer
    )
}

fn cited(finding: &Finding) -> Option<(Mention, CitedPaper)> {
    let mention = cite::scan(finding.excerpt.as_deref()?).into_iter().next()?;
    let paper = CitedPaper {
        number: mention.number.clone()?,
        symbol: mention.symbol.clone()?,
        issued_on: mention.issued_on,
        issuer: None,
    };
    Some((mention, paper))
}

/// Number, without noughts before it, and symbol.
fn called(paper: &CitedPaper) -> (String, String) {
    let number = paper.number.trim_start_matches('0').to_owned();
    (number, paper.symbol.to_lowercase())
}

/// Of the same day, where both say one.
fn may_be_same(one: &CitedPaper, other: &CitedPaper) -> bool {
    let days = one.issued_on.zip(other.issued_on);
    days.is_none_or(|(one, other)| one == other)
}

/// What all say, if they say the same.
fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Whose symbol it is, where it is nobody else's.
fn by_symbol(symbol: &str) -> Option<&'static str> {
    match symbol.split_once('-')? {
        (_, "CP") => Some("Chính phủ"),
        (_, "TTg") => Some("Thủ tướng Chính phủ"),
        ("TT" | "QĐ", "BGDĐT") => Some("Bộ trưởng Bộ Giáo dục và Đào tạo"),
        ("BGDĐT", _) | (_, "BGDĐT") => Some("Bộ Giáo dục và Đào tạo"),
        _ => None,
    }
}
