//! In, out and in again: whatever a list's cells say, what is written there is what comes out, and changes nothing more.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use server::platform::text::tidy_line;
use sheet::Cell;

use super::world::{ADMIN, cellwise, counts};
use crate::attachment::world::{Browser, Office};
use crate::export::world::rows;

const LISTS: usize = 8;
const HEAD: [&str; 8] = [
    "Tên đơn vị",
    "Tên viết tắt",
    "Cấp học",
    "Cụm",
    "Điện thoại",
    "Địa chỉ",
    "Địa danh",
    "Ngày thành lập",
];
const QUERY: &str = "query Organizations($after: String) {
    organizations(first: 50, after: $after) {
        nodes { name shortName kind levels { name } clusters { name } parent { name } phone email address place openedOn closedOn }
        pageInfo { hasNextPage endCursor }
        totalCount
    }
}";

/// As people type and other programs write: marks apart from their letters, noughts, formulas, entities, blanks.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,12}",
        "0{1,3}[0-9]{1,6}",
        "(Hoa|Sen|Đa\u{300}o|Lu\u{301}a)( |  |\u{a0})(Ba\u{301}c|Nam|Đo\u{302}ng|Đ\u{1ed3}ng)",
        "(=|\\+|-|@)(HYPERLINK\\(\"http://a.vn\"\\)|1\\+1|cmd)",
        "(_x000D_|_x0041_|&amp;|<b>|\\]\\]>|'|\"|\u{1fab7}){1,2}",
        "(0[1-9]|[12][0-9])/(0[1-9]|1[0-2])/20[0-9]{2}",
    ]
}

fn text(words: impl Strategy<Value = String>) -> impl Strategy<Value = Cell> {
    words.prop_map(Cell::Text)
}

/// As text with dots or blanks, or as a number that lost its nought.
fn telephone() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        text("09[0-9]{2}[. ][0-9]{3}[. ][0-9]{3}"),
        (900_000_000..999_999_999_u32).prop_map(|number| Cell::Number(number.into())),
    ]
}

/// As a day or as words.
fn day() -> impl Strategy<Value = Cell> {
    let day = (1950..2020_i32, 1..=365_u32);
    let day = day.prop_filter_map("no such day", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    });
    prop_oneof![
        Just(Cell::Empty),
        day.clone().prop_map(Cell::Date),
        day.prop_map(|day| Cell::Text(day.format("%-d/%m/%Y").to_string())),
    ]
}

/// A school; `mark` tells it from all others.
fn school(mark: String) -> impl Strategy<Value = Vec<Cell>> {
    let cluster = prop_oneof![Just(Cell::Empty), text("Cụm trường số [12]")];
    let level = text("(Mầm non|Tiểu học|Mầm non, Tiểu học)");
    let odd = || prop_oneof![1 => Just(Cell::Empty).boxed(), 3 => text(words()).boxed()];
    let (name, short) = (words(), words());
    let named = (name, short).prop_map(move |(name, short)| {
        let of = |kind: &str, words: String| Cell::Text(format!("{kind} {words} {mark}"));
        (of("Trường", name), of("Tr.", short))
    });
    (named, level, cluster, telephone(), odd(), odd(), day()).prop_map(
        |((name, short), level, cluster, phone, address, place, opened)| {
            vec![name, short, level, cluster, phone, address, place, opened]
        },
    )
}

