//! The document itself: paragraphs, tables, sections.

use super::styles::{HEADINGS, justification};
use crate::font;
use crate::form::{self, Length, Part};
use crate::numbering::List;
use crate::sheet::{Foot, Grid, Head, Item, Line, Mark, Piece, Rule, Sheet, Signature};
use quick_xml::escape::escape;
use std::rc::Rc;

pub(super) struct Document {
    pub xml: String,
    pub lists: Vec<Rc<List>>,
}

pub(super) fn document(sheet: &Sheet) -> Document {
    let mut writer = Writer {
        xml: r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"#.to_owned(),
        lists: Vec::new(),
        landscape: false,
        keeps: false,
    };
    writer.head(&sheet.head);
    writer.lines(&sheet.opening, writer.room());
    writer.body(&sheet.body, true);
    let verify = sheet.verify.as_deref();
    writer.foot(&sheet.foot, verify.filter(|_| sheet.copies.is_empty()));
    for annex in &sheet.appendices {
        writer.end_section();
        writer.landscape = annex.landscape;
        writer.lines(&annex.opening, writer.room());
        writer.body(&annex.body, false);
    }
    let last = sheet.copies.len().saturating_sub(1);
    for (index, copy) in sheet.copies.iter().enumerate() {
        writer.xml += r#"<w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="240" w:after="120"/></w:pPr></w:p>"#;
        writer.keeps = true;
        writer.head(&copy.head);
        writer.keeps = false;
        writer.foot(&copy.foot, verify.filter(|_| index == last));
    }
    writer.xml += LAST;
    writer.section();
    writer.xml += "</w:body></w:document>";
    Document {
        xml: writer.xml,
        lists: writer.lists,
    }
}

/// Word has a paragraph at the end, and one after a table must take no room of a page of its own.
const LAST: &str = r#"<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>"#;

/// Over how many columns a cell stands, and what writes what stands in it.
type Cell<'c> = (usize, &'c dyn Fn(&mut Writer, i64));

struct Writer {
    xml: String,
    lists: Vec<Rc<List>>,
    landscape: bool,
    /// What is written stays on the page of what follows.
    keeps: bool,
}

impl Writer {
    /// Between the margins, in twips.
    fn room(&self) -> i64 {
        let across = if self.landscape {
            form::HEIGHT
        } else {
            form::WIDTH
        };
        across.twips() - form::LEFT.twips() - form::RIGHT.twips()
    }

    fn section(&mut self) {
        let (width, height) = (form::WIDTH.twips(), form::HEIGHT.twips());
        let size = if self.landscape {
            format!(r#"<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>"#)
        } else {
            format!(r#"<w:pgSz w:w="{width}" w:h="{height}"/>"#)
        };
        self.xml += &format!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="pages"/><w:type w:val="nextPage"/>{size}<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>"#,
            form::TOP.twips(),
            form::RIGHT.twips(),
            form::BOTTOM.twips(),
            form::LEFT.twips(),
            header_from_edge().twips(),
            form::PAGE_NUMBER_FROM_EDGE.twips(),
        );
    }

    fn end_section(&mut self) {
        self.xml += r#"<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>"#;
        self.section();
        self.xml += "</w:pPr></w:p>";
    }

    fn paragraph(&mut self, style: &str, more: &str, runs: &str) {
        let keep = self.keep();
        self.xml +=
            &format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{more}</w:pPr>{runs}</w:p>"#);
    }

    fn keep(&self) -> &'static str {
        if self.keeps { "<w:keepNext/>" } else { "" }
    }

