//! Nothing makes the reader panic, lose a line, or take more than linear time; what cannot be read is said clearly.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use proptest::prelude::*;
use reader::{LineRole, ReadErrorCode, Reading};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// Each non-blank line once, in order; each unplaced one listed; the words of each clause line in the tree.
fn every_line_is_accounted_for(reading: &Reading) {
    assert!(
        reading
            .lines
            .windows(2)
            .all(|pair| pair[0].number < pair[1].number)
    );
    let unplaced: Vec<u32> = reading
        .lines
        .iter()
        .filter(|line| line.role == LineRole::Unplaced)
        .map(|line| line.number)
        .collect();
    assert_eq!(
        unplaced,
        reading
            .unplaced
            .iter()
            .map(|line| line.line)
            .collect::<Vec<_>>()
    );
    let clauses: Vec<_> = reading.walk().collect();
    let mut letters = vec![String::new(); reading.lines.len()];
    for clause in clauses {
        let first = reading
            .lines
            .partition_point(|line| line.number < clause.line);
        let own = letters.get_mut(first).expect("a clause stands on a line");
        let times = clause
            .deadlines
            .iter()
            .map(|deadline| deadline.text.as_str());
        let names = clause
            .assignees
            .iter()
            .map(|assignee| assignee.name.as_str());
        let words = clause
            .marker
            .as_deref()
            .into_iter()
            .chain([clause.text.as_str()])
            .chain(times)
            .chain(names);
        own.extend(words.flat_map(str::chars).filter(|c| c.is_alphanumeric()));
    }
    let in_tree = |role: LineRole| {
        matches!(
            role,
            LineRole::LegalBasis
                | LineRole::Section
                | LineRole::Heading
                | LineRole::Objective
                | LineRole::Requirement
                | LineRole::Topic
                | LineRole::Duty
                | LineRole::Article
                | LineRole::Item
                | LineRole::Note
                | LineRole::Paragraph
                | LineRole::Closing
        )
    };
    let mut above = 0;
    for (index, line) in reading
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| in_tree(line.role))
    {
        if !letters[index].is_empty() {
            above = index;
        }
        let said = &letters[above];
        for word in line
            .text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            assert!(
                said.contains(word),
                "line {} lost {word:?}: {:?}",
                line.number,
                line.text
            );
        }
    }
}

fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("I. MỤC ĐÍCH"),
        Just("1. Nội dung:"),
        Just("a) "),
        Just("đ) Việc"),
        Just("- x"),
        Just("+ y;"),
        Just("Căn cứ Kế hoạch số 5/KH-UBND"),
        Just(" ngày 31/02/2020"),
        Just("Nơi nhận:"),
        Just("KT. TRƯỞNG PHÒNG"),
        Just("Nguyễn Văn A"),
        Just("KẾ HOẠCH"),
        Just("\n"),
        Just("\n\n"),
        Just("\t"),
        Just("   "),
        Just("| TT | Nội dung | Thời gian |"),
        Just("| 1 | Họp | tháng 9 |"),
        Just("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Just("Số: "),
        Just("/KH-X"),
        Just("**"),
        Just("#"),
        Just("1.1.1"),
        Just("Điều 1."),
        Just("Phần I"),
        Just("PHỤ LỤC"),
        Just("(Bộ phận văn phòng)"),
        Just("02 lần/năm học"),
        Just("\u{301}"),
        Just("giai đoạn 2017 – 2020"),
        Just("Kính gửi: "),
        Just("V/v "),
        Just(":"),
        Just("</w:t>"),
    ];
    prop::collection::vec(
        prop_oneof![4 => scrap.prop_map(str::to_owned), 1 => "\\PC{0,12}".prop_map(|text| text)],
        0..60,
    )
    .prop_map(|scraps| scraps.concat())
}

