//! Tells what a file is by its first bytes, and turns text files into text.

use crate::docx;
use crate::error::ReadError;
use crate::lines::{self, SourceLine};

const TEXT_MIB: u32 = 5;
const DOCX_MIB: u32 = 20;

/// First bytes of files that are often sent by mistake.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (
        &[0xd0, 0xcf, 0x11, 0xe0],
        "an old .doc, or one with a password",
    ),
    (b"{\\rtf", "RTF"),
    (&[0xff, 0xd8, 0xff], "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"GIF8", "a GIF picture"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
];

pub(crate) fn lines(name: &str, bytes: &[u8]) -> Result<Vec<SourceLine>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some((_, found)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::NotADocument {
            found: (*found).to_owned(),
        });
    }
    let zipped = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let named_docx = name.to_lowercase().ends_with(".docx");
    limit(
        bytes,
        if zipped || named_docx {
            DOCX_MIB
        } else {
            TEXT_MIB
        },
    )?;
    let lines = if zipped {
        docx::lines(bytes)?
    } else if named_docx {
        return Err(ReadError::broken("it has not the structure of a Word file"));
    } else {
        lines::split(&text(bytes)?)
    };
    if lines
        .iter()
        .any(|line| line.text.chars().any(char::is_alphanumeric))
    {
        Ok(lines)
    } else {
        Err(ReadError::Empty)
    }
}

fn limit(bytes: &[u8], limit_mib: u32) -> Result<(), ReadError> {
    let most = usize::try_from(limit_mib)
        .unwrap_or(usize::MAX)
        .saturating_mul(1 << 20);
    if bytes.len() > most {
        Err(ReadError::TooLarge { limit_mib })
    } else {
        Ok(())
    }
}

fn text(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Notepad's "Unicode" without its mark: every second byte of the first characters is zero.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => utf16(bytes, u16::from_le_bytes),
        _ if bytes.contains(&0) => Err(ReadError::NotADocument {
            found: "a binary file".to_owned(),
        }),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| ReadError::BadEncoding),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReadError::BadEncoding);
    }
    let decoded: Result<String, _> =
        char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    let text = decoded.map_err(|_| ReadError::BadEncoding)?;
    if text.contains('\0') {
        Err(ReadError::NotADocument {
            found: "a binary file".to_owned(),
        })
    } else {
        Ok(text)
    }
}
