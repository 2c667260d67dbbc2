//! Files of Word, Excel and PowerPoint: zip archives, of which only the list of what is in them is read, and what they say that
//! it is.

use std::io::Cursor;

use zip::ZipArchive;

use super::sniff::Kind;

macro_rules! of_office {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.", $name)
    };
}

/// The part that makes it what it is.
const KINDS: [(&str, Kind); 3] = [
    (
        "word/document.xml",
        Kind {
            content_type: of_office!("wordprocessingml.document"),
            endings: &["docx"],
        },
    ),
    (
        "xl/workbook.xml",
        Kind {
            content_type: of_office!("spreadsheetml.sheet"),
            endings: &["xlsx"],
        },
    ),
    (
        "ppt/presentation.xml",
        Kind {
            content_type: of_office!("presentationml.presentation"),
            endings: &["pptx"],
        },
    ),
];
const TYPES: &str = "[Content_Types].xml";
/// More parts than any paper has.
const MOST_PARTS: usize = 20_000;

fn parts(bytes: &[u8]) -> Option<ZipArchive<Cursor<&[u8]>>> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    (archive.len() <= MOST_PARTS).then_some(archive)
}

/// `None` of any other archive, and of one that does not say what its parts are.
pub fn kind_of(bytes: &[u8]) -> Option<Kind> {
    let mut parts = parts(bytes)?;
    sheet::holds_program(&mut parts)?;
    let has = |part: &str| parts.file_names().any(|name| name == part);
    let mut known = KINDS.iter().filter(|(part, _)| has(part));
    match (has(TYPES), known.next(), known.next()) {
        (true, Some((_, kind)), None) => Some(*kind),
        _ => None,
    }
}

pub fn has_program(bytes: &[u8]) -> bool {
    parts(bytes).is_some_and(|mut parts| sheet::holds_program(&mut parts) == Some(true))
}
