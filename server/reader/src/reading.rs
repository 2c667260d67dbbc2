//! Puts a reading together: head, foot, body, citations, findings, and the account of every line.

use crate::check;
use crate::cite::Mention;
use crate::clauses::{Builder, Located};
use crate::date::pattern;
use crate::deadline::Years;
use crate::header::{self, Header};
use crate::lines::SourceLine;
use crate::model::{Citation, Clause, Line, Reading, SchoolYear, Unplaced};
use crate::outline;
use crate::tail::{self, Tail};
use crate::vocabulary::{CitationPlace, ClauseKind, DocumentKind, LineRole};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

static SCHOOL_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)năm học:?\s*(\d{4})\s*[-–—]+\s*(\d{4})"));
static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})\s*[-–—]\s*(\d{4})"));
static OF_ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?s)của ((?:Phòng|Sở|Trường|trường|UBND|Ủy ban|Uỷ ban|nhà trường)[^;:]*?)[\s,]*(?:\.|/|$|, (?:đề nghị|yêu cầu))",
    )
});

/// A whole paper.
pub(crate) fn read(lines: &[SourceLine]) -> Reading {
    let mut roles = vec![LineRole::Unplaced; lines.len()];
    let header = header::read(lines, &mut roles);
    let tail = tail::read(lines, header.end, &mut roles);
    put_together(lines, header, tail, roles)
}

/// What stands between head and foot.
pub(crate) fn words(lines: &[SourceLine]) -> Reading {
    let mut roles = vec![LineRole::Unplaced; lines.len()];
    let mut header = header::read(lines, &mut roles);
    let addressed = |role: &LineRole| matches!(role, LineRole::Addressee | LineRole::Ornament);
    if !roles.iter().take(header.end).all(addressed) {
        header = Header::default();
        roles.fill(LineRole::Unplaced);
    }
    put_together(lines, header, Tail::none(lines), roles)
}

fn put_together(
    lines: &[SourceLine],
    header: Header,
    mut tail: Tail,
    mut roles: Vec<LineRole>,
) -> Reading {
    let (foot, first) = (tail.range.clone(), header.end);
    let body = lines
        .iter()
        .enumerate()
        .filter(|(index, _)| *index >= first && !foot.contains(index));
    let outline = outline::read(body);

    let school_year = school_year(&header, lines);
    let years = Years {
        school_year,
        issued_on: header.issued_on,
    };
    let mut builder = Builder {
        outline: &outline,
        years,
        mentions: Vec::new(),
        kinds: Vec::new(),
    };
    let clauses = builder.build();
    for (index, kind) in &builder.kinds {
        set(&mut roles, *index, role_of(*kind));
    }
    outline
        .table_headers
        .iter()
        .for_each(|index| set(&mut roles, *index, LineRole::TableHeader));
    outline
        .ornaments
        .iter()
        .for_each(|index| set(&mut roles, *index, LineRole::Ornament));

    let account: Vec<Line> = lines
        .iter()
        .zip(&roles)
        .map(|(line, role)| Line {
            number: line.number,
            text: line.text.clone(),
            role: *role,
        })
        .collect();
    let unplaced = account
        .iter()
        .filter(|line| line.role == LineRole::Unplaced)
        .map(|line| Unplaced {
            line: line.number,
            text: line.text.clone(),
        });
    let (signer, co_signers) = tail.divide_signers();
    let mut reading = Reading {
        citations: citations(&builder.mentions),
        unplaced: unplaced.collect(),
        recipients: tail.recipients,
        signer,
        co_signers,
        school_year,
        lines: account,
        clauses,
        ..Reading::default()
    };
    take_header(&mut reading, &header);
    reading.findings = check::findings(&reading, &header, &outline, &builder.mentions);
    reading
}

fn set(roles: &mut [LineRole], index: usize, role: LineRole) {
    if let Some(slot) = roles.get_mut(index) {
        *slot = role;
    }
}

fn take_header(reading: &mut Reading, header: &Header) {
    reading.number.clone_from(&header.number);
    reading.symbol.clone_from(&header.symbol);
    reading.kind = header.kind;
    reading.place.clone_from(&header.place);
    reading.issued_on = header.issued_on;
    reading.title.clone_from(&header.title);
    reading.parent_issuer.clone_from(&header.parent_issuer);
    reading.addressees.clone_from(&header.addressees);
    reading.issuer = header
        .issuer
        .clone()
        .or_else(|| issuer_in_closing(&reading.clauses));
}

