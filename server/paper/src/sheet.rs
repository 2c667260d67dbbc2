//! A paper made into lines: every word, mark and stop as it will stand on the sheet, and where it stands. The renderers
//! only draw.

mod body;

use crate::balance::balanced;
use crate::form::{self, Length, Part};
use crate::kind::Kind;
use crate::model::{Align, Appendix, Copied, CopyForm, Paper, Signer, Urgency};
use crate::numbering::{self, List};
use crate::words::{capitals, clean, ended, lines, number, number_line, place_and_day, recipients};
use serde::Serialize;
use std::rc::Rc;

use body::Body;

#[derive(Debug, Serialize)]
pub(crate) struct Sheet {
    /// For the file's own description, not drawn.
    pub title: String,
    pub head: Head,
    /// Kind, subject, authority, addressees, citations.
    pub opening: Vec<Line>,
    pub body: Vec<Piece>,
    pub foot: Foot,
    pub appendices: Vec<Annex>,
    pub copies: Vec<Copy>,
    pub verify: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Head {
    pub left: Vec<Line>,
    pub right: Vec<Line>,
    /// Under the left block's rule.
    pub under_left: Vec<Line>,
    pub under_right: Vec<Line>,
    /// In a frame, under everything on the left.
    pub mark: Option<Mark>,
}

/// A word in a frame.
#[derive(Debug, Serialize)]
pub(crate) struct Mark {
    pub text: &'static str,
    #[serde(serialize_with = "as_points")]
    pub width: Length,
}

/// A line at a place, with the rule under it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    #[serde(serialize_with = "as_id")]
    pub part: Part,
    pub text: String,
    pub rule: Rule,
    /// How far from either edge it stands, so that no word of it is left alone.
    #[serde(serialize_with = "as_points")]
    pub inset: Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Rule {
    None,
    /// A third to a half of the words.
    Short,
    /// As long as the words.
    Full,
}

#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(crate) enum Piece {
    Clause(Item),
    Table(Grid),
}

