//! What a clerk is sent back for, and how it is mended: in text, and in a Word file that stays what it was otherwise.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

use chrono::NaiveDate;
use reader::{
    CitedPaper, Finding, FindingCode as Code, Renamed, complete_citations, correct, form,
    former_names, incomplete_citations, read_bytes, read_text, read_words, text_form,
};
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const RIGHT: &str = "\
UBND THÀNH PHỐ SA ĐÉC
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-PGDĐT
Sa Đéc, ngày 05 tháng 02 năm 2021

KẾ HOẠCH
Công tác truyền thông năm học 2020-2021

Căn cứ Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020 của Bộ Giáo dục và Đào tạo;
Căn cứ Kế hoạch số 82/KH-SGDĐT ngày 12 tháng 10 năm 2020 của Sở Giáo dục và Đào tạo.

I. MỤC ĐÍCH
1. Các trường thông tin kịp thời về các hoạt động.
2. Các trường phát huy vai trò của truyền thông.

Trên đây là Kế hoạch công tác truyền thông, đề nghị các trường thực hiện./.

Nơi nhận:
- Sở GDĐT (để b/c);
- Các trường MN, TH, THCS (để th/h);
- Lưu: VT.

KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG

Nguyễn Thị Hoa
";

fn told(findings: &[Finding]) -> Vec<(Code, Option<String>, Option<String>)> {
    findings
        .iter()
        .map(|finding| {
            (
                finding.code,
                finding.excerpt.clone(),
                finding.suggestion.clone(),
            )
        })
        .collect()
}

/// A text in which every suggestion was carried out, the later ones of a line first.
fn mended(text: &str, findings: &[Finding]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.span.map(|span| span.start)));
    for finding in findings {
        let (Some(line), Some(new)) = (finding.line, &finding.suggestion) else {
            continue;
        };
        let span = finding.span.unwrap();
        let line = &mut lines[line as usize - 1];
        let chars: Vec<char> = line.chars().collect();
        let (before, after) = (&chars[..span.start as usize], &chars[span.end as usize..]);
        *line = format!(
            "{}{new}{}",
            before.iter().collect::<String>(),
            after.iter().collect::<String>()
        );
    }
    lines.join("\n") + "\n"
}

#[test]
fn a_paper_in_its_form_is_not_sent_back() {
    assert_eq!(told(&form(&read_text(RIGHT))), []);
}

/// Each slip alone: what is said of it, and that what is suggested makes the paper right again.
#[test]
fn every_slip_is_told_at_its_place_and_mended_by_its_suggestion() {
    for (right, wrong, code, excerpt, suggestion) in [
        ("Số: 05/", "Số: 5/", Code::LeadingZero, "5", "05"),
        ("Số: 05/", "Số: 005/", Code::LeadingZero, "005", "05"),
        (
            "ngày 05 tháng 02 năm 2021",
            "ngày 5 tháng 2 năm 2021",
            Code::LeadingZero,
            "ngày 5 tháng 2 năm",
            "ngày 05 tháng 02 năm",
        ),
        (
            "Độc lập - Tự do - Hạnh phúc",
            "Độc lập – Tự do – Hạnh phúc",
            Code::NationalHeadingForm,
            "Độc lập – Tự do – Hạnh phúc",
            "Độc lập - Tự do - Hạnh phúc",
        ),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            Code::NationalHeadingForm,
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        (
            "82/KH-SGDĐT",
            "82/KH – SGDĐT",
            Code::WrongDash,
            "/KH – SGDĐT",
            "/KH-SGDĐT",
        ),
        (
            "Bộ Giáo dục và Đào tạo;",
            "Bộ Giáo dục và Đào tạo.",
            Code::CitationPunctuation,
            "tạo.",
            "tạo;",
        ),
        (
            "Sở Giáo dục và Đào tạo.",
            "Sở Giáo dục và Đào tạo;",
            Code::CitationPunctuation,
            "tạo;",
            "tạo.",
        ),
        (
            " của Bộ Giáo dục và Đào tạo;",
            ";",
            Code::CitationWithoutIssuer,
            "Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020",
            "Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020 của Bộ Giáo dục và Đào tạo",
        ),
        (
            "thực hiện./.",
            "thực hiện.",
            Code::MissingEndMark,
            "hiện.",
            "hiện./.",
        ),
        (
            "(để b/c);",
            "(để b/c)",
            Code::RecipientPunctuation,
            "b/c)",
            "b/c);",
        ),
        (
            "Lưu: VT.",
            "Lưu: VT",
            Code::RecipientPunctuation,
            "VT",
            "VT.",
        ),
        (
            "Lưu: VT.",
            "Lưu VT.",
            Code::RecipientPunctuation,
            "Lưu",
            "Lưu:",
        ),
        (
            "KT. TRƯỞNG PHÒNG",
            "KT TRƯỞNG PHÒNG",
            Code::SigningModeForm,
            "KT",
            "KT.",
        ),
    ] {
        let text = RIGHT.replacen(right, wrong, 1);
        assert_ne!(text, RIGHT);
        let found = form(&read_text(&text));
        let expected = (code, Some(excerpt.to_owned()), Some(suggestion.to_owned()));
        assert_eq!(told(&found), [expected], "{wrong}");
        assert_eq!(mended(&text, &found), RIGHT, "{wrong}");
    }
}