    /// A rule is the edge of an empty line that is as long as it.
    fn rule(&mut self, line: &Line, room: i64) {
        let share = match line.rule {
            Rule::None => return,
            Rule::Short => form::SHORT_RULE,
            Rule::Full => 1.0,
        };
        let style = line.part.style();
        let words = form::pt(font::width(&line.text, style.bold) * style.size.points()).twips();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "a length of a sheet"
        )]
        let length = (words.min(room) as f64 * share) as i64;
        let side = (room - length) / 2;
        let keep = self.keep();
        self.xml += &format!(
            r#"<w:p><w:pPr>{keep}<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="40" w:line="120" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>"#
        );
    }

    fn lines(&mut self, lines: &[Line], room: i64) {
        for line in lines {
            let side = line.inset.twips();
            let more = match side {
                0 => String::new(),
                side => format!(r#"<w:ind w:left="{side}" w:right="{side}"/>"#),
            };
            self.paragraph(&line.part.id(), &more, &run(&line.text, ""));
            self.rule(line, room);
        }
    }

    fn body(&mut self, pieces: &[Piece], closes: bool) {
        let last = pieces.len().saturating_sub(1);
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Clause(item) => self.clause(item, closes && index == last),
                Piece::Table(grid) => self.grid(grid),
            }
        }
    }

    fn clause(&mut self, item: &Item, last: bool) {
        let style = if item.heading {
            format!("Heading{}", (item.depth + 1).min(HEADINGS))
        } else if item.italic {
            Part::Citation.id()
        } else {
            Part::Body.id()
        };
        let mut more = if last { "<w:keepNext/>" } else { "" }.to_owned();
        let mut runs = String::new();
        if let Some(list) = &item.list {
            more += &format!(
                r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>"#,
                self.id_of(list)
            );
        } else if let Some(marker) = &item.marker {
            let bold = if item.bold_marker { "<w:b/>" } else { "" };
            runs += &run(&format!("{marker} "), bold);
        }
        runs += &run(&item.text, "");
        self.paragraph(&style, &more, &runs);
    }

    fn id_of(&mut self, list: &Rc<List>) -> usize {
        let known = self.lists.iter().rposition(|other| Rc::ptr_eq(other, list));
        known.map_or_else(
            || {
                self.lists.push(Rc::clone(list));
                self.lists.len()
            },
            |index| index + 1,
        )
    }

    /// A table that only places things beside each other.
    fn beside(&mut self, widths: &[i64], rows: &[Vec<Cell<'_>>]) {
        self.xml += &format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
            widths.iter().sum::<i64>()
        );
        for width in widths {
            self.xml += &format!(r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.xml += "</w:tblGrid>";
        for row in rows {
            self.xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            let mut rest = widths.iter();
            for (span, cell) in row {
                let width: i64 = rest.by_ref().take(*span).sum();
                self.xml += &format!(
                    r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/></w:tcPr>"#
                );
                let before = self.xml.len();
                cell(self, width);
                if self.xml.len() == before {
                    self.xml += "<w:p/>";
                }
                self.xml += "</w:tc>";
            }
            self.xml += "</w:tr>";
        }
        self.xml += "</w:tbl>";
    }

    fn head(&mut self, head: &Head) {
        let widths = parts_of(self.room(), form::HEAD_LEFT);
        let under = |writer: &mut Self, room: i64| {
            writer.lines(&head.under_left, room);
            if let Some(mark) = &head.mark {
                writer.mark(mark, room);
            }
        };
        self.beside(
            &widths,
            &[
                vec![
                    (1, &|writer, room| writer.lines(&head.left, room)),
                    (1, &|writer, room| writer.lines(&head.right, room)),
                ],
                vec![
                    (1, &under),
                    (1, &|writer, room| writer.lines(&head.under_right, room)),
                ],
            ],
        );
    }

    /// A word in a frame: the edges of its paragraph.
    fn mark(&mut self, mark: &Mark, room: i64) {
        let style = Part::Urgency.style();
        let side = (room - mark.width.twips()) / 2;
        let line = style.size.points() * form::SINGLE_LINE;
        // Word counts what is between an edge and the words in whole points.
        let between = ((form::MARK.points() - line) / 2.0).round();
        let ink = form::MARK_INK;
        let mut edges = String::new();
        for (edge, space) in [
            ("top", between),
            ("left", 0.0),
            ("bottom", between),
            ("right", 0.0),
        ] {
            edges += &format!(
                r#"<w:{edge} w:val="single" w:sz="6" w:space="{space}" w:color="{ink}"/>"#
            );
        }
        let keep = self.keep();
        // In the order of Word's schema: edges before distances.
        let more = format!(
            r#"{keep}<w:pBdr>{edges}</w:pBdr><w:spacing w:before="200" w:after="80"/><w:ind w:left="{side}" w:right="{side}"/>"#
        );
        let words = run(mark.text, &format!(r#"<w:color w:val="{ink}"/>"#));
        self.xml += &format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{more}</w:pPr>{words}</w:p>"#,
            Part::Urgency.id()
        );
    }

    /// The code stands under the signature, and goes with it to another page: in a row of the same table, which Word and
    /// LibreOffice keep with the one above.
    fn foot(&mut self, foot: &Foot, verify: Option<&str>) {
        self.gap();
        let kept = std::mem::replace(&mut self.keeps, verify.is_some());
        let [left, right] = parts_of(self.room(), form::FOOT_LEFT);
        let code = form::CODE.twips() + form::GUTTER.twips();
        let (drawn, said) = verify.map(verified).unwrap_or_default();
        let code_drawn = |writer: &mut Self, _: i64| writer.xml += &drawn;
        let address_said = |writer: &mut Self, _: i64| writer.xml += &said;
        let asked: Vec<Cell<'_>> = vec![(1, &code_drawn), (2, &address_said)];
        if let [one] = foot.signers.as_slice() {
            let sent = |writer: &mut Self, _: i64| writer.recipients(foot);
            let signature = |writer: &mut Self, _: i64| writer.signature(one);
            let mut rows: Vec<Vec<Cell<'_>>> = vec![vec![(2, &sent), (1, &signature)]];
            if verify.is_some() {
                rows.push(asked);
            }
            self.beside(&[code, left - code, right], &rows);
        } else {
            for pair in foot.signers.chunks(2) {
                let cells: Vec<_> = pair
                    .iter()
                    .map(|signer| move |writer: &mut Self, _: i64| writer.signature(signer))
                    .collect();
                let mut row: Vec<Cell<'_>> = Vec::new();
                for cell in &cells {
                    row.push((1, cell));
                }
                if row.len() < 2 {
                    row.push((1, &|_, _| {}));
                }
                self.beside(&[left, right], &[row]);
                self.gap();
            }
            self.recipients(foot);
            if verify.is_some() {
                self.beside(&[code, left - code, right], &[asked]);
            }
        }
        self.keeps = kept;
    }

    fn gap(&mut self) {
        self.space(form::pt(12.0));
    }

    /// Room above what follows, on whose page it stays.
    fn space(&mut self, height: Length) {
        let height = height.twips();
        self.xml += &format!(
            r#"<w:p><w:pPr><w:keepNext/><w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>"#
        );
    }

    fn recipients(&mut self, foot: &Foot) {
        if foot.recipients.is_empty() {
            return;
        }
        self.paragraph(&Part::RecipientsHead.id(), "", &run("Nơi nhận:", ""));
        for recipient in &foot.recipients {
            self.paragraph(&Part::Recipient.id(), "", &run(recipient, ""));
        }
    }

    fn signature(&mut self, signature: &Signature) {
        for title in &signature.titles {
            let keep = if self.keeps { "" } else { "<w:keepNext/>" };
            self.paragraph(&Part::Title.id(), keep, &run(title, ""));
        }
        let room = format!(r#"<w:spacing w:before="{}"/>"#, form::SIGNATURE.twips());
        self.paragraph(&Part::Name.id(), &room, &run(&signature.name, ""));
    }

    fn grid(&mut self, grid: &Grid) {
        self.space(form::AROUND_TABLE);
        let room = self.room();
        let whole: i64 = grid.shares.iter().map(|share| i64::from(*share)).sum();
        let widths: Vec<i64> = grid
            .shares
            .iter()
            .map(|share| room * i64::from(*share) / whole.max(1))
            .collect();
        let cell = form::CELL.twips();
        self.xml += &format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{cell}" w:type="dxa"/><w:left w:w="{cell}" w:type="dxa"/><w:bottom w:w="{cell}" w:type="dxa"/><w:right w:w="{cell}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
            widths.iter().sum::<i64>()
        );
        for width in &widths {
            self.xml += &format!(r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.xml += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (title, width) in grid.titles.iter().zip(&widths) {
            self.cell(*width, &Part::CellHead.id(), "", title);
        }
        self.xml += "</w:tr>";
        for row in &grid.rows {
            self.xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for ((words, width), align) in row.iter().zip(&widths).zip(&grid.aligns) {
                let align = format!(r#"<w:jc w:val="{}"/>"#, justification(*align));
                self.cell(*width, &Part::Cell.id(), &align, words);
            }
            self.xml += "</w:tr>";
        }
        self.xml += "</w:tbl>";
    }

    fn cell(&mut self, width: i64, style: &str, align: &str, words: &str) {
        self.xml += &format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
        for line in words.split('\n') {
            self.paragraph(style, align, &run(line, ""));
        }
        self.xml += "</w:tc>";
    }
}

/// The code, and beside its middle where one asks.
fn verified(address: &str) -> (String, String) {
    let side = form::CODE.twips() * EMU_IN_TWIP;
    let picture = format!(
        r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/><wp:docPr id="1" name="code" descr="Mã QR"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="code.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="code"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    );
    let words = run(&format!("Kiểm tra văn bản tại: {address}"), "");
    let above = form::ABOVE_CODE.twips();
    let style = Part::Verify.id();
    let paragraph = |before: i64, runs: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="{before}"/></w:pPr>{runs}</w:p>"#
        )
    };
    let line = form::pt(Part::Verify.style().size.points() * form::SINGLE_LINE);
    let middle = above + form::CODE.twips() / 2 - line.twips();
    (paragraph(above, &picture), paragraph(middle, &words))
}

/// English Metric Units, in which Word measures pictures.
const EMU_IN_TWIP: i64 = 635;

/// So that the number's middle stands in the middle of the margin.
fn header_from_edge() -> Length {
    form::pt(
        form::PAGE_NUMBER_FROM_EDGE.points()
            - Part::PageNumber.style().size.points() * form::SINGLE_LINE / 2.0,
    )
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a length of a sheet"
)]
fn parts_of(room: i64, left: f64) -> [i64; 2] {
    let left = (room as f64 * left) as i64;
    [left, room - left]
}

fn run(text: &str, properties: &str) -> String {
    let properties = if properties.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{properties}</w:rPr>")
    };
    format!(
        r#"<w:r>{properties}<w:t xml:space="preserve">{}</w:t></w:r>"#,
        escape(joined(text))
    )
}

/// A line that began with the hyphen of "2020 - 2021" would look like an item of a list.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" - ") {
        let years = before.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit());
        out += before;
        out += if years { "\u{a0}- " } else { " - " };
        rest = after;
    }
    out + rest
}
