//! The typeset pages against the decree's numbers.

use super::*;
use crate::{Block, Clause, Kind, Paper, Signer};
use typst::layout::{Frame, FrameItem, Point};

/// Words as they stand: from the top left corner, in millimetres and points.
#[derive(Debug)]
struct Run {
    page: usize,
    x: f64,
    y: f64,
    size: f64,
    bold: bool,
    italic: bool,
    text: String,
}

fn typeset(paper: &Paper) -> Vec<Run> {
    let document = document(&Sheet::of(paper)).expect("the paper is typeset");
    let mut runs = Vec::new();
    for (page, of) in document.pages().iter().enumerate() {
        collect(&mut runs, page + 1, &of.frame, Point::zero());
    }
    runs
}

fn collect(runs: &mut Vec<Run>, page: usize, frame: &Frame, origin: Point) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => collect(runs, page, &group.frame, at),
            FrameItem::Text(text) => {
                let variant = text.font.font().info().variant;
                runs.push(Run {
                    page,
                    x: at.x.to_mm(),
                    y: at.y.to_mm(),
                    size: text.size.to_pt(),
                    bold: variant.weight.to_number() >= 700,
                    italic: variant.style == typst::text::FontStyle::Italic,
                    text: text.text.to_string(),
                });
            }
            _ => {}
        }
    }
}

fn run<'a>(runs: &'a [Run], text: &str) -> &'a Run {
    runs.iter()
        .find(|run| run.text.starts_with(text))
        .unwrap_or_else(|| panic!("{text} is not on the paper: {runs:#?}"))
}

fn paper() -> Paper {
    let words = "Tiếp tục truyền thông, tổ chức quán triệt, học tập nội dung các quan điểm, định hướng về đổi mới căn bản, toàn diện giáo dục và đào tạo trong giai đoạn tới của ngành.";
    Paper {
        parent: Some("Ủy ban nhân dân thành phố".to_owned()),
        number: Some("5".to_owned()),
        symbol: "KH-PGDĐT".to_owned(),
        place: Some("Sa Đéc".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2021, 1, 5),
        citations: vec!["Căn cứ Luật Giáo dục".to_owned()],
        body: (1..=30)
            .map(|n| {
                Block::Clause(Clause {
                    marker: Some(format!("{n}.")),
                    text: words.to_owned(),
                    ..Clause::default()
                })
            })
            .collect(),
        signer: Some(Signer {
            authority: vec!["KT. Trưởng phòng".to_owned()],
            title: "Phó Trưởng phòng".to_owned(),
            name: Some("Nguyễn Thanh Thảo".to_owned()),
        }),
        ..Paper::new(Kind::Plan, "Phòng Giáo dục", "Truyền thông năm học")
    }
}

#[test]
fn sizes_and_faces_are_those_of_the_decree() {
    let runs = typeset(&paper());
    for (text, sizes, bold, italic) in [
        ("ỦY BAN NHÂN DÂN", 12.0..=13.0, false, false),
        ("PHÒNG GIÁO DỤC", 12.0..=13.0, true, false),
        ("CỘNG HÒA XÃ HỘI", 12.0..=13.0, true, false),
        ("Độc lập - Tự do", 13.0..=14.0, true, false),
        ("Số: 05/KH-PGDĐT", 13.0..=13.0, false, false),
        ("Sa Đéc, ngày 05 tháng 01", 13.0..=14.0, false, true),
        ("KẾ HOẠCH", 13.0..=14.0, true, false),
        ("Truyền thông năm học", 13.0..=14.0, true, false),
        ("Căn cứ Luật Giáo dục.", 13.0..=14.0, false, true),
        ("1. Tiếp tục", 13.0..=14.0, false, false),
        ("Nơi nhận:", 12.0..=12.0, true, true),
        ("- Lưu: VT.", 11.0..=11.0, false, false),
        ("KT. TRƯỞNG PHÒNG", 13.0..=14.0, true, false),
        ("PHÓ TRƯỞNG PHÒNG", 13.0..=14.0, true, false),
        ("Nguyễn Thanh Thảo", 13.0..=14.0, true, false),
    ] {
        let run = run(&runs, text);
        assert!(sizes.contains(&run.size), "{run:?}");
        assert_eq!((run.bold, run.italic), (bold, italic), "{run:?}");
    }
}

