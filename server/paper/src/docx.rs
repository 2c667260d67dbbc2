//! The sheet as a Word file: named styles, lists that Word counts where it can, head and foot as tables without borders,
//! each appendix in a section of its own. Written by hand: sections of different orientation, a first page without
//! number and the same bytes each time are what the libraries lack (decision 17).

mod body;
mod parts;
mod styles;

use crate::code;
use crate::error::PaperError;
use crate::sheet::Sheet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) fn render(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    let document = body::document(sheet);
    let mut package = Package {
        zip: ZipWriter::new(Cursor::new(Vec::new())),
    };
    package.add("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes())?;
    package.add("_rels/.rels", parts::RELATIONS.as_bytes())?;
    package.add("docProps/core.xml", parts::core(&sheet.title).as_bytes())?;
    package.add("word/document.xml", document.xml.as_bytes())?;
    package.add(
        "word/_rels/document.xml.rels",
        parts::document_relations(sheet.verify.is_some()).as_bytes(),
    )?;
    package.add("word/styles.xml", styles::xml().as_bytes())?;
    package.add(
        "word/numbering.xml",
        parts::numbering(&document.lists).as_bytes(),
    )?;
    package.add("word/settings.xml", parts::SETTINGS.as_bytes())?;
    package.add("word/header1.xml", parts::header().as_bytes())?;
    if let Some(address) = &sheet.verify {
        package.add("word/media/code.png", &code::png(address)?)?;
    }
    Ok(package
        .zip
        .finish()
        .map_err(PaperError::drawing)?
        .into_inner())
}

struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), PaperError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip
            .start_file(name, options)
            .map_err(PaperError::drawing)?;
        self.zip.write_all(bytes).map_err(PaperError::drawing)
    }
}
