//! What a file is, by its bytes.

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TEXT: &str = "text/plain; charset=utf-8";
/// As Notepad saves «Unicode».
const WIDE_TEXT: &str = "text/plain; charset=utf-16";

/// The media type of what can be taken in; `None` for anything else.
pub fn content_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        return holds(bytes, b"word/document.xml").then_some(DOCX);
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => is_text(&wide(rest, u16::from_le_bytes)?).then_some(WIDE_TEXT),
        [0xfe, 0xff, rest @ ..] => is_text(&wide(rest, u16::from_be_bytes)?).then_some(WIDE_TEXT),
        _ => is_text(std::str::from_utf8(bytes).ok()?).then_some(TEXT),
    }
}

fn is_text(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'))
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    rest.is_empty()
        .then(|| char::decode_utf16(units).collect::<Result<_, _>>().ok())?
}

/// A zip file names its members in plain bytes.
fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_a_file_is() {
        assert_eq!(
            content_type("Kế hoạch\r\n\tI. Căn cứ".as_bytes()),
            Some(TEXT)
        );
        assert_eq!(
            content_type(b"PK\x03\x04....word/document.xml...."),
            Some(DOCX)
        );
        assert_eq!(content_type(b"PK\x03\x04....xl/workbook.xml...."), None);
        assert_eq!(content_type(b"%PDF-1.7\n\xe2\xe3"), None);
        assert_eq!(content_type(b"MZ\x00\x01"), None);
        assert_eq!(content_type(&[0xff, 0xd8, 0xff, 0xe0]), None);
        let unicode: Vec<u8> = "\u{feff}Kế hoạch\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(content_type(&unicode), Some(WIDE_TEXT));
        assert_eq!(content_type(&[0xff, 0xfe, 0x00]), None);
        assert_eq!(content_type(&[0xff, 0xfe, 0x00, 0x00]), None);
    }
}
