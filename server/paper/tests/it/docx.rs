//! The Word file's XML against the decree's numbers.

use crate::samples;
use paper::{Appendix, Block, Clause, Copied, CopyForm, Format, Paper};
use std::io::{Cursor, Read};

fn part(paper: &Paper, name: &str) -> String {
    let file = paper.file(Format::Docx).expect("the paper is drawn");
    let mut package = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    package
        .by_name(name)
        .expect("the part is there")
        .read_to_string(&mut text)
        .expect("text");
    text
}

/// What stands between two marks, the first time.
fn between<'a>(xml: &'a str, from: &str, to: &str) -> &'a str {
    let after = xml
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from}"))
        .1;
    after.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

#[test]
fn the_sheet_is_a4_with_its_margins() {
    let xml = part(&samples::plan(), "word/document.xml");
    // 210 × 297 mm; top and bottom 20, left 30, right 15 mm; twentieths of a point.
    assert!(xml.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    assert!(xml.contains(r#"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#));
    assert!(xml.contains("<w:titlePg/>"), "no number on the first page");
    assert!(part(&samples::plan(), "word/header1.xml").contains(" PAGE "));
}

#[test]
fn every_place_has_its_size_and_face() {
    let styles = part(&samples::plan(), "word/styles.xml");
    assert!(styles.contains(r#"w:ascii="Times New Roman""#));
    assert!(styles.contains(r#"<w:lang w:val="vi-VN""#));
    // (style, size in half points, bold, italic)
    for (style, size, bold, italic) in [
        ("Parent", 24, false, false),
        ("Issuer", 24, true, false),
        ("Nation", 24, true, false),
        ("Motto", 26, true, false),
        ("Number", 26, false, false),
        ("Date", 26, false, true),
        ("Kind", 28, true, false),
        ("Subject", 28, true, false),
        ("Citation", 28, false, true),
        ("Body", 28, false, false),
        ("Heading1", 28, true, false),
        ("RecipientsHead", 24, true, true),
        ("Recipient", 22, false, false),
        ("Title", 28, true, false),
        ("Name", 28, true, false),
        ("PageNumber", 26, false, false),
    ] {
        let style_xml = between(&styles, &format!(r#"w:styleId="{style}""#), "</w:style>");
        assert!(
            style_xml.contains(&format!(r#"<w:sz w:val="{size}"/>"#)),
            "{style}"
        );
        assert_eq!(style_xml.contains("<w:b/>"), bold, "{style}");
        assert_eq!(style_xml.contains("<w:i/>"), italic, "{style}");
    }
    let body = between(&styles, r#"w:styleId="Body""#, "</w:style>");
    // 6 pt between paragraphs, 1.27 cm in, from edge to edge.
    assert!(body.contains(r#"<w:spacing w:before="120"/>"#));
    assert!(body.contains(r#"<w:ind w:firstLine="720"/>"#));
    assert!(body.contains(r#"<w:jc w:val="both"/>"#));
}

#[test]
fn word_counts_what_it_can_and_vietnamese_letters_are_words() {
    let plan = samples::plan();
    let numbering = part(&plan, "word/numbering.xml");
    for (format, text) in [
        ("upperRoman", "%1."),
        ("decimal", "%1."),
        ("decimal", "1.%1."),
        ("bullet", "-"),
        ("lowerLetter", "%1)"),
    ] {
        let level = format!(
            r#"<w:numFmt w:val="{format}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>"#
        );
        assert!(numbering.contains(&level), "{level}");
    }
    let xml = part(&plan, "word/document.xml");
    assert!(xml.contains(">đ) </w:t>"));
    assert!(
        xml.contains(">a) </w:t>"),
        "the list with đ) in it is words from its beginning"
    );
    assert!(!xml.contains(">I. </w:t>"));
}

#[test]
fn head_and_foot_stand_beside_each_other() {
    let xml = part(&samples::plan(), "word/document.xml");
    let head = between(&xml, "<w:tbl>", "</w:tbl>");
    assert_eq!(head.matches("<w:gridCol").count(), 2);
    assert!(!head.contains("tblBorders"));
    for words in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-PGDĐT",
        "Sa Đéc, ngày 05 tháng 01 năm 2021",
    ] {
        assert!(head.contains(words), "{words}");
    }
    assert_eq!(head.matches("<w:pBdr>").count(), 2, "a rule in each block");
    let foot = xml.rsplit_once("<w:tbl>").expect("a foot").1;
    assert!(foot.find("- Lưu: VT.") < foot.find("KT. TRƯỞNG PHÒNG"));
    assert!(foot.find("KT. TRƯỞNG PHÒNG") < foot.find("PHÓ TRƯỞNG PHÒNG"));
    assert!(xml.contains("Đào tạo./.</w:t>"));
}

#[test]
fn an_appendix_is_a_section_across() {
    let xml = part(&samples::report(), "word/document.xml");
    assert!(xml.contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#));
    assert_eq!(xml.matches("<w:sectPr>").count(), 2);
    assert!(xml.contains("(Kèm theo Báo cáo số 12/BC-THTQT ngày 25 tháng 12 năm 2021 của Trường Tiểu học Tân Quy Tây)"));
    assert!(xml.contains("<w:tblHeader/>"));
}

#[test]
fn a_letter_has_its_subject_under_its_number_and_no_kind() {
    let xml = part(&samples::letter(), "word/document.xml");
    let head = between(&xml, "<w:tbl>", "</w:tbl>");
    assert!(head.find("Số: 05/PGDĐT-VP") < head.find("V/v báo cáo"));
    assert!(!xml.contains("CÔNG VĂN"));
    assert!(xml.contains(">Kính gửi:<"));
}

#[test]
fn the_code_says_the_address() {
    let paper = samples::report();
    let file = paper.file(Format::Docx).expect("the paper is drawn");
    let mut package = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut picture = Vec::new();
    let mut entry = package.by_name("word/media/code.png").expect("a picture");
    entry.read_to_end(&mut picture).expect("bytes");
    let mut reader = png::Decoder::new(Cursor::new(picture))
        .read_info()
        .expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a frame");
    let side = usize::try_from(info.width).expect("small");
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        pixels.get(y * side + x).copied().unwrap_or(255)
    });
    let found = image.detect_grids();
    let (_, words) = found.first().expect("a code").decode().expect("words");
    assert_eq!(Some(words), paper.verify);
    let related = |paper: &Paper| part(paper, "word/_rels/document.xml.rels");
    assert!(related(&paper).contains("media/code.png"));
    assert!(!related(&samples::plan()).contains("media/code.png"));
}

#[test]
fn a_copy_stands_under_the_whole_below_a_rule_from_edge_to_edge() {
    let paper = Paper {
        verify: None,
        ..samples::report()
    };
    let xml = part(&paper, "word/document.xml");
    let (above, copy) = xml.split_once("SAO Y").expect("the copy's form");
    assert!(
        above.contains("KIẾN NGHỊ") && above.contains("Kèm theo Báo cáo"),
        "after the last appendix"
    );
    let rule = above.rsplit_once("<w:pBdr><w:bottom").expect("a rule").1;
    let kept = above.rsplit_once("<w:tbl>").expect("a head").1;
    assert!(
        kept.contains(r#"<w:pStyle w:val="Issuer"/><w:keepNext/>"#),
        "head and foot on one page"
    );
    // The body that copies at the left, without a body above it; the form at the right of it.
    let (rule, head) = rule.split_once("<w:tbl>").expect("a head of two blocks");
    assert!(!rule.contains("<w:ind"), "from edge to edge");
    assert!(head.contains(">PHÒNG GIÁO DỤC VÀ ĐÀO TẠO<") && !head.contains("TIỂU HỌC"));
    assert!(!copy.contains("CỘNG HÒA"), "the motto is the original's");
    for (style, words) in [
        ("Number", "Số: 03/SY-PGDĐT"),
        ("Date", "Sa Đéc, ngày 03 tháng 01 năm 2022"),
        ("Recipient", "- Sở GDĐT (để b/c);"),
        ("Recipient", "- Lưu: VT."),
        ("Title", "TL. TRƯỞNG PHÒNG"),
        ("Name", "Phạm Văn Bình"),
    ] {
        let (before, _) = copy.split_once(words).unwrap_or_else(|| panic!("{words}"));
        let placed = before.rsplit_once("<w:pStyle w:val=\"").expect("a style").1;
        assert!(
            placed.starts_with(&format!("{style}\"")),
            "{words}: {placed}"
        );
    }
    let form = between(
        &part(&paper, "word/styles.xml"),
        r#"w:styleId="CopyForm""#,
        "</w:style>",
    )
    .to_owned();
    assert!(
        form.contains(r#"<w:sz w:val="28"/>"#)
            && form.contains("<w:b/>")
            && form.contains(r#"<w:jc w:val="center"/>"#)
    );
}

#[test]
fn a_part_that_was_copied_ends_where_it_ends() {
    let mut paper = samples::letter();
    let whole = samples::report().copies;
    paper.copies = whole
        .into_iter()
        .map(|copy| Copied {
            form: CopyForm::Excerpt,
            ..copy
        })
        .collect();
    let xml = part(&paper, "word/document.xml");
    assert!(xml.contains("TRÍCH SAO") && !xml.contains("./."));
}

#[test]
fn several_appendices_are_numbered_on_pages_of_their_own() {
    let mut paper = samples::letter();
    paper.appendices = ["Danh sách đầu mối", "Mẫu báo cáo"]
        .map(|title| Appendix {
            title: title.to_owned(),
            landscape: false,
            body: vec![samples::clause("1.", "Họ và tên", vec![])],
        })
        .to_vec();
    let xml = part(&paper, "word/document.xml");
    assert_eq!(xml.matches("<w:sectPr>").count(), 3);
    assert!(!xml.contains("landscape"));
    for (label, title) in [
        ("Phụ lục I<", "DANH SÁCH ĐẦU MỐI"),
        ("Phụ lục II<", "MẪU BÁO CÁO"),
    ] {
        let after = xml.split_once(label).unwrap_or_else(|| panic!("{label}")).1;
        let source = after.find("(Kèm theo Công văn số 05/PGDĐT-VP ngày 05 tháng 01 năm 2021 của");
        assert!(after.find(title) < source, "{label}");
    }
}

#[test]
fn a_citation_among_the_parts_is_italic_as_those_above_them() {
    let mut paper = samples::plan();
    paper.body = vec![samples::clause(
        "I.",
        "CĂN CỨ XÂY DỰNG KẾ HOẠCH",
        vec![Block::Clause(Clause {
            text: "Căn cứ Kế hoạch số 75/KH-SGDĐT;".to_owned(),
            italic: true,
            ..Clause::default()
        })],
    )];
    let xml = part(&paper, "word/document.xml");
    let (before, _) = xml
        .split_once("Căn cứ Kế hoạch số 75/KH-SGDĐT./.")
        .expect("the citation");
    assert!(
        before
            .rsplit_once("<w:pStyle w:val=\"")
            .is_some_and(|(_, style)| style.starts_with("Citation\""))
    );
}