/// All organizations, as the page takes them along.
async fn taken_along(office: &Office, admin: &Browser) -> Vec<u8> {
    let kinds = [
        ("SCHOOL", "Trường"),
        ("OFFICE", "Phòng"),
        ("DEPARTMENT", "Sở"),
        ("PEOPLES_COMMITTEE", "Ủy ban nhân dân"),
    ];
    let kinds = kinds.map(|(code, word)| json!({ "code": code, "word": word }));
    let column =
        |title: &str, path: &str| json!({ "title": title, "cells": "TEXT", "paths": [path] });
    let day = |title: &str, path: &str| json!({ "title": title, "cells": "DATE", "paths": [path] });
    let input = json!({
        "query": QUERY, "operationName": "Organizations", "variables": "{}", "list": "organizations",
        "format": "XLSX", "title": "Đơn vị",
        "columns": [
            column(HEAD[0], "name"), column(HEAD[1], "shortName"), column(HEAD[2], "levels.name"), column(HEAD[3], "clusters.name"),
            column(HEAD[4], "phone"), column(HEAD[5], "address"), column(HEAD[6], "place"), day(HEAD[7], "openedOn"),
            { "title": "Loại", "cells": "TEXT", "paths": ["kind"], "words": kinds },
            column("Đơn vị cấp trên", "parent.name"), column("Thư điện tử", "email"), day("Đã ngừng hoạt động", "closedOn"),
        ],
    });
    let job = office.exported(admin, input).await;
    assert_eq!(job["state"], "DONE", "{job}");
    office.made(admin, &job).await.bytes
}

fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    rows(&sheet::read(bytes).unwrap()[0])
}

/// What is kept of a cell: its words, tidied; a telephone's digits; a day.
fn kept(at: usize, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => format!("0{number}"),
        Cell::Text(words) if at == 4 => words.chars().filter(char::is_ascii_digit).collect(),
        Cell::Text(words) if at == 7 => format!("{words:0>10}"),
        Cell::Text(words) => tidy_line(&sheet::fitting(words)).unwrap_or_default(),
        Cell::Date(day) => day.format("%d/%m/%Y").to_string(),
        Cell::Moment(_) => unreachable!("no list here has one"),
    }
}

async fn taken_in(office: &Office, admin: &Browser, place: &str, file: &[u8]) -> Value {
    let import = office.looked(admin, "ORGANIZATIONS", place, file).await;
    assert_eq!(import["state"], "CHECKED", "{import}");
    assert_eq!(import["wrong"], 0, "{import}");
    office.ordered(admin, "importApply", &import).await
}

#[tokio::test]
async fn what_came_in_goes_out_and_comes_in_elsewhere_as_it_was() {
    let (here, there) = (Office::new().await, Office::new().await);
    let (admin, other) = (here.sign_in(ADMIN).await, there.sign_in(ADMIN).await);
    let (place, root) = (here.office(&admin).await, there.own(&other).await);
    let own = here.own(&admin).await;
    let mut runner = TestRunner::deterministic();
    for list in 0..LISTS {
        let schools: Vec<_> = (0..6).map(|n| school(format!("{list}-{n}"))).collect();
        let given = schools.new_tree(&mut runner).unwrap().current();
        let head = HEAD.map(|title| Cell::Text(title.to_owned())).to_vec();
        let file = cellwise(std::iter::once(head).chain(given.clone()).collect());
        let import = taken_in(&here, &admin, &place, &file).await;
        assert_eq!(import["state"], "APPLIED", "{import}");
        assert_eq!(counts(&import), [6, 0, 0, 0], "{given:?}");

        let out = taken_along(&here, &admin).await;
        let shown = table(&out);
        for row in &given {
            let expected: Vec<String> = row
                .iter()
                .enumerate()
                .map(|(at, cell)| kept(at, cell))
                .collect();
            let mut named = shown.iter().filter(|line| line[0] == expected[0]);
            let mut line = named
                .next()
                .unwrap_or_else(|| panic!("{expected:?} is not there"))
                .clone();
            line.resize(HEAD.len().max(line.len()), String::new());
            assert_eq!(line[..HEAD.len()], expected);
        }
        let again = here.looked(&admin, "ORGANIZATIONS", &own, &out).await;
        let all = i64::try_from(shown.len() - 1).unwrap();
        assert_eq!(counts(&again), [0, 0, all, 0], "{again}");

        let import = taken_in(&there, &other, &root, &out).await;
        assert_eq!(counts(&import), [6, 0, all - 6, 0], "{import}");
        assert_eq!(table(&taken_along(&there, &other).await), shown);
    }
}
