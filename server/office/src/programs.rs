//! What works when a file is opened: programs (macros), embedded objects, and words fetched from elsewhere. Known by what parts
//! are called, and by what the file says that they are, since a part may be called anything.

use std::io::Read as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{Archive, Refused, called};

/// What parts are called, in small letters, that work.
const CALLED: [&str; 5] = [
    "vbaproject",
    "vbadata",
    "/macrosheets/",
    "/activex/",
    "oleobject",
];
/// What a file says of such a part, and of itself where it may have one.
const KINDS: [&str; 6] = [
    "vbaproject",
    "vbadata",
    "macroenabled",
    "macrosheet",
    "activex",
    "oleobject",
];
/// How another part names it as its own: the last word of the kind of relation.
const RELATIONS: [&str; 9] = [
    "vbaproject",
    "wordvbadata",
    "xlmacrosheet",
    "xlintlmacrosheet",
    "control",
    "activexcontrolbinary",
    "oleobject",
    "attachedtoolbars",
    // A whole file of another kind, which Word takes apart when it opens this one; what Word saves has none.
    "afchunk",
];
/// What is laid into the file when it is opened, from wherever it lies.
const FETCHED: [&str; 3] = ["attachedtemplate", "subdocument", "frame"];
/// What is shown from wherever it lies. Of a page of the web it is what many a paper is pasted with; a machine that is asked
/// for a file is told the reader's password.
const SHOWN: &str = "image";
/// Where a file says what its parts are.
const TYPES: &str = "[content_types].xml";
/// Of all that it says of them: a line for each of more parts and links than any paper has.
const MOST_SAID: u64 = 32 << 20;

/// Refuses a file that holds one, or whose words about its parts cannot be read.
pub fn refuse(archive: &mut Archive<'_>) -> Result<(), Refused> {
    let names: Vec<String> = archive.file_names().map(called).collect();
    if names.iter().any(|name| is_among(name, &CALLED)) {
        return Err(Refused::Program);
    }
    let mut left = MOST_SAID;
    for (index, name) in names.iter().enumerate() {
        if name != TYPES && !name.ends_with(".rels") {
            continue;
        }
        let mut text = Vec::new();
        let part = archive.by_index(index).map_err(|_| Refused::Unclear)?;
        let read = part.take(left + 1).read_to_end(&mut text);
        read.map_err(|_| Refused::Unclear)?;
        let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or(Refused::Unclear)?;
        let text = str::from_utf8(&text).map_err(|_| Refused::Unclear)?;
        let found = any_tag(text, |tag| match name.as_str() {
            TYPES => names_kind(tag, &names),
            _ => names_relation(tag),
        });
        if found.ok_or(Refused::Unclear)? {
            return Err(Refused::Program);
        }
    }
    Ok(())
}

/// Whether one of the tags is so; `None` where they cannot all be read.
fn any_tag(text: &str, is_so: impl Fn(&BytesStart<'_>) -> Option<bool>) -> Option<bool> {
    // Words in another alphabet of bytes are others to us than to Word.
    if text.contains('\0') {
        return None;
    }
    let mut events = Reader::from_str(text);
    loop {
        match events.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if is_so(&tag)? => return Some(true),
            Event::Decl(said) => {
                let encoding = said.encoding().transpose().ok()?;
                if encoding.is_some_and(|name| !name.eq_ignore_ascii_case(b"utf-8")) {
                    return None;
                }
            }
            Event::DocType(_) => return None,
            Event::Eof => return Some(false),
            _ => {}
        }
    }
}

/// An attribute's value in small letters, empty where there is none.
fn given(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut value = String::new();
    for given in tag.attributes() {
        let given = given.ok()?;
        let own = given.unescape_value().ok()?;
        if given.key.local_name().as_ref() == name {
            value = own.trim().to_lowercase();
        }
    }
    Some(value)
}

fn names_kind(tag: &BytesStart<'_>, names: &[String]) -> Option<bool> {
    // What parts of such a name would be, if there were any.
    if tag.local_name().as_ref() == b"Default" {
        let ending = format!(".{}", given(tag, b"Extension")?);
        if !names.iter().any(|name| name.ends_with(&ending)) {
            return Some(false);
        }
    }
    Some(is_among(&given(tag, b"ContentType")?, &KINDS))
}

fn names_relation(tag: &BytesStart<'_>) -> Option<bool> {
    let kind = given(tag, b"Type")?;
    let kind = kind.rsplit('/').next().unwrap_or_default();
    let target = given(tag, b"Target")?;
    let on_web = ["http:", "https:"]
        .iter()
        .any(|way| target.starts_with(way));
    let is_laid_in = FETCHED.contains(&kind) || kind == SHOWN && !on_web;
    let is_fetched = is_laid_in && is_elsewhere(&target);
    Some(is_fetched || RELATIONS.contains(&kind))
}

fn is_among(name: &str, programs: &[&str]) -> bool {
    programs.iter().any(|program| name.contains(program))
}

/// Whether an address in small letters leads to another machine. Word notes of many a paper from which template on its
/// writer's disk it was made: that one is found nowhere else, and harms nobody.
fn is_elsewhere(target: &str) -> bool {
    let target = target.replace("%5c", "/").replace("%2f", "/");
    let target = target.replace('\\', "/");
    let (rest, is_local) = match target.strip_prefix("file:") {
        Some(rest) => (rest, ["", "/", "///"].as_slice()),
        None => (target.as_str(), ["", "/"].as_slice()),
    };
    let path = rest.trim_start_matches('/');
    let slashes = rest.strip_suffix(path).unwrap_or_default();
    let on_drive = path.get(1..2) == Some(":");
    let path = if on_drive { path.get(2..) } else { Some(path) };
    !is_local.contains(&slashes) || path.is_none_or(|path| path.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_on_the_writers_own_disk_is_not_elsewhere() {
        for (target, elsewhere) in [
            (r"file:///c:\users\lan\templates\cong%20van.dotx", false),
            ("file:///users/lan/cong-van.dotx", false),
            ("cong-van.dotm", false),
            ("/word/chunk1.html", false),
            (r"c:\mau\cong-van.dotx", false),
            ("https://example.vn/mau.dotm", true),
            (r"\\10.0.0.1\mau\a.dotm", true),
            ("//10.0.0.1/mau/a.dotm", true),
            ("file://10.0.0.1/mau/a.dotm", true),
            ("file:////10.0.0.1/mau/a.dotm", true),
            ("file:///%5c%5c10.0.0.1%5cmau.dotm", true),
            ("mhtml:http://example.vn/x", true),
        ] {
            assert_eq!(is_elsewhere(target), elsewhere, "{target}");
        }
    }
}
