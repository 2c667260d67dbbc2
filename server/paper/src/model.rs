//! What a paper says, as data. Texts are plain words: the punctuation that the decree asks for at the end of citations,
//! recipients and of the whole is added where it is missing.

use crate::kind::Kind;
use chrono::NaiveDate;

/// An official paper, drawn up or issued.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The parent body's name of the day.
    pub parent: Option<String>,
    /// The issuing body's name of the day.
    pub issuer: String,
    /// None before it is issued. "5" is drawn as "05".
    pub number: Option<String>,
    /// What follows the number: "KH-PGDĐT". Empty where it is not known yet.
    pub symbol: String,
    /// The place's name; none leaves room for it.
    pub place: Option<String>,
    /// None leaves the day, the month and the year blank.
    pub date: Option<NaiveDate>,
    /// What sort of paper it is.
    pub kind: Kind,
    /// How quickly it is to be delivered; None: as any other.
    pub urgency: Option<Urgency>,
    /// Trích yếu, without the word for the kind.
    pub subject: String,
    /// Who decides, above the citations: "TRƯỞNG PHÒNG GIÁO DỤC VÀ ĐÀO TẠO".
    pub authority: Option<String>,
    /// "Kính gửi"
    pub addressees: Vec<String>,
    /// Căn cứ, a line each.
    pub citations: Vec<String>,
    /// Everything from the first words to "./."
    pub body: Vec<Block>,
    /// "Nơi nhận", without "Lưu".
    pub recipients: Vec<Recipient>,
    /// Where it is kept: "VT". None: there is no such line.
    pub archive: Option<String>,
    /// Who signs for the issuer.
    pub signer: Option<Signer>,
    /// Who signs beside.
    pub co_signers: Vec<Signer>,
    /// Each begins a page of its own.
    pub appendices: Vec<Appendix>,
    /// Bản sao: what makes this paper a copy, and whose.
    pub copies: Vec<Copied>,
    /// Where one can ask whether this paper is genuine: printed at the end, as a code and in words.
    pub verify: Option<String>,
}

impl Paper {
    /// An empty paper of a kind.
    pub fn new(kind: Kind, issuer: impl Into<String>, subject: impl Into<String>) -> Self {
        Self {
            parent: None,
            issuer: issuer.into(),
            number: None,
            symbol: String::new(),
            place: None,
            date: None,
            kind,
            urgency: None,
            subject: subject.into(),
            authority: None,
            addressees: Vec::new(),
            citations: Vec::new(),
            body: Vec::new(),
            recipients: Vec::new(),
            archive: Some("VT".to_owned()),
            signer: None,
            co_signers: Vec::new(),
            appendices: Vec::new(),
            copies: Vec::new(),
            verify: None,
        }
    }
}

/// How quickly a paper is to be delivered, as its mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Khẩn
    Urgent,
    /// Thượng khẩn
    VeryUrgent,
    /// Hỏa tốc
    Express,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A part with what is under it.
    Clause(Clause),
    /// Words without a mark.
    Paragraph(String),
    /// Rows and columns.
    Table(Table),
}

/// A part, a clause, a point, an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// As written: "I.", "1.2.", "đ)", "-", "Điều 1."
    pub marker: Option<String>,
    /// Its words; further lines become paragraphs of their own.
    pub text: String,
    /// A title, drawn bold.
    pub heading: bool,
    /// A citation among the parts, drawn as those above them.
    pub italic: bool,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// From the left.
    pub columns: Vec<Column>,
    /// A text for each column; missing ones stay blank, further ones are left out.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its share of the width, beside the others'.
    pub share: u32,
    /// Where its words stand.
    pub align: Align,
}

/// Where words stand between their edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge, as figures do.
    Right,
    /// From edge to edge.
    Justify,
}

/// A line of "Nơi nhận".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// "Các trường MN, TH, THCS"
    pub name: String,
    /// "để th/h"
    pub purpose: Option<String>,
}

/// Who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// The lines that give the right to sign: "KT. TRƯỞNG PHÒNG".
    pub authority: Vec<String>,
    /// "PHÓ TRƯỞNG PHÒNG"
    pub title: String,
    /// None leaves the name blank.
    pub name: Option<String>,
}

/// A part after the signature, on pages of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appendix {
    /// Its title.
    pub title: String,
    /// For tables that need the width.
    pub landscape: bool,
    /// What it holds.
    pub body: Vec<Block>,
}

/// How a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// Sao y: the whole, from the original.
    Whole,
    /// Sao lục: the whole, from a copy.
    Again,
    /// Trích sao: a part.
    Excerpt,
}

impl CopyForm {
    /// "Sao y"
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "Sao y",
            Self::Again => "Sao lục",
            Self::Excerpt => "Trích sao",
        }
    }
}

/// The block that makes a paper a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// How it was made.
    pub form: CopyForm,
    /// The body that copies.
    pub issuer: String,
    /// The copy's own number.
    pub number: Option<String>,
    /// "SY-PGDĐT"
    pub symbol: String,
    /// Where it was copied.
    pub place: Option<String>,
    /// When it was copied.
    pub date: Option<NaiveDate>,
    /// Who gets the copy.
    pub recipients: Vec<Recipient>,
    /// Who signs the copy.
    pub signer: Option<Signer>,
}
