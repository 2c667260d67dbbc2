//! The sheet as HTML, for the screen and the browser's printer. How it looks is the page's affair.

use crate::code;
use crate::form::Part;
use crate::sheet::{Annex, Foot, Grid, Head, Item, Line, Piece, Rule, Sheet};
use quick_xml::escape::escape;

pub(crate) fn render(sheet: &Sheet) -> String {
    let mut out = String::from("<article class=\"paper paper--sheet\" lang=\"vi\">");
    let verify = sheet.verify.as_deref();
    head(&mut out, &sheet.head);
    opening(&mut out, &sheet.opening);
    body(&mut out, &sheet.body);
    foot(
        &mut out,
        &sheet.foot,
        verify.filter(|_| sheet.copies.is_empty()),
    );
    for annex in &sheet.appendices {
        appendix(&mut out, annex);
    }
    let last = sheet.copies.len().saturating_sub(1);
    for (index, copy) in sheet.copies.iter().enumerate() {
        out += "<section class=\"paper__copy\">";
        head(&mut out, &copy.head);
        foot(&mut out, &copy.foot, verify.filter(|_| index == last));
        out += "</section>";
    }
    out += "</article>";
    out
}

fn head(out: &mut String, head: &Head) {
    *out += "<header class=\"paper__head\">";
    for (upper, lower, mark) in [
        (&head.left, &head.under_left, head.mark.as_ref()),
        (&head.right, &head.under_right, None),
    ] {
        *out += "<div>";
        opening(out, upper);
        opening(out, lower);
        if let Some(mark) = mark {
            let class = class(Part::Urgency);
            let width = mark.width.millimetres();
            *out += &format!("<p class=\"{class} {class}--{width:.0}\">{}</p>", mark.text);
        }
        *out += "</div>";
    }
    *out += "</header>";
}

fn opening(out: &mut String, lines: &[Line]) {
    for line in lines {
        let tag = match line.part {
            Part::Kind => "h1",
            Part::AppendixTitle => "h2",
            _ => "p",
        };
        let rule = match line.rule {
            Rule::None => "",
            Rule::Short => " paper__short-rule",
            Rule::Full => " paper__full-rule",
        };
        *out += &format!(
            "<{tag} class=\"{}{rule}\">{}</{tag}>",
            class(line.part),
            escape(line.text.as_str())
        );
    }
}

fn class(part: Part) -> String {
    format!("paper__{}", part.id().to_lowercase())
}

fn body(out: &mut String, pieces: &[Piece]) {
    for piece in pieces {
        match piece {
            Piece::Clause(item) => clause(out, item),
            Piece::Table(grid) => table(out, grid),
        }
    }
}

fn clause(out: &mut String, item: &Item) {
    let tag = match (item.heading, item.depth) {
        (false, _) => "p",
        (true, 0) => "h2",
        (true, 1) => "h3",
        (true, 2) => "h4",
        (true, _) => "h5",
    };
    let italic = if item.italic { " paper__citation" } else { "" };
    *out += &format!("<{tag} class=\"paper__body{italic}\">");
    if let Some(marker) = &item.marker {
        let tag = if item.bold_marker { "b" } else { "span" };
        *out += &format!(
            "<{tag} class=\"paper__marker\">{}</{tag}> ",
            escape(marker.as_str())
        );
    }
    *out += &format!("{}</{tag}>", escape(item.text.as_str()));
}

fn table(out: &mut String, grid: &Grid) {
    *out += "<div class=\"paper__table\"><table><thead><tr>";
    for title in &grid.titles {
        *out += &format!("<th scope=\"col\">{}</th>", escape(title.as_str()));
    }
    *out += "</tr></thead><tbody>";
    for row in &grid.rows {
        *out += "<tr>";
        for (cell, align) in row.iter().zip(&grid.aligns) {
            let lines: Vec<_> = cell.split('\n').map(escape).collect();
            *out += &format!(
                "<td class=\"paper__{}\">{}</td>",
                align.word(),
                lines.join("<br>")
            );
        }
        *out += "</tr>";
    }
    *out += "</tbody></table></div>";
}

fn foot(out: &mut String, foot: &Foot, verify: Option<&str>) {
    *out += "<div class=\"paper__foot\"><div class=\"paper__recipients\">";
    if !foot.recipients.is_empty() {
        *out += "<p class=\"paper__recipientshead\">Nơi nhận:</p>";
    }
    for recipient in &foot.recipients {
        *out += &format!(
            "<p class=\"paper__recipient\">{}</p>",
            escape(recipient.as_str())
        );
    }
    *out += "</div>";
    for signature in &foot.signers {
        *out += "<div class=\"paper__signer\">";
        for title in &signature.titles {
            *out += &format!(
                "<p class=\"paper__title-of-signer\">{}</p>",
                escape(title.as_str())
            );
        }
        *out += &format!(
            "<p class=\"paper__name\">{}</p></div>",
            escape(signature.name.as_str())
        );
    }
    *out += "</div>";
    if let Some(address) = verify {
        *out += "<footer class=\"paper__verify\">";
        *out += &code::svg(address).unwrap_or_default();
        *out += &format!(
            "<p class=\"paper__Verify\">Kiểm tra văn bản tại: {}</p></footer>",
            escape(address)
        );
    }
}

fn appendix(out: &mut String, annex: &Annex) {
    *out += "<section class=\"paper__appendix\">";
    opening(out, &annex.opening);
    body(out, &annex.body);
    *out += "</section>";
}
