//! Files as offices have them, and files that are none.

use chrono::NaiveDate;
use serde_json::json;
use sheet::Cell;

use super::world::{ADMIN, book, cellwise, counts};
use crate::attachment::world::Office;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[tokio::test]
async fn headings_are_found_below_titles_without_marks_in_any_order_among_others() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let day = NaiveDate::from_ymd_opt(2019, 9, 5).unwrap();
    let file = cellwise(vec![
        vec![text("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")],
        vec![text("DANH SÁCH TRƯỜNG NĂM HỌC 2020-2021")],
        vec![],
        vec![
            text("STT"),
            text("NGAY THANH LAP"),
            text("so dien thoai"),
            text("CAP HOC"),
            text("Ghi chú"),
            text("ten truong (*)"),
        ],
        vec![
            Cell::Number(1.0),
            Cell::Date(day),
            Cell::Number(912_345_678.0),
            text("mam non"),
            text("x"),
            text("Trường Mầm non Một"),
        ],
        vec![
            Cell::Number(2.0),
            text("ngày 05 tháng 9 năm 2019"),
            text("0912345679"),
            text("TH"),
            Cell::Empty,
            text(" Trường  Tiểu học Hai "),
        ],
        vec![
            Cell::Number(3.0),
            Cell::Number(43713.0),
            Cell::Empty,
            text("THCS"),
            Cell::Empty,
            text("=HYPERLINK(\"http://x\")"),
        ],
    ]);
    let import = office.looked(&admin, "ORGANIZATIONS", &place, &file).await;
    assert_eq!(counts(&import), [3, 0, 0, 0], "{import}");
    office.ordered(&admin, "importApply", &import).await;
    for (name, phone) in [
        ("Trường Mầm non Một", json!("0912345678")),
        ("Trường Tiểu học Hai", json!("0912345679")),
        ("=HYPERLINK(\"http://x\")", json!(null)),
    ] {
        let made = office.organization(&admin, name).await;
        assert_eq!(
            (&made["phone"], &made["openedOn"]),
            (&phone, &json!("2019-09-05")),
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_is_no_such_list_is_said_to_be_none() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let many: Vec<String> = (0..5_001).map(|n| format!("Trường {n}")).collect();
    let mut lines: Vec<&[&str]> = vec![&["Tên đơn vị"]];
    let names: Vec<[&str; 1]> = many.iter().map(|name| [name.as_str()]).collect();
    lines.extend(names.iter().map(|name| &name[..]));
    for (file, failure, wanted) in [
        (
            book(&[&["Món", "Giá"], &["Phở", "40"]]),
            "NO_HEADINGS",
            "Tên đơn vị",
        ),
        (
            book(&[&["Tên đơn vị", "Tên"], &["a", "b"]]),
            "HEADING_TWICE",
            "Tên đơn vị",
        ),
        (book(&[&["Tên đơn vị", "Cấp học"]]), "NOTHING_IN_IT", ""),
        (book(&lines), "TOO_MANY_ROWS", "5001"),
    ] {
        let import = office.looked(&admin, "ORGANIZATIONS", &place, &file).await;
        assert_eq!(
            (&import["state"], &import["failure"]),
            (&json!("UNREADABLE"), &json!(failure))
        );
        assert_eq!(import["refused"][0]["reasons"][0]["wanted"], wanted);
        assert_eq!(import["availableActions"], json!([]));
    }
}

#[tokio::test]
async fn the_form_that_is_given_out_is_read_back() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let form = office
        .fetch("/files/templates/organizations.xlsx", "")
        .await;
    assert!(form.status.is_success());
    let import = office
        .looked(&admin, "ORGANIZATIONS", &place, &form.bytes)
        .await;
    assert_eq!(
        import["failure"], "NOTHING_IN_IT",
        "its line of hints is no row"
    );
    let none = office.fetch("/files/templates/nothing.xlsx", "").await;
    assert_eq!(none.status.as_u16(), 404);
}