/// Who looks into the register knows the day and the issuer of a paper that is cited without them.
#[test]
fn a_citation_is_completed_from_what_is_known_of_the_paper() {
    for (right, wrong) in [
        (" ngày 12 tháng 10 năm 2020 của", " của"),
        (
            " ngày 12 tháng 10 năm 2020 của",
            " ngày … tháng 10 năm 2020 của",
        ),
        (
            " ngày 12 tháng 10 năm 2020 của Sở Giáo dục và Đào tạo.",
            ".",
        ),
    ] {
        let text = RIGHT.replacen(right, wrong, 1);
        assert_ne!(text, RIGHT);
        let mut found = form(&read_text(&text));
        assert_eq!(found[0].code, Code::CitationWithoutDate, "{wrong}");
        assert!(found.iter().all(|finding| finding.suggestion.is_none()));
        assert!(
            found.iter().all(|finding| finding.span.is_some()),
            "{wrong}"
        );
        let asked = incomplete_citations(&found);
        let (number, symbol) = (&asked[0].number, &asked[0].symbol);
        assert_eq!((number.as_str(), symbol.as_str()), ("82", "KH-SGDĐT"));
        let paper = |year| CitedPaper {
            number: "082".to_owned(),
            symbol: "KH-SGDĐT".to_owned(),
            issued_on: NaiveDate::from_ymd_opt(year, 10, 12),
            issuer: Some("Sở Giáo dục và Đào tạo".to_owned()),
        };
        // Numbers begin anew every year: of two papers nobody knows which is meant.
        complete_citations(&mut found, &[paper(2019), paper(2020)]);
        let days = found
            .iter()
            .filter(|finding| finding.code == Code::CitationWithoutDate);
        assert!(days.clone().all(|finding| finding.suggestion.is_none()));
        complete_citations(&mut found, &[paper(2020)]);
        // The first of what is suggested for the same words makes it whole.
        found.truncate(1);
        assert_eq!(mended(&text, &found), RIGHT, "{wrong}");
    }
}

/// What the text says in full elsewhere, it knows.
#[test]
fn a_citation_is_completed_from_the_text_itself() {
    let full = "Kế hoạch số 82/KH-SGDĐT ngày 12 tháng 10 năm 2020 của Sở Giáo dục và Đào tạo";
    let text = RIGHT.replacen(full, "Kế hoạch số 82/KH-SGDĐT", 1).replacen(
        "1. Các trường thông tin",
        &format!("1. Theo {full}, các trường thông tin"),
        1,
    );
    let found = form(&read_text(&text));
    let suggested: Vec<_> = found
        .iter()
        .map(|finding| finding.suggestion.as_deref())
        .collect();
    assert_eq!(suggested, [Some(full), Some(full)]);
}

/// Laws are cited by their name; a paper within another's words, one named in full before and what has no number lack nothing.
#[test]
fn what_need_not_be_said_is_not_missed() {
    for basis in [
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;",
        "Căn cứ Luật số 43/2019/QH14;",
        "Căn cứ Luật Giáo dục số 43/2019/QH14;",
        "Căn cứ tình hình thực tế của nhà trường;",
        "Căn cứ Thông tư số 09/2024/TT-BGDĐT, ngày 03/6/2024, của Bộ Giáo dục và Đào tạo về Chỉ thị số 5/CT-TTg;",
        "Căn cứ Thông tư số 09/2024/TT-BGDĐT của Bộ Giáo dục và Đào tạo ngày 03/6/2024;",
        "Căn cứ Quyết định số 7/QĐ-UBND ngày 03/6/2024 về việc giao chỉ tiêu của UBND thành phố;",
        "Căn cứ Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020 của Bộ Giáo dục và Đào tạo;\nCăn cứ Chỉ thị số 666/CT-BGDĐT;",
    ] {
        let reading = read_words(basis);
        let lacking = text_form(&reading);
        assert_eq!(incomplete_citations(&lacking), [], "{basis}");
    }
}

