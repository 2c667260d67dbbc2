//! Programs (macros) in files of Word, Excel and PowerPoint: by what parts are called, and by what the file says that they
//! are, since a part may be called anything.

use std::io::{Read, Seek};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// What parts are called, in small letters, that hold programs.
const CALLED: [&str; 4] = ["vbaproject", "vbadata", "/macrosheets/", "/activex/"];
/// What a file says of such a part, and of itself where it may have one.
const KINDS: [&str; 5] = [
    "vbaproject",
    "vbadata",
    "macroenabled",
    "macrosheet",
    "activex",
];
/// Where a file says what its parts are.
const TYPES: &str = "[content_types].xml";
/// A line for each of more parts than any paper has.
const MOST_TYPES: u64 = 4 * 1024 * 1024;

/// Whether there is a program in it; `None` where what it says of its parts cannot be read.
pub fn holds_program<R: Read + Seek>(parts: &mut ZipArchive<R>) -> Option<bool> {
    let names = parts.file_names().map(str::to_lowercase);
    let names: Vec<String> = names.collect();
    if names.iter().any(|name| is_among(name, &CALLED)) {
        return Some(true);
    }
    let types = names.iter().enumerate();
    for (index, _) in types.filter(|(_, name)| *name == TYPES) {
        let mut text = Vec::new();
        let part = parts.by_index(index).ok()?;
        part.take(MOST_TYPES + 1).read_to_end(&mut text).ok()?;
        if text.len() as u64 > MOST_TYPES {
            return None;
        }
        if names_program(std::str::from_utf8(&text).ok()?)? {
            return Some(true);
        }
    }
    Some(false)
}

fn names_program(types: &str) -> Option<bool> {
    let mut events = Reader::from_str(types);
    loop {
        match events.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                for given in tag.attributes() {
                    let given = given.ok()?;
                    let is_kind = given.key.local_name().as_ref() == b"ContentType";
                    let kind = given.unescape_value().ok()?.to_lowercase();
                    if is_kind && is_among(&kind, &KINDS) {
                        return Some(true);
                    }
                }
            }
            // No program of an office writes one; who does wants words to be read as others.
            Event::DocType(_) => return None,
            Event::Eof => return Some(false),
            _ => {}
        }
    }
}

fn is_among(name: &str, programs: &[&str]) -> bool {
    programs.iter().any(|program| name.contains(program))
}

#[cfg(test)]
mod tests {
    use super::names_program;

    #[test]
    fn what_a_file_says_of_its_parts_tells_a_program() {
        let says = |kind: &str| {
            names_program(&format!(
                "\u{feff}<?xml version=\"1.0\"?><Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/word/anh.png\" ContentType=\"{kind}\"/></Types>"
            ))
        };
        for kind in [
            "application/vnd.ms-office.vbaProject",
            "application/vnd.ms-office.VBAPROJECT",
            "application/vnd.ms-office.vba&#80;roject",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.ms-excel.macrosheet+xml",
            "application/vnd.ms-excel.intlmacrosheet+xml",
            "application/vnd.ms-office.activeX+xml",
        ] {
            assert_eq!(says(kind), Some(true), "{kind}");
        }
        assert_eq!(says("image/png"), Some(false));
        assert_eq!(says("&unknown;"), None);
        assert_eq!(names_program("<!DOCTYPE a><Types/>"), None);
        assert_eq!(names_program("<Types ContentType='"), None);
    }
}
