//! What a workbook is before anything of it is read: an archive of bounded size, without programs.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::grid::ReadError;
use crate::programs::holds_program;

/// Unpacked, all parts together. 20 MiB of .xlsx that people make unpack to some 150.
const MOST_UNPACKED: u64 = 300 * 1024 * 1024;
const MOST_PARTS: usize = 2_000;
/// More than text packs; what packs better was made to fill a disk.
const MOST_PACKED: u64 = 250;
const SMALL: u64 = 1024 * 1024;
/// How files of Excel 97 and encrypted ones begin.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Unpacks everything once, counting, and believing no size that is announced.
pub fn look(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(&OLE) {
        return Err(ReadError::OldOrLocked);
    }
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotASheet)?;
    if parts.len() > MOST_PARTS {
        return Err(ReadError::TooLarge);
    }
    if holds_program(&mut parts).ok_or(ReadError::Damaged)? {
        return Err(ReadError::HasMacros);
    }
    if !parts
        .file_names()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"))
    {
        return Err(ReadError::NotASheet);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..parts.len() {
        let part = parts.by_index(index).map_err(|_| ReadError::Damaged)?;
        let packed = part.compressed_size().max(1);
        let is_text = part.name().ends_with(".xml") || part.name().ends_with(".rels");
        let mut head = Vec::new();
        let mut part = part.take(left + 1);
        if is_text {
            let taken = part.by_ref().take(1024).read_to_end(&mut head);
            taken.map_err(|_| ReadError::Damaged)?;
        }
        let rest = std::io::copy(&mut part, &mut std::io::sink());
        let size = rest.map_err(|_| ReadError::Damaged)? + head.len() as u64;
        if size > left || (size > SMALL && size / packed > MOST_PACKED) {
            return Err(ReadError::TooLarge);
        }
        // No program of an office writes one; who does wants entities to be looked up.
        if head.windows(9).any(|window| window == b"<!DOCTYPE") {
            return Err(ReadError::Damaged);
        }
        left -= size;
    }
    Ok(())
}
