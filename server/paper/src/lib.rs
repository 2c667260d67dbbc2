//! Official papers: one model in; HTML, plain text, a Word file or a PDF out.
//!
//! The form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I, and every measure of it stands once, in `form`. A [`Paper`]
//! is first made into a `Sheet`: every line with its words, punctuation and place. What the renderers then draw
//! is the same sheet. Pure: no files, no network, no clock; the same paper gives the same bytes.

mod balance;
mod code;
mod docx;
mod error;
mod font;
mod form;
mod html;
mod kind;
mod model;
mod numbering;
mod pdf;
mod sheet;
mod text;
mod words;

pub use error::PaperError;
pub use kind::Kind;
pub use model::*;
pub use words::day_in_words;

use sheet::Sheet;

/// The file formats of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word file, to be worked on.
    Docx,
    /// A PDF, to be sent and printed.
    Pdf,
}

impl Format {
    /// As a file's name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// The format of a file whose name ends so.
    pub fn of_extension(extension: &str) -> Option<Self> {
        [Self::Docx, Self::Pdf]
            .into_iter()
            .find(|format| format.extension() == extension)
    }

    /// As it is sent.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
        }
    }
}

impl Paper {
    /// The file in a format.
    pub fn file(&self, format: Format) -> Result<Vec<u8>, PaperError> {
        match format {
            Format::Docx => docx::render(&Sheet::of(self)),
            Format::Pdf => pdf::render(&Sheet::of(self)),
        }
    }

    /// The sheet as HTML: elements and classes only, every word escaped, no style and no script.
    pub fn html(&self) -> String {
        html::render(&Sheet::of(self))
    }

    /// The sheet's words, line by line, as they would be typed.
    pub fn text(&self) -> String {
        text::render(&Sheet::of(self))
    }

    /// A name that tells what the file is, without its extension: "Kế hoạch 05-KH-PGDĐT".
    pub fn file_name(&self) -> String {
        words::file_name(self)
    }
}
