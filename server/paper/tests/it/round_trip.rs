//! A paper written to a Word file reads back as the same paper.

use crate::samples;
use paper::{Block, Clause, Format, Paper, Urgency};
use proptest::prelude::*;
use reader::{DocumentKind, Reading};

fn read(paper: &Paper) -> Reading {
    let file = paper.file(Format::Docx).expect("the paper is drawn");
    reader::read_bytes("paper.docx", &file).expect("the file is read")
}

/// Depth, mark and words of every clause.
type Outline = Vec<(usize, String, String)>;

fn outline(blocks: &[Block], depth: usize, out: &mut Outline) {
    for block in blocks {
        if let Block::Clause(clause) = block {
            out.push((
                depth,
                clause.marker.clone().unwrap_or_default(),
                clause.text.clone(),
            ));
            outline(&clause.blocks, depth + 1, out);
        }
    }
}

fn outline_read(clauses: &[reader::Clause], depth: usize, out: &mut Outline) {
    for clause in clauses {
        if let Some(marker) = &clause.marker {
            out.push((depth, marker.clone(), clause.text.clone()));
        }
        outline_read(&clause.children, depth + 1, out);
    }
}

fn outlines(paper: &Paper) -> (Outline, Outline) {
    let (mut written, mut found) = (Vec::new(), Vec::new());
    outline(&paper.body, 0, &mut written);
    outline_read(&read(paper).clauses, 0, &mut found);
    (written, found)
}

#[test]
fn how_urgent_it_is_hides_nothing_else() {
    for urgency in [Urgency::Urgent, Urgency::VeryUrgent, Urgency::Express] {
        let of = |urgency| {
            let reading = read(&Paper {
                urgency,
                ..samples::letter()
            });
            let clauses = reading.clauses.len();
            (reading.number, reading.title, reading.addressees, clauses)
        };
        assert_eq!(of(Some(urgency)), of(None));
        assert_eq!(of(None).2.len(), 2);
    }
}

#[test]
fn a_plan_reads_back() {
    let paper = samples::plan();
    let reading = read(&paper);
    assert_eq!(reading.kind, Some(DocumentKind::Plan));
    assert_eq!(reading.number.as_deref(), Some("05"));
    assert_eq!(reading.symbol.as_deref(), Some("KH-PGDĐT"));
    assert_eq!(reading.issued_on, paper.date);
    assert_eq!(reading.place.as_deref(), Some("Sa Đéc"));
    assert_eq!(reading.issuer.as_deref(), Some("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"));
    assert_eq!(
        reading.parent_issuer.as_deref(),
        Some("ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC")
    );
    assert_eq!(reading.title.as_deref(), Some(paper.subject.as_str()));
    let recipients: Vec<_> = reading
        .recipients
        .iter()
        .map(|recipient| (recipient.name.as_str(), recipient.purpose_text.as_deref()))
        .collect();
    assert_eq!(
        recipients,
        [
            ("Văn phòng Sở GDĐT", Some("để b/c")),
            ("Các Phó Trưởng phòng", Some("để ch/đ")),
            ("Các trường MN, TH, THCS", Some("để th/h")),
            ("VT", Some("Lưu")),
        ]
    );
    let signer = reading.signer.expect("somebody signs");
    assert_eq!(signer.authority.as_deref(), Some("KT. TRƯỞNG PHÒNG"));
    assert_eq!(signer.title.as_deref(), Some("PHÓ TRƯỞNG PHÒNG"));
    assert_eq!(signer.name.as_deref(), Some("Nguyễn Thanh Thảo"));
    let (written, found) = outlines(&paper);
    assert_eq!(found, written);
}

#[test]
fn a_decision_and_a_letter_read_back() {
    let decision = read(&samples::decision());
    assert_eq!(decision.kind, Some(DocumentKind::Decision));
    let articles: Vec<_> = decision
        .walk()
        .filter_map(|clause| clause.marker.as_deref())
        .collect();
    assert_eq!(articles, ["Điều 1.", "Điều 2.", "Điều 3."]);
    let letter = read(&samples::letter());
    assert_eq!(letter.kind, Some(DocumentKind::OfficialLetter));
    assert_eq!(letter.addressees, samples::letter().addressees);
    assert_eq!(
        letter.title.as_deref(),
        Some(samples::letter().subject.as_str())
    );
}

/// The mark of what stands at this path.
type Marks = fn(&[usize]) -> String;

/// How offices number: one kind of mark a level.
const STYLES: [[Marks; 3]; 3] = [
    [roman, arabic, letter],
    [upper, arabic, letter],
    [roman, arabic, decimals],
];

fn last(path: &[usize]) -> usize {
    path.last().copied().unwrap_or_default()
}

fn roman(path: &[usize]) -> String {
    format!("{}.", ["I", "II", "III", "IV"][last(path)])
}

fn upper(path: &[usize]) -> String {
    format!("{}.", ["A", "B", "C", "D"][last(path)])
}

fn arabic(path: &[usize]) -> String {
    format!("{}.", last(path) + 1)
}

fn letter(path: &[usize]) -> String {
    format!("{})", ["a", "b", "c", "d", "đ", "e", "g", "h"][last(path)])
}

fn decimals(path: &[usize]) -> String {
    format!("{}.{}.", path[path.len() - 2] + 1, last(path) + 1)
}

fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "thông tin",
        "giáo viên",
        "học sinh",
        "phụ huynh",
        "chất lượng",
        "nhà trường",
        "mạng xã hội",
        "an toàn",
    ]);
    let first = prop::sample::select(vec![
        "Đẩy mạnh",
        "Nâng cao",
        "Giới thiệu",
        "Vận động",
        "Củng cố",
    ]);
    (first, prop::collection::vec(word, 2..14))
        .prop_map(|(first, words)| format!("{first} {}.", words.join(" ")))
}

/// Sections of clauses of points.
fn body() -> impl Strategy<Value = Vec<Block>> {
    let points = prop::collection::vec(sentence(), 1..8);
    let clauses = prop::collection::vec((sentence(), points), 1..4);
    let sections = prop::collection::vec(clauses, 1..4);
    (sections, 0..STYLES.len()).prop_map(|(sections, style)| {
        let [of_section, of_clause, of_point] = STYLES[style];
        let titles = ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN"];
        let made = |marker: String, text: String, blocks: Vec<Block>| {
            Block::Clause(Clause {
                marker: Some(marker),
                text,
                blocks,
                ..Clause::default()
            })
        };
        sections
            .into_iter()
            .enumerate()
            .map(|(s, clauses)| {
                let clauses = clauses
                    .into_iter()
                    .enumerate()
                    .map(|(c, (text, points))| {
                        let points = points
                            .into_iter()
                            .enumerate()
                            .map(|(p, text)| made(of_point(&[s, c, p]), text, vec![]))
                            .collect();
                        made(of_clause(&[s, c]), text, points)
                    })
                    .collect();
                made(of_section(&[s]), titles[s].to_owned(), clauses)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_body_reads_back(mut body in body(), number in 1u32..900) {
        body.push(Block::Paragraph("Trên đây là Kế hoạch của Phòng.".to_owned()));
        let paper = Paper { body, number: Some(number.to_string()), ..samples::plan() };
        let (written, found) = outlines(&paper);
        prop_assert_eq!(found, written);
        prop_assert_eq!(read(&paper).number, Some(format!("{number:02}")));
    }
}