#[test]
fn words_stand_within_the_margins() {
    let runs = typeset(&paper());
    let body = run(&runs, "1. Tiếp tục");
    // Left margin 30–35 mm and a first line 1–1.27 cm further in.
    assert!((40.0..=47.7).contains(&body.x), "{body:?}");
    let left = runs
        .iter()
        .filter(|run| run.size >= 14.0)
        .map(|run| run.x)
        .fold(f64::MAX, f64::min);
    assert!((29.9..=35.0).contains(&left), "{left}");
    for run in runs.iter().filter(|run| run.text.parse::<u32>().is_err()) {
        assert!((20.0..=277.1).contains(&run.y), "{run:?}");
    }
}

#[test]
fn pages_are_numbered_from_the_second_in_the_middle_of_the_margin() {
    let runs = typeset(&paper());
    let numbers: Vec<&Run> = runs.iter().filter(|run| run.y < 20.0).collect();
    let pages: Vec<(usize, &str)> = numbers
        .iter()
        .map(|run| (run.page, run.text.as_str()))
        .collect();
    assert_eq!(pages, [(2, "2"), (3, "3")]);
    for number in numbers {
        assert!((13.0..=14.0).contains(&number.size));
        // The middle between the margins, 30 and 15 mm.
        assert!((110.0..=114.0).contains(&number.x), "{number:?}");
    }
}

/// The pictures of a page: the left upper corner and the sides, in millimetres.
fn pictures(frame: &Frame, origin: Point, found: &mut Vec<[f64; 4]>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => pictures(&group.frame, at, found),
            FrameItem::Image(_, size, _) => {
                found.push([at.x, at.y, size.x, size.y].map(typst::layout::Abs::to_mm));
            }
            _ => {}
        }
    }
}

const ADDRESS: &str =
    "https://truyenthong.phonggd-sadec.dongthap.edu.vn/verify/0123456789abcdef01234567";

/// A paper of so many clauses, to be verified at our address.
fn verified(clauses: usize) -> Paper {
    let mut verified = Paper {
        verify: Some(ADDRESS.to_owned()),
        ..paper()
    };
    verified.body.truncate(clauses);
    verified
}

#[test]
fn the_code_stands_small_under_the_signature_and_never_without_it() {
    // Wherever the signature comes to stand on its page.
    for clauses in 8..20 {
        let paper = verified(clauses);
        let set = document(&Sheet::of(&paper)).expect("the paper is typeset");
        let on = set.pages().iter().map(|page| {
            let mut found = Vec::new();
            pictures(&page.frame, Point::zero(), &mut found);
            found
        });
        let on: Vec<_> = on.collect();
        let (last, before) = on.split_last().expect("there are pages");
        assert!(before.iter().all(Vec::is_empty), "{on:?}");
        let [[x, y, width, height]] = last.as_slice() else {
            panic!("one code: {on:?}");
        };
        assert!((17.9..=18.1).contains(width) && (17.9..=18.1).contains(height));
        assert!((29.9..=30.1).contains(x), "{x}");
        assert!(y + height < 277.1, "{y}");
        let runs = typeset(&paper);
        let words = run(&runs, "Kiểm tra văn bản tại:");
        assert!(words.x > x + width && words.y > *y, "{words:?}");
        for with in ["Nguyễn Thanh Thảo", "- Lưu: VT."] {
            let with = run(&runs, with);
            assert_eq!(with.page, on.len(), "{clauses} clauses: {with:?}");
            assert!(with.y < *y, "{with:?}");
        }
    }
}

fn links(frame: &Frame, found: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => links(&group.frame, found),
            FrameItem::Link(typst::model::Destination::Url(to), _) => found.push(to.to_string()),
            _ => {}
        }
    }
}

#[test]
fn the_address_to_verify_at_is_whole_and_a_link() {
    let paper = verified(3);
    let runs = typeset(&paper);
    let whole = runs.iter().filter(|run| run.text == ADDRESS);
    assert_eq!(whole.count(), 1, "{runs:#?}");
    let set = document(&Sheet::of(&paper)).expect("the paper is typeset");
    let mut found = Vec::new();
    for page in set.pages() {
        links(&page.frame, &mut found);
    }
    assert_eq!(found, [ADDRESS]);
}

#[test]
fn a_word_that_fits_its_line_is_whole() {
    let word = format!("https://thcs-hungvuong.edu.vn/{}", "bai".repeat(7));
    let column = |title: &str, share| crate::Column {
        title: title.to_owned(),
        share,
        align: crate::Align::Left,
    };
    let table = crate::Table {
        columns: vec![column("STT", 1), column("Liên kết", 3)],
        rows: vec![vec!["1".to_owned(), word.clone()]],
    };
    let runs = typeset(&Paper {
        body: vec![Block::Paragraph(word.clone()), Block::Table(table)],
        ..Paper::new(Kind::Notice, "Phòng", "Thử")
    });
    let whole = runs.iter().filter(|run| run.text.starts_with(&word));
    assert_eq!(whole.count(), 2, "{runs:#?}");
    assert!(runs.iter().all(|run| !run.text.contains('\u{200b}')));
}