fn non_blank(text: &str) -> usize {
    let visible = |line: &&str| line.chars().any(char::is_alphanumeric);
    text.split([
        '\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}',
    ])
    .filter(visible)
    .count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = reader::read_bytes("x.txt", &bytes) {
            every_line_is_accounted_for(&reading);
        }
    }

    #[test]
    fn any_text(text in "\\PC*") {
        every_line_is_accounted_for(&reader::read_text(&text));
    }

    #[test]
    fn scraps_of_documents_in_any_order(text in scraps()) {
        let reading = reader::read_text(&text);
        every_line_is_accounted_for(&reading);
        let said = reading.lines.iter().filter(|line| line.text.chars().any(char::is_alphanumeric)).count();
        prop_assert_eq!(said, non_blank(&text));
    }

    #[test]
    fn a_word_file_with_damage(at in any::<prop::sample::Index>(), value in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = word_file("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>", "");
        let spot = at.index(bytes.len());
        bytes[spot] = value;
        let _ = reader::read_bytes("x.docx", &bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = reader::read_bytes("x.docx", &bytes);
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn word_file(body: &str, after: &str) -> Vec<u8> {
    let xml = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>{after}"#
    );
    archive(&[("word/document.xml", xml.as_bytes())])
}

fn refusal(name: &str, bytes: &[u8]) -> Option<ReadErrorCode> {
    let error = reader::read_bytes(name, bytes).err()?;
    let said = error.to_string();
    assert!(
        said.ends_with('.') && said.is_ascii(),
        "a sentence in English, as all at the terminal: {said}"
    );
    Some(error.code())
}

/// Two tables side by side, pasted as one.
#[test]
fn a_second_column_of_numbers_loses_nothing() {
    let text = "| TT | Nội dung | Thời gian | | TT | Nội dung | Thời gian |\n\
        giai đoạn 2017 – 2020| TT | Nội dung | Thời gian |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    every_line_is_accounted_for(&reader::read_text(text));
}

#[test]
fn what_cannot_be_read_is_said_clearly() {
    let whole = word_file("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>", "");
    assert_eq!(refusal("a.docx", &whole), None);
    let deep = format!("{}{}", "<w:sdt>".repeat(2000), "</w:sdt>".repeat(2000));
    let bomb = archive(&[("word/document.xml", &vec![b' '; 65 << 20])]);
    assert!(bomb.len() < 1 << 20);
    let cases: Vec<(&str, Vec<u8>, ReadErrorCode)> = vec![
        ("a.txt", Vec::new(), ReadErrorCode::Empty),
        ("a.txt", b" \n\t\n---\n".to_vec(), ReadErrorCode::Empty),
        ("a.docx", word_file("", ""), ReadErrorCode::Empty),
        ("a.txt", vec![b'a'; (5 << 20) + 1], ReadErrorCode::TooLarge),
        (
            "a.docx",
            [b"PK\x03\x04".as_slice(), &vec![0; 20 << 20]].concat(),
            ReadErrorCode::TooLarge,
        ),
        ("a.docx", bomb, ReadErrorCode::TooLarge),
        (
            "a.docx",
            whole[..whole.len() / 2].to_vec(),
            ReadErrorCode::BrokenDocx,
        ),
        ("a.docx", b"just words".to_vec(), ReadErrorCode::BrokenDocx),
        (
            "a.docx",
            word_file("<w:p><w:r></w:p>", ""),
            ReadErrorCode::BrokenDocx,
        ),
        (
            "a.docx",
            word_file("<w:p>", "")[..].to_vec(),
            ReadErrorCode::BrokenDocx,
        ),
        ("a.docx", word_file(&deep, ""), ReadErrorCode::BrokenDocx),
        (
            "a.docx",
            archive(&[("word/document.xml", b"<a>\xff\xfe</a>")]),
            ReadErrorCode::BrokenDocx,
        ),
        (
            "a.docx",
            archive(&[("word/styles.xml", b"<a/>")]),
            ReadErrorCode::BrokenDocx,
        ),
        (
            "a.xlsx",
            archive(&[("xl/workbook.xml", b"<a/>")]),
            ReadErrorCode::NotADocument,
        ),
        (
            "a.zip",
            archive(&[("readme.txt", b"x")]),
            ReadErrorCode::NotADocument,
        ),
        (
            "a.pdf",
            b"%PDF-1.7 ...".to_vec(),
            ReadErrorCode::NotADocument,
        ),
        (
            "a.doc",
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1].to_vec(),
            ReadErrorCode::NotADocument,
        ),
        (
            "a.txt",
            b"abc\0\0\0def".to_vec(),
            ReadErrorCode::NotADocument,
        ),
        (
            "a.txt",
            b"K\xd5 ho\xb9ch".to_vec(),
            ReadErrorCode::BadEncoding,
        ),
        (
            "a.txt",
            [0xff, 0xfe, 0x00].to_vec(),
            ReadErrorCode::BadEncoding,
        ),
    ];
    for (index, (name, bytes, code)) in cases.iter().enumerate() {
        assert_eq!(refusal(name, bytes), Some(*code), "case {index}");
    }
}