/// A paragraph of the body.
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    pub marker: Option<String>,
    pub text: String,
    /// From 0.
    pub depth: usize,
    pub heading: bool,
    pub italic: bool,
    pub bold_marker: bool,
    /// The list that counts the mark, if Word counts it so.
    #[serde(skip)]
    pub list: Option<Rc<List>>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Grid {
    pub titles: Vec<String>,
    pub shares: Vec<u32>,
    #[serde(serialize_with = "as_words")]
    pub aligns: Vec<Align>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Foot {
    pub recipients: Vec<String>,
    /// The one who signs for the issuer is the last.
    pub signers: Vec<Signature>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Signature {
    pub titles: Vec<String>,
    pub name: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Annex {
    pub opening: Vec<Line>,
    pub landscape: bool,
    pub body: Vec<Piece>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Copy {
    pub head: Head,
    pub foot: Foot,
}

fn as_id<S: serde::Serializer>(part: &Part, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&part.id())
}

fn as_points<S: serde::Serializer>(length: &Length, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(length.points())
}

fn as_words<S: serde::Serializer>(aligns: &[Align], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(aligns.iter().map(|align| align.word()))
}

impl Align {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
            Self::Justify => "justify",
        }
    }
}

fn line(part: Part, text: String) -> Line {
    ruled(part, text, Rule::None)
}

fn ruled(part: Part, text: String, rule: Rule) -> Line {
    Line {
        part,
        text,
        rule,
        inset: form::pt(0.0),
    }
}

impl Sheet {
    pub fn of(paper: &Paper) -> Self {
        let mut body = Body::default();
        // A part ends where it ends.
        let whole = paper
            .copies
            .iter()
            .all(|copy| copy.form != CopyForm::Excerpt);
        body.take(&paper.body, whole);
        Self {
            title: title(paper),
            head: head(paper),
            opening: balanced(opening(paper), form::room(false)),
            body: body.pieces,
            foot: Foot {
                recipients: recipients(&paper.recipients, paper.archive.as_deref()),
                signers: paper
                    .co_signers
                    .iter()
                    .chain(&paper.signer)
                    .map(signature)
                    .collect(),
            },
            appendices: paper
                .appendices
                .iter()
                .enumerate()
                .map(|(index, appendix)| annex(paper, index, appendix))
                .collect(),
            copies: paper.copies.iter().map(copy).collect(),
            verify: paper.verify.as_deref().map(clean),
        }
    }
}

fn title(paper: &Paper) -> String {
    let number = paper
        .number
        .as_deref()
        .map(|no| format!(" {}/{}", number(no), clean(&paper.symbol)))
        .unwrap_or_default();
    format!(
        "{}{number}: {}",
        clean(paper.kind.name()),
        clean(&paper.subject)
    )
}

fn head(paper: &Paper) -> Head {
    let mut left: Vec<Line> = paper
        .parent
        .iter()
        .flat_map(|parent| lines(parent))
        .map(|text| line(Part::Parent, text.to_uppercase()))
        .collect();
    left.push(ruled(Part::Issuer, capitals(&paper.issuer), Rule::Short));
    let mut under_left = vec![line(
        Part::Number,
        number_line(paper.number.as_deref(), &paper.symbol),
    )];
    if paper.kind == Kind::Letter && !clean(&paper.subject).is_empty() {
        under_left.push(line(Part::About, format!("V/v {}", about(&paper.subject))));
    }
    let [room, _] = form::columns(form::HEAD_LEFT);
    Head {
        left: balanced(left, room),
        right: vec![
            line(
                Part::Nation,
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
            ),
            ruled(
                Part::Motto,
                "Độc lập - Tự do - Hạnh phúc".to_owned(),
                Rule::Full,
            ),
        ],
        under_left: balanced(under_left, room),
        mark: paper.urgency.map(mark),
        under_right: vec![line(
            Part::Date,
            place_and_day(paper.place.as_deref(), paper.date),
        )],
    }
}

fn mark(urgency: Urgency) -> Mark {
    let (text, width) = match urgency {
        Urgency::Urgent => ("KHẨN", form::URGENT),
        Urgency::VeryUrgent => ("THƯỢNG KHẨN", form::VERY_URGENT),
        Urgency::Express => ("HỎA TỐC", form::EXPRESS),
    };
    Mark { text, width }
}

fn opening(paper: &Paper) -> Vec<Line> {
    let mut opening = Vec::new();
    if paper.kind != Kind::Letter {
        opening.push(line(Part::Kind, capitals(paper.kind.name())));
        opening.extend(lines(&paper.subject).map(|text| line(Part::Subject, text)));
        if let Some(last) = opening.last_mut() {
            last.rule = Rule::Short;
        }
    }
    opening.extend(
        paper
            .authority
            .iter()
            .map(|authority| line(Part::Authority, capitals(authority))),
    );
    match paper.addressees.as_slice() {
        [] => {}
        [one] => opening.push(line(Part::Addressee, format!("Kính gửi: {}", clean(one)))),
        several => {
            opening.push(line(Part::Addressee, "Kính gửi:".to_owned()));
            let last = several.len() - 1;
            opening.extend(several.iter().enumerate().map(|(index, name)| {
                line(Part::Addressee, format!("- {}", ended(name, index == last)))
            }));
        }
    }
    let last = paper.citations.len().saturating_sub(1);
    opening.extend(
        paper
            .citations
            .iter()
            .enumerate()
            .map(|(index, cited)| line(Part::Citation, ended(cited, index == last))),
    );
    if paper.kind == Kind::Decision {
        opening.push(line(Part::Order, "QUYẾT ĐỊNH:".to_owned()));
    }
    opening
}

fn signature(signer: &Signer) -> Signature {
    Signature {
        titles: signer
            .authority
            .iter()
            .chain([&signer.title])
            .flat_map(|title| lines(title))
            .map(|title| title.to_uppercase())
            .collect(),
        name: signer.name.as_deref().map(clean).unwrap_or_default(),
    }
}

fn annex(paper: &Paper, index: usize, appendix: &Appendix) -> Annex {
    let label = match (paper.appendices.len(), u32::try_from(index + 1)) {
        (2.., Ok(n)) => {
            numbering::roman(n).map_or_else(|| format!("Phụ lục {n}"), |n| format!("Phụ lục {n}"))
        }
        _ => "Phụ lục".to_owned(),
    };
    let source = format!(
        "(Kèm theo {} {} {} của {})",
        clean(paper.kind.name()),
        number_line(paper.number.as_deref(), &paper.symbol).replacen("Số: ", "số ", 1),
        crate::words::day(paper.date),
        clean(&paper.issuer)
    );
    let mut body = Body::default();
    body.take(&appendix.body, false);
    let opening = vec![
        line(Part::AppendixLabel, label),
        line(Part::AppendixTitle, capitals(&appendix.title)),
        ruled(Part::AppendixSource, source, Rule::Short),
    ];
    Annex {
        opening: balanced(opening, form::room(appendix.landscape)),
        landscape: appendix.landscape,
        body: body.pieces,
    }
}

fn copy(copied: &Copied) -> Copy {
    let [room, _] = form::columns(form::HEAD_LEFT);
    let left = vec![ruled(Part::Issuer, capitals(&copied.issuer), Rule::Short)];
    Copy {
        head: Head {
            left: balanced(left, room),
            mark: None,
            right: vec![line(Part::CopyForm, capitals(copied.form.name()))],
            under_left: vec![line(
                Part::Number,
                number_line(copied.number.as_deref(), &copied.symbol),
            )],
            under_right: vec![line(
                Part::Date,
                place_and_day(copied.place.as_deref(), copied.date),
            )],
        },
        foot: Foot {
            recipients: recipients(&copied.recipients, Some("VT")),
            signers: copied.signer.iter().map(signature).collect(),
        },
    }
}

/// What a letter is about, without the words for it that somebody may have written already, as it goes on after them.
fn about(subject: &str) -> String {
    let subject = clean(subject);
    let said = ["V/v", "V/V", "v/v", "Về việc", "về việc"];
    let rest = said.iter().find_map(|said| subject.strip_prefix(said));
    let rest = rest.map_or(subject.as_str(), |rest| rest.trim_start_matches([':', ' ']));
    going_on(rest)
}

/// Words within a sentence, that may have been written as its beginning. Names stay: `UBND`, `Nguyễn Du`.
fn going_on(words: &str) -> String {
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
    };
    let mut each = words.split(' ');
    let (first, second) = (each.next().unwrap_or_default(), each.next());
    let mut letters = first.chars();
    let (Some(begins), rest) = (letters.next(), letters.as_str()) else {
        return words.to_owned();
    };
    if rest.chars().any(char::is_uppercase) || second.is_some_and(is_name) {
        return words.to_owned();
    }
    let after = words.get(begins.len_utf8()..).unwrap_or_default();
    begins.to_lowercase().chain(after.chars()).collect()
}
