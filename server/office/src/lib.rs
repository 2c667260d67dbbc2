//! Files of Word, Excel and PowerPoint, which are archives: opened within bounds, and not at all where they carry what works
//! when they are opened, or where two programs would not read the same in them. Pure: no clock, no files, no database.

#![forbid(unsafe_code)]

mod programs;

use std::collections::HashSet;
use std::io::Cursor;

use zip::ZipArchive;

/// More parts than any paper has.
const MOST_PARTS: usize = 20_000;

/// An archive in memory.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Why a file is not opened. What to do about it is said to people by whoever took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the archive is cut off or malformed")]
    NoArchive,
    #[error("it has too many parts")]
    TooManyParts,
    #[error("two of its parts bear the same name")]
    Twins,
    #[error("what it says of its parts cannot be read")]
    Unclear,
    #[error(
        "it holds a program or an embedded object, or fetches its template or a picture from another machine"
    )]
    Program,
}

/// Opens one. Of its parts only those are unpacked that say what the others are; no size that it announces is believed.
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::NoArchive)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::TooManyParts);
    }
    let named = archive.file_names().map(called).collect::<HashSet<_>>();
    if entries(bytes, &archive) != named.len() {
        return Err(Refused::Twins);
    }
    programs::refuse(&mut archive)?;
    Ok(archive)
}

/// A part's name as programs compare it.
fn called(name: &str) -> String {
    let name = name.replace('\\', "/").to_lowercase();
    name.trim_start_matches('/').to_owned()
}

/// How many parts its directory lists. An archive that was opened shows only one of two that bear one name, and programs do not
/// agree on which of them is read.
fn entries(bytes: &[u8], archive: &Archive<'_>) -> usize {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const FIXED: usize = 46;
    const LENGTHS: [usize; 3] = [28, 30, 32];
    let mut at = usize::try_from(archive.central_directory_start()).unwrap_or(bytes.len());
    let mut entries = 0;
    while let Some(entry) = bytes.get(at..).filter(|rest| rest.starts_with(ENTRY)) {
        let length = |from: usize| {
            let two = entry
                .get(from..from + 2)
                .and_then(|two| two.try_into().ok());
            two.map_or(0, |two| usize::from(u16::from_le_bytes(two)))
        };
        at += FIXED + LENGTHS.into_iter().map(length).sum::<usize>();
        entries += 1;
    }
    entries
}

/// Whether a part wants its words to be read as others: no program of an office writes such a one.
pub fn has_doctype(part: &[u8]) -> bool {
    let head = part.get(..1024).unwrap_or(part);
    head.windows(9).any(|window| window == b"<!DOCTYPE")
}
