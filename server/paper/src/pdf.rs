//! The sheet as a PDF: tagged, searchable, in Vietnamese, the same bytes each time. Typst sets it from a template of ours;
//! what the paper says goes in as data and is never read as markup.

use crate::code;
use crate::error::PaperError;
use crate::font::{self, BOOK, FONTS};
use crate::form;
use crate::sheet::Sheet;
use serde_json::json;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart, Value};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("paper.typ")));

/// How many renderings ago something was last needed before the typesetter forgets it.
const REMEMBERED: usize = 2;

pub(crate) fn render(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    let options = PdfOptions {
        creator: Smart::Custom(None),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document(sheet)?, &options).map_err(|errors| said(&errors))
}

fn document(sheet: &Sheet) -> Result<PagedDocument, PaperError> {
    let words = serde_json::to_string(sheet).map_err(PaperError::drawing)?;
    // Whatever is drawn is in the sheet; its own names are plain letters.
    font::covers(&words)?;
    let mut inputs = Dict::new();
    let mut give = |name: &str, data: String| {
        inputs.insert(name.into(), Value::Bytes(Bytes::from_string(data)));
    };
    give("sheet", words);
    give("form", measures().to_string());
    if let Some(address) = &sheet.verify {
        give("code", code::svg(address)?);
    }
    let desk = Desk {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
    };
    let document = typst::compile::<PagedDocument>(&desk).output;
    typst::comemo::evict(REMEMBERED);
    document.map_err(|errors| said(&errors))
}

fn said(errors: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PaperError::drawing(messages.join("; "))
}

/// The form for the template, in points.
fn measures() -> serde_json::Value {
    let styles: serde_json::Map<String, serde_json::Value> = form::STYLES
        .iter()
        .map(|style| {
            let measures = json!({
                "size": style.size.points(),
                "bold": style.bold,
                "italic": style.italic,
                "align": style.align.word(),
                "indented": style.indented,
                "before": style.before.points(),
            });
            (style.part.id(), measures)
        })
        .collect();
    json!({
        "width": form::WIDTH.points(),
        "height": form::HEIGHT.points(),
        "top": form::TOP.points(),
        "bottom": form::BOTTOM.points(),
        "left": form::LEFT.points(),
        "right": form::RIGHT.points(),
        "number_from_edge": form::PAGE_NUMBER_FROM_EDGE.points(),
        "first_line": form::FIRST_LINE.points(),
        "ascent": form::ASCENT,
        "descent": form::DESCENT,
        "leading": form::LINES * form::SINGLE_LINE - form::ASCENT - form::DESCENT,
        "short_rule": form::SHORT_RULE,
        "rule": form::RULE.points(),
        "signature": form::SIGNATURE.points(),
        "head_left": form::HEAD_LEFT,
        "foot_left": form::FOOT_LEFT,
        "code": form::CODE.points(),
        "cell": form::CELL.points(),
        "around_table": form::AROUND_TABLE.points(),
        "above_code": form::ABOVE_CODE.points(),
        "gutter": form::GUTTER.points(),
        "mark": form::MARK.points(),
        "mark_ink": form::MARK_INK,
        "styles": styles,
    })
}

/// All that the typesetter can reach: our template, our fonts, and the data.
struct Desk {
    library: LazyHash<Library>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() {
            Ok(TEMPLATE.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests;