/// To be named in passing before is not to be named in full; and of one document it is told once.
#[test]
fn a_basis_is_named_in_full_though_the_document_was_named_before() {
    let words = "Triển khai Kế hoạch số 82/KH-SGDĐT\n\nCăn cứ Kế hoạch số 82/KH-SGDĐT;\nCăn cứ Kế hoạch số 82/KH-SGDĐT;";
    let found = text_form(&read_words(words));
    assert_eq!(
        incomplete_citations(&found).len(),
        2,
        "its day, and its issuer: {found:?}"
    );
}

/// A number without its nought and a dash in its symbol stand side by side: both are mended at once.
#[test]
fn slips_beside_each_other_do_not_stand_in_each_others_way() {
    let text = RIGHT.replacen("Số: 05/KH-PGDĐT", "Số: 5/KH – PGDĐT", 1);
    let found = form(&read_text(&text));
    assert_eq!(found.len(), 2);
    assert_eq!(mended(&text, &found), RIGHT);
}

#[test]
fn a_paper_that_is_kept_nowhere_gets_its_line() {
    let text = RIGHT.replacen("- Lưu: VT.\n", "", 1);
    let found = form(&read_text(&text));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::MissingArchive);
    assert_eq!(mended(&text, &found), RIGHT);
}

#[test]
fn letters_that_are_not_of_the_order_and_kinds_that_disagree_are_of_the_form_too() {
    let text = RIGHT
        .replacen("1. Các", "e) Các", 1)
        .replacen("2. Các", "f) Các", 1)
        .replacen("Kế hoạch số 82", "Công văn số 82", 1);
    let found = form(&read_text(&text));
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::WrongLetter), "{codes:?}");
    let named = found
        .iter()
        .find(|finding| finding.code == Code::KindSymbolMismatch)
        .unwrap();
    assert_eq!(named.excerpt.as_deref(), Some("Công văn"));
    assert_eq!(named.suggestion.as_deref(), Some("Kế hoạch"));
    assert!(mended(&text, &found).contains("Căn cứ Kế hoạch số 82/KH-SGDĐT"));
    assert!(codes.contains(&Code::KindSymbolMismatch), "{codes:?}");
}

/// Where head and foot stand elsewhere, as in a form to fill in, only the words are looked over.
#[test]
fn of_a_text_alone_no_head_is_missed() {
    let found = text_form(&read_text(
        "Căn cứ Kế hoạch số 82/KH – SGDĐT ngày 12 tháng 10 năm 2020 của Sở;\n\nĐề nghị các trường thực hiện.",
    ));
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::WrongDash, Code::CitationPunctuation]);
}

#[test]
fn names_of_another_day_are_told_with_the_name_of_the_day() {
    let renamed = [Renamed {
        other: "Trường Tiểu học Hoa Sen".to_owned(),
        due: "Trường Tiểu học Hoa Sen A".to_owned(),
    }];
    let reading = read_text(
        "TRƯỜNG TIỂU HỌC HOA SEN\n\n1. Trường tiểu học Hoa Sen A thực hiện.\n2. Trường Tiểu học Hoa Senh.",
    );
    let found = former_names(&reading, &renamed);
    assert_eq!(
        told(&found),
        [(
            Code::FormerName,
            Some("TRƯỜNG TIỂU HỌC HOA SEN".to_owned()),
            Some("TRƯỜNG TIỂU HỌC HOA SEN A".to_owned())
        )]
    );
}

