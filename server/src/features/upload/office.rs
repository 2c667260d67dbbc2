//! Files of Word, Excel and PowerPoint: zip archives, of which only the list of what is in them is read, and what they say that
//! it is.

use ::office::Refused;

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

/// `None` of any other archive, and of one that does not say what its parts are.
pub fn kind_of(bytes: &[u8]) -> Result<Option<Kind>, Refused> {
    let parts = office::open(bytes)?;
    let has = |part: &str| parts.file_names().any(|name| name == part);
    let mut known = KINDS.iter().filter(|(part, _)| has(part));
    Ok(match (has(TYPES), known.next(), known.next()) {
        (true, Some((_, kind)), None) => Some(*kind),
        _ => None,
    })
}
