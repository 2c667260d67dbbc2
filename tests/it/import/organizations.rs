//! Organizations: what a row makes, changes, leaves, and what is wrong in one.

use serde_json::json;

use super::world::{ADMIN, book, counts, wrong};
use crate::attachment::world::{OFFICE, Office, SCHOOL};
use crate::export::world::ORGANIZATIONS;

const PLACE: &str = "Phòng Giáo dục và Đào tạo thành phố Sen Hồng";

#[tokio::test]
async fn rows_make_change_and_leave_organizations() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let there = office.organization(&admin, "Trường Tiểu học An Bình").await;
    let file = book(&[
        &[
            "Tên đơn vị",
            "Tên viết tắt",
            "Loại",
            "Cấp học",
            "Cụm",
            "Điện thoại",
            "Thư điện tử",
        ],
        &[
            "Trường Mầm non Bông Lúa",
            "",
            "Trường",
            "Mầm non",
            "Cụm trường số 1",
            "0912.345.678",
            "mnbl@senhong.example.vn",
        ],
        &[
            "Trường Tiểu học An Bình",
            "",
            "",
            "",
            "",
            "0900 777 888",
            "",
        ],
        &[
            "Trường THCS Bắc Hà",
            "THCS Bắc Hà",
            "Trường",
            "THCS, Tiểu học",
            "",
            "",
            "",
        ],
    ]);
    let import = office.looked(&admin, "ORGANIZATIONS", &place, &file).await;
    assert_eq!(import["state"], "CHECKED", "{import}");
    assert_eq!(counts(&import), [2, 1, 0, 0], "{import}");
    assert!(
        office
            .organization(&admin, "Trường THCS Bắc Hà")
            .await
            .is_null(),
        "nothing is written yet"
    );
    let rows = import["rows"].as_array().unwrap();
    assert_eq!(
        rows.last().unwrap()["changes"],
        json!([{ "column": "Điện thoại", "from": there["phone"], "to": "0900777888" }])
    );

    let import = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(
        (&import["state"], &import["failure"]),
        (&json!("APPLIED"), &json!(null)),
        "{import}"
    );
    let made = office.organization(&admin, "Trường Mầm non Bông Lúa").await;
    assert_eq!(made["shortName"], "MN Bông Lúa");
    assert_eq!(made["phone"], "0912345678");
    assert_eq!(made["levels"][0]["code"], "MN");
    assert_eq!(made["clusters"], json!([{ "name": "Cụm trường số 1" }]));
    let several = office.organization(&admin, "Trường THCS Bắc Hà").await;
    assert_eq!(several["levels"].as_array().unwrap().len(), 2);
    let changed = office.organization(&admin, "Trường Tiểu học An Bình").await;
    assert_eq!(changed["phone"], "0900777888");
    assert_eq!(
        changed["email"], there["email"],
        "an empty cell leaves what is there"
    );

    let again = office.looked(&admin, "ORGANIZATIONS", &place, &file).await;
    assert_eq!(counts(&again), [0, 0, 3, 0], "{again}");
    assert_eq!(
        again["availableActions"],
        json!([]),
        "there is nothing to write"
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_cell_by_cell_and_in_a_copy() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let file = book(&[
        &[
            "Tên đơn vị",
            "Loại",
            "Cấp học",
            "Cụm",
            "Điện thoại",
            "Email",
            "Ngày thành lập",
        ],
        &["", "Trường", "Mầm non", "", "", "", ""],
        &[
            "Trường A",
            "Trường",
            "Đại học",
            "Cụm không có",
            "gọi cô Hoa",
            "a@",
            "31/02/2020",
        ],
        &["Trường B", "Trường", "", "", "", "", ""],
        &["Trường C", "Viện", "Mầm non", "", "", "", ""],
        &["Trường D", "Trường", "Mầm non", "", "", "", ""],
        &["truong d", "Trường", "Mầm non", "", "", "", ""],
        &["Trường Tiểu học An Bình", "Phòng", "", "", "", "", ""],
    ]);
    let import = office.looked(&admin, "ORGANIZATIONS", &place, &file).await;
    assert_eq!(counts(&import), [1, 0, 0, 6], "{import}");
    let told = |column: &str, code: &str| (column.to_owned(), code.to_owned());
    assert_eq!(wrong(&import, 2), [told("Tên đơn vị", "REQUIRED")]);
    let mut all = wrong(&import, 3);
    all.sort();
    let mut expected = vec![
        told("Cấp học", "UNKNOWN"),
        told("Cụm", "UNKNOWN"),
        told("Điện thoại", "NOT_A_TELEPHONE"),
        told("Thư điện tử", "NOT_AN_EMAIL"),
        told("Ngày thành lập", "NOT_A_DAY"),
    ];
    expected.sort();
    assert_eq!(all, expected);
    assert_eq!(wrong(&import, 4), [told("Cấp học", "REQUIRED")]);
    assert_eq!(wrong(&import, 5), [told("Loại", "UNKNOWN")]);
    assert_eq!(wrong(&import, 7), [told("Tên đơn vị", "TWICE")]);
    assert_eq!(wrong(&import, 8), [told("Loại", "FIXED")]);

    let copy = sheet::read(&office.copy(&admin, &import).await).unwrap();
    let marked = &copy[0].lines[2].cells[7].words();
    assert!(
        marked.contains("Thư điện tử: «a@» chưa phải địa chỉ thư"),
        "{marked}"
    );
    assert_eq!(copy[0].lines[2].cells[0].words(), "Trường A");

    let import = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(
        import["state"], "APPLIED",
        "rows that are wrong are left out"
    );
    assert!(!office.organization(&admin, "Trường D").await.is_null());
    assert!(office.organization(&admin, "Trường B").await.is_null());
}

