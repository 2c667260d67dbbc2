//! Why a paper cannot be drawn.

use thiserror::Error;

/// A paper that cannot be drawn.
#[derive(Debug, Error)]
pub enum PaperError {
    /// Characters that the paper's font has no picture of. They would come out as empty boxes, so they are refused.
    #[error("the font has no glyph for: {}", named(.0))]
    NoGlyph(Vec<char>),
    /// The address to verify at is too long for a code.
    #[error("the address to verify at is too long for a QR code")]
    Code,
    /// The typesetter or the packer failed: our own mistake, not the paper's.
    #[error("the paper could not be drawn: {0}")]
    Drawing(String),
}

impl PaperError {
    pub(crate) fn drawing(error: impl std::fmt::Display) -> Self {
        Self::Drawing(error.to_string())
    }
}

fn named(characters: &[char]) -> String {
    let names: Vec<String> = characters
        .iter()
        .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
        .collect();
    names.join(", ")
}
