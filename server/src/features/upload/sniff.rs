//! What a file is, by its bytes. What is not among the few kinds that people give each other as evidence is refused, and
//! nothing is unpacked to find out.

use ::office::Refused;
use sha2::{Digest as _, Sha256};

use super::graphql::UploadErrorCode as Code;
use super::{name, office, picture};
use crate::platform::UserError;

/// One kind of file that can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub content_type: &'static str,
    /// What its name may end in; the first is what it is called by.
    pub endings: &'static [&'static str],
}

const fn kind(content_type: &'static str, endings: &'static [&'static str]) -> Kind {
    Kind {
        content_type,
        endings,
    }
}

pub const PDF: Kind = kind("application/pdf", &["pdf"]);
pub const JPEG: Kind = kind("image/jpeg", &["jpg", "jpeg", "jfif"]);
pub const PNG: Kind = kind("image/png", &["png"]);
pub const WEBP: Kind = kind("image/webp", &["webp"]);
pub const HEIC: Kind = kind("image/heic", &["heic", "heif"]);
pub const MP3: Kind = kind("audio/mpeg", &["mp3"]);
const TEXT: Kind = kind("text/plain; charset=utf-8", &["txt", "md", "csv"]);
/// As Notepad saves «Unicode».
const WIDE_TEXT: Kind = kind("text/plain; charset=utf-16", &["txt", "md", "csv"]);

/// How pages and programs begin that call themselves text.
const MARKUP: [&str; 9] = [
    "<!doctype",
    "<html",
    "<head",
    "<body",
    "<svg",
    "<?",
    "<script",
    "<%",
    "#!",
];

/// A file that may be kept: its name, as far as it can be one; what it is; and its bytes, of a picture without where and by
/// what it was taken.
pub struct Examined {
    pub name: String,
    pub content_type: &'static str,
    pub sha256: Vec<u8>,
    pub bytes: Vec<u8>,
    /// They may not be those that came.
    pub changed: bool,
}

/// Looks at a file that came. Takes processor time.
pub fn examine(named: &str, bytes: Vec<u8>) -> Result<Examined, UserError<Code>> {
    let told = |code, message: &str| UserError::new("upload", code, message);
    let kind = match kind_of(&bytes) {
        Ok(Some(kind)) => kind,
        Err(Refused::Program) => {
            return Err(told(
                Code::HasMacros,
                "The file holds a program (macros) or an embedded object, or fetches its template or a picture from another \
                 machine. Save it without, as .docx, .xlsx or .pptx.",
            ));
        }
        Ok(None) | Err(_) => {
            return Err(told(
                Code::UnsupportedType,
                "Send a PDF, a Word, Excel or PowerPoint file of today's kind (.docx, .xlsx, .pptx), a picture (JPEG, PNG, \
                 WebP, HEIC), an MP3, or plain text.",
            ));
        }
    };
    let Some(name) = name::ending_in(named, kind) else {
        let message = format!(
            "Its name ends otherwise than its content: this is a .{}.",
            kind.endings.first().unwrap_or(&"")
        );
        return Err(told(Code::NameDisagrees, &message));
    };
    let Some(bytes) = picture::without_whereabouts(kind, bytes) else {
        return Err(told(
            Code::Damaged,
            "The picture is damaged: open and save it again.",
        ));
    };
    Ok(Examined {
        name,
        content_type: kind.content_type,
        sha256: Sha256::digest(&bytes).to_vec(),
        changed: kind.content_type.starts_with("image/"),
        bytes,
    })
}

fn kind_of(bytes: &[u8]) -> Result<Option<Kind>, Refused> {
    if bytes.starts_with(b"PK") {
        return office::kind_of(bytes);
    }
    Ok(other_kind_of(bytes))
}

fn other_kind_of(bytes: &[u8]) -> Option<Kind> {
    if let Some(found) = infer::get(bytes) {
        return [PDF, JPEG, PNG, WEBP, MP3]
            .into_iter()
            .find(|kind| kind.content_type == found.mime_type())
            .or((found.mime_type() == "image/heif").then_some(HEIC))
            .or_else(|| text_of(bytes));
    }
    text_of(bytes)
}

fn text_of(bytes: &[u8]) -> Option<Kind> {
    let (kind, text) = match bytes {
        [0xff, 0xfe, rest @ ..] => (WIDE_TEXT, wide(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => (WIDE_TEXT, wide(rest, u16::from_be_bytes)?),
        _ => (TEXT, std::str::from_utf8(bytes).ok()?.to_owned()),
    };
    let is_text = !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    let begins = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let begins: String = begins.chars().take(10).collect::<String>().to_lowercase();
    let is_markup = MARKUP.iter().any(|start| begins.starts_with(start));
    (is_text && !is_markup).then_some(kind)
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    rest.is_empty()
        .then(|| char::decode_utf16(units).collect::<Result<_, _>>().ok())?
}

#[cfg(test)]
#[path = "sniff_tests.rs"]
mod tests;