#[tokio::test]
async fn what_was_exported_changes_nothing() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let kinds = [
        ("SCHOOL", "Trường"),
        ("OFFICE", "Phòng"),
        ("DEPARTMENT", "Sở"),
    ];
    let kinds = kinds.map(|(code, word)| json!({ "code": code, "word": word }));
    let column =
        |title: &str, path: &str| json!({ "title": title, "cells": "TEXT", "paths": [path] });
    let query = ORGANIZATIONS.replace(
        "levels { name }",
        "levels { name } clusters { name } closedOn",
    );
    let job = office
        .exported(
            &admin,
            json!({
                "query": query,
                "operationName": "Organizations",
                "variables": "{}",
                "list": "organizations",
                "format": "XLSX",
                "title": "Đơn vị",
                "columns": [
                    column("Tên", "name"),
                    { "title": "Loại", "cells": "TEXT", "paths": ["kind"], "words": kinds },
                    column("Cấp học", "levels.name"),
                    column("Cụm", "clusters.name"),
                    column("Điện thoại", "phone"),
                    { "title": "Đã ngừng hoạt động", "cells": "DATE", "paths": ["closedOn"] },
                ],
                "factsTitle": "Bộ lọc",
                "facts": [],
            }),
        )
        .await;
    let file = office.made(&admin, &job).await.bytes;
    let root = office.own(&admin).await;
    let import = office.looked(&admin, "ORGANIZATIONS", &root, &file).await;
    let all = job["total"].as_i64().unwrap();
    assert!(all > 20);
    assert_eq!(counts(&import), [0, 0, all, 0], "{import}");
}

#[tokio::test]
async fn who_may_not_make_organizations_takes_in_none() {
    let office = Office::new().await;
    let (clerk, school) = (office.sign_in(OFFICE).await, office.sign_in(SCHOOL).await);
    let file = book(&[&["Tên đơn vị", "Cấp học"], &["Trường X", "Mầm non"]]);
    for who in [&clerk, &school] {
        let place = office.own(who).await;
        let refused = office.give(who, "ORGANIZATIONS", &place, &file).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
            "{refused}"
        );
    }
}

impl Office {
    /// The office's id.
    pub async fn office(&self, who: &crate::attachment::world::Browser) -> String {
        self.named(who, PLACE).await
    }
}