/// A Word file of these paragraphs, each of runs.
fn word(paragraphs: &[&[&str]]) -> Vec<u8> {
    let mut body = String::new();
    for runs in paragraphs {
        body += "<w:p>";
        for run in *runs {
            body += &format!("<w:r><w:rPr><w:i/></w:rPr><w:t>{run}</w:t></w:r>");
        }
        body += "</w:p>";
    }
    let document = format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document.as_str()),
        ("word/media/seal.bin", "\u{1}\u{2}"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// The slips stand in one run, over three runs, and beside an entity; the rest of the file is what it was.
#[test]
fn a_word_file_is_mended_at_its_places_and_stays_what_it_was() {
    let wrong = RIGHT
        .replacen("Số: 05/KH-PGDĐT", "Số: 5/KH-PGDĐT", 1)
        .replacen("82/KH-SGDĐT", "82/KH – SGDĐT", 1)
        .replacen("- Lưu: VT.\n", "", 1)
        .replacen("MỤC ĐÍCH", "MỤC ĐÍCH & YÊU CẦU", 1);
    let lines: Vec<String> = wrong
        .lines()
        .map(|line| line.replace('&', "&amp;"))
        .collect();
    let runs: Vec<Vec<&str>> = lines
        .iter()
        .map(|line| match line.split_once("2/KH – ") {
            Some((before, after)) => vec![before, "2/KH", " – ", after],
            None => vec![line.as_str()],
        })
        .collect();
    let paragraphs: Vec<&[&str]> = runs.iter().map(Vec::as_slice).collect();
    let file = word(&paragraphs);
    let found = form(&read_bytes("ke-hoach.docx", &file).unwrap());
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(
        codes,
        [Code::LeadingZero, Code::WrongDash, Code::MissingArchive]
    );
    let all: Vec<&Finding> = found.iter().collect();
    let mended = correct(&file, &all).unwrap();
    assert_eq!(mended.applied, [true, true, true]);
    let again = read_bytes("ke-hoach.docx", &mended.bytes).unwrap();
    assert_eq!(told(&form(&again)), []);
    assert_eq!(again.symbol.as_deref(), Some("KH-PGDĐT"));
    let document = part(&mended.bytes, "word/document.xml");
    assert!(document.contains("MỤC ĐÍCH &amp; YÊU CẦU"), "{document}");
    assert_eq!(
        document.matches("<w:i/>").count(),
        part(&file, "word/document.xml").matches("<w:i/>").count()
    );
    assert_eq!(part(&mended.bytes, "word/media/seal.bin"), "\u{1}\u{2}");

    let first = correct(&file, &[&found[0]]).unwrap();
    let left = form(&read_bytes("ke-hoach.docx", &first.bytes).unwrap());
    assert_eq!(left.len(), 2, "only what was asked for is changed");
}

/// Two parts of one name: some programs read the first, some the last.
#[test]
fn a_word_file_with_two_texts_is_not_read() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in [
        ("word/document.xml", "Số: 05"),
        ("word/documenu.xml", "Số: 06"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        let text = format!("<w:document><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:document>");
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut file = zip.finish().unwrap().into_inner();
    assert!(read_bytes("hai.docx", &file).is_ok());
    let (other, name) = (b"word/documenu.xml", b"word/document.xml");
    for at in 0..file.len() - name.len() {
        if file[at..].starts_with(other) {
            file[at..at + name.len()].copy_from_slice(name);
        }
    }
    assert!(read_bytes("hai.docx", &file).is_err());
    assert!(correct(&file, &[]).is_err());
}

/// In one run, in many runs of one line, and in many lines: each is found and put once, not the whole searched for each.
#[test]
fn thousands_of_slips_are_mended_in_one_go() {
    const COUNT: usize = 20_000;
    const SENTENCE: &str = "Theo Kế hoạch số 5/KH – PGDĐT. ";
    let one = read_text(SENTENCE);
    let slip = text_form(&one)
        .into_iter()
        .find(|finding| finding.code == Code::WrongDash)
        .unwrap();
    let of = |number: usize| u32::try_from(number).unwrap();
    let length = of(SENTENCE.chars().count());
    let one_run = SENTENCE.repeat(COUNT);
    let runs = vec![SENTENCE; COUNT];
    let lines: Vec<&[&str]> = runs.chunks(1).collect();
    for paragraphs in [vec![&[one_run.as_str()][..]], vec![&runs[..]], lines] {
        let in_one_line = paragraphs.len() == 1;
        let file = word(&paragraphs);
        let at = |place: usize| {
            let mut slip = slip.clone();
            match (in_one_line, slip.span.as_mut()) {
                (true, Some(span)) => span.start += of(place) * length,
                _ => slip.line = Some(of(place + 1)),
            }
            slip
        };
        let findings: Vec<Finding> = (0..COUNT).map(at).collect();
        let every: Vec<&Finding> = findings.iter().collect();
        let mended = correct(&file, &every).unwrap();
        assert!(mended.applied.iter().all(|applied| *applied));
        let text = part(&mended.bytes, "word/document.xml");
        assert_eq!(text.matches("5/KH-PGDĐT").count(), COUNT);
        assert!(!text.contains('–'));
    }
}

#[test]
fn what_is_no_word_file_is_not_mended() {
    assert!(correct(b"So: 5/KH-PGD", &[]).is_err());
    let archive = word(&[&["Số: 5"]]);
    assert!(correct(&archive[..archive.len() / 2], &[]).is_err());
}
