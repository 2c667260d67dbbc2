//! What offices send, read right: files of other programs, and files that mean harm.
#![expect(
    clippy::unwrap_used,
    reason = "a test's assumptions fail loudly, where they are made"
)]

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use sheet::{
    About, Cell, Column, Field, Grid, Kind, Layout, LayoutError, NotSo, Note, ReadError, Table,
    Value, marked, read, template, xlsx,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Made with openpyxl: titles merged above, headings in capitals and without marks, a line that counts columns, blank
/// lines, a hidden sheet, days as days, as serial numbers and as words, numbers as text and text as numbers.
const PEOPLE: &[u8] = include_bytes!("files/people.xlsx");

const fn field(key: &'static str, titles: &'static [&'static str], required: bool) -> Field {
    Field {
        key,
        titles,
        required,
        kind: Kind::Text,
        hint: "",
    }
}

const LAYOUT: Layout = Layout {
    fields: &[
        field("name", &["Họ và tên", "Họ tên"], true),
        field("place", &["Đơn vị", "Trường"], true),
        field("phone", &["Số điện thoại", "Điện thoại (di động)"], false),
        field("born", &["Ngày sinh"], false),
        field("number", &["Số QĐ", "Số quyết định"], false),
        field("decided", &["Ngày QĐ"], false),
        field("mail", &["Thư điện tử", "Email"], false),
    ],
};

/// The first sheet of a workbook that is read.
fn first(bytes: &[u8]) -> Grid {
    read(bytes).unwrap().remove(0)
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn a_list_that_another_program_wrote_is_read_right() {
    let grids = read(PEOPLE).unwrap();
    assert_eq!(grids.len(), 1, "neither the hidden sheet nor the empty one");
    let grid = &grids[0];
    assert_eq!(grid.sheet, "DS cán bộ");
    let found = LAYOUT.find(grid).unwrap();
    assert_eq!(found.line, 4);
    assert_eq!(found.unknown, ["STT", "Ghi chú"]);
    assert!(found.has("phone") && !found.has("mail"));
    let rows: Vec<_> = found.rows().collect();
    let lines: Vec<u32> = rows.iter().map(|row| row.number).collect();
    assert_eq!(lines, [6, 7, 9, 10]);
    let names: Vec<_> = rows
        .iter()
        .map(|row| found.value(row, "name").words())
        .collect();
    assert_eq!(
        names,
        ["Nguyễn Thị Hoa", "Trần Văn Đạt", "Lê Thị Bình", "Phạm An"]
    );
    let phones: Vec<_> = rows
        .iter()
        .map(|row| found.value(row, "phone").telephone())
        .collect();
    let phone = |digits: &str| Ok(Some(digits.to_owned()));
    assert_eq!(phones[0], phone("0912345678"));
    assert_eq!(phones[1], phone("0987654321"));
    assert_eq!(phones[2], phone("0912000111"));
    assert_eq!(phones[3], Err(NotSo::Telephone("không có".to_owned())));
    let born: Vec<_> = rows
        .iter()
        .map(|row| found.value(row, "born").date())
        .collect();
    assert_eq!(
        born[..3],
        [
            Ok(day(1980, 3, 12)),
            Ok(day(1985, 3, 12)),
            Ok(day(1980, 3, 12))
        ]
    );
    assert_eq!(born[3], Err(NotSo::Date("31/02/1980".to_owned())));
    for row in &rows[..3] {
        assert_eq!(found.value(row, "decided").date(), Ok(day(2020, 9, 5)));
    }
    let numbers: Vec<_> = rows
        .iter()
        .map(|row| found.value(row, "number").words())
        .collect();
    assert_eq!(
        numbers[..2],
        ["05", "12"],
        "a number may be text, and text a number"
    );
    assert!(found.value(rows[3], "place").is_empty());
    assert_eq!(found.value(rows[0], "mail"), &Value::Empty);
}

#[test]
fn a_sheet_without_the_headings_says_which_are_missing() {
    let grid = &first(PEOPLE);
    const OTHER: Layout = Layout {
        fields: &[
            field("name", &["Họ tên", "Họ và tên"], true),
            field("x", &["Chức vụ"], true),
            field("y", &["Đơn vị"], true),
        ],
    };
    let missing = LayoutError::Missing {
        line: 4,
        titles: vec!["Chức vụ"],
    };
    assert_eq!(OTHER.find(grid).map(|_| ()), Err(missing));
    const NOTHING: Layout = Layout {
        fields: &[field("a", &["Số ký hiệu"], true)],
    };
    assert_eq!(NOTHING.find(grid).map(|_| ()), Err(LayoutError::NoHeadings));
    const TWICE: Layout = Layout {
        fields: &[
            field("a", &["Họ và tên", "Đơn vị"], true),
            field("b", &["Số QĐ"], false),
        ],
    };
    assert_eq!(
        TWICE.find(grid).map(|_| ()),
        Err(LayoutError::Twice {
            line: 4,
            title: "Họ và tên"
        })
    );
}

#[test]
fn the_form_is_read_as_it_was_meant_and_its_hints_are_no_rows() {
    const FIELDS: Layout = Layout {
        fields: &[
            Field {
                key: "name",
                titles: &["Họ và tên"],
                required: true,
                kind: Kind::Text,
                hint: "Ví dụ: Nguyễn Thị Hoa",
            },
            Field {
                key: "born",
                titles: &["Ngày sinh"],
                required: false,
                kind: Kind::Date,
                hint: "Ngày/tháng/năm",
            },
        ],
    };
    let grids = read(&template("Người", &FIELDS).unwrap()).unwrap();
    let found = FIELDS.find(&grids[0]).unwrap();
    assert!(found.unknown.is_empty());
    assert_eq!(found.rows().count(), 0);
}

#[test]
fn a_table_that_was_written_is_read_as_it_was() {
    let text = |text: &str| Cell::Text(text.to_owned());
    let at = day(2020, 10, 5)
        .and_then(|day| day.and_hms_opt(13, 30, 0))
        .unwrap();
    let table = Table {
        about: About {
            title: "Văn bản [đến]: 2020/2021, rất dài, dài hơn ba mươi mốt chữ".to_owned(),
            ..About::default()
        },
        columns: ["Chữ", "Số", "Ngày", "Lúc"]
            .into_iter()
            .zip([Kind::Text, Kind::Number, Kind::Date, Kind::Moment])
            .map(|(title, kind)| Column {
                title: title.to_owned(),
                kind,
            })
            .collect(),
        rows: vec![
            vec![
                text("=1+1"),
                Cell::Number(1250.5),
                Cell::Date(day(2020, 9, 5).unwrap()),
                Cell::Moment(at),
            ],
            vec![
                text("05"),
                Cell::Empty,
                Cell::Date(day(1890, 5, 19).unwrap()),
                Cell::Empty,
            ],
            vec![text("a\u{0}b"), Cell::Number(0.0), Cell::Empty, Cell::Empty],
        ],
    };
    let bytes = xlsx(&table).unwrap();
    assert_eq!(
        bytes,
        xlsx(&table).unwrap(),
        "the same table is the same file"
    );
    let grid = &first(&bytes);
    assert_eq!(
        grid.lines[1].cells[0],
        Value::Text("=1+1".to_owned()),
        "text, no formula"
    );
    assert_eq!(grid.lines[1].cells[1], Value::Number(1250.5));
    assert_eq!(grid.lines[1].cells[2].date(), Ok(day(2020, 9, 5)));
    assert_eq!(grid.lines[1].cells[3], Value::Moment(at));
    assert_eq!(
        grid.lines[2].cells[0],
        Value::Text("05".to_owned()),
        "its nought stays"
    );
    assert_eq!(
        grid.lines[2].cells[2].date(),
        Ok(day(1890, 5, 19)),
        "before there are serial numbers"
    );
    assert_eq!(grid.lines[3].cells[0], Value::Text("ab".to_owned()));
    assert_eq!(formulas(&bytes), 0);
}

#[test]
fn what_is_wrong_stands_beside_its_row_in_a_copy() {
    let grid = &first(PEOPLE);
    let notes = [Note {
        line: 10,
        words: "Chưa có đơn vị.".to_owned(),
    }];
    let copy = read(&marked(grid, "Lỗi", &notes).unwrap()).unwrap();
    let last = copy[0].lines.last().unwrap();
    assert_eq!(last.cells.last().unwrap().words(), "Chưa có đơn vị.");
    let found = LAYOUT.find(&copy[0]).unwrap();
    assert_eq!(found.rows().count(), 4, "mended, it can be sent again");
    assert_eq!(formulas(&marked(grid, "Lỗi", &notes).unwrap()), 0);
}

/// Cells that are computed.
fn formulas(bytes: &[u8]) -> usize {
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = parts.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    xml.matches("<f>").count()
}

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook of these parts beside the least that one has.
fn workbook(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let usual: [(&str, &[u8]); 3] = [
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
    ];
    let named = |name: &str| parts.iter().any(|(own, _)| *own == name);
    for (name, bytes) in usual.iter().filter(|(name, _)| !named(name)).chain(parts) {
        file.start_file(*name, SimpleFileOptions::default())
            .unwrap();
        file.write_all(bytes).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn sheet_of(rows: &str) -> Vec<u8> {
    let xml = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>"#
    );
    workbook(&[("xl/worksheets/sheet1.xml", xml.as_bytes())])
}

#[test]
fn a_sheet_that_claims_to_be_endless_costs_what_is_in_it() {
    let bytes = sheet_of(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>"#,
    );
    let grid = &first(&bytes);
    assert_eq!(grid.lines.len(), 2);
    assert_eq!(grid.lines[1].number, 1_048_576);
    let wide = sheet_of(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
    assert_eq!(read(&wide), Err(ReadError::TooLarge));
    let long: String = (1..=20_001)
        .map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>1</v></c></row>"#))
        .collect();
    assert_eq!(read(&sheet_of(&long)), Err(ReadError::TooLarge));
}

#[test]
fn files_that_mean_harm_are_refused() {
    let bomb = vec![b' '; 8 * 1024 * 1024];
    let entity = br#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>"#;
    let cases: [(&str, Vec<u8>, ReadError); 10] = [
        ("nothing", Vec::new(), ReadError::Empty),
        ("words", b"Ho va ten;Don vi".to_vec(), ReadError::NotASheet),
        (
            "a pdf by another name",
            b"%PDF-1.7".to_vec(),
            ReadError::NotASheet,
        ),
        (
            "excel 97",
            [
                &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..],
                &[0; 600],
            ]
            .concat(),
            ReadError::OldOrLocked,
        ),
        ("a paper", workbook_without(), ReadError::NotASheet),
        (
            "a program",
            workbook(&[("xl/vbaProject.bin", b"x")]),
            ReadError::HasMacros,
        ),
        (
            "two tables of one name",
            workbook(&[
                ("xl/worksheets/sheet1.xml", b"<x/>"),
                ("xl/worksheets/Sheet1.xml", b"<y/>"),
            ]),
            ReadError::Damaged,
        ),
        (
            "a bomb",
            workbook(&[("xl/worksheets/sheet1.xml", &bomb)]),
            ReadError::TooLarge,
        ),
        (
            "an entity",
            workbook(&[("xl/worksheets/sheet1.xml", entity)]),
            ReadError::Damaged,
        ),
        (
            "cut off",
            PEOPLE[..PEOPLE.len() / 2].to_vec(),
            ReadError::NotASheet,
        ),
    ];
    for (what, bytes, why) in cases {
        assert_eq!(read(&bytes).map(|_| ()), Err(why), "{what}");
    }
    assert_eq!(read(&sheet_of("")), Err(ReadError::NothingInIt));
}

fn workbook_without() -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    file.write_all(b"<w/>").unwrap();
    file.finish().unwrap().into_inner()
}

proptest::proptest! {
    /// Whatever comes, it is answered.
    #[test]
    fn any_bytes_are_read_or_refused(
        at in proptest::collection::vec((0_usize..PEOPLE.len(), proptest::prelude::any::<u8>()), 0..24),
        cut in 0_usize..PEOPLE.len(),
    ) {
        let mut bytes = PEOPLE.to_vec();
        for (place, byte) in at {
            bytes[place] = byte;
        }
        let _read_or_not = read(&bytes);
        bytes.truncate(cut);
        let _read_or_not = read(&bytes);
    }
}
