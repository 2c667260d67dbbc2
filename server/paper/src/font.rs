//! The type that papers are set in: Tinos, which has the measures of Times New Roman and every Vietnamese letter. A
//! typesetter prints a box for a letter that it has no picture of, and says nothing; so we ask beforehand.

use crate::error::PaperError;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

static FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect()
});

pub(crate) static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static FACES: LazyLock<Vec<ttf_parser::Face<'static>>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|file| ttf_parser::Face::parse(file, 0).ok())
        .collect()
});

/// An error that names what cannot be drawn.
pub(crate) fn covers(text: &str) -> Result<(), PaperError> {
    let missing: BTreeSet<char> = text
        .chars()
        .filter(|c| !c.is_control())
        .filter(|c| FACES.iter().any(|face| face.glyph_index(*c).is_none()))
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(PaperError::NoGlyph(missing.into_iter().take(20).collect()))
    }
}

/// How wide words are, of type of one point.
pub(crate) fn width(text: &str, bold: bool) -> f64 {
    let Some(face) = FACES.get(usize::from(bold)) else {
        return 0.0;
    };
    let advance: u32 = text
        .chars()
        .filter_map(|c| face.glyph_hor_advance(face.glyph_index(c)?))
        .map(u32::from)
        .sum();
    f64::from(advance) / f64::from(face.units_per_em())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_picture_in_every_face() {
        let vowels = "aăâeêioôơuưy";
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let mut letters = "bcdđghklmnpqrstvxfjwz".to_owned();
        for vowel in vowels.chars() {
            for tone in tones {
                letters += &crate::words::clean(&format!("{vowel}{tone}"));
            }
        }
        assert_eq!(letters.chars().count(), 21 + 12 * 6);
        assert_eq!(FACES.len(), 4);
        assert!(covers(&letters).is_ok());
        assert!(covers(&letters.to_uppercase()).is_ok());
        assert!(covers("…–—“”‘’«»•§°%‰²³½№€₫").is_ok());
    }

    #[test]
    fn what_has_no_picture_is_named() {
        assert_eq!(
            covers("Chúc mừng 🎉 年").map_err(|error| error.to_string()),
            Err("the font has no glyph for: 年 (U+5E74), 🎉 (U+1F389)".to_owned())
        );
    }
}
