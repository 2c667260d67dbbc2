//! Centred lines that need a second one are as even as their words let them be: "ỦY BAN NHÂN DÂN / THÀNH PHỐ SA ĐÉC".

use crate::font;
use crate::form::{self, Length};
use crate::model::Align;
use crate::sheet::Line;

/// Setters kern, and round lengths.
const SLACK: f64 = 1.5;
/// Finer than a point's tenth, of the widest sheet.
const STEPS: usize = 14;

/// What the name of a place begins with: an issuer's own name stands above it.
const PLACES: [&str; 7] = [
    "THÀNH PHỐ ",
    "TỈNH ",
    "HUYỆN ",
    "QUẬN ",
    "THỊ XÃ ",
    "PHƯỜNG ",
    "XÃ ",
];

/// Each as far from the edges of its room as it may be without another line.
pub(crate) fn balanced(mut lines: Vec<Line>, room: Length) -> Vec<Line> {
    for line in &mut lines {
        let style = line.part.style();
        if style.align == Align::Center && !style.italic {
            let size = style.size.points();
            let words = line.text.split(' ');
            let words: Vec<f64> = words
                .map(|word| font::width(word, style.bold) * size)
                .collect();
            let space = font::width(" ", style.bold) * size;
            let place = PLACES.iter().find_map(|place| {
                let before = line.text.get(..line.text.find(&format!(" {place}"))?)?;
                Some(before.split(' ').count())
            });
            line.inset = inset(&words, space, room, place);
        }
    }
    lines
}

fn inset(words: &[f64], space: f64, room: Length, place: Option<usize>) -> Length {
    let room = room.points();
    let fewest = count(words, space, room);
    let longest = words.iter().copied().fold(0.0, f64::max);
    if fewest < 2 || longest > room {
        return form::pt(0.0);
    }
    if let Some((above, below)) = place.and_then(|at| words.split_at_checked(at)) {
        let (first, second) = (length(above, space), length(below, space));
        let needed = first.max(second);
        let next = below.first().copied().unwrap_or_default();
        if needed <= room && needed + 2.0 * SLACK < first + space + next {
            return from_edges(room, needed);
        }
    }
    let (mut narrow, mut wide) = (longest, room);
    for _ in 0..STEPS {
        let middle = f64::midpoint(narrow, wide);
        if count(words, space, middle) > fewest {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    from_edges(room, wide)
}

fn from_edges(room: f64, width: f64) -> Length {
    form::pt(((room - width) / 2.0 - SLACK).max(0.0))
}

#[expect(clippy::cast_precision_loss, reason = "a name has few words")]
fn length(words: &[f64], space: f64) -> f64 {
    words.iter().sum::<f64>() + space * words.len().saturating_sub(1) as f64
}

/// How many lines of this width the words take.
fn count(words: &[f64], space: f64, width: f64) -> usize {
    let mut lines = 1;
    let mut at = 0.0;
    for word in words {
        if at > 0.0 && at + space + word > width {
            lines += 1;
            at = *word;
        } else {
            at += if at > 0.0 { space + word } else { *word };
        }
    }
    lines
}