#[test]
fn text_in_any_unicode_encoding_reads_alike() {
    let text = "KẾ HOẠCH\nTruyền thông năm học 2024 - 2025\n";
    let expected = reader::read_text(text);
    let utf16 = |mark: char, bytes: fn(u16) -> [u8; 2]| {
        format!("{mark}{text}")
            .encode_utf16()
            .flat_map(bytes)
            .collect::<Vec<u8>>()
    };
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [
        marked,
        utf16('\u{feff}', u16::to_le_bytes),
        utf16('\u{feff}', u16::to_be_bytes),
    ] {
        assert_eq!(reader::read_bytes("x.txt", &bytes).as_ref(), Ok(&expected));
    }
}

const PLAN: &str = "I. NHIỆM VỤ\n1. Phòng Giáo dục\n1.1. Báo cáo 02 lần/năm học theo Kế hoạch số 5/KH-UBND ngày 01/9/2020 (Bộ phận văn phòng).\nThời điểm: cuối học kỳ I.\n";

/// Seconds, when compiled for use. Tests are not optimized and share the machine, so they have a minute, thrice.
#[test]
fn five_megabytes_are_read_within_seconds() {
    let text = PLAN.repeat((5 << 20) / PLAN.len());
    let reading = reader::read_bytes("x.txt", text.as_bytes()).expect("a reading");
    assert_eq!(reading.lines.len(), text.lines().count());
    let takes: Vec<f64> = (0..3)
        .map(|_| cost(&text))
        .take_while(|seconds| *seconds > 60.0)
        .collect();
    assert!(takes.len() < 3, "{takes:?} seconds for five megabytes");
}

fn cost(text: &str) -> f64 {
    let start = std::time::Instant::now();
    std::hint::black_box(reader::read_text(text));
    start.elapsed().as_secs_f64()
}

/// Texts made so that every rule that looks back or ahead meets its worst case. Four times the text may take four
/// times as long; were a rule quadratic, it would take sixteen times. A busy machine may spoil a try, not every try.
#[test]
fn four_times_the_text_is_four_times_the_work() {
    let makes = [
        PLAN,
        "1. a:\n",
        "Căn cứ Kế hoạch số 5/KH-UBND của Sở GDĐT về việc a, b; ",
        "- Nơi nhận:\n",
        "KT. TRƯỞNG PHÒNG\n",
        "từ ngày 01/9/2020 đến ngày 02/9/2020 trước ngày ",
        "lời nói không dấu chấm\n",
        "| 1 | Nội dung | tháng 9 |\n",
        "((((a",
        "I. a\n**b\u{301}**|",
    ];
    for make in makes {
        let small = make.repeat((64 << 10) / make.len());
        let large = small.repeat(4);
        let ratios: Vec<f64> = (0..8)
            .map(|_| cost(&large) / cost(&small))
            .take_while(|ratio| *ratio > 8.0)
            .collect();
        assert!(ratios.len() < 8, "{ratios:?} times the work for {make:?}");
    }
}
