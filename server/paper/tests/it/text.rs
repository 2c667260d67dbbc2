//! Whatever is written comes out as text.

use crate::samples::{self, clause, words};
use paper::{Block, Clause, Format, Kind, Paper, PaperError};

const HOSTILE: &str = "</w:t><w:p> & \"<script>alert('x')</script>\" ]]> #set page() {{x}} %1 &#0;";

fn saying(text: &str) -> Paper {
    Paper {
        parent: Some(text.to_owned()),
        addressees: vec![text.to_owned()],
        citations: vec![text.to_owned()],
        body: vec![clause("<b>", text, vec![words(text)])],
        ..Paper::new(Kind::Report, text, text)
    }
}

#[test]
fn markup_is_text() {
    let paper = saying(HOSTILE);
    let html = paper.html();
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;"));
    assert!(!html.contains("style="));
    let docx = paper.file(Format::Docx).expect("drawn");
    let reading = reader::read_bytes("x.docx", &docx).expect("a sound Word file");
    assert!(
        reading
            .lines
            .iter()
            .any(|line| line.text.contains("</w:t><w:p> &"))
    );
    assert!(paper.file(Format::Pdf).is_ok());
}

#[test]
fn what_cannot_be_seen_is_left_out() {
    let paper = saying("mot\u{0}\u{7}\u{1b} hai\u{feff}\u{202e}\u{fffe}\u{ad} ba\u{301}");
    assert!(paper.html().contains("mot hai bá"));
    assert!(paper.file(Format::Pdf).is_ok());
    let docx = paper.file(Format::Docx).expect("drawn");
    assert!(reader::read_bytes("x.docx", &docx).is_ok());
}

#[test]
fn a_character_without_a_picture_is_refused_not_boxed() {
    let Err(PaperError::NoGlyph(missing)) = saying("Chúc mừng 🎉").file(Format::Pdf) else {
        panic!("it was drawn");
    };
    assert_eq!(missing, ['🎉']);
}

#[test]
fn forty_levels_and_a_long_word_are_drawn() {
    let mut block = words(&"dài".repeat(500));
    for level in (1..=40).rev() {
        block = Block::Clause(Clause {
            marker: Some(format!("{level}.")),
            text: format!("Bậc {level}"),
            heading: level % 2 == 0,
            blocks: vec![block],
            ..Clause::default()
        });
    }
    let paper = Paper {
        body: vec![block],
        ..samples::plan()
    };
    assert!(paper.html().contains("Bậc 40"));
    assert!(paper.file(Format::Pdf).is_ok());
    assert!(paper.file(Format::Docx).is_ok());
}

#[test]
fn numbers_days_and_names_are_written_as_the_decree_asks() {
    let html = samples::plan().html();
    assert!(html.contains("Số: 05/KH-PGDĐT"));
    assert!(html.contains("Sa Đéc, ngày 05 tháng 01 năm 2021"));
    assert!(html.contains("- Các trường MN, TH, THCS (để th/h);"));
    assert!(html.contains("- Lưu: VT."));
    assert!(
        html.contains("giai đoạn 2017 - 2020."),
        "the last citation ends with a full stop"
    );
    assert!(html.contains("của ngành Giáo dục;"));
    assert_eq!(samples::plan().file_name(), "Kế hoạch 05-KH-PGDĐT");
    let unissued = samples::minutes().html();
    assert!(unissued.contains("Số: …/BB-PGDĐT"));
    assert!(unissued.contains("Sa Đéc, ngày … tháng … năm …"));
    assert!(
        samples::report()
            .html()
            .contains("ngày 25 tháng 12 năm 2021")
    );
}

#[test]
fn an_empty_paper_is_a_form() {
    let paper = Paper::new(Kind::Plan, "", "");
    assert!(paper.file(Format::Pdf).is_ok());
    assert!(paper.file(Format::Docx).is_ok());
}
