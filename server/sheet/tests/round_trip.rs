//! What was written is read as it was, whatever stands in the cells and whatever the sheets are called.
#![expect(
    clippy::unwrap_used,
    reason = "a test's assumptions fail loudly, where they are made"
)]

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use sheet::{About, Cell, Column, Grid, Kind, Table, Value, fitting, read, xlsx};

fn table(title: &str, facts_title: &str, rows: Vec<Vec<Cell>>) -> Table {
    let column = |title: &str| Column {
        title: title.to_owned(),
        kind: Kind::Text,
    };
    Table {
        about: About {
            title: title.to_owned(),
            facts_title: facts_title.to_owned(),
            facts: vec![("Loại".to_owned(), "Trường".to_owned())],
        },
        columns: ["Một", "Hai", "Ba"].map(column).to_vec(),
        rows,
    }
}

fn names(title: &str, facts_title: &str) -> Vec<String> {
    let grids = read(&xlsx(&table(title, facts_title, Vec::new())).unwrap()).unwrap();
    grids.into_iter().map(|grid| grid.sheet).collect()
}

#[test]
fn sheets_have_names_that_excel_takes() {
    // Of an emoji Excel counts two: half of one is none.
    let lotus = "\u{1fab7}".repeat(20);
    assert_eq!(names(&lotus, "Bộ lọc")[0], "\u{1fab7}".repeat(15));
    assert_eq!(names("Bộ lọc", "BỘ LỌC"), ["Bộ lọc", "BỘ LỌC 2"]);
    let long = "x".repeat(40);
    assert_eq!(names(&long, &long), ["x".repeat(31), "x".repeat(29) + " 2"]);
    assert_eq!(names("''", ""), ["Sen", "Sen 2"]);
    assert_eq!(names("a/b", "?"), ["a b", "Sen"]);
}

/// As people and other programs write them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[0-9]{1,12}",
        "(Trường|Tru\u{31b}\u{1a1}\u{300}ng|Phòng|Pho\u{300}ng) [A-ZĐ][a-zăâđêôơư\u{300}\u{301}\u{309}\u{303}\u{323}]{1,6}",
        "(=|\\+|-|@)(HYPERLINK\\(\"http://a.vn\",\"b\"\\)|1\\+1|cmd)",
        "(_x000D_|_x0041_|&amp;|<b>|\\]\\]>|'|\"|\u{1fab7}){1,3}",
        "[ \t\n]{0,2}[a-z]{1,3}[ \t\n]{0,2}[a-z]{0,3}",
        "(0[1-9]|[12][0-9])/(0[1-9]|1[0-2])/20[0-9]{2}",
    ]
}

fn moments() -> impl Strategy<Value = NaiveDateTime> {
    // From 1901 on days have numbers that mean the same to all programs.
    let days = (1901..=2199_i32, 1..=366_u32);
    (days, 0..86_400_u32).prop_filter_map("no such day", |((year, day), second)| {
        let day = NaiveDate::from_yo_opt(year, day)?;
        day.and_hms_opt(second / 3600, second / 60 % 60, second % 60)
    })
}

fn cells() -> impl Strategy<Value = Cell> {
    prop_oneof![
        1 => Just(Cell::Empty),
        6 => words().prop_map(Cell::Text),
        1 => (-1e12..1e12_f64).prop_map(Cell::Number),
        1 => moments().prop_map(|moment| Cell::Date(moment.date())),
        1 => moments().prop_map(Cell::Moment),
    ]
}

/// What a cell is read as.
fn read_as(cell: &Cell) -> Value {
    let value = match cell {
        Cell::Empty => Value::Empty,
        Cell::Text(text) => Value::Text(fitting(text)),
        Cell::Number(number) => Value::Number(*number),
        Cell::Date(day) => Value::Moment(day.and_hms_opt(0, 0, 0).unwrap()),
        Cell::Moment(moment) => Value::Moment(*moment),
    };
    match value.is_empty() {
        true => Value::Empty,
        false => value,
    }
}

fn line(grid: &Grid, number: usize) -> Vec<Value> {
    let number = u32::try_from(number).unwrap();
    let found = grid.lines.iter().find(|line| line.number == number);
    let mut cells = found.map_or_else(Vec::new, |line| line.cells.clone());
    cells.resize(3, Value::Empty);
    cells
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn cells_are_read_as_they_were_written(
        title in "\\PC{0,40}",
        facts_title in "\\PC{0,40}",
        rows in proptest::collection::vec(proptest::collection::vec(cells(), 3), 0..12),
    ) {
        let table = table(&title, &facts_title, rows);
        let grids = read(&xlsx(&table).unwrap()).unwrap();
        prop_assert_eq!(grids.len(), 2);
        for (at, row) in table.rows.iter().enumerate() {
            let expected: Vec<Value> = row.iter().map(read_as).collect();
            prop_assert_eq!(line(&grids[0], at + 2), expected);
        }
    }
}
