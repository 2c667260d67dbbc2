//! The pieces of a head: number and symbol, place and date, and rows of two columns pasted as one line.

use crate::date::pattern;
use crate::fold::{byte_of_char, fold};
use regex::Regex;
use std::sync::LazyLock;

pub(super) static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:số)\s*:?\s*(\d{1,5}[a-zA-Z]?(?:/(?:19|20)\d{2})?)?[\s.…_]*(?:[/-]\s*)?([A-ZĐ][\p{L}\d&]*(?:\s?[-/–]\s?[A-ZĐ][\p{L}\d&]*)*)?",
    )
});

pub(super) static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|\s)((?:[A-ZĐ][\p{L}.]*|\.{2,}|…+)(?:\s[A-ZĐ][\p{L}.]*){0,5}),?\s+ngày[\s\d.…_]*tháng[\s\d.…_]*năm",
    )
});

/// Cuts a piece where the other column begins: "UBND XÃ A CỘNG HÒA XÃ HỘI…", "Số: 5/KH-UBND Tân Phú, ngày…",
/// "Số: 5/PGDĐT V/v họp".
pub(super) fn divide(piece: &str) -> Vec<String> {
    let folded = fold(piece);
    let mut cuts: Vec<usize> = [
        "cong hoa xa hoi chu nghia",
        "doc lap - tu do",
        "dang cong san viet nam",
    ]
    .iter()
    // A letter's subject stands under its number.
    .chain(folded.starts_with("so").then_some(&" v/v "))
    .filter_map(|phrase| folded.find(phrase))
    .map(|at| {
        byte_of_char(
            piece,
            folded.get(..at).map_or(0, |before| before.chars().count()),
        )
    })
    .collect();
    if folded.starts_with("so")
        && let Some(place) = PLACE.captures(piece).and_then(|found| found.get(1))
    {
        // The symbol's last group looks like a place's first word only where a mark touches it.
        cuts.push(place.start());
    }
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([piece.len()]) {
        pieces.extend(
            piece
                .get(from..cut)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(str::to_owned),
        );
        from = cut;
    }
    pieces
}
