//! Lists that were kept in Excel are taken in, and what was typed in Word is looked over.

use sheet::{About, Cell, Column, Kind, Table};

use crate::browser::Screen;
use crate::journey;

/// A workbook as offices have it: columns in an order of their own, a telephone with words in it.
fn schools() -> Vec<u8> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let column = |title: &str| Column {
        title: title.to_owned(),
        kind: Kind::Text,
    };
    let row = |name: &str, short: &str, phone: &str| {
        vec![
            text(phone),
            text(name),
            text(short),
            text("Trường"),
            text("Tiểu học"),
        ]
    };
    let table = Table {
        about: About {
            title: "Danh sách trường".to_owned(),
            ..About::default()
        },
        columns: [
            "Dien thoai",
            "TÊN ĐƠN VỊ",
            "Tên viết tắt",
            "Loại",
            "Cấp học",
        ]
        .map(column)
        .into(),
        rows: vec![
            row("Trường Tiểu học Sen Trắng", "TH Sen Trắng", "0912 345 678"),
            row("Trường Tiểu học Sen Vàng", "TH Sen Vàng", "hỏi văn thư"),
        ],
    };
    sheet::xlsx(&table).expect("a workbook is written")
}

journey! {
    /// What a workbook would do is seen before it is done: the right row is taken in, the wrong one told; then it is undone.
    async fn a_workbook_is_looked_at_taken_in_and_taken_back(world) {
        let desk = tempfile::tempdir().expect("a folder");
        let path = desk.path().join("truong.xlsx");
        std::fs::write(&path, schools()).expect("a file is written");

        let admin = world.signed_in("admin", Screen::Desktop).await;
        admin.open("/organizations").await;
        admin.click("import-open").await;
        admin.sees("import-form").await;
        admin.is_accessible().await;
        admin.attach("import-file", &path).await;
        admin.reads("import", "hỏi văn thư").await;
        admin.reads("import-figures", "Thêm mới").await;
        admin.is_accessible().await;
        admin.click("import-apply").await;
        admin.sees("import-applied").await;
        admin.is_accessible().await;
        let import = admin.path().await;
        admin.open("/organizations?search=sen+trang").await;
        admin.reads("organization-list", "Trường Tiểu học Sen Trắng").await;
        admin.open(&import).await;
        admin.click("import-undo").await;
        admin.click("dialog-confirm").await;
        admin.sees("import-undone").await;
        admin.is_accessible().await;
    }
}

journey! {
    /// A plan that was typed elsewhere is looked over; what is wrong is told at its place, with what to write.
    async fn a_paper_is_looked_over_before_it_goes_to_be_signed(world) {
        let office = world.signed_in("vanphong", Screen::Desktop).await;
        office.open("/documents/issued").await;
        office.click("form-check").await;
        office.sees("plan-text").await;
        office.is_accessible().await;
        let paper = "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 5/KH – PGDĐT\nSa Đéc, ngày 5 tháng 2 năm 2021\nKẾ HOẠCH\nTruyền thông năm học 2020-2021\n1. Các trường thực hiện.\nNơi nhận:\n- Lưu VT";
        office.fill("plan-text", paper).await;
        office.click("read-source").await;
        office.reads("form-findings", "Sửa thành “05”").await;
        office.reads("form-findings", "Sửa thành “/KH-PGDĐT”").await;
        office.reads("form-findings", "Sửa thành “hiện./.”").await;
        office.is_accessible().await;
        office.click("check-copy").await;
        office.reads("toast", "Đã chép").await;

        office.open("/documents/issue").await;
        office.fill("body", "Thực hiện Kế hoạch số 82/KH – SGDĐT của Sở.").await;
        office.click("words-check").await;
        office.click("words-fix-0").await;
        office.sees("words-right").await;
        office.is_accessible().await;
    }
}