#[test]
fn no_word_of_a_head_is_left_alone() {
    let runs = typeset(&Paper {
        parent: Some("Ủy ban nhân dân thành phố Sa Đéc".to_owned()),
        ..paper()
    });
    run(&runs, "ỦY BAN NHÂN DÂN");
    run(&runs, "THÀNH PHỐ SA ĐÉC");
    let runs = typeset(&Paper {
        parent: Some("Phòng Giáo dục và Đào tạo thành phố Sa Đéc".to_owned()),
        ..paper()
    });
    run(&runs, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO");
    run(&runs, "THÀNH PHỐ SA ĐÉC");
}

/// Frames: their upper edge, width and height in millimetres, and their page.
fn frames(frame: &Frame, origin: Point, found: &mut Vec<[f64; 3]>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => frames(&group.frame, at, found),
            FrameItem::Shape(shape, _) => {
                if let typst::visualize::Geometry::Rect(size) = shape.geometry {
                    found.push([at.y, size.x, size.y].map(typst::layout::Abs::to_mm));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn how_urgent_it_is_stands_in_a_frame_under_the_number() {
    for (urgency, text, wide) in [
        (crate::Urgency::Urgent, "KHẨN", 20.0),
        (crate::Urgency::VeryUrgent, "THƯỢNG KHẨN", 40.0),
        (crate::Urgency::Express, "HỎA TỐC", 30.0),
    ] {
        let paper = Paper {
            urgency: Some(urgency),
            ..paper()
        };
        let runs = typeset(&paper);
        let (mark, number) = (run(&runs, text), run(&runs, "Số: 05"));
        assert!((13.0..=14.0).contains(&mark.size) && mark.bold && !mark.italic);
        assert!(mark.y > number.y && mark.x < 105.0, "{mark:?}");
        let set = document(&Sheet::of(&paper)).expect("the paper is typeset");
        let mut found = Vec::new();
        frames(&set.pages()[0].frame, Point::zero(), &mut found);
        let [[y, width, height]] = found.as_slice() else {
            panic!("one frame: {found:?}");
        };
        assert!(
            (width - wide).abs() < 0.1 && (height - 8.0).abs() < 0.1,
            "{found:?}"
        );
        assert!((*y..y + height).contains(&mark.y), "{mark:?} in {found:?}");
    }
}

/// What forty pages may cost of a processor, in seconds. The typesetter that is built for tests is not optimised, and takes
/// several times as long: there it is held to not growing worse than its pages.
const BUDGET: f64 = if cfg!(debug_assertions) { 10.0 } else { 2.0 };

fn seconds() -> f64 {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    std::time::Duration::try_from(spent)
        .expect("time goes on")
        .as_secs_f64()
}

#[test]
fn forty_pages_cost_no_more_of_a_processor_than_is_promised() {
    let mut paper = paper();
    let clauses = paper.body.clone();
    while paper.body.len() < 18 * clauses.len() {
        paper.body.extend(clauses.iter().cloned());
    }
    let sheet = Sheet::of(&paper);
    let begun = seconds();
    let set = document(&sheet).expect("the paper is typeset");
    typst_pdf::pdf(&set, &PdfOptions::default()).expect("drawn");
    let spent = seconds() - begun;
    let pages = set.pages().len();
    assert!(pages >= 40, "{pages} pages");
    assert!(spent < BUDGET, "{spent} s");
}

#[test]
fn what_is_written_is_never_read_as_markup() {
    let code = "#panic(\"x\") *b* $x$ \\ `y` @ref <l> // #read(\"/etc/passwd\")";
    let runs = typeset(&Paper {
        body: vec![Block::Paragraph(code.to_owned())],
        ..Paper::new(Kind::Notice, code, code)
    });
    let all: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(
        all.contains("#panic(\"x\") *b* $x$ \\ `y` @ref <l> //"),
        "{all}"
    );
}

#[test]
fn a_word_longer_than_its_line_is_broken() {
    let runs = typeset(&Paper {
        body: vec![Block::Paragraph("x".repeat(400))],
        ..Paper::new(Kind::Notice, "Phòng", "Thử")
    });
    let lines = runs
        .iter()
        .filter(|run| run.text.matches('x').count() > 20)
        .count();
    assert!(lines > 3, "{runs:?}");
}

#[test]
fn the_same_paper_is_the_same_file() {
    assert_eq!(
        render(&Sheet::of(&paper())).expect("drawn"),
        render(&Sheet::of(&paper())).expect("drawn")
    );
}