/// "Trên đây là Kế hoạch … của Phòng Giáo dục và Đào tạo thành phố Sa Đéc./."
fn issuer_in_closing(clauses: &[Clause]) -> Option<String> {
    let closing = clauses
        .iter()
        .find(|clause| clause.kind == ClauseKind::Closing)?;
    let named = OF_ISSUER
        .captures_iter(&closing.text)
        .last()?
        .get(1)?
        .as_str()
        .trim();
    (named.split(' ').count() <= 20 && named != "nhà trường").then(|| named.to_owned())
}

/// The title's year counts before the body's.
fn school_year(header: &Header, lines: &[SourceLine]) -> Option<SchoolYear> {
    let pair = |pattern: &Regex, text: &str| {
        pattern.captures_iter(text).find_map(|found| {
            let first: i32 = found.get(1)?.as_str().parse().ok()?;
            let last: i32 = found.get(2)?.as_str().parse().ok()?;
            SchoolYear::starting(first).filter(|year| year.last() == last)
        })
    };
    let title = header.title.as_deref().unwrap_or_default();
    pair(&SCHOOL_YEAR, title)
        .or_else(|| pair(&YEARS, title))
        .or_else(|| lines.iter().find_map(|line| pair(&SCHOOL_YEAR, &line.text)))
}

fn role_of(kind: ClauseKind) -> LineRole {
    match kind {
        ClauseKind::Section => LineRole::Section,
        ClauseKind::Heading => LineRole::Heading,
        ClauseKind::LegalBasis => LineRole::LegalBasis,
        ClauseKind::Objective => LineRole::Objective,
        ClauseKind::Requirement => LineRole::Requirement,
        ClauseKind::Topic => LineRole::Topic,
        ClauseKind::Duty => LineRole::Duty,
        ClauseKind::Article => LineRole::Article,
        ClauseKind::Item => LineRole::Item,
        ClauseKind::Note => LineRole::Note,
        ClauseKind::Paragraph => LineRole::Paragraph,
        ClauseKind::Closing => LineRole::Closing,
    }
}

/// Each document once. Two papers of one number and symbol are one unless both are dated and the dates differ.
fn citations(mentions: &[Located]) -> Vec<Citation> {
    let mut cited: Vec<Citation> = Vec::new();
    let mut known: HashMap<String, Vec<usize>> = HashMap::new();
    for Located {
        mention,
        line,
        in_basis,
        ..
    } in mentions
    {
        let at = known.entry(identity(mention)).or_default();
        let same = at.iter().copied().find(|index| {
            let dates = cited
                .get(*index)
                .map(|earlier| (earlier.issued_on, mention.issued_on));
            !matches!(dates, Some((Some(earlier), Some(now))) if earlier != now)
        });
        let place = if *in_basis {
            CitationPlace::LegalBasis
        } else {
            CitationPlace::Text
        };
        match same.and_then(|index| cited.get_mut(index)) {
            Some(earlier) => {
                earlier.mentions.push(*line);
                earlier.issued_on = earlier.issued_on.or(mention.issued_on);
                earlier.valid_until = earlier.valid_until.or(mention.valid_until);
                if earlier.issuer.is_none() {
                    earlier.issuer.clone_from(&mention.issuer);
                }
                if earlier.subject.is_none() {
                    earlier.subject.clone_from(&mention.subject);
                }
                if *in_basis {
                    earlier.place = place;
                }
            }
            None => {
                at.push(cited.len());
                cited.push(Citation {
                    kind: mention.kind.unwrap_or(DocumentKind::Other),
                    number: mention.number.clone(),
                    symbol: mention.symbol.clone(),
                    issued_on: mention.issued_on,
                    issuer: mention.issuer.clone(),
                    subject: mention.subject.clone(),
                    line: *line,
                    place,
                    designation: mention.designation.clone(),
                    valid_until: mention.valid_until,
                    mentions: vec![*line],
                });
            }
        }
    }
    cited
}

fn identity(mention: &Mention) -> String {
    match (&mention.number, &mention.symbol) {
        (Some(number), Some(symbol)) => {
            let letters: String = symbol.chars().filter(|c| c.is_alphanumeric()).collect();
            format!("{} {letters}", number.trim_start_matches('0'))
        }
        _ => format!(
            "{:?} {:?} {:?} {:?}",
            mention.kind, mention.symbol, mention.subject, mention.issued_on
        ),
    }
}
