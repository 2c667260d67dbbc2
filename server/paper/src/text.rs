//! The sheet as plain text: what one would type to have this paper.

use crate::sheet::{Line, Piece, Sheet};

pub(crate) fn render(sheet: &Sheet) -> String {
    let mut out = Vec::new();
    let head = &sheet.head;
    for lines in [
        &head.left,
        &head.right,
        &head.under_left,
        &head.under_right,
        &sheet.opening,
    ] {
        block(&mut out, lines);
    }
    body(&mut out, &sheet.body);
    out.push(String::new());
    if !sheet.foot.recipients.is_empty() {
        out.push("Nơi nhận:".to_owned());
        out.extend(sheet.foot.recipients.iter().cloned());
        out.push(String::new());
    }
    for signature in &sheet.foot.signers {
        out.extend(signature.titles.iter().cloned());
        out.extend([String::new(), signature.name.clone(), String::new()]);
    }
    for annex in &sheet.appendices {
        block(&mut out, &annex.opening);
        body(&mut out, &annex.body);
    }
    out.join("\n")
}

fn block(out: &mut Vec<String>, lines: &[Line]) {
    out.extend(lines.iter().map(|line| line.text.clone()));
    out.push(String::new());
}

fn body(out: &mut Vec<String>, pieces: &[Piece]) {
    for piece in pieces {
        match piece {
            Piece::Clause(item) => out.push(match &item.marker {
                Some(marker) => format!("{marker} {}", item.text),
                None => item.text.clone(),
            }),
            Piece::Table(grid) => {
                out.push(grid.titles.join(" | "));
                out.extend(grid.rows.iter().map(|row| row.join(" | ")));
            }
        }
    }
}
